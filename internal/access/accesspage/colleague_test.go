package accesspage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

func site(t *testing.T) *webtest.Site {
	t.Helper()
	t.Parallel()
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	return webtest.New(t, webtest.Service{Routes: func(s *webtest.Site) []web.Route {
		return accesspage.Pages{Sessions: access.Sessions{DB: s.Engine.Writer(), Clock: s.Clock.Now}, Staff: access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}, Pack: rules, Demo: true}.Routes()
	}})
}

func TestAManagerSaysHowFarOnSomebodyIs(t *testing.T) {
	s := site(t)
	ruth := "/people/" + string(s.Ruth.ID)
	s.Colin.Get(ruth).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Not written down yet"))).
		Send(url.Values{"stage": {"experienced"}, "why": {"Two reports read together"}}).OK().
		Check(htmlcheck.In("main dl", htmlcheck.HasText("Experienced")), htmlcheck.In("main", htmlcheck.HasText("Two reports read together"), htmlcheck.HasText("Colin Pryce, ")))
	s.Ruth.Get(ruth).OK().Check(htmlcheck.In("main", htmlcheck.HasText("Two reports read together")), htmlcheck.NotIn("form[action*=people]"))
}

func TestAStageNeedsAReasonAndARealDay(t *testing.T) {
	s := site(t)
	s.Colin.Get("/people/"+string(s.Ruth.ID)).Send(url.Values{"stage": {"experienced"}, "from-month": {"13"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a[href=#why]"), htmlcheck.In(".govuk-error-summary a[href=#from]"))
}

func TestTheStageOfAColleagueIsNobodyElsesToSee(t *testing.T) {
	s := site(t)
	for _, b := range []*webtest.Browser{s.Tom, s.Aisha, s.Ines} {
		b.Get("/people/" + string(s.Ruth.ID)).Answered(http.StatusNotFound)
		b.Post("/people/"+string(s.Ruth.ID), url.Values{"stage": {"experienced"}, "why": {"x"}}).Answered(http.StatusNotFound)
	}
	s.Colin.Get("/people/nobody").Answered(http.StatusNotFound)
}
