package allegationpage_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"candour/internal/allegation"
	"candour/internal/allegation/allegationpage"
	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/court"
	"candour/internal/evidence"
	"candour/internal/evidence/evidencepage"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/leaving"
	"candour/internal/leaving/leavingpage"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/letter"
	"candour/internal/letter/letterpage"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/report"
	"candour/internal/typeset"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/internal/workbench"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// plainBench makes a pretended PDF, which is the document as data.
type plainBench struct{}

func (plainBench) PDF(context.Context, []byte) (workbench.Reading, error) {
	return workbench.Reading{}, nil
}
func (plainBench) Plain(_ context.Context, file []byte) (string, error) { return string(file), nil }
func (plainBench) Render(_ context.Context, _ string, d typeset.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := json.NewEncoder(&out).Encode(d)
	return out.Bytes(), err
}
func (plainBench) Proof(context.Context, typeset.Document, []byte) error { return nil }
func (plainBench) Text(_ context.Context, pdf []byte) (string, error)    { return string(pdf), nil }

// Word finds the text of a Word file that this service made.
func (plainBench) Word(_ context.Context, file []byte) (w workbench.Words, err error) {
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return w, err
	}
	content, err := fs.ReadFile(parts, "word/document.xml")
	text := strings.NewReplacer("<w:p>", "\n", "<w:p ", "\n<", "<w:br/>", "\n").Replace(string(content))
	w.Text = html.UnescapeString(tag.ReplaceAllString(text, ""))
	return w, err
}

var tag = regexp.MustCompile(`<[^>]*>`)

// family is the invented case with the table and the pages of evidence.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	name := func(h *ledger.History, person ledger.Ref) string {
		if p, ok := casework.Of(h).Person(person); ok {
			return p.Called()
		}
		return ""
	}
	argument := footing.New(rules, evidence.Contribute(name))
	return pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds, &report.Kinds, &court.Kinds, &redaction.Kinds, &allegation.Kinds, &leaving.Kinds),
		Views: []*ledger.View{evidence.View(rules), argument.View()},
		Routes: func(f *pagetest.Family) []web.Route {
			desk := redaction.Desk{Pack: rules, Ledger: f.Ledger, Files: f.Files, Bench: plainBench{}}
			table := allegationpage.Pages{Desk: desk, Footing: argument, Sends: letterpage.SendHome}
			sent := letterpage.Pages{Desk: letter.Desk{Pack: rules, Ledger: f.Ledger, Files: f.Files, Bench: plainBench{}}, Table: table.Paper}
			return slices.Concat(
				table.Routes(), sent.Routes(), leavingpage.Pages{Pack: rules}.Routes(),
				evidencepage.Pages{Pack: rules, Footing: argument, Files: f.Files}.Routes())
		},
	})
}

// threshold is the form in which matters are typed, one under the other.
func threshold(matters string) url.Values {
	return url.Values{
		"matters": {matters}, "sort": {"threshold"}, "paper": {"Threshold document"}, "by-name": {"Wexshire Council"},
		"on-day": {"3"}, "on-month": {"11"}, "on-year": {"2026"},
	}
}

// matters are so many numbered lines.
func matters(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d. Mr Kersey left the children alone on night %d.\n", i+1, i+1)
	}
	return b.String()
}

// responses is a party’s form, with the same response to every matter.
func responses(f *pagetest.Family, party ledger.Ref, response string) url.Values {
	form := url.Values{"party": {string(party.Entry)}, "paper": {"Response to threshold"}, "on-day": {"10"}, "on-month": {"11"}, "on-year": {"2026"}}
	for _, m := range allegation.Of(f.Read(f.Case)).Matters() {
		form.Set(allegation.ResponseField(m.Item.Entry), response)
	}
	return form
}

func takes(f *pagetest.Family, n int) *webtest.Answer {
	return f.Ruth.Get(f.Path("allegations", "take")).OK().Send(threshold(matters(n))).OK()
}

func TestTwentyFiveMattersWithThreePartiesResponsesStandOnOnePage(t *testing.T) {
	f := family(t)
	takes(f, 25)
	for party, response := range map[ledger.Ref]string{f.Daniel: "denied", f.Hannah: "agreed", f.Isla: "not known"} {
		f.Ruth.Get(f.Path("allegations", "respond")).OK().Send(responses(f, party, response)).OK()
	}
	page := f.Ruth.Get(f.Path("allegations")).OK()
	rows := strings.Count(page.Body, `role="row"`)
	if rows != 26 {
		t.Errorf("the table has %d rows, its head included", rows)
	}
	page.Check(
		htmlcheck.In("table", htmlcheck.HasText("Mr Kersey left the children alone on night 25.")),
		htmlcheck.In("table", htmlcheck.HasText("Denied"), htmlcheck.HasText("Agreed"), htmlcheck.HasText("Not known")),
		htmlcheck.In("table", htmlcheck.HasText("Threshold document; paragraph 25; alleged by Wexshire Council")),
	)
}

