package bundlepage_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"candour/internal/bundle"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/retention"
	"candour/internal/workbench/workertest"
)

func TestABundleHasAnIndexNumberedPagesAndStandsOnTheRegister(t *testing.T) {
	t.Parallel()
	s := newSite(t, workertest.Bench(t), 350)
	application, _ := s.paper("Application of Ms Ashdown", leaves("I apply for an order", "about the children", "Signed"))
	order, _ := s.paper("Order of 1 September", leaves("It is ordered"))
	statement, source := s.paper("Statement of Mr Kersey", leaves("I drove on 9 May", "I had nothing to drink"))
	recording, _ := s.paper("Recording of a call", []byte{0, 1, 2, 3})
	hidden, _ := s.paper("Second statement", leaves("They live at 14 Ferry Cottages now"))
	s.arranges(url.Values{
		"hearing": {string(s.NextHearing.Entry)}, "section-" + application: {"applications"}, "place-" + application: {"1"}, "section-" + order: {"applications"},
		"section-" + statement: {"statements"}, "place-" + statement: {"2"}, "section-" + recording: {"other"}, "section-" + hidden: {"statements"}, "place-" + hidden: {"1"},
	}).Check(says("Sorted into the bundle: 5 documents."), htmlcheck.In("main", htmlcheck.HasText("Practice Direction 27A paragraph 5.1 (to be confirmed)")))
	made := s.makesBundle(url.Values{"looked": {"yes"}})
	made.Check(
		says("Held back: Second statement. It holds an address of Hannah Ashdown"), says("To be handed over as a paper: Recording of a call. A sheet says so."),
		says("B1 to B3"), says("B4"), says("C1 to C2"), htmlcheck.In("main", htmlcheck.LacksText("Ferry Cottages")),
	)
	if got := s.page(source, 2); got != "C2" {
		t.Errorf("page 2 of the statement stands at %q", got)
	}
	file := made.Send(url.Values{"how": {"email"}}).OK()
	if got := file.Header.Get("Content-Disposition"); got != "attachment; filename=bundle.pdf" {
		t.Errorf("it leaves as %s", got)
	}
	path := kept(t, file.Body)
	tool(t, "qpdf", "--check", path)
	if said := tool(t, "pdfinfo", path); !strings.Contains(said, "Pages:           8") || !strings.Contains(said, "Bundle for the hearing on") {
		t.Errorf("pdfinfo says\n%s", said)
	}
	for page, all := range map[int][]string{
		1: {"Index", "Application of Ms Ashdown", "B1 to B3", "Second statement", "Not in this bundle", "Recording of a call", "F1"},
		2: {"I apply for an order", "B1"}, 5: {"It is ordered", "B4"}, 7: {"I had nothing to drink", "C2"}, 8: {"The paper is handed over separately", "F1"},
	} {
		for _, want := range all {
			if said := pageSays(t, path, page); !strings.Contains(said, want) {
				t.Errorf("page %d says\n%s\nand no %q", page, said, want)
			}
		}
	}
	if said := tool(t, "pdftotext", path, "-"); strings.Contains(said, "Ferry") {
		t.Error("the bundle says where she lives")
	}
	s.Ruth.Get(s.Path("left")).OK().Check(says("Bundle for the hearing on"), says("8 pages"), says("To the court, by e-mail, outside Candour."))
	s.Ruth.Get(made.At).OK().Check(says("It was handed over by Ruth Adeyemi"))
}

func TestWhatNoMachineCanReadIsHeldBackUntilSomebodyLooked(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	scan, source := s.paper("A scan", plain("Dear Ms Adeyemi", ""))
	s.arranges(url.Values{"section-" + scan: {"other"}})
	s.makesBundle(nil).Check(says("Held back: A scan. No machine could read all of it (pages: 1), and nobody said that they looked at them."))
	if got := s.page(source, 1); got != "" {
		t.Errorf("what is held back stands at %q", got)
	}
	s.makesBundle(url.Values{"looked": {"yes"}}).Check(says("F1 to F2"), htmlcheck.In("main", htmlcheck.LacksText("Held back")))
	if got := s.page(source, 2); got != "F2" {
		t.Errorf("its second page stands at %q", got)
	}
}

