package accesspage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

func people(t *testing.T, s *webtest.Site) *access.People {
	t.Helper()
	all, err := access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}.People(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestASecondClickAddsNobodyAndStillShowsALink(t *testing.T) {
	s := door(t)
	page, before := s.Piotr.Get("/people").OK(), len(people(t, s).All())
	newcomer := url.Values{"name": {"Ngozi Hartley"}, "role": {string(access.Practitioner)}}
	for range 2 {
		page.SendTo("/people", newcomer).OK().Check(htmlcheck.In(".govuk-notification-banner", htmlcheck.HasText("/join/")))
	}
	if n := len(people(t, s).All()); n != before+1 {
		t.Errorf("two clicks added %d people", n-before)
	}
}

func TestAFormSentAgainMakesNoLinkForWhoHasAPassword(t *testing.T) {
	s := door(t)
	page := s.Piotr.Get("/people").OK()
	newcomer := url.Values{"name": {"Ngozi Hartley"}, "role": {string(access.Practitioner)}}
	page.SendTo("/people", newcomer).OK()
	ngozi, _ := people(t, s).Named("Ngozi Hartley")
	accounts := access.Accounts{DB: s.Engine.Writer(), Clock: s.Clock.Now}
	link, err := accounts.Invite(t.Context(), ngozi.ID, ngozi.Name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := accounts.Accept(t.Context(), link, password); err != nil {
		t.Fatal(err)
	}
	page.SendTo("/people", newcomer).Answered(http.StatusForbidden)

	s.Piotr.Get(colleague(ngozi.ID) + "/renew").OK().Send(url.Values{"why": {"Lost the telephone"}}).OK()
	amara(t, s).Get("/people").OK().SendTo("/people/renew", nil).OK()
	page.SendTo("/people", newcomer).Answered(http.StatusForbidden).Check(htmlcheck.LacksText("/join/")) // the new way in is Amara’s to hand over
}

func TestASecondClickMakesOneTeam(t *testing.T) {
	s := door(t)
	page, before := s.Piotr.Get("/people").OK(), len(people(t, s).Teams())
	for range 2 {
		page.SendTo("/people/team", url.Values{"team-name": {"Hallow Point family team"}}).OK()
	}
	if n := len(people(t, s).Teams()); n != before+1 {
		t.Errorf("two clicks made %d teams", n-before)
	}
}

func TestATeamWithoutANameLeavesTheFormThatAddsPeopleAsItWas(t *testing.T) {
	s := door(t)
	s.Piotr.Get("/people").SendTo("/people/team", nil).Answered(http.StatusUnprocessableEntity).
		SendTo("/people", url.Values{"name": {"Ngozi Hartley"}, "role": {string(access.Practitioner)}}).OK().
		Check(htmlcheck.In(".govuk-notification-banner", htmlcheck.HasText("/join/")))
}
