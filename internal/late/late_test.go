package late_test

import (
	"context"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/late"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/words"
	"candour/internal/workbench"
)

// newly is a kind of entry that nothing in the service names: whatever is made tomorrow.
type newly struct {
	Title string            `json:"title"`
	Parts []map[string]part `json:"parts,omitempty"`
}

type part struct {
	Words []string `json:"words,omitempty"`
}

var newKinds ledger.Set

var madeTomorrow = ledger.Define(&newKinds, "late_test.newly/1", ledger.Spec[newly]{
	Means: "Something that nobody has thought of yet.", May: "case-worker", Example: newly{Title: "x"},
	Line: func(_ words.Printer, b newly) words.Line { return words.Line{Text: b.Title} },
})

type attached struct {
	File ledger.File `json:"file"`
}

var withFile = ledger.Define(&newKinds, "late_test.attached/1", ledger.Spec[attached]{
	Means: "A file came.", May: "case-worker", Example: attached{File: ledger.File{ID: "x"}},
	Line: func(words.Printer, attached) words.Line { return words.Line{Text: "A file"} },
})

// household is a family in whose case something is to be hidden, and the service that looks where it stands already.
type household struct {
	*casetest.Case
	late.Sweeper
	mother, father, child ledger.Ref
	typed                 []web.Typed
	far                   map[string]string
	tells                 int
}

func aHousehold(t testing.TB) *household {
	return inCase(t, casetest.New(t, casetest.More{Kinds: []*ledger.Set{&late.Kinds, &newKinds}, Views: []*ledger.View{late.View}}))
}

// inCase is a household in a case of its own.
func inCase(t testing.TB, c *casetest.Case) *household {
	h := &household{Case: c, far: map[string]string{}}
	h.mother, h.father, h.child = h.Adult("Niamh O’Neill", "applicant"), h.Adult("Tomasz Wilk", "respondent"), h.Child("Ola Wilk", "2017-02-03")
	h.Sweeper = late.Sweeper{
		Ledger: h.Case.Ledger, Files: h.Case.Files, Reader: unreadable{}, Progress: h, Pack: casetest.Pack(t),
		Forms: func(context.Context, ledger.StreamID) ([]web.Typed, error) { return h.typed, nil },
	}
	return h
}

// unreadable is a reader that reads plain texts alone.
type unreadable struct{}

func (unreadable) Plain(_ context.Context, file []byte) (string, error) { return string(file), nil }

func (unreadable) Text(context.Context, []byte) (string, error) {
	return "", errors.New("the reader broke")
}

func (unreadable) Word(context.Context, []byte) (workbench.Words, error) {
	return workbench.Words{}, errors.New("the reader broke")
}

func (h *household) Get(_ context.Context, name string) (string, error) { return h.far[name], nil }
func (h *household) Set(_ context.Context, name, value string) error {
	h.far[name], h.tells = value, h.tells+1
	return nil
}

// hides records a detail as hidden.
func (h *household) hides(by ledger.Author, of ledger.Ref, kind casework.DetailKind, value string) {
	h.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddDetail(s, by, ledger.NewEntryID(), casework.DetailForm{Of: of, Kind: kind, Value: value, Hiding: casework.Hiding{From: casework.FromEveryone}})
	})
}

// says puts an entry of any kind on record.
func says[T any](h *household, kind ledger.Kind[T], body T) ledger.EntryID {
	id := ledger.NewEntryID()
	h.When(func(s *casework.State) (ledger.Change, error) {
		m := &ledger.Making{By: h.Worker}
		ledger.Put(m, s.Stream, kind, id, nil, body)
		return m.Done()
	})
	return id
}

func (h *household) notes(said string) ledger.EntryID {
	return says(h, casework.NoteTaken, casework.NoteBody{Sort: casework.Call, With: "Niamh O’Neill", Said: said})
}

func (h *household) sweeps(t testing.TB) {
	t.Helper()
	if err := h.Sweep(t.Context(), ledger.Job{Kind: late.SweepJob, Stream: h.Stream}); err != nil {
		t.Fatal(err)
	}
}

func (h *household) found() []*late.Find { return late.Of(h.Read(h.Side)).All() }

