package courtpage_test

import (
	"testing"
	"time"

	"candour/internal/court/hmcts/fake"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
)

func (s *site) polls() {
	s.t.Helper()
	handler := s.jobs.Handlers["court.poll.private"]
	if err := handler(s.t.Context(), ledger.Job{}); err == nil {
		s.t.Fatal("the poller ended")
	}
}

func TestEverybodySeesHowFarEachCourtHasBeenRead(t *testing.T) {
	s := newSite(t)
	s.Colin.Get("/courts").OK().Check(says("has never answered"))
	for range 20 { // from yesterday on, twenty calls a minute
		s.polls()
	}
	s.Colin.Get("/courts").OK().Check(says("Read up to 12 May 2026, 09:58"), says("Last answered 12 May 2026, 10:00"))
	s.court.Break(fake.Fault{On: fake.Search, Times: -1, Status: 503})
	s.passes(time.Hour)
	s.polls()
	s.Colin.Get("/courts").OK().Check(says("has not answered since 12 May 2026"), says("The last time it was asked"))
	s.Ruth.Get(s.path("court", "says")).OK().Check(says("This may be out of date"))
	s.Ruth.Get("/courts").OK().Check(says("has not answered since 12 May 2026"))
}

func TestWhatWasSetAsideIsShownUntilItIsRead(t *testing.T) {
	s := newSite(t)
	s.court.Set(fake.Trouble{Poison: []time.Time{s.Clock.Now().Add(-10 * time.Minute)}})
	for range 20 { // from yesterday on, twenty calls a minute
		s.polls()
	}
	s.Colin.Get("/courts").OK().Check(says("It always fails when asked what changed between"), says("it is asked again on 13 May 2026"))
}

func TestASilentCourtIsABannerOnTheDayOfWhoeverReadsCases(t *testing.T) {
	s := newSite(t)
	for range 20 {
		s.polls()
	}
	s.Ruth.Get("/").OK().Check(htmlcheck.NotIn(".govuk-notification-banner"))
	s.passes(time.Hour)
	s.Ruth.Get("/").OK().Check(htmlcheck.In(".govuk-notification-banner", htmlcheck.HasText("has not answered since 12 May 2026, 10:00"))).
		Click("How far each court has been read").OK()
	s.Piotr.Get("/").OK().Check(htmlcheck.NotIn(".govuk-notification-banner"))
}

func TestWhatCouldNotBeReadIsABannerToo(t *testing.T) {
	s := newSite(t)
	s.court.Set(fake.Trouble{Poison: []time.Time{s.Clock.Now().Add(-10 * time.Minute)}})
	for range 20 {
		s.polls()
	}
	s.Ruth.Get("/").OK().Check(htmlcheck.In(".govuk-notification-banner", htmlcheck.HasText("could not be read"), htmlcheck.HasText("since 12 May 2026")))
}

func TestTheCaseAtCourtSaysWhenTheCourtWasLastRead(t *testing.T) {
	s := newSite(t)
	for range 20 {
		s.polls()
	}
	page := s.Ruth.Get(s.path("court")).OK().Check(says("Read up to 12 May 2026, 09:58."))
	page.Click("What the court says").OK()
	page.Click("Documents of the court").OK()
	page.Click("How far each court has been read").OK()
}

func TestACaseAndListsSayWhenTheCourtWasLastRead(t *testing.T) {
	s := newSite(t)
	s.Ruth.Get("/").OK().Check(says("The private law courts not read yet."))
	for range 20 { // from yesterday on, twenty calls a minute
		s.polls()
	}
	s.Ruth.Get("/").OK().Check(says("The private law courts last read today at 09:58."))
	s.Ruth.Get(s.path()).OK().Check(says("last read today at 09:58."))
	s.passes(24 * time.Hour)
	s.Ruth.SignIn()
	s.Ruth.Get(s.path()).OK().Check(says("last read yesterday at 09:58."))
	s.Piotr.Get("/").OK().Check(htmlcheck.LacksText("last read"))
}
