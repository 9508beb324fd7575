package reportpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

const suggestedText = "Thornmere Primary School told me that Mr Kersey smelled of alcohol."

// suggested is a letter for a statement of which Colin suggested another wording; Ruth is led to it.
func (b *bench) suggested() (page, suggestion *webtest.Answer) {
	b.t.Helper()
	page, _ = b.letter()
	b.Colin.Get(b.bare(page.At)).OK().Click("Comment on statement 1.1").OK().Send(url.Values{"suggest": {suggestedText}, "words": {"Say how you know"}}).OK()
	return page, b.Ruth.Get(b.bare(page.At)).OK().Check(htmlcheck.In(".app-say__comment", htmlcheck.HasText("suggests another wording"))).Click("Look at it").OK()
}

func TestASuggestedWordingIsShownWordByWordAndTakenWithOnePress(t *testing.T) {
	b := newBench(t)
	page, suggestion := b.suggested()
	suggestion.Check(
		htmlcheck.In("del", htmlcheck.HasText("wrote")), htmlcheck.In("ins", htmlcheck.HasText("told me")), htmlcheck.In("main", htmlcheck.HasText("Say how you know")))
	b.Colin.Get(suggestion.At).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("Take this wording"), htmlcheck.HasText("Not answered yet.")))
	suggestion.Send(url.Values{"do": {"take"}}).OK()
	b.Ruth.Get(b.bare(page.At)).OK().Check(htmlcheck.In("main", htmlcheck.HasText(suggestedText), htmlcheck.HasText("Taken")))
	b.Ruth.Get(suggestion.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Taken by Ruth Adeyemi")))
}

func TestASuggestionIsNotTakenOverWhatWasChangedSince(t *testing.T) {
	b := newBench(t)
	page, suggestion := b.suggested()
	sent := suggestion.Filled(url.Values{"do": {"take"}})
	opens(b.Ruth.Get(b.bare(page.At)), "1.1").OK().Send(url.Values{"text": {"The school wrote twice."}}).OK()
	b.Ruth.Post(suggestion.At, sent).Answered(http.StatusConflict).Check(
		htmlcheck.In("main", htmlcheck.HasText("The school wrote twice."), htmlcheck.HasText("told me"), htmlcheck.LacksText("Take this wording")))
	b.Ruth.Get(b.bare(page.At)).OK().Check(htmlcheck.In("main", htmlcheck.LacksText(suggestedText)))
}

func TestACommentThatLeavesTheWordsSuggestsNothing(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	b.Colin.Get(b.bare(page.At)).OK().Click("Comment on statement 1.1").OK().Send(url.Values{"words": {"Who else was there?"}}).OK()
	b.Ruth.Get(b.bare(page.At)).OK().Check(htmlcheck.In(".app-say__comment", htmlcheck.HasText("Who else was there?"), htmlcheck.LacksText("suggests")))
}

func TestASuggestionThatHoldsWhatIsHiddenIsNotKept(t *testing.T) {
	b := newBench(t)
	page, _ := b.letter()
	b.Colin.Get(b.bare(page.At)).OK().Click("Comment on statement 1.1").OK().Send(url.Values{"suggest": {"She lives at " + pagetest.Address}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#hidden")))
	b.Ruth.Get(b.bare(page.At)).OK().Check(htmlcheck.In("main", htmlcheck.LacksText("suggests")))
}

func TestASuggestionIsDeclinedWithAReasonOnItsPage(t *testing.T) {
	b := newBench(t)
	_, suggestion := b.suggested()
	form := suggestion.Filled(url.Values{"do": {"decline"}})
	b.Ruth.Post(suggestion.At, form).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#why")))
	form.Set("why", "The school wrote it")
	b.Ruth.Post(suggestion.At, form).OK()
	b.Ruth.Get(suggestion.At).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Declined by Ruth Adeyemi"), htmlcheck.HasText("The school wrote it")))
}
