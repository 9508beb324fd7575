package rosterpage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/roster/rosterpage"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

func site(t *testing.T) *webtest.Site {
	t.Helper()
	t.Parallel()
	return webtest.New(t, webtest.Service{Routes: func(s *webtest.Site) []web.Route {
		return rosterpage.Pages{Service: s.Record.Service.Stream}.Routes()
	}})
}

func people(t *testing.T, s *webtest.Site) *access.People {
	t.Helper()
	all, err := access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func list(lines string) url.Values {
	return url.Values{"list": {"name,role,team,manages,from,until\n" + lines}}
}

func TestWhatAListWouldChangeIsShownAndDoneOnceItIsConfirmed(t *testing.T) {
	s := site(t)
	given := list("Nia Calloway,practitioner,Wexcombe family team,,,\nRuth Adeyemi,,Marrow Bay family team,,,")
	shown := s.Piotr.Get(rosterpage.Home).OK().Send(given).OK().Check(
		htmlcheck.In("section[aria-labelledby=changes]", htmlcheck.HasText("Nia Calloway"), htmlcheck.HasText("joins, and is asked to be practitioner"), htmlcheck.HasText("is in Marrow Bay family team from")),
		htmlcheck.In("section[aria-labelledby=missing]", htmlcheck.HasText("Tom Jeavons"), htmlcheck.LacksText("Ruth Adeyemi")))
	if _, known := people(t, s).Named("Nia Calloway"); known {
		t.Fatal("she was added before anybody confirmed it")
	}
	shown.Send(nil).OK().Check(htmlcheck.In(".govuk-notification-banner", htmlcheck.HasText("somebody else has confirmed it")))
	nia, known := people(t, s).Named("Nia Calloway")
	if !known || len(nia.Roles) != 0 || len(people(t, s).Waiting()) != 1 {
		t.Errorf("%+v", nia)
	}
	shown.Send(nil).OK().Check(htmlcheck.LacksText("somebody else has confirmed it"))
	if n := len(people(t, s).Waiting()); n != 1 {
		t.Errorf("confirmed twice, %d roles wait", n)
	}
}

func TestAListThatIsChangedAfterItWasShownIsShownAgain(t *testing.T) {
	s := site(t)
	s.Piotr.Get(rosterpage.Home).OK().Send(list("Nia Calloway,practitioner,,,,")).OK().
		Send(list("Nia Calloway,manager,,,,")).OK().Check(htmlcheck.In("section[aria-labelledby=changes]", htmlcheck.HasText("asked to be manager")))
	if _, known := people(t, s).Named("Nia Calloway"); known {
		t.Error("something was done that nobody was shown")
	}
}

func TestLinesThatAreWrongAreToldAndWhatWasTypedStays(t *testing.T) {
	s := site(t)
	s.Piotr.Get(rosterpage.Home).OK().Send(list("Ruth Adeyemi,,Wexcome,,,\nTom Jeavons,adviser,,,,")).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary a", htmlcheck.HasHref("#list")), htmlcheck.In("main", htmlcheck.HasText("Line 2, team: There is no team of that name")),
		htmlcheck.In("main", htmlcheck.HasText("Line 3, role: There is no such role")), htmlcheck.In("textarea", htmlcheck.HasText("Wexcome")))
	s.Piotr.Get(rosterpage.Home).OK().Send(url.Values{"list": {"who;what"}}).Answered(http.StatusUnprocessableEntity).Check(
		htmlcheck.In(".govuk-error-summary", htmlcheck.HasText("The first line names the columns")))
}

func TestOnlyAnAdministratorGivesTheList(t *testing.T) {
	s := site(t)
	s.Ruth.Get(rosterpage.Home).Answered(http.StatusNotFound)
	s.Priya.Get(rosterpage.Home).Answered(http.StatusNotFound)
}