func TestWhatIsDeniedIsDisputedInEvidenceAndWhatIsAgreedIsNot(t *testing.T) {
	f := family(t)
	takes(f, 2)
	form := responses(f, f.Daniel, "agreed")
	first := allegation.Of(f.Read(f.Case)).Matters()[0].Item.Entry
	form.Set(allegation.ResponseField(first), "denied")
	form.Set(allegation.WordsField(first), "I was at home that night.")
	f.Ruth.Get(f.Path("allegations", "respond")).Send(form).OK()

	f.Ruth.Get(f.Path("evidence", string(first))).OK().Check(
		htmlcheck.In(".app-verdicts .app-standing--disputed", htmlcheck.HasText("Disputed")),
		htmlcheck.In(".app-thread", htmlcheck.HasText("I was at home that night.")))
	second := allegation.Of(f.Read(f.Case)).Matters()[1].Item.Entry
	f.Ruth.Get(f.Path("evidence", string(second))).OK().Check(htmlcheck.LacksText("Disputed"))
}

func TestAMatterFoundNotProvedNoLongerStandsInTheTable(t *testing.T) {
	f := family(t)
	takes(f, 1)
	f.Ruth.Get(f.Path("allegations")).OK().Click("1 matter").OK().Click("A court decided it").OK().SendFiles(url.Values{
		"proved": {"no"}, "court": {"Family Court at Wexcombe"}, "on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"},
		"paper": {"Judgment of 20 November 2026"}, "paragraph": {"23"},
	}, map[string]webtest.File{"file": {Name: "judgment.txt", Media: "text/plain", Bytes: []byte("23. Not proved.")}}).OK()
	f.Ruth.Get(f.Path("allegations")).OK().Check(
		htmlcheck.In("table", htmlcheck.HasText("Not proved (Family Court at Wexcombe"), htmlcheck.HasText("paragraph 23")),
		htmlcheck.In("table .app-standing--fell", htmlcheck.HasText("No longer stands")))
}

func TestParagraphsMarkedInADocumentAreTakenWithoutTyping(t *testing.T) {
	f := family(t)
	note := f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddNote(s, nil, f.Ruth.By(), id, casework.NoteForm{Now: f.Clock.Now(), When: ledger.AtMinute(f.Clock.Now()), NoteBody: casework.NoteBody{
			Sort: casework.Other, With: "the court papers", Said: "Threshold\n\n1. He left them alone\non Friday night.\n2. The house was cold.\n",
		}})
	})
	page := f.Ruth.Get(f.Path("allegations", "take") + "?document=note:" + string(note.Entry)).OK()
	form := threshold("")
	form.Del("matters")
	form.Set("mark", "0")
	page.Send(form).OK()
	all := allegation.Of(f.Read(f.Case)).Matters()
	if len(all) != 1 || all[0].Printed != "1" {
		t.Fatalf("taken were %+v", all)
	}
	f.Ruth.Get(f.Path("allegations")).Check(htmlcheck.In("table", htmlcheck.HasText("He left them alone on Friday night.")))
}

func TestASecondPressTakesNothingTwice(t *testing.T) {
	f := family(t)
	form := f.Ruth.Get(f.Path("allegations", "take")).OK()
	form.Send(threshold(matters(3))).OK()
	form.Send(threshold(matters(3))).OK()
	if n := len(allegation.Of(f.Read(f.Case)).Matters()); n != 3 {
		t.Errorf("the table has %d matters", n)
	}
}

func TestTheTableShowsWhenADocumentItRestsOnFalls(t *testing.T) {
	f := family(t)
	takes(f, 1)
	f.Ruth.Get(f.Path("allegations", "respond")).Send(responses(f, f.Hannah, "agreed")).OK()
	source := allegation.Of(f.Read(f.Case)).Matters()[0].Response(evidence.Who{Person: f.Hannah}).Source
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.Contain(s, f.Ruth.By(), id, source.Entry, "Another family’s document")
	})
	f.Ruth.Get(f.Path("allegations")).OK().Check(htmlcheck.In("table", htmlcheck.HasText("The document no longer on record in this case")))
}

func TestPartlyAgreedNeedsItsWordsAndLosesNothingTyped(t *testing.T) {
	f := family(t)
	takes(f, 1)
	id := allegation.Of(f.Read(f.Case)).Matters()[0].Item.Entry
	f.Ruth.Get(f.Path("allegations", "respond")).Send(responses(f, f.Daniel, "partly")).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#"+allegation.WordsField(id))),
		htmlcheck.In("#paper", htmlcheck.HasAttr("value", "Response to threshold")))
}

func TestNothingHiddenIsTakenIntoTheTable(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("allegations", "take")).Send(threshold("1. She lives at " + pagetest.Address)).Answered(http.StatusUnprocessableEntity)
	if n := len(allegation.Of(f.Read(f.Case)).Matters()); n != 0 {
		t.Errorf("the table has %d matters", n)
	}
}