func (h *household) answers(t testing.TB, by ledger.Author, says late.Says, why string, places ...ledger.EntryID) error {
	t.Helper()
	c, err := h.Checker(t.Context(), h.Read(h.Stream))
	if err != nil {
		t.Fatal(err)
	}
	on := []ledger.Seen{{Stream: h.Stream, Version: ledger.Any}}
	for _, s := range c.On() {
		on = append(on, ledger.Seen{Stream: s, Version: ledger.Any})
	}
	id := ledger.NewEntryID()
	_, err = h.Case.Ledger.Do(t.Context(), ledger.Act{Form: id, On: on, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return c.Answer(hs, by, id, late.Form{Places: places, Says: says, Why: why})
	}})
	return err
}

const where, saysWhere = "14 Elm Road\nOtterburgh\nLS6 2AB", "She moved to 14 Elm Rd last week."

func TestWhatBecameHiddenIsFoundWhereItStandsPutDownOnceAndHeldBack(t *testing.T) {
	h := aHousehold(t)
	note, other := h.notes(saysWhere), h.notes("Ola sleeps well.")
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	h.sweeps(t)
	all := h.found()
	if len(all) != 1 || all[0].Place.Entry != note || !all[0].HidBy(h.Manager) || all[0].Details[0].Who != "Niamh O’Neill" {
		t.Fatalf("found %+v, and not the other, %s", all, other)
	}
	for _, e := range h.Read(h.Stream).Entries {
		if said := casework.HoldsBack(h.Read(h.Stream), e.ID); said != (e.ID == note) {
			t.Errorf("%s is held back: %v", e.Kind, said)
		}
	}
	if said := h.State().Notes()[0].Said + h.State().Notes()[1].Said; strings.Contains(said, "Elm") || !strings.Contains(said, "sleeps well") {
		t.Errorf("the notes say %q", said)
	}
}

func TestNoKindOfEntryIsForgotten(t *testing.T) {
	h := aHousehold(t)
	id := says(h, madeTomorrow, newly{Title: "A new thing", Parts: []map[string]part{{"b": {Words: []string{"seen", "at 14 ELM ROAD"}}}}})
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	if all := h.found(); len(all) != 1 || all[0].Place.Entry != id {
		t.Fatalf("found %+v", all)
	}
	e, ok := casework.Find(h.Read(h.Stream), id)
	if body, is := e.Body.(newly); !ok || !is || body.Parts[0]["b"].Words[1] != casework.HeldBackWords || body.Parts[0]["b"].Words[0] != "seen" {
		t.Errorf("it reads %+v", e.Body)
	}
}

// sorts are values of each sort, and some ways in which they are written.
var sorts = map[casework.DetailKind][]string{
	casework.Address: {where, "14 elm road", "LS62AB", "at 14, Elm\nRd."}, casework.Phone: {"07700 900123", "+44 7700 900123", "07700-900-123", "0044 7700900123"},
	casework.EmailAddress: {"kestrel@nest.example", "kestrel at nest dot example", "KESTREL@nest.example"},
	casework.School:       {"St Quillan’s Church of England Primary School", "St Quillans C of E", "ST QUILLAN’S C. OF E. PRIMARY"},
	casework.Workplace:    {"Quibblethorpe Bakery Ltd", "Quibblethorpe Bakery"}, casework.Surgery: {"Larkrise Quay Surgery", "LARKRISE QUAY"},
	casework.Centre: {"Wrenhollow Contact Centre", "Wrenhollow contact center"}, casework.Refuge: {"Kingfisher Haven", "kingfisher haven"},
}

