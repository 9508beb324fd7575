package outboxpage_test

import (
	"crypto/ecdh"
	"crypto/hpke"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/outbox"
	"candour/internal/outbox/outboxpage"
	"candour/internal/practice"
	"candour/internal/voice"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

func service(t *testing.T) *pagetest.Family {
	t.Helper()
	return pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &voice.Kinds, &practice.Kinds, &outbox.Kinds),
		Routes: func(f *pagetest.Family) []web.Route {
			return outboxpage.Pages{Pack: f.Pack, Keys: outbox.Keys{Ledger: f.Ledger, Service: f.Record.Service.Stream}}.Routes()
		},
	})
}

// tablet is what the page’s script does, without a browser.
type tablet struct {
	t      *testing.T
	by     *webtest.Browser
	id     string
	seq    int64
	Worker string
	Key    outbox.PublicKey
	Cases  []struct {
		Number, Label string
		Children      []string
		Until         int64
	}
	Kept int
}

// prepared is a tablet on which somebody has prepared the case.
func prepared(t *testing.T, f *pagetest.Family, by *webtest.Browser) *tablet {
	t.Helper()
	by.Get(f.Path("away")).OK().Send(url.Values{"label": {"The blue door"}, "child-1": {"The elder"}, "child-2": {"The younger"}}).OK()
	return opened(t, by)
}

// opened is a tablet on which somebody has opened the page, signed in.
func opened(t *testing.T, by *webtest.Browser) *tablet {
	t.Helper()
	on := &tablet{t: t, by: by, id: uuid.NewString()}
	on.meets()
	return on
}

func (on *tablet) meets() {
	on.t.Helper()
	read(on.t, on.by.PostJSON("/away/here", map[string]string{"tablet": on.id}).OK(), on)
}

func read(t *testing.T, a *webtest.Answer, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.Body), into); err != nil {
		t.Fatalf("%s: %v", a.Body, err)
	}
}

// seals seals an entry as the script does.
func (on *tablet) seals(entry outbox.Entry) outbox.Sealed {
	on.t.Helper()
	on.seq++
	if entry.Case == "" {
		entry.Case = ledger.EntryID(on.Cases[0].Number)
	}
	entry.Written = "2026-11-24T08:40:00.000000Z"
	s := outbox.Sealed{Entry: uuid.NewString(), Worker: on.Worker, Tablet: on.id, Seq: on.seq, Key: string(on.Key.ID)}
	plain, err := json.Marshal(entry)
	on.must(err)
	public, err := ecdh.X25519().NewPublicKey(on.Key.Public)
	on.must(err)
	to, err := hpke.NewDHKEMPublicKey(public)
	on.must(err)
	enc, sender, err := hpke.NewSender(to, hpke.HKDFSHA256(), hpke.AES256GCM(), []byte("candour outbox 1"))
	on.must(err)
	bound := fmt.Sprintf("candour outbox 1\n%s\n%s\n%s\n%d\n%s", s.Entry, s.Worker, s.Tablet, s.Seq, s.Key)
	s.Enc = enc
	s.Words, err = sender.Seal([]byte(bound), append(plain, "    "...))
	on.must(err)
	return s
}

func (on *tablet) must(err error) {
	on.t.Helper()
	if err != nil {
		on.t.Fatal(err)
	}
}

// delivers sends it and is told what became of it.
func (on *tablet) delivers(s outbox.Sealed) string {
	on.t.Helper()
	var told struct{ Entry, State string }
	read(on.t, on.by.PostJSON("/away/deliver", s).OK(), &told)
	if told.Entry != s.Entry {
		on.t.Errorf("told of %q, wanted %q", told.Entry, s.Entry)
	}
	return told.State
}

func (on *tablet) deliversAs(state string, s outbox.Sealed) {
	on.t.Helper()
	if told := on.delivers(s); told != state {
		on.t.Errorf("told %q, wanted %q", told, state)
	}
}

func visit(said string) outbox.Entry {
	return outbox.Entry{Note: &outbox.Note{Sort: "visit", With: "the mother", On: "2026-11-24", At: "08:30", Said: said, About: []int{2}}}
}

