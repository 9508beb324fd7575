package clientpage_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"testing"

	"candour/internal/access"
	"candour/internal/api"
	"candour/internal/api/clientpage"
	"candour/internal/calendar"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// site is a service with these pages, on which systems may be told of changes anywhere.
func site(t *testing.T) (s *webtest.Site, amara *webtest.Browser) {
	t.Helper()
	t.Parallel()
	s = webtest.New(t, webtest.Service{
		Kinds: []*ledger.Set{&api.Kinds},
		Routes: func(s *webtest.Site) []web.Route {
			return clientpage.Pages{Service: s.Record.Service.Stream, Uses: uses(s), Check: func(string) error { return nil }}.Routes()
		},
	})
	people, err := access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second, ok := people.Named("Amara Lyle")
	if !ok {
		t.Fatal("there is no second administrator")
	}
	return s, s.As(second.ID)
}

func uses(s *webtest.Site) *api.Uses {
	return &api.Uses{Cursors: job.Cursors{DB: s.Record.Engine.Writer()}}
}

// portal is what somebody types who asks for a system that acts for Ruth.
func portal(s *webtest.Site) url.Values {
	day := s.Clock.Now().AddDate(0, 1, 0)
	return url.Values{
		"name": {"Court portal"}, "person": {string(s.Ruth.ID)}, "scopes": {"cases:read", "changes:read"}, "why": {"Contract 7"},
		"until-day": {strconv.Itoa(day.Day())}, "until-month": {strconv.Itoa(int(day.Month()))}, "until-year": {strconv.Itoa(day.Year())},
	}
}

var secret = regexp.MustCompile(`candour_[A-Za-z0-9_-]{43}|whsec_[A-Za-z0-9+/=]{44}`)

func clients(t *testing.T, s *webtest.Site) *api.Clients {
	t.Helper()
	return api.ClientsOf.Of(s.Read(s.Record.Service.Stream))
}

