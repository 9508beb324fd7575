package evidencepage_test

import (
	"net/url"
	"strings"
	"sync"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/evidence/evidencepage"
	"candour/internal/footing"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/packs/england"
)

var load = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// family is the invented case with the pages of evidence.
func family(t *testing.T) *pagetest.Family {
	t.Helper()
	name := func(h *ledger.History, person ledger.Ref) string {
		p, ok := casework.Of(h).Person(person)
		if !ok {
			return ""
		}
		return p.Called()
	}
	rules, err := load()
	if err != nil {
		t.Fatal(err)
	}
	argument := footing.New(rules, evidence.Contribute(name))
	return pagetest.New(t, pagetest.Pages{
		Kinds: ledgertest.Kinds(&evidence.Kinds, &footing.Kinds), Views: []*ledger.View{evidence.View(rules), argument.View()},
		Routes: func(f *pagetest.Family) []web.Route {
			return evidencepage.Pages{Pack: rules, Footing: argument, Files: f.Files, Papers: ofTheCourt{}}.Routes()
		},
	})
}

const drank = "Isla told me Daddy had been drinking and the car was wobbling."

// marks takes words of the call with Ms Ashdown as evidence, and answers with the item's page.
func marks(f *pagetest.Family) *webtest.Answer {
	return f.Ruth.Get(f.Path("note", string(f.Call.Entry), "mark")).OK().Send(url.Values{
		"words": {drank}, "says": {"Mr Kersey drove the children on 9 May after drinking"}, "hand": {"second"}, "heard": {string(f.Isla.Entry)},
		"knows": {"She was not in the car. She says Isla told her."},
	}).OK()
}

func TestWordsMarkedInANoteAreEvidenceWithTheirSourceFilled(t *testing.T) {
	f := family(t)
	page := marks(f)
	page.Check(
		htmlcheck.In("h1", htmlcheck.HasText("Mr Kersey drove the children")),
		htmlcheck.In(".app-words", htmlcheck.HasText(drank)),
		htmlcheck.In("dl", htmlcheck.HasText("By telephone"), htmlcheck.HasText("Second hand, from Isla Kersey")),
		htmlcheck.In("main", htmlcheck.HasText("1 September 2026")),
	)
	items := evidence.Of(f.Read(f.Case)).Items()
	if len(items) != 1 || items[0].Source.Paper.Note != f.Call || items[0].Source.Who.Person != f.Hannah {
		t.Fatalf("items %+v", items)
	}
}

func TestTheWordsOfAQuotationAreFilledByItself(t *testing.T) {
	f := family(t)
	mark := f.Path("note", string(f.Call.Entry), "mark")
	words := func(query, holds, lacks string) {
		t.Helper()
		f.Ruth.Get(mark + query).OK().Check(htmlcheck.In("textarea", htmlcheck.HasText(holds), htmlcheck.LacksText(lacks)))
	}
	words("?quoted=1", "Isla told me Daddy had been drinking", "handovers have gone badly")
	words("?quoted=9", "handovers have gone badly", "Nothing")
	words("", "handovers have gone badly", "Nothing")
}

func TestWordsThatAreNotInTheNoteAreSentBackWithEverythingTyped(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("note", string(f.Call.Entry), "mark")).Send(url.Values{
		"words": {"He was drunk."}, "says": {"Mr Kersey drove after drinking"}, "hand": {"second"}, "knows": {"Isla told her"},
	})
	page.Answered(422).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#words")),
		htmlcheck.In("#words", htmlcheck.IsText("He was drunk.")),
		htmlcheck.In("#knows", htmlcheck.HasAttr("value", "Isla told her")),
	)
	if n := len(evidence.Of(f.Read(f.Case)).Items()); n != 0 {
		t.Errorf("%d items on record", n)
	}
}

