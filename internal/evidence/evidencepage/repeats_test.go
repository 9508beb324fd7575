package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/evidence"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

// copies records what another put into a document in much the same words as those marked in the call.
func copies(f *pagetest.Family) *webtest.Answer {
	return f.Ruth.Get(f.Path("evidence", "new")).OK().SendFiles(url.Values{
		"words": {"Mother: “" + drank + "”"}, "says": {"The mother told the school that he had been drinking"}, "who-name": {"Thornmere Primary School"}, "kind": {"school"},
		"said-day": {"3"}, "said-month": {"9"}, "said-year": {"2026"}, "obtained": {"in_writing"}, "hand": {"second"}, "heard": {string(f.Hannah.Entry)}, "knows": {"She told the office"},
	}, nil).OK()
}

func TestAPassageOfLikeWordsIsOfferedAsTheSameOriginAndThenCountsOnce(t *testing.T) {
	f := family(t)
	first := marks(f)
	second := copies(f)
	second.Check(htmlcheck.In(".govuk-inset-text", htmlcheck.HasText("It repeats 1: Hannah Ashdown, 1 September 2026"), htmlcheck.HasText("It stands by itself")))
	first = f.Ruth.Get(first.At).OK()
	first.Check(htmlcheck.NotIn("#copies"), htmlcheck.NotIn(".govuk-inset-text"))

	page := second.Click("It repeats 1: Hannah Ashdown, 1 September 2026").OK().Send(url.Values{
		"from": {"a telephone call of 9 May 2026"}, "why": {"The school wrote down what she told them"},
	}).OK()
	page.Check(
		htmlcheck.In("main", htmlcheck.HasText("Two items, one origin: a telephone call of 9 May 2026. They count once.")),
		htmlcheck.In(".app-chain", htmlcheck.HasText("repeated by"), htmlcheck.HasText("The school wrote down what she told them")),
		htmlcheck.NotIn(".govuk-inset-text"),
	)

	page = page.Click("Does it only repeat another?").OK().Send(url.Values{"origin": {""}, "from": {""}, "why": {"She told them on another day"}}).OK()
	page.Check(htmlcheck.NotIn("#copies"), htmlcheck.NotIn(".govuk-inset-text"))
	if items := evidence.Of(f.Read(f.Case)).Items(); len(items) != 2 || !items[1].Origin.IsZero() {
		t.Errorf("items %+v", items)
	}
}

func TestTheReasonForARepetitionIsAskedAndNothingTypedIsLost(t *testing.T) {
	f := family(t)
	marks(f)
	page := copies(f).Click("It repeats 1: Hannah Ashdown, 1 September 2026").OK().Send(url.Values{"from": {"a call of 9 May"}})
	page.Answered(422).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")),
		htmlcheck.In("#from", htmlcheck.HasAttr("value", "a call of 9 May")),
	)
}
