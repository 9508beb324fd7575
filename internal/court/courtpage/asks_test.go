package courtpage_test

import (
	"net/url"
	"testing"

	"candour/internal/court/hmcts/fake"
	"candour/internal/govuk/htmlcheck"
)

func TestAFilingThatNeedsAPersonIsAskedOfTheWorkerAndTheirManager(t *testing.T) {
	s := newSite(t)
	page := s.signs("section7")
	s.court.Break(fake.Fault{On: fake.Upload, Times: 1, Deaf: true})
	s.Ruth.Get(page + "/send").Send(nil).OK()
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	s.runs()
	asked := htmlcheck.In(".app-ask", htmlcheck.HasText("It is not known whether the court has the section 7 report."))
	s.Colin.Get("/").OK().Check(asked)
	s.Colin.Get(s.path()).OK().Check(asked)
	s.Aisha.Get("/").OK().Check(htmlcheck.NotIn(".app-ask")) // of the team, and not for her to see to
	s.Tom.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))

	s.Ruth.Get("/").OK().Check(asked).Click("Find out, and record it").
		Click("Record what you found at the court").Send(url.Values{"found": {"not there"}, "how": {"Asked the court office"}}).OK()
	again := s.Ruth.Get("/").OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("The court does not have the section 7 report."))).Click("See what to do")
	again.Click("Send it to the court").Send(nil).OK()
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	s.runs()
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	s.Ruth.Get(s.path("court")).OK().Check(htmlcheck.In(".app-row__state", htmlcheck.IsText("Accepted by the court")))
}

func TestWhatTheCourtRefusedIsNoLongerAskedOnceItWasFiledAnotherWay(t *testing.T) {
	s := newSite(t)
	page := s.signs("section7")
	s.court.Break(fake.Fault{On: fake.Upload, Times: 1, Status: 400})
	s.Ruth.Get(page + "/send").Send(nil).OK()
	s.runs()
	s.Ruth.Get("/").OK().Check(htmlcheck.In(".app-ask", htmlcheck.HasText("did not take the section 7 report"))).Click("See why, and what to do").
		Click("Record that it was filed another way").Send(url.Values{"how": {"by e-mail to the court office"}}).OK().Check(says("by e-mail to the court office"))
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	s.Ruth.Get(s.path()).OK().Check(htmlcheck.NotIn(".app-ask"))
}

func TestAcceptedFilingsThatCannotBeConfirmedAskNothing(t *testing.T) {
	s := newSite(t)
	page := s.signs("safeguarding_letter")
	s.Ruth.Get(page + "/send").Send(nil).OK()
	s.runs()
	s.Ruth.Get(page).OK().Check(says("only the court office can confirm"))
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".app-ask"))
	s.Ruth.Get(s.path()).OK().Check(htmlcheck.NotIn(".app-ask"))
}
