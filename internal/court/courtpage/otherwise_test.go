package courtpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/htmlcheck"
)

func TestWhatTheCourtsSystemDoesNotTakeIsFiledAnotherWayAndMarkedSo(t *testing.T) {
	s := newSite(t)
	page := s.signs("guardians_analysis") // of public law
	s.Ruth.Get(page).OK().Check(says("does not take this kind of document"), htmlcheck.In("main strong, main .app-ask h2", htmlcheck.HasText("Not filed")))
	form := s.Ruth.Get(page).Click("Record that it was filed another way").OK()
	form.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#how")))
	form.Send(url.Values{"how": {"by e-mail to the court office"}, "on-day": {"13"}, "on-month": {"5"}, "on-year": {"2026"}}).
		Answered(422).Check(htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("must not be after today")))
	form.Send(url.Values{"how": {"by e-mail to the court office"}}).OK().
		Check(says("It was filed with the court on 12 May 2026, by e-mail to the court office."), htmlcheck.LacksText("Send it to the court"))
	s.Ruth.Get(s.path("court")).OK().Check(htmlcheck.In(".app-row__state", htmlcheck.IsText("Filed")))
	s.Ruth.Get(page + "/otherwise").Answered(404)
}

func TestAServiceWithNoCourtSaysSoAndLeavesNoButtonThatDoesNothing(t *testing.T) {
	s := siteWith(t)
	page := s.signs("section7")
	s.Ruth.Get(page).OK().Check(says("This service is not connected to the court’s system."), htmlcheck.LacksText("Send it to the court"))
	s.Ruth.Get(page+"/send").OK().Check(htmlcheck.NotIn("main form"), says("not connected"))
	s.Ruth.Post(page+"/send", nil).Answered(403)
	s.Ruth.Get(s.path("court")).OK().Check(says("What the court sends comes by import."))
	s.Ruth.Get("/courts").OK().Check(says("This service talks to no court’s system."))
}