// said are the words of the case’s notes that came from tablets, in the order in which they are on record, with who wrote each.
func said(f *pagetest.Family) (all []string) {
	brought := map[ledger.EntryID]bool{}
	for _, e := range f.Read(f.Case).Entries {
		if d, is := e.Body.(outbox.DeliveredBody); is {
			brought[d.Of.Entry] = true
		}
	}
	for _, e := range f.Read(f.Case).Entries {
		if note, is := e.Body.(casework.NoteBody); is && brought[e.ID] {
			all = append(all, string(e.Author.Person)+" "+note.Said)
		}
	}
	return all
}

func TestWhatWasWrittenIsOnRecordOnceInItsOrderUnderItsWritersName(t *testing.T) {
	f := service(t)
	ruth, aisha := prepared(t, f, f.Ruth), prepared(t, f, f.Aisha)
	one, two, three := ruth.seals(visit("One")), ruth.seals(visit("Two")), aisha.seals(visit("Three"))
	for _, again := range []int{1, 2} {
		ruth.deliversAs("recorded", one)
		ruth.deliversAs("recorded", two)
		aisha.deliversAs("recorded", three)
		want := []string{string(f.Ruth.ID) + " One", string(f.Ruth.ID) + " Two", string(f.Aisha.ID) + " Three"}
		if got := said(f); strings.Join(got, ",") != strings.Join(want, ",") {
			t.Errorf("sent %d times: %v", again, got)
		}
	}
	if note := f.State().Notes()[0]; len(note.About) != 1 || note.About[0] != f.State().Children()[1].Ref || !note.Entry.Happened.Start().Equal(time.Date(2026, 11, 24, 8, 30, 0, 0, time.UTC)) {
		t.Errorf("the note is %+v", note)
	}
}

func TestATimeOfWritingAndATimeOfComingAreOnRecord(t *testing.T) {
	f := service(t)
	on := prepared(t, f, f.Ruth)
	s := on.seals(visit("One"))
	f.At(pagetest.Today.Add(3 * time.Hour))
	f.Ruth.SignIn()
	on.deliversAs("recorded", s)
	entries := f.Read(f.Case).Entries
	last := entries[len(entries)-1]
	body, is := last.Body.(outbox.DeliveredBody)
	if !is || body.Written != "2026-11-24T08:40:00.000000Z" || body.Seq != 1 || last.Recorded.Hour() != 11 {
		t.Errorf("%+v at %v", last.Body, last.Recorded)
	}
}

func TestAChildsWordsAndWhatIsToBeDoneGoOnRecordByTheirOwnVerbs(t *testing.T) {
	f := service(t)
	on := prepared(t, f, f.Ruth)
	words := outbox.Words{
		Child: 1, Form: "verbatim", Prompt: "What is it like there?", Words: "I like the dog", Says: "He likes the dog there", Theme: "home", Place: "home", Near: "Nobody",
		On: "2026-11-24", Unexplained: "He began by himself",
	}
	on.deliversAs("recorded", on.seals(outbox.Entry{Words: &words}))
	on.deliversAs("recorded", on.seals(outbox.Entry{Task: &outbox.Task{What: "Ring the school", On: "2026-11-27"}}))
	saids := voice.Of(f.Read(f.Case)).Said(f.State().Children()[0].Ref)
	if len(saids) != 1 {
		t.Errorf("of the child’s words %d are on record", len(saids))
	}
	duties := f.State().Duties()
	found := false
	for _, d := range duties {
		found = found || d.What == "Ring the school" && d.Due.On.String() == "2026-11-27"
	}
	if !found {
		t.Error("what is to be done is not on record")
	}

	words.Unexplained = "" // nobody is on record as having told the child who reads it
	on.deliversAs("kept", on.seals(outbox.Entry{Words: &words}))
	f.Ruth.Get("/outbox").OK().Check(htmlcheck.HasText("The child had not been told who will read this"), htmlcheck.LacksText("I like the dog"))
}

func TestWhatAnotherPersonWroteWaitsForThem(t *testing.T) {
	f := service(t)
	ruth := prepared(t, f, f.Ruth)
	s := ruth.seals(visit("One"))
	aisha := opened(t, f.Aisha)
	aisha.deliversAs("anothers", s)
	s.Worker = aisha.Worker // as hers it does not open
	aisha.deliversAs("unreadable", s)
	if got := said(f); len(got) != 0 {
		t.Errorf("on record: %v", got)
	}
}