func TestAnySortOfDetailInAnySpellingIsFoundInExactlyTheEntriesThatHoldIt(t *testing.T) {
	first := aHousehold(t)
	rapid.Check(t, func(r *rapid.T) {
		h := inCase(t, first.Another("ZE26P00413"))
		kind := rapid.SampledFrom(casework.DetailKinds[:6]).Draw(r, "kind")
		written := sorts[kind]
		if written == nil {
			r.Skip("no sort of its own")
		}
		var hold []ledger.EntryID
		for range rapid.IntRange(1, 6).Draw(r, "entries") {
			text := "Nothing of note."
			holds := rapid.Bool().Draw(r, "holds")
			if holds {
				text = "She wrote: " + rapid.SampledFrom(written).Draw(r, "written") + ". So she did."
			}
			var id ledger.EntryID
			switch rapid.IntRange(0, 3).Draw(r, "place") {
			case 0:
				id = h.notes(text)
			case 1:
				id = says(h, madeTomorrow, newly{Title: text})
			case 2:
				id = says(h, madeTomorrow, newly{Title: "x", Parts: []map[string]part{{"p": {Words: []string{"y", text}}}}})
			default:
				id = says(h, casework.NoteTaken, casework.NoteBody{Sort: casework.Visit, With: "her aunt", Said: "Short.", Where: text})
			}
			if holds {
				hold = append(hold, id)
			}
		}
		h.hides(h.Manager, h.mother, kind, written[0])
		h.sweeps(t)
		h.sweeps(t)
		var found []ledger.EntryID
		for _, f := range h.found() {
			found = append(found, f.Place.Entry)
		}
		if !slices.Equal(found, hold) {
			r.Fatalf("of a %s found %v, want %v", kind, found, hold)
		}
	})
}

func TestCorrectedIsRefusedWhileWhatStandsStillSaysIt(t *testing.T) {
	h := aHousehold(t)
	note := h.notes(saysWhere)
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	place := h.found()[0].Entry.ID
	correct := func(said string) {
		says(h, casework.NoteCorrected, casework.NoteCorrectedBody{Note: ledger.Ref{Stream: h.Stream, Entry: note}, With: "Niamh O’Neill", Said: said, Why: "Confidential"})
	}
	for _, said := range []string{"", "She moved to Elm Road."} {
		if said != "" {
			correct(said)
		}
		if err := h.answers(t, h.Worker, late.Corrected, "", place); fault.FieldsOf(err) == nil {
			t.Errorf("after %q: %v", said, err)
		}
	}
	correct("She moved last week.")
	if err := h.answers(t, h.Worker, late.Corrected, "", place); err != nil {
		t.Fatal(err)
	}
	if f := h.found()[0]; f.Waits() || f.Answer.Says != late.Corrected {
		t.Errorf("answered %+v", f.Answer)
	}
	if n := h.State().Notes()[0]; n.Said != casework.HeldBackWords {
		t.Errorf("its first words are %q", n.Said)
	}
}

func TestItMayStandByTheWordOfWhoeverHidItOrOfTwoPeople(t *testing.T) {
	for name, c := range map[string]struct {
		by    ledger.Author
		first bool
	}{"whoever hid it": {by: ledger.By("hider"), first: true}, "somebody else": {by: ledger.By("other")}} {
		t.Run(name, func(t *testing.T) {
			h := aHousehold(t)
			h.notes(saysWhere)
			h.hides(ledger.By("hider"), h.mother, casework.Address, where)
			h.sweeps(t)
			place := h.found()[0].Entry.ID
			if err := h.answers(t, c.by, late.MayStand, "", place); fault.FieldsOf(err) == nil {
				t.Errorf("without a reason: %v", err)
			}
			if err := h.answers(t, c.by, late.MayStand, "He was there with her", place); err != nil {
				t.Fatal(err)
			}
			if stands := h.State().Notes()[0].Said == saysWhere; stands != c.first {
				t.Errorf("after one word it stands: %v", stands)
			}
			if c.first {
				return
			}
			if err := h.answers(t, c.by, late.Agreed, "", place); fault.FieldsOf(err) == nil {
				t.Errorf("they agreed with themselves: %v", err)
			}
			if err := h.answers(t, h.Worker, late.Agreed, "", place); err != nil || h.State().Notes()[0].Said != saysWhere {
				t.Errorf("after two words: %v, %q", err, h.State().Notes()[0].Said)
			}
		})
	}
}

