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
	"candour/internal/web/webtest"
	"candour/internal/workbench/workertest"
)

// hiddenIn is a page that says where they live.
const hiddenIn = "They live at 14 Ferry Cottages now"

func TestWhatIsHeldBackStandsInABundleAsACopyWithoutIt(t *testing.T) {
	t.Parallel()
	s := newSite(t, workertest.Bench(t), 350)
	statement, source := s.paper("Second statement", leaves(hiddenIn))
	s.arranges(url.Values{"section-" + statement: {"statements"}})
	held := s.makesBundle(nil).Check(says("Held back: Second statement."))
	form := held.Click("Make a copy for the court: Second statement").OK().Check(
		htmlcheck.In("#to-2", htmlcheck.HasAttr("checked", "")), htmlcheck.In("#purpose", htmlcheck.HasAttr("value", "For the bundle, which the court and the parties read")))
	copied, of := s.copies(form, nil)
	copied.Click("Sort the bundle for a hearing").OK().Check(says("Second statement, copy of words made on"))
	s.does(func(h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return bundle.Arrange(s.Pack, h, s.Ruth.By(), id, ledger.Ref{}, []bundle.Wish{{Document: of, Section: "statements"}})
	})
	made := s.makesBundle(nil).Check(says("C1"), htmlcheck.In("main", htmlcheck.LacksText("Held back")))
	if at := s.page(source, 1); at != "" {
		t.Errorf("page 1 of the statement itself stands at %q, where a copy of its words stands", at)
	}
	path := kept(t, made.Send(url.Values{"how": {"email"}}).OK().Body)
	tool(t, "qpdf", "--check", path)
	said := tool(t, "pdftotext", path, "-")
	if strings.Contains(said, "Ferry") || !strings.Contains(said, "[Removed: confidential]") || !strings.Contains(said, "in a bundle of this case") {
		t.Errorf("the bundle says\n%s", said)
	}
}

// sorted is a bundle that holds a copy of a letter, made for the court.
func (s *site) sorted() (copied, made *webtest.Answer, source ledger.Ref) {
	s.t.Helper()
	_, source = s.paper("Letter", plain(hiddenIn))
	copied, of := s.copies(s.Ruth.Get(s.Path("copies", "new")+"?to=court&document=source:"+string(source.Entry)).OK(), nil)
	s.arranges(url.Values{"section-" + bundle.FieldOf(of): {"other"}})
	return copied, s.makesBundle(nil), source
}

func TestACopyThatIsMarkedAnewKeepsABundleBack(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	copied, made, _ := s.sorted()
	made.Check(says("F1"))
	first := copied.At + "/page/1"
	s.Ruth.Get(first).OK().SendTo(first, url.Values{"words": {"They"}, "everywhere": {"yes"}, "ground": {"third party"}, "why": {"About others"}}).OK()
	s.Ruth.Get(made.At).OK().Send(url.Values{"how": {"hand"}}).Answered(http.StatusForbidden).Check(says("A copy in it may not leave as it is any more"))
	s.makesBundle(nil).Check(says("Held back: A copy of words. It is not ready any more")).Click("Open the copy").OK()
}

func TestACopyForSomebodyElseIsInNoBundle(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	_, source := s.paper("Letter", plain("Dear all"))
	s.copies(s.Ruth.Get(s.Path("copies", "new")+"?document=source:"+string(source.Entry)).OK(), url.Values{
		"to": {"person"}, "to-person": {string(s.Daniel.Entry)}, "gateway": {"rule"}, "authority": {"A party"}, "purpose": {"He asked for it"},
	})
	s.Ruth.Get(s.Path("bundle")).OK().Check(says("Letter"), htmlcheck.In("main", htmlcheck.LacksText("copy of words")))
}

func TestWhatIsErasedGoesFromABundleOfItsCopyToo(t *testing.T) {
	t.Parallel()
	s := newSite(t, plainBench{}, 350)
	_, _, source := s.sorted()
	around, err := retention.Look(t.Context(), s.Ledger, s.Pack, s.Read(s.Case))
	if err != nil {
		t.Fatal(err)
	}
	made := bundle.Of(s.Read(s.Case)).Bundles()[0].MadeBy.Ref()
	if !slices.Contains(around.Plan(retention.Target{Case: s.Case, Entry: source.Entry}, nil).Entries, made) {
		t.Error("the bundle with the copy of its words stays")
	}
}