func TestWhatCannotGoOnRecordIsKeptForItsWriterAndTheirManager(t *testing.T) {
	f := service(t)
	on := prepared(t, f, f.Ruth)
	for why, entry := range map[string]outbox.Entry{
		"It says something that is hidden in the case.": visit("Their telephone is " + pagetest.Phone),
		"The tablet names a case that you never prepared.": {
			Case: ledger.NewEntryID(), Task: &outbox.Task{What: "Ring the school"},
		},
		"Say who it was with.":  {Note: &outbox.Note{Sort: "visit", On: "2026-11-24", Said: "The kettle was new"}},
		"The day is not one.":   {Task: &outbox.Task{What: "Ring the school", On: "tomorrow"}},
		"must not be in the fu": {Note: &outbox.Note{Sort: "visit", With: "the mother", On: "2026-11-25", Said: "The kettle was new"}},
	} {
		s := on.seals(entry)
		on.deliversAs("kept", s)
		on.deliversAs("kept", s)
		f.Ruth.Get("/outbox").OK().Check(htmlcheck.HasText(why), htmlcheck.LacksText("kettle"), htmlcheck.LacksText(pagetest.Phone))
	}
	if got := len(outbox.Of(f.Read(outbox.Stream(f.Ruth.ID))).Waiting()); got != 5 {
		t.Errorf("%d wait", got)
	}
	f.Colin.Get("/outbox").OK().Check(htmlcheck.HasText("5 waiting")).Click("Ruth Adeyemi").OK().Check(htmlcheck.HasText("Say who it was with."))
	for _, other := range []*webtest.Browser{f.Aisha, f.Tom, f.Ines, f.Piotr, f.Judith, f.Priya} {
		other.Get("/outbox/" + string(f.Ruth.ID)).Answered(http.StatusNotFound)
		other.Get("/outbox").OK().Check(htmlcheck.LacksText("Ruth Adeyemi"))
	}
}

func kept(f *pagetest.Family, why string) *webtest.Answer {
	return f.Ruth.Get("/outbox").OK().Click(why).OK()
}