func TestSeveralPlacesAreAnsweredAtOnce(t *testing.T) {
	h := aHousehold(t)
	h.notes(saysWhere)
	h.notes("Again at 14 Elm Road.")
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	all := h.found()
	if err := h.answers(t, h.Worker, late.StaysHeld, "", all[0].Entry.ID, all[1].Entry.ID); err != nil {
		t.Fatal(err)
	}
	if left := late.Of(h.Read(h.Side)).Waiting(h.Worker.Person); len(left) != 0 {
		t.Errorf("%d wait", len(left))
	}
	if err := h.answers(t, h.Worker, late.StaysHeld, ""); fault.FieldsOf(err) == nil {
		t.Errorf("about nothing: %v", err)
	}
}

func TestWhatIsHiddenFromNobodyAgainIsHeldBackNoLonger(t *testing.T) {
	h := aHousehold(t)
	h.notes(saysWhere)
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	decide := func(from casework.HiddenFrom) {
		mother, _ := h.State().Person(h.mother)
		h.When(func(s *casework.State) (ledger.Change, error) {
			return casework.DecideHiding(s, h.Manager, ledger.NewEntryID(), casework.HidingDecidedBody{Fact: mother.Details()[0].Ref, Hiding: casework.Hiding{From: from}, Why: "She said so"})
		})
		h.sweeps(t)
	}
	decide(casework.FromNobody)
	if said := h.State().Notes()[0].Said; said != saysWhere || h.found()[0].Waits() {
		t.Errorf("it says %q", said)
	}
	decide(casework.FromEveryone)
	if said := h.State().Notes()[0].Said; said != casework.HeldBackWords || len(h.found()) != 2 {
		t.Errorf("hidden again, it says %q, found %d times", said, len(h.found()))
	}
}

func TestWhatSomebodyTypesIsForThemAlone(t *testing.T) {
	h := aHousehold(t)
	h.typed = []web.Typed{{Writer: "ruth", Form: "/case/x/write-note", Text: saysWhere}, {Writer: "tom", Form: "/case/x/write-note", Text: "Nothing"}}
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	s := late.Of(h.Read(h.Side))
	if len(s.Waiting("ruth")) != 1 || len(s.Waiting("tom")) != 0 {
		t.Errorf("it waits for Ruth %d times, for Tom %d", len(s.Waiting("ruth")), len(s.Waiting("tom")))
	}
	place := s.All()[0].Entry.ID
	if err := h.answers(t, ledger.By("tom"), late.Corrected, "", place); fault.KindOf(err) != fault.NotFound {
		t.Errorf("another answered: %v", err)
	}
	if err := h.answers(t, ledger.By("ruth"), late.Corrected, "", place); fault.FieldsOf(err) == nil {
		t.Errorf("it still says it: %v", err)
	}
	h.typed = nil
	h.sweeps(t)
	if len(late.Of(h.Read(h.Side)).Waiting("ruth")) != 0 {
		t.Error("it waits although it is gone")
	}
}

func TestWhatIsWrittenLaterIsLookedThroughToo(t *testing.T) {
	h := aHousehold(t)
	before := h.Read(h.Stream)
	h.notes("Nothing is hidden yet.")
	if jobs := late.Asks(before, h.Read(h.Stream)); len(jobs) != 0 {
		t.Errorf("nothing is hidden, and jobs are asked for: %+v", jobs)
	}
	before = h.Read(h.Stream)
	h.hides(h.Manager, h.mother, casework.Address, where)
	if jobs := late.Asks(before, h.Read(h.Stream)); len(jobs) != 1 || jobs[0].Kind != late.SweepJob {
		t.Errorf("something is hidden: %+v", jobs)
	}
	before = h.Read(h.Stream)
	says(h, casework.DutyOpened, casework.DutyBody{What: "Post it to 14 Elm Road", To: "Ms O’Neill", Because: casework.Because{Made: casework.ByHand, Words: "She asked"}, Owner: casework.OfWorker})
	jobs := late.Asks(before, h.Read(h.Stream))
	if len(jobs) != 1 || jobs[0].Kind != late.EntryJob {
		t.Fatalf("something was written: %+v", jobs)
	}
	if err := h.Entry(t.Context(), jobs[0]); err != nil {
		t.Fatal(err)
	}
	if all := h.found(); len(all) != 1 || all[0].Kind != casework.DutyOpened.Name() {
		t.Errorf("found %+v", all)
	}
}