func TestABundleThatIsTooLongAsksWhyAndIsNotRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 2)
	long, _ := s.paper("Long statement", plain("one", "two", "three"))
	s.arranges(url.Values{"section-" + long: {"statements"}})
	made := s.makesBundle(nil).Check(says("It has 4 pages. A bundle may have 2 sheets unless the court directed otherwise"))
	made.Send(url.Values{"how": {"hand"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	made.Send(url.Values{"how": {"hand"}, "why": {"They live at 14 Ferry Cottages"}}).Answered(422).Check(htmlcheck.In("#hidden", htmlcheck.HasText("an address of Hannah Ashdown")))
	s.Ruth.Get(s.Path("left")).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Bundle")))
	made.Send(url.Values{"how": {"hand"}, "why": {"The order of 1 September, paragraph 4"}}).OK()
	s.Ruth.Get(s.Path("left")).OK().Check(says("The order of 1 September, paragraph 4."))
}

func TestWhatBecomesHiddenKeepsAMadeBundleBack(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	letter, _ := s.paper("Letter", plain("She works at Thornmere Bakery"))
	s.arranges(url.Values{"section-" + letter: {"other"}})
	made := s.makesBundle(nil)
	s.hides("Thornmere Bakery")
	made.Send(url.Values{"how": {"hand"}}).Answered(http.StatusForbidden).Check(says("Nothing has left."), htmlcheck.In("main", htmlcheck.LacksText("Thornmere")))
}

func TestNothingTypedIsLostWhenAPlaceIsNoNumber(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	letter, _ := s.paper("Letter", plain("Dear all"))
	s.Ruth.Get(s.Path("bundle")).OK().Send(url.Values{"section-" + letter: {"other"}, "place-" + letter: {"first"}}).Answered(422).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#place-"+letter)), htmlcheck.In(htmlcheck.Selector("#place-"+letter), htmlcheck.HasAttr("value", "first")))
	s.Ruth.Get(s.Path("bundle")).OK().Send(nil).Answered(422).Check(says("Choose a section for at least one document"))
}

func TestASecondPressMakesOneBundle(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	letter, _ := s.paper("Letter", plain("Dear all"))
	s.arranges(url.Values{"section-" + letter: {"other"}})
	page := s.Ruth.Get(s.Path("bundle")).OK()
	first, second := page.SendTo(s.Path("bundle", "make"), nil).OK(), page.SendTo(s.Path("bundle", "make"), nil).OK()
	if first.At != second.At {
		t.Errorf("two presses lead to %s and %s", first.At, second.At)
	}
}

func TestWhoeverIsNotOnTheCaseFindsNoBundle(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	s.Tom.Get(s.Path("bundle")).Answered(404)
}

func TestWhatIsErasedGoesFromABundleToo(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	letter, source := s.paper("Letter", plain("Dear all"))
	_, other := s.paper("Another letter", plain("Dear nobody"))
	s.arranges(url.Values{"section-" + letter: {"other"}})
	s.makesBundle(nil)
	made := bundle.Of(s.Read(s.Case)).Bundles()[0].MadeBy.Ref()
	around, err := retention.Look(t.Context(), s.Ledger, s.Pack, s.Read(s.Case))
	if err != nil {
		t.Fatal(err)
	}
	for erased, goes := range map[ledger.Ref]bool{source: true, other: false} {
		plan := around.Plan(retention.Target{Case: s.Case, Entry: erased.Entry}, nil).Entries
		if slices.Contains(plan, made) != goes {
			t.Errorf("the bundle goes with %s: %v", erased.Entry, !goes)
		}
	}
}
