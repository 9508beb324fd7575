package accesspage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// aCase is a site with one case: of a team, and given to Ruth too when byName.
func aCase(t *testing.T, byName bool) (s *webtest.Site, address string) {
	t.Helper()
	t.Parallel()
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	ties := func(h *ledger.History) []access.Tie {
		if len(h.Entries) == 0 || h.Entries[0].Kind != ledgertest.Noted.Name() {
			return nil
		}
		since := h.Entries[0].Recorded
		all := []access.Tie{{Subject: s.Wexcombe, Relation: access.InTeam, From: since}}
		if byName {
			all = append(all, access.Tie{Subject: s.Ruth.ID, Relation: access.Allocated, From: since})
		}
		return all
	}
	s = webtest.New(t, webtest.Service{
		Kinds: ledgertest.Kinds(&ledgertest.Own), Ties: []access.TieFunc{ties},
		Routes: func(s *webtest.Site) []web.Route {
			pages := accesspage.Pages{Sessions: access.Sessions{DB: s.Engine.Writer(), Clock: s.Clock.Now}, Staff: access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}, Pack: rules, Demo: true}
			return append(pages.Routes(), web.ForCase("/case/{case}", access.CaseReader, func(c *web.Case) (web.Page, error) { return c.SeeOther("/me"), nil }, nil))
		},
	})
	return s, "/case/" + string(s.Begin(ledgertest.Entry(t, ledgertest.Noted, s.Ruth.By(), ledgertest.NotedBody{Words: "seen at school"})))
}

func TestSomebodyWhoseRoleEndedReadsNothingFromTheNextRequestOn(t *testing.T) {
	s, address := aCase(t, true)
	s.Ruth.Get(address).OK()
	s.Piotr.Get("/people/" + string(s.Ruth.ID) + "/end-role").OK().
		Send(url.Values{"role": {string(access.Practitioner)}, "why": {"Left the service"}}).OK().Check(htmlcheck.In("dl", htmlcheck.HasText("None yet")))
	s.Ruth.Get(address).Answered(http.StatusNotFound)
}

func TestAReasonAndARoleAreAskedFor(t *testing.T) {
	s, address := aCase(t, true)
	s.Piotr.Get("/people/"+string(s.Ruth.ID)+"/end-role").OK().Send(url.Values{}).
		Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a[href=#role]"), htmlcheck.In(".govuk-error-summary a[href=#why]"))
	s.Ruth.Get(address).OK()
}

func TestNobodyButAnAdministratorEndsARole(t *testing.T) {
	s, _ := aCase(t, false)
	for _, b := range []*webtest.Browser{s.Ruth, s.Colin, s.Judith} {
		b.Get("/people/" + string(s.Ruth.ID) + "/end-role").Answered(http.StatusNotFound)
		b.Post("/people/"+string(s.Ruth.ID)+"/end-role", url.Values{"role": {string(access.Practitioner)}, "why": {"x"}}).Answered(http.StatusNotFound)
	}
}
