package caseworkpage_test

import (
	"net/url"
	"testing"

	"candour/internal/casework/caseworkpage/pagetest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

// askedForTime asks the court for a week more for the section 7 report, and shows what came of it so far.
func askedForTime(f *pagetest.Family) *webtest.Answer {
	page := f.Ruth.Get(f.Path("court")).Click("File the section 7 report")
	return page.Click("Ask for more time").OK().Send(url.Values{
		"of": {"the court, by e-mail"}, "why": {"The school can see us only then"}, "until-day": {"18"}, "until-month": {"12"}, "until-year": {"2026"}, "at": {"4pm"},
	}).OK().Check(htmlcheck.In(".app-facts", htmlcheck.HasText("Asked of the court, by e-mail on 24 November 2026, until 18 December 2026"),
		htmlcheck.HasText("Not answered yet."), htmlcheck.HasText("Friday 11 December 2026")))
}

func TestMoreTimeThatWasAskedForIsGrantedByWordAndIsProvisional(t *testing.T) {
	f := family(t)
	askedForTime(f).Click("What came of asking for more time").OK().Send(url.Values{"answer": {"told"}, "how": {"by telephone"}, "by": {"the court office"}}).OK().
		Check(htmlcheck.In(".app-facts", htmlcheck.HasText("Friday 18 December 2026, 16:00"), htmlcheck.HasText("Granted until 18 December 2026")),
			htmlcheck.In("main", htmlcheck.HasText("Provisional"), htmlcheck.HasText("Ask for more time")))
}

func TestMoreTimeIsGrantedByAnOrder(t *testing.T) {
	f := family(t)
	asked := askedForTime(f)
	order := orderComes(f)
	asked.Click("What came of asking for more time").Send(url.Values{"answer": {"order"}}).Answered(422).
		Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#order"))).
		Send(url.Values{"answer": {"order"}, "order": {string(order.Entry)}, "paragraph": {"2"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Order of 24 November 2026, paragraph 2"), htmlcheck.LacksText("Provisional")))
}

func TestMoreTimeThatIsRefusedSaysWhoAndWhy(t *testing.T) {
	f := family(t)
	answer := askedForTime(f).Click("What came of asking for more time")
	answer.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#answer")))
	answer.Send(url.Values{"answer": {"refused"}, "by": {"District Judge Lenham"}, "why": {"The hearing cannot be moved"}}).OK().
		Check(htmlcheck.In(".app-facts", htmlcheck.HasText("Refused by District Judge Lenham on 24 November 2026. The hearing cannot be moved."), htmlcheck.HasText("Friday 11 December 2026")))
}