func TestADisputedMatterMayBeReportedAndNotAsserted(t *testing.T) {
	f := family(t)
	item := marks(f)
	page := item.Click("A party disputes it").OK().Send(url.Values{
		"point": {string(evidence.TheMatter)}, "words": {"I had nothing to drink that day."}, "says": {"Mr Kersey had not been drinking on 9 May"},
		"who": {string(f.Daniel.Entry)}, "kind": {"party"}, "said-day": {"2"}, "said-month": {"9"}, "said-year": {"2026"},
		"obtained": {"by_phone"}, "hand": {"first"},
	}).OK()
	page.Check(
		htmlcheck.In(".app-verdicts .app-standing--stands", htmlcheck.HasText("Stands")),
		htmlcheck.In(".app-verdicts .app-standing--disputed", htmlcheck.HasText("Disputed")),
		htmlcheck.In("main", htmlcheck.HasText("It may not say that it happened.")),
		htmlcheck.In(".app-thread", htmlcheck.HasText("I had nothing to drink that day.")),
	)
	f.Ruth.Get(f.Path("evidence")).OK().Check(htmlcheck.In("#disputed", htmlcheck.HasText("2")))
}

func TestWhatACourtFoundSettlesTheMatter(t *testing.T) {
	f := family(t)
	item := marks(f)
	page := item.Click("A court decided it").OK().SendFiles(url.Values{
		"proved": {"no"}, "court": {"Family Court at Wexcombe"}, "judge": {"District Judge Lenham"},
		"on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"}, "paper": {"Judgment of 20 November 2026"}, "paragraph": {"23"},
	}, map[string]webtest.File{"file": {Name: "judgment.txt", Media: "text/plain", Bytes: []byte("23. I do not find it proved.")}}).OK()
	page.Check(
		htmlcheck.In(".app-verdicts .app-standing--fell", htmlcheck.HasText("No longer stands")),
		htmlcheck.In("main", htmlcheck.HasText("paragraph 23")),
	)
}

func TestSomebodyElsesCaseIsNotThere(t *testing.T) {
	f := family(t)
	item := marks(f)
	mine := f.Tom.Get(item.At).Answered(404)
	nowhere := f.Tom.Get(strings.Replace(item.At, string(f.Case), "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", 1)).Answered(404)
	if mine.Words() != nowhere.Words() {
		t.Error("not yours and not there are told apart")
	}
}

func TestEveryActOnAnItemOpensAndExplainsWhatItWillCause(t *testing.T) {
	f := family(t)
	item := marks(f)
	for _, act := range []string{"dispute", "take-back", "replace", "outweigh", "find", "settle", "no-weight", "matter", "repeats", "handling", "bundle-page"} {
		f.Ruth.Get(item.At+"/"+act).OK().Check(htmlcheck.In("p.app-lede"), htmlcheck.In("main form button"))
	}
}

func TestASecondClickWithAFileIsOneDocumentAndNoDraft(t *testing.T) {
	f := family(t)
	item := marks(f)
	form := item.Click("A court decided it").OK()
	for range 2 {
		form.SendFiles(url.Values{
			"proved": {"no"}, "court": {"Family Court at Wexcombe"}, "judge": {"District Judge Lenham"},
			"on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"}, "paper": {"Judgment of 20 November 2026"}, "paragraph": {"23"},
		}, map[string]webtest.File{"file": {Name: "judgment.txt", Media: "text/plain", Bytes: []byte("23. I do not find it proved.")}}).OK()
	}
	if n := len(evidence.Of(f.Read(f.Case)).Findings()); n != 1 {
		t.Errorf("two clicks recorded %d findings", n)
	}
	item.Click("A court decided it").OK().Check(htmlcheck.In("#judge", htmlcheck.HasAttr("value", "")))
}

func TestWhatIsWrongStandsInTheOrderOfTheFields(t *testing.T) {
	f := family(t)
	page := f.Ruth.Get(f.Path("evidence", "new")).OK().Send(url.Values{"said-day": {"31"}, "said-month": {"2"}, "said-year": {"2026"}}).Answered(422)
	last := -1
	for _, field := range []string{"words", "says", "kind", "said"} {
		at := strings.Index(page.Body, `<a href="#`+field+`"`)
		if at < last {
			t.Errorf("%s stands at %d, before a field above it at %d", field, at, last)
		}
		last = at
	}
	if last < 0 {
		t.Error("the day is not in the summary")
	}
}
