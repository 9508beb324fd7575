package evidencepage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestWhatADecisionEndedStandsAgainOnceItWasSetAside(t *testing.T) {
	f := family(t)
	item := marks(f)
	f.Ruth.Get(item.At + "/set-aside").Answered(404)
	page := item.Click("A court decided it").OK().Send(url.Values{
		"proved": {"no"}, "court": {"Family Court at Wexcombe"}, "on-day": {"20"}, "on-month": {"11"}, "on-year": {"2026"},
		"paper": {"Judgment of 20 November 2026"}, "paragraph": {"23"},
	}).OK().Check(htmlcheck.In(".app-verdicts .app-standing--fell"))
	form := page.Click("A court set a decision aside").OK()
	form.Send(url.Values{}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a[href=#court]"), htmlcheck.In(".govuk-error-summary a[href=#on]"))
	page = form.Send(url.Values{"court": {"Court of Appeal"}, "on-day": {"3"}, "on-month": {"12"}, "on-year": {"2026"}}).OK().
		Check(htmlcheck.NotIn(".app-verdicts .app-standing--fell"), htmlcheck.In("main", htmlcheck.HasText("set aside since")))

	page.Click("A court set a decision aside").OK().Check(htmlcheck.In("main form", htmlcheck.HasText("Set aside (Court of Appeal"))).
		Send(url.Values{"court": {"Supreme Court"}, "on-day": {"4"}, "on-month": {"12"}, "on-year": {"2026"}}).OK().
		Check(htmlcheck.In(".app-verdicts .app-standing--fell"))
}