func TestThePrintedTableIsForOneRecipientAndHoldsEveryMatter(t *testing.T) {
	f := family(t)
	takes(f, 25)
	sent := prints(f).OK()
	pdf := f.Ruth.Get(sent.At + "/pdf").OK()
	if pdf.Header.Get("Content-Type") != "application/pdf" || !strings.Contains(pdf.Body, "on night 25") || !strings.Contains(pdf.Body, "Made for the court") {
		t.Errorf("printed was %s", pdf.Body)
	}
	f.Ruth.Get(f.Path("left")).OK().Check(htmlcheck.HasText("Threshold and schedule"), htmlcheck.HasText("To the court"))
}

// prints sends the table to the court, by hand.
func prints(f *pagetest.Family) *webtest.Answer {
	return f.Ruth.Get(f.Path("allegations")).OK().Click("Print it for one recipient").OK().Send(url.Values{
		"to": {"court"}, "gateway": {"rule"}, "authority": {"Directions of 3 November"}, "purpose": {"For the hearing"}, "how": {"hand"},
	})
}

func TestAResponseGivenUnderAConditionIsNotPrinted(t *testing.T) {
	f := family(t)
	takes(f, 1)
	id := ledger.NewEntryID()
	_, err := f.Ledger.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: f.Case, Version: ledger.Any}}, Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return evidence.Draw(f.Pack, evidence.Of(hs[f.Case]), f.Ruth.By(), id, evidence.ItemForm{
			ItemBody: evidence.ItemBody{Words: "Something else.", Says: "Something else", Hand: "first"},
			From: &evidence.SourceForm{Said: ledger.OnDay("2026-11-10"), SourceBody: evidence.SourceBody{
				Who: evidence.Who{Person: f.Daniel}, Kind: "party", Obtained: "court_papers", Paper: evidence.Paper{Name: "Response to threshold"}, Handling: []string{"police_intelligence"},
			}},
		})
	}})
	if err != nil {
		t.Fatal(err)
	}
	form := responses(f, f.Daniel, "denied")
	form.Set(allegation.WordsField(allegation.Of(f.Read(f.Case)).Matters()[0].Item.Entry), "I was at the harbour.")
	f.Ruth.Get(f.Path("allegations", "respond")).Send(form).OK()
	printed := f.Ruth.Get(prints(f).OK().At + "/pdf").OK().Body
	if strings.Contains(printed, "harbour") || !strings.Contains(printed, "because of the conditions") {
		t.Errorf("printed was %s", printed)
	}
}

func TestWhatBecameHiddenSinceIsNotPrintedForWhomItIsHiddenFrom(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("allegations", "take")).OK().Send(threshold("1. He waited at Larch House all night.")).OK()
	f.Does(func(s *casework.State, id ledger.EntryID) (ledger.Change, error) {
		return casework.AddDetail(s, f.Ruth.By(), id, casework.DetailForm{Of: f.Hannah, Kind: casework.Address, Value: "Larch House", Source: "She said", Hiding: casework.Hiding{From: casework.FromEveryone}})
	})
	prints(f).Answered(http.StatusForbidden)
}

func TestOnlyThoseOnTheCaseSeeTheTable(t *testing.T) {
	f := family(t)
	takes(f, 1)
	for _, path := range []string{"", "take", "respond", "decided"} {
		f.Tom.Get(strings.TrimSuffix(f.Path("allegations", path), "/")).Answered(http.StatusNotFound)
	}
}

func TestWhatTheCourtDecidedOfSeveralMattersIsEnteredInOneAct(t *testing.T) {
	f := family(t)
	takes(f, 4)
	all := allegation.Of(f.Read(f.Case)).Matters()
	form := url.Values{"court": {"Family Court at Wexcombe"}, "on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"}, "paper": {"Judgment of 20 November 2026"}}
	page := f.Ruth.Get(f.Path("allegations")).OK().Click("Enter what the court decided").OK()
	page.Send(form).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasText("at least one matter")))
	for i, result := range []string{"proved", "not proved", "not determined"} {
		form.Set(allegation.ResultField(all[i].Item.Entry), result)
	}
	form.Set(allegation.WordsField(all[0].Item.Entry), "I find it proved.")
	form.Set("paragraph-"+string(all[0].Item.Entry), "23")
	before := f.Read(f.Case).Version
	page.Send(form).OK().Check(
		htmlcheck.In("table", htmlcheck.HasText("Not proved (Family Court at Wexcombe")), htmlcheck.In("table", htmlcheck.HasText("Not determined")),
		htmlcheck.In("table", htmlcheck.HasText("paragraph 23")))
	after := f.Read(f.Case).Since(before)
	if len(after) != 3 || !after[0].Recorded.Equal(after[2].Recorded) {
		t.Errorf("there are %d entries", len(after))
	}
	page.Send(form).OK()
	if again := f.Read(f.Case).Since(before); len(again) != 3 {
		t.Errorf("pressed twice there are %d entries", len(again))
	}
}