func TestTwoAdministratorsLetASystemInAndOneEndsIt(t *testing.T) {
	s, amara := site(t)
	s.Piotr.Get("/systems").OK().Click("Ask for a system").OK().Send(nil).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a[href=#name]"))
	page := s.Piotr.Get("/systems/ask").OK().Send(portal(s)).OK()
	page.Check(htmlcheck.NotIn("form[action*=confirm]"), htmlcheck.NotIn("form[action*=token]"))

	at := page.At
	amara.Get(at).OK().SendTo(at+"/confirm", nil).OK()
	made := s.Piotr.Get(at).OK().SendTo(at+"/token", nil).OK()
	token := secret.FindString(made.Words())
	if _, opens := clients(t, s).Of(token, s.Clock.Now()); token == "" || opens {
		t.Errorf("token %q opens %t before the second word", token, opens)
	}
	made.Check(htmlcheck.NotIn("form[action*=token/confirm]"))
	amara.Get(at).OK().Check(htmlcheck.LacksText(token)).SendTo(at+"/token/confirm", nil).OK()
	if _, opens := clients(t, s).Of(token, s.Clock.Now()); !opens {
		t.Error("it does not open after it")
	}

	s.Piotr.Get(at + "/end").OK().Send(nil).Answered(http.StatusUnprocessableEntity).Send(url.Values{"why": {"The contract is over"}}).OK()
	if _, opens := clients(t, s).Of(token, s.Clock.Now()); opens {
		t.Error("it opens after its end")
	}
	s.Piotr.Get("/systems").OK().Check(htmlcheck.In("table", htmlcheck.HasText("Court portal")))
}

func TestASecondPressMakesNoSecondToken(t *testing.T) {
	s, amara := site(t)
	at := s.Piotr.Get("/systems/ask").OK().Send(portal(s)).OK().At
	amara.Get(at).OK().SendTo(at+"/confirm", nil).OK()
	page := s.Piotr.Get(at).OK()
	page.SendTo(at+"/token", nil).OK()
	page.SendTo(at+"/token", nil).Answered(http.StatusConflict)
	if n := len(clients(t, s).All()[0].Tokens); n != 1 {
		t.Errorf("%d tokens", n)
	}
}

func TestASecretIsShownOnceAndWhatIsToldStops(t *testing.T) {
	s, amara := site(t)
	at := s.Piotr.Get("/systems/ask").OK().Send(portal(s)).OK().At
	amara.Get(at).OK().SendTo(at+"/confirm", nil).OK()
	shown := s.Piotr.Get(at).OK().Click("Set where it is told").OK().Send(url.Values{"address": {"https://portal.court.example/changes"}}).OK()
	if secret.FindString(shown.Words()) == "" {
		t.Errorf("no secret was shown: %s", shown.Words())
	}
	again := s.Piotr.Get(at).OK()
	if secret.MatchString(again.Body) {
		t.Error("it is shown again")
	}
	again.SendTo(at+"/changes/stop", nil).OK().Check(htmlcheck.In("main", htmlcheck.HasText("no longer told")))
}

// letIn is a system that acts for Ruth with a token that opens, and its page.
func letIn(t *testing.T, s *webtest.Site, amara *webtest.Browser) (at, token string) {
	t.Helper()
	at = s.Piotr.Get("/systems/ask").OK().Send(portal(s)).OK().At
	amara.Get(at).OK().SendTo(at+"/confirm", nil).OK()
	token = secret.FindString(s.Piotr.Get(at).OK().SendTo(at+"/token", nil).OK().Words())
	amara.Get(at).OK().SendTo(at+"/token/confirm", nil).OK()
	if _, opens := clients(t, s).Of(token, s.Clock.Now()); !opens {
		t.Fatal("the token opens nothing")
	}
	return at, token
}

func TestWhomASystemActsForSeesItAndEndsItAtOnce(t *testing.T) {
	s, amara := site(t)
	at, token := letIn(t, s, amara)
	page := s.Ruth.Get("/me/systems").OK().Check(
		htmlcheck.In("h2", htmlcheck.HasText("Court portal")), htmlcheck.HasText("Read the cases that the person may read"),
		htmlcheck.HasText("Contract 7"), htmlcheck.HasText("asked for by Piotr"))
	end := clientpage.MineURL + at[len(clientpage.Home):] + "/end"
	page.SendTo(end, nil).OK().Check(htmlcheck.HasText("No other system acts for you."), htmlcheck.In("main", htmlcheck.HasText("Court portal: Ended:")))
	if _, opens := clients(t, s).Of(token, s.Clock.Now()); opens {
		t.Error("its token opens still")
	}
	before := s.Read(s.Record.Service.Stream).Version
	page.SendTo(end, nil).OK()
	if after := s.Read(s.Record.Service.Stream).Version; after != before {
		t.Errorf("a second press wrote %d entries", after-before)
	}
	s.Piotr.Get(at).OK().Check(htmlcheck.HasText("Ended: whom it acted for said that it may not."), htmlcheck.HasText("Contract 7"))
}

func TestWhomASystemActsForSeesOnWhichDayItWasUsedLast(t *testing.T) {
	s, amara := site(t)
	letIn(t, s, amara)
	s.Ruth.Get("/me/systems").OK().Check(htmlcheck.HasText("Last used No use is on record"))
	for _, day := range []string{"2026-11-20", "2026-11-23"} {
		if err := uses(s).Note(t.Context(), clients(t, s).All()[0], calendar.MustParse(day)); err != nil {
			t.Fatal(err)
		}
	}
	s.Ruth.Get("/me/systems").OK().Check(htmlcheck.HasText("Last used On 23 November 2026"))
}

func TestNobodyElseEndsASystemByThatPage(t *testing.T) {
	s, amara := site(t)
	at, token := letIn(t, s, amara)
	s.Colin.Get("/me/systems").OK().Check(htmlcheck.LacksText("Court portal"))
	for _, other := range []*webtest.Browser{s.Colin, s.Piotr} {
		other.Post(clientpage.MineURL+at[len(clientpage.Home):]+"/end", nil).Answered(http.StatusNotFound)
	}
	if _, opens := clients(t, s).Of(token, s.Clock.Now()); !opens {
		t.Error("somebody else ended it")
	}
}

func TestASystemThatWaitsIsShownAndTurnedDown(t *testing.T) {
	s, amara := site(t)
	at := s.Piotr.Get("/systems/ask").OK().Send(portal(s)).OK().At
	s.Ruth.Get("/me/systems").OK().Check(htmlcheck.HasText("waits for another administrator")).
		SendTo(clientpage.MineURL+at[len(clientpage.Home):]+"/end", nil).OK()
	amara.Get(at).OK().Check(htmlcheck.NotIn("form[action*=confirm]"))
}

func TestOnlyAdministratorsSeeOtherSystems(t *testing.T) {
	s, _ := site(t)
	at := s.Piotr.Get("/systems/ask").OK().Send(portal(s)).OK().At
	for _, path := range []string{"/systems", "/systems/ask", at, at + "/end", at + "/changes"} {
		s.Colin.Get(path).Answered(http.StatusNotFound)
	}
	s.Colin.Post(at+"/token", nil).Answered(http.StatusNotFound)
	s.Piotr.Get("/systems/" + string(ledger.NewEntryID())).Answered(http.StatusNotFound)
}