func TestWhatIsKeptIsPutOnRecordInAnotherCaseOrLetGoWithAReason(t *testing.T) {
	f := service(t)
	on := prepared(t, f, f.Ruth)
	f.DoesIn(f.Case, func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Allocate(s, f.Colin.By(), id, casework.AllocatedBody{Worker: f.Ruth.ID, Name: f.Ruth.Name, As: access.Allocated})
	})
	other := f.Open(f.Wexcombe, f.Ruth, casework.OpenedBody{Title: "Marlow", Law: "private"})
	s := on.seals(outbox.Entry{Case: ledger.NewEntryID(), Note: &outbox.Note{Sort: "visit", With: "the father", On: "2026-11-24", Said: "The kettle was new"}})
	on.deliversAs("kept", s)
	page := kept(f, "Written").Check(htmlcheck.HasText("The kettle was new"), htmlcheck.HasText("A visit"), htmlcheck.HasText("24 November 2026"))
	page.Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Choose what becomes of it"))
	page.Send(url.Values{"do": {"let-go"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Say why it need not go on record"))
	page.Send(url.Values{"do": {"record"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Choose a case"))
	page.Send(url.Values{"do": {"record"}, "case": {string(other)}}).OK().Check(htmlcheck.HasText("Nothing waits."))
	notes := casework.Of(f.Read(other)).Notes()
	if len(notes) != 1 || notes[0].Said != "The kettle was new" || notes[0].Entry.Author.Person != f.Ruth.ID {
		t.Errorf("%+v", notes)
	}
	on.deliversAs("kept", s) // the tablet asks once more, and nothing is doubled
	if got := len(casework.Of(f.Read(other)).Notes()); got != 1 {
		t.Errorf("%d notes", got)
	}

	on.deliversAs("kept", on.seals(outbox.Entry{Task: &outbox.Task{What: "Ring the school", On: "tomorrow"}}))
	managers := f.Colin.Get("/outbox").Click("Ruth Adeyemi").Click("Written").OK().Check(htmlcheck.LacksText("Put it on record"))
	f.Colin.Post(managers.At, url.Values{"do": {"record"}, "case": {string(other)}}).Answered(http.StatusUnprocessableEntity)
	managers.Send(url.Values{"do": {"let-go"}, "why": {"Ruth has rung them"}}).OK().Check(htmlcheck.HasText("Nothing waits."))
}

func TestATabletThatWasCutOffPutsNothingOnRecordByItself(t *testing.T) {
	f := service(t)
	on := prepared(t, f, f.Ruth)
	before, after := on.seals(visit("One")), on.seals(visit("Two"))
	on.deliversAs("recorded", before)
	f.Colin.Get("/outbox/" + string(f.Ruth.ID)).OK().Click("Cut off").OK().Send(url.Values{"why": {"Left on the train"}}).OK().Check(htmlcheck.HasText("Cut off on 24 November 2026"))
	on.deliversAs("kept", after)
	on.deliversAs("recorded", before)
	if got := said(f); len(got) != 1 {
		t.Errorf("on record: %v", got)
	}
	stranger := *on
	stranger.id = uuid.NewString() // on which nobody signed in
	stranger.deliversAs("kept", stranger.seals(visit("Three")))
}

func TestTheKeyIsMadeAnewAndTheOldOneGoesOnOpening(t *testing.T) {
	f := service(t)
	on := prepared(t, f, f.Ruth)
	s, first := on.seals(visit("One")), on.Key.ID
	f.At(pagetest.Today.AddDate(0, 0, 31))
	f.Ruth.SignIn()
	on.meets()
	if on.Key.ID == first || len(on.Cases) != 0 {
		t.Errorf("the key is %s as before, or the case of last month is listed still: %v", on.Key.ID, on.Cases)
	}
	on.deliversAs("recorded", s)
}

func TestWordsForTheTabletNameNobody(t *testing.T) {
	f := service(t)
	page := f.Ruth.Get(f.Path("away")).OK()
	page.Send(url.Values{"label": {"Hannah’s blue door"}, "child-1": {"Rowan"}, "child-2": {""}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.HasText("This names somebody of the case"), htmlcheck.HasText("Choose words by which you know the child"))
	on := prepared(t, f, f.Ruth)
	if len(on.Cases) != 1 || on.Cases[0].Label != "The blue door" || strings.Join(on.Cases[0].Children, ",") != "The elder,The younger" || on.Cases[0].Number == string(f.Case) {
		t.Errorf("%+v", on.Cases)
	}
	if shown := f.Ruth.PostJSON("/away/here", map[string]string{"tablet": on.id}).Body; strings.Contains(shown, string(f.Case)) || strings.Contains(shown, string(f.Ruth.ID)) {
		t.Error("the tablet is told the address of the case or the name of the worker")
	}
}

func TestThePageIsTheSameForEverybodyAndHoldsNothingOfAnyCase(t *testing.T) {
	f := service(t)
	f.Stranger().Get("/away").OK().Check(htmlcheck.HasText("Write on paper"), htmlcheck.LacksText("Ashdown"))
	script := f.Stranger().Get("/away/worker.js").OK()
	if script.Header.Get("Service-Worker-Allowed") != "/away" || !strings.Contains(script.Header.Get("Content-Type"), "javascript") {
		t.Errorf("%v", script.Header)
	}
	if led := f.Stranger().PostJSON("/away/here", map[string]string{"tablet": uuid.NewString()}).At; !strings.HasPrefix(led, "/sign-in") {
		t.Errorf("nobody is led to %s", led)
	}
	f.Ruth.PostJSON("/away/here", map[string]string{"tablet": "14 Ferry Cottages"}).Answered(http.StatusBadRequest)
	f.Ruth.PostJSON("/away/deliver", "14 Ferry Cottages").Answered(http.StatusBadRequest)
}

// withholds is a case with something of Ruth’s that could not go on record, and the page of it.
func withholds(t *testing.T, f *pagetest.Family, entry outbox.Entry) string {
	t.Helper()
	on := prepared(t, f, f.Ruth)
	on.deliversAs("kept", on.seals(entry))
	return kept(f, "Written").At
}

// looks is how many looks at the case are on record.
func looks(t *testing.T, f *pagetest.Family) int {
	t.Helper()
	all, err := access.WhoLooked(t.Context(), f.Ledger.DB(), f.Case, f.Clock.Now().Add(-time.Hour), f.Clock.Now().Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

var ring = outbox.Entry{Task: &outbox.Task{What: "Ring the school", On: "tomorrow"}}

func TestAManagerReadsNothingOfACaseThatIsClosedToThem(t *testing.T) {
	f := service(t)
	page := withholds(t, f, ring)
	f.Colin.Get(page).OK().Check(htmlcheck.HasText("Ring the school"))
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.DeclareConflict(casework.Whole{s}, f.Ruth.By(), id, casework.ConflictForm{ConflictBody: casework.ConflictBody{
			Person: f.Colin.ID, Name: f.Colin.Name, Interest: casework.InFamily, Words: "He is the children’s uncle",
		}})
	})
	f.Colin.Get(page).Answered(http.StatusNotFound)
	f.Colin.Post(page, url.Values{"do": {"let-go"}, "why": {"He says so"}}).Answered(http.StatusNotFound)
	f.Ruth.Get(page).OK().Check(htmlcheck.HasText("Ring the school"))
}

func TestWhatNamesNoKnownCaseIsForItsWriterAlone(t *testing.T) {
	f := service(t)
	page := withholds(t, f, outbox.Entry{Case: ledger.NewEntryID(), Task: &outbox.Task{What: "Ring the school"}})
	f.Colin.Get(page).Answered(http.StatusNotFound)
	f.Ruth.Get(page).OK().Check(htmlcheck.HasText("Ring the school"))
}

func TestAChildsWordsWithAWishWaitForTheirWriter(t *testing.T) {
	f := service(t)
	page := withholds(t, f, outbox.Entry{Words: &outbox.Words{
		Child: 2, Form: "verbatim", Prompt: "What is it like there?", Words: "I like the dog", Says: "He likes the dog there", Theme: f.Pack.Voice.Themes[0].ID,
		Place: f.Pack.Voice.Places[0].ID, Near: "Nobody", On: "2026-11-24", Unexplained: "He began by himself", Wish: true,
	}})
	f.Ruth.Get(page).OK().Check(
		htmlcheck.HasText("The child asked that somebody does not read this."), htmlcheck.HasText("I like the dog"), htmlcheck.HasText("The blue door"),
		htmlcheck.HasText("The younger"), htmlcheck.HasText(f.Pack.Voice.Themes[0].Name), htmlcheck.HasText(f.Pack.Voice.Places[0].Name),
	)
	f.Ruth.Get(page).Send(url.Values{"do": {"record"}, "case": {string(f.Case)}}).Answered(http.StatusUnprocessableEntity)
	if saids := voice.Of(f.Read(f.Case)).Said(f.State().Children()[1].Ref); len(saids) != 0 {
		t.Errorf("on record: %+v", saids)
	}
}

func TestWhatIsSettledIsNotReadAgain(t *testing.T) {
	f := service(t)
	page := withholds(t, f, ring)
	f.Ruth.Get(page).Send(url.Values{"do": {"let-go"}, "why": {"They rang first"}}).OK()
	f.Ruth.Get(page).OK().Check(htmlcheck.HasText("This was settled."), htmlcheck.LacksText("Ring the school"))
}

func TestARefusedFormOfWhatIsKeptIsALookTooAndTheLookStandsUnderTheCase(t *testing.T) {
	f := service(t)
	page := withholds(t, f, ring)
	before := looks(t, f)
	f.Colin.Post(page, url.Values{"do": {"let-go"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.HasText("Ring the school"))
	if after := looks(t, f); after != before+1 {
		t.Errorf("%d looks, then %d", before, after)
	}
}

func TestATabletThatWasCutOffListsNoCase(t *testing.T) {
	f := service(t)
	on := prepared(t, f, f.Ruth)
	if want := pagetest.Today.AddDate(0, 0, 14).UnixMilli(); len(on.Cases) != 1 || on.Cases[0].Until < want-1000 || on.Cases[0].Until > want+60000 {
		t.Errorf("listed %+v, wanted until %d", on.Cases, want)
	}
	f.Ruth.Get("/outbox").OK().Click("Cut off").OK().Send(url.Values{"why": {"Left on the train"}}).OK()
	on.Cases = nil
	on.meets()
	if len(on.Cases) != 0 {
		t.Errorf("still listed: %+v", on.Cases)
	}
}
