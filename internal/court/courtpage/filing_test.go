package courtpage_test

import (
	"net/url"
	"testing"
	"time"

	"candour/internal/court/hmcts/fake"
	"candour/internal/govuk/htmlcheck"
)

func says(words string) htmlcheck.Checker { return htmlcheck.In("main", htmlcheck.HasText(words)) }

func TestAReportIsSentAndThePageSaysHowFarItHasCome(t *testing.T) {
	s := newSite(t)
	page := s.signs("section7")
	s.Ruth.Get(page).OK().Check(says("It has not been sent to the court.")).
		Click("Send it to the court").OK().Check(says("sent once")).
		Send(nil).OK().Check(says("Waiting to be sent"), says("You need do nothing."))
	s.runs()
	s.Ruth.Get(page).OK().Check(says("The court’s system says that it has it."), says("The court’s system has accepted it"))
	if n := len(s.court.Filings(number)); n != 1 {
		t.Errorf("the court counts %d filings", n)
	}
	s.Ruth.Get(page+"/send").OK().Check(htmlcheck.NotIn("main form"), says("at court already"))
}

func TestAFilingOfWhichNothingIsKnownIsClearedUpByAPerson(t *testing.T) {
	s := newSite(t)
	page := s.signs("section7")
	s.court.Break(fake.Fault{On: fake.Upload, Times: 1, Deaf: true})
	s.Ruth.Get(page + "/send").Send(nil).OK()
	s.runs()
	asked := s.Ruth.Get(page).OK().Check(says("The court may have it or may not."), says("Ask the court office")).
		Click("Record what you found at the court").OK()
	asked.Send(nil).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#found")))
	asked.Send(url.Values{"found": {"not there"}}).Answered(422).Check(htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#how")))
	asked.Send(url.Values{"found": {"not there"}, "how": {"Asked the court office by telephone"}}).OK().
		Check(says("Somebody found that the court does not have it.")).
		Click("Send it to the court").Send(nil).OK()
	s.runs()
	s.Ruth.Get(page).OK().Check(says("Accepted"))
	if n := len(s.court.Filings(number)); n != 1 {
		t.Errorf("the court counts %d filings", n)
	}
}

func TestATypeThatTheCourtNeverShowsIsConfirmedByAsking(t *testing.T) {
	s := newSite(t)
	page := s.signs("safeguarding_letter")
	s.Ruth.Get(page + "/send").Send(nil).OK()
	s.runs()
	s.Ruth.Get(page).OK().Check(says("only the court office can confirm")).
		Click("Record what you found at the court").Send(url.Values{"found": {"there"}, "how": {"Ms Hall at the court office"}}).OK().
		Check(says("On the court’s file"), says("Ms Hall at the court office"))
}

func TestFilingSendsBackWhoeverHasNotSeenTheCaseAsItStands(t *testing.T) {
	s := newSite(t)
	page := s.signs("section7")
	form := s.Ruth.Get(page + "/send").OK()
	s.signs("section16a") // another entry meanwhile
	form.Send(nil).Answered(409).Check(says("Somebody changed this while you were writing")).Send(nil).OK().Check(says("Waiting to be sent"))
}

func TestOnlyThoseOnTheCaseSeeItsFilings(t *testing.T) {
	s := newSite(t)
	page := s.signs("section7")
	s.Tom.Get(page).Answered(404)
	s.Tom.Post(page+"/send", nil).Answered(404)
	s.Colin.Get(page).OK()
}

func TestWhatTheCourtTakesNotElectronicallyIsSaidToBeSo(t *testing.T) {
	s := newSite(t)
	page := s.signs("guardians_analysis") // of public law
	s.Ruth.Get(page).OK().Check(says("does not take this kind of document"))
	s.passes(time.Minute)
}
