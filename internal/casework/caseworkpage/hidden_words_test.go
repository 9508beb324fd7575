package caseworkpage_test

import (
	"net/url"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/govuk/htmlcheck"
)

const tells = "Her sister says that she is at 14 FERRY COTTAGES, and that the number is +44 1632 960 777."

func TestANoteThatHoldsWhatIsHiddenIsWarnedOfBeforeItIsKept(t *testing.T) {
	f := family(t)
	version := f.Read(f.Case).Version
	warned := f.Ruth.Get(f.Path("write-note")).OK().Send(url.Values{"with": {"her sister"}, "said": {tells}}).Answered(422).Check(
		htmlcheck.In("main", htmlcheck.HasText("What you typed holds"), htmlcheck.HasText("an address of Hannah Ashdown, which is hidden from Daniel Kersey")),
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")),
		htmlcheck.In("#said", htmlcheck.HasText("14 FERRY COTTAGES")))
	if f.Read(f.Case).Version != version {
		t.Error("it was recorded")
	}
	warned.Send(url.Values{"hidden": {"out"}}).Answered(422)
	warned.Send(url.Values{"said": {"Her sister gave an address and a number."}, "hidden": {"out"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("gave an address")))
}

func TestWhatMustStandIsKeptAsAConfidentialNote(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("write-note")).OK().Send(url.Values{"with": {"her sister"}, "said": {tells}}).Answered(422).
		Send(url.Values{"hidden": {"stand"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Confidential note"), htmlcheck.HasText("hidden from Daniel Kersey")))
	for _, n := range f.State().Notes() {
		if strings.Contains(n.Said, "FERRY") {
			t.Error("it stands in the open")
		}
	}
	hannah, _ := f.State().Person(f.Hannah)
	details := hannah.Details()
	note := details[len(details)-1]
	fact, ok := casework.SideOf(f.Read(f.Side)).Fact(note.Ref)
	if !ok || note.Kind != casework.ClosedNote || !strings.Contains(fact.Value, tells) || !strings.Contains(fact.Value, "Call with her sister, 24 November 2026") {
		t.Errorf("on the closed side: %q", fact.Value)
	}
	f.Ruth.Get(f.Path("reveal", string(note.Ref.Entry))).OK().Send(url.Values{"why": {"To plan a visit"}}).OK().Check(htmlcheck.In("main", htmlcheck.HasText("14 FERRY COTTAGES")))
}

func TestACorrectionCannotBringInWhatIsHidden(t *testing.T) {
	f := family(t)
	f.Ruth.Get(f.Path("note", string(f.Call.Entry), "correct")).OK().Send(url.Values{"said": {tells}, "why": {"I had left it out"}}).Answered(422).
		Check(htmlcheck.In("#hidden", htmlcheck.HasText("an address of Hannah Ashdown")), htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
}