func TestALookSaysHowFarItHasComeAndHowItEnded(t *testing.T) {
	h := aHousehold(t)
	for range 45 {
		h.notes("Nothing of note.")
	}
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	far, err := late.HowFar(t.Context(), h, h.Stream)
	if err != nil || !far.Done() || far.Of < 45 || h.tells < 3 {
		t.Errorf("it has come %+v, told %d times, %v", far, h.tells, err)
	}
}

func TestTheClosedSideSaysWhereAndNeverWhat(t *testing.T) {
	h := aHousehold(t)
	h.notes(saysWhere)
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	for _, e := range append(h.Read(h.Side).Entries, h.Read(h.Stream).Entries...) {
		if e.Author.Service == "" {
			continue
		}
		if line := h.Case.Ledger.Registry().Line(words.Printer{}, e); strings.Contains(line.Text+line.Words, "Elm") {
			t.Errorf("%s says %q", e.Kind, line)
		}
	}
}

func TestACaseThatSharesSomebodyIsLookedThroughForTheirDetailsAlone(t *testing.T) {
	h := aHousehold(t)
	other := h.Another("ZE26P00977")
	mother, _ := h.State().Person(h.mother)
	other.When(func(s *casework.State) (ledger.Change, error) {
		m := &ledger.Making{By: other.Worker}
		ledger.Put(m, s.Stream, casework.PersonAdded, ledger.NewEntryID(), nil, casework.PersonAddedBody{Person: mother.Streams[0], Kind: casework.Adult, Name: "Niamh O’Neill"})
		return m.Done()
	})
	for _, said := range []string{saysWhere, "He is at 9 Birch Close."} {
		other.When(func(s *casework.State) (ledger.Change, error) {
			m := &ledger.Making{By: other.Worker}
			ledger.Put(m, s.Stream, casework.NoteTaken, ledger.NewEntryID(), nil, casework.NoteBody{Sort: casework.Call, With: "Niamh O’Neill", Said: said})
			return m.Done()
		})
	}
	says(h, casework.Linked, casework.LinkedBody{To: other.Stream, How: casework.Siblings, Why: "One mother"})
	says(&household{Case: other}, casework.Linked, casework.LinkedBody{To: h.Stream, How: casework.Siblings, Why: "One mother"})
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.hides(h.Manager, h.father, casework.Address, "9 Birch Close\nOtterburgh\nLS9 9ZZ")
	h.sweeps(t)
	if all := late.Of(h.Read(other.Side)).All(); len(all) != 1 || all[0].Details[0].Who != "Niamh O’Neill" || all[0].Place.Stream != other.Stream {
		t.Errorf("found in the other case: %+v", all)
	}
	held := 0
	for _, n := range other.State().Notes() {
		if n.Said == casework.HeldBackWords {
			held++
		}
	}
	if held != 1 || len(h.found()) != 0 {
		t.Errorf("%d notes of the other case are held back, and %d places found in this", held, len(h.found()))
	}
}

// saying is a reader that finds the content of a PDF to be its words.
type saying struct{ unreadable }

func (saying) Text(_ context.Context, pdf []byte) (string, error) { return string(pdf), nil }

func (saying) Word(_ context.Context, file []byte) (workbench.Words, error) {
	_, said, _ := strings.Cut(string(file), "word/")
	return workbench.Words{Besides: said, Missing: strings.Contains(said, "picture")}, nil
}

func TestAPDFWithAPageThatNoMachineCanReadIsNotCheckedEither(t *testing.T) {
	for name, c := range map[string]struct {
		says          string
		found, unread bool
	}{
		"every page has words":         {says: "One page.\fAnother."},
		"a scan among pages":           {says: "One page.\f \n-\fAnother.", unread: true},
		"a scan at the end":            {says: "One page.\f", unread: true},
		"a scan beside what is hidden": {says: saysWhere + "\f", found: true, unread: true},
		"a scan with a page number":    {says: "4 <</Type/XObject /Subtype /Image /Width 1240>>", unread: true},
	} {
		t.Run(name, func(t *testing.T) {
			h := aHousehold(t)
			h.Sweeper.Files, h.Reader = h.Case.Record.Files, saying{}
			f, err := h.Case.Record.Files.Put(t.Context(), "application/pdf", strings.NewReader("%PDF-1.7\n"+c.says))
			if err != nil {
				t.Fatal(err)
			}
			says(h, withFile, attached{File: f})
			h.hides(h.Manager, h.mother, casework.Address, where)
			h.sweeps(t)
			h.sweeps(t)
			found, unread := 0, 0
			for _, f := range h.found() {
				if f.Unread {
					unread++
				} else {
					found++
				}
			}
			if (found == 1) != c.found || (unread == 1) != c.unread || found+unread > 2 {
				t.Errorf("found %d times, not checked %d times", found, unread)
			}
		})
	}
}

// TestWhatIsHiddenIsFoundInEveryPartOfAFile has files as what fetched them called them: what they are is seen by their bytes.
func TestWhatIsHiddenIsFoundInEveryPartOfAFile(t *testing.T) {
	for name, c := range map[string]struct {
		media, file   string
		found, unread bool
	}{
		"a Word file":                     {"application/zip", "PK\x03\x04word/" + saysWhere, true, false},
		"a Word file with nothing hidden": {"application/zip", "PK\x03\x04word/Nothing.", false, false},
		"a Word file with a picture":      {"application/zip", "PK\x03\x04word/Nothing, but a picture.", false, true},
		"another ZIP file":                {"application/zip", "PK\x03\x04" + saysWhere, false, true},
		"a text from the court":           {"text/plain; charset=utf-8", saysWhere, true, false},
		"a file within a PDF":             {"application/pdf", "%PDF-1.7\nWords.\n<< /Type /Filespec /EF << /F 8 0 R >> >>", false, true},
		"data about a PDF":                {"application/pdf", "%PDF-1.7\nWords.\n<< /Title <" + hex.EncodeToString([]byte(saysWhere)) + "> >>", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			h := aHousehold(t)
			h.Sweeper.Files, h.Reader = h.Case.Record.Files, saying{}
			f, err := h.Case.Record.Files.Put(t.Context(), c.media, strings.NewReader(c.file))
			if err != nil {
				t.Fatal(err)
			}
			says(h, withFile, attached{File: f})
			h.hides(h.Manager, h.mother, casework.Address, where)
			h.sweeps(t)
			found := slices.ContainsFunc(h.found(), func(f *late.Find) bool { return !f.Unread })
			unread := slices.ContainsFunc(h.found(), func(f *late.Find) bool { return f.Unread })
			if found != c.found || unread != c.unread {
				t.Errorf("found: %v, not checked: %v", found, unread)
			}
		})
	}
}

func TestAFileThatNobodyCanReadIsNotCheckedUntilSomebodyLooks(t *testing.T) {
	h := aHousehold(t)
	files := h.Case.Record.Files
	h.Sweeper.Files = files
	named := func(media, content string) ledger.EntryID {
		f, err := files.Put(t.Context(), media, strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		return says(h, withFile, attached{File: f})
	}
	picture, broken, text, plain := named("image/png", "\x89PNG\r\n\x1a\n"), named("application/pdf", "%PDF-1.4"), named("text/plain", saysWhere), named("text/plain", "Nothing.")
	h.hides(h.Manager, h.mother, casework.Address, where)
	h.sweeps(t)
	h.sweeps(t)
	unread := map[ledger.EntryID]bool{}
	for _, f := range h.found() {
		unread[f.Place.Entry] = f.Unread
	}
	if len(unread) != 3 || !unread[picture] || !unread[broken] || unread[text] {
		t.Fatalf("found %v; %s is clean", unread, plain)
	}
	for _, f := range h.found() {
		answer := late.Shows
		if f.Place.Entry == broken {
			answer = late.Clear
		}
		if err := h.answers(t, h.Worker, answer, "", f.Entry.ID); (err == nil) != f.Unread {
			t.Errorf("%s of %s: %v", answer, f.Place.Entry, err)
		}
	}
	for id, held := range map[ledger.EntryID]bool{picture: true, broken: false} {
		if casework.HoldsBackFile(h.Read(h.Stream), id) != held {
			t.Errorf("the file of %s is held back: %v", id, !held)
		}
	}
}
