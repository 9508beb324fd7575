package accesspage_test

import (
	"net/http"
	"net/url"
	"testing"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/message"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

func sendingSite(t *testing.T) *webtest.Site {
	t.Helper()
	t.Parallel()
	return webtest.New(t, webtest.Service{Routes: func(s *webtest.Site) []web.Route {
		staff := access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}
		return accesspage.Pages{Sessions: access.Sessions{DB: s.Engine.Writer(), Clock: s.Clock.Now}, Staff: staff, Messages: message.Ways{Mail: &message.Mail{}}, Demo: true}.Routes()
	}})
}

func TestNobodyIsToldDailyWhoHasNotAskedForIt(t *testing.T) {
	s := sendingSite(t)
	s.Ruth.Get("/me").OK().Check(htmlcheck.In("a[href*=daily]"))
	form := s.Ruth.Get("/me/daily").OK().Check(htmlcheck.In("main", htmlcheck.HasText("No message is sent to you.")))
	form.Send(url.Values{"to": {"ruth@service.example"}}).OK()
	s.Ruth.Get("/me/daily").OK().Check(htmlcheck.In("main", htmlcheck.HasText("A message is sent to ruth@service.example.")), htmlcheck.In("input#to", htmlcheck.HasAttr("value", "ruth@service.example"))).
		Send(url.Values{"to": {""}}).OK()
	s.Ruth.Get("/me/daily").OK().Check(htmlcheck.In("main", htmlcheck.HasText("No message is sent to you.")))
	s.Aisha.Get("/me/daily").OK().Check(htmlcheck.In("main", htmlcheck.HasText("No message is sent to you.")))
}

func TestADailyMessageNeedsAnAddressThatThisServiceCanReach(t *testing.T) {
	s := sendingSite(t)
	for _, to := range []string{"Ruth", "+447700900123", "ruth@service.example, colin@service.example"} {
		s.Ruth.Get("/me/daily").Send(url.Values{"to": {to}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a[href=#to]"))
	}
}

func TestAServiceThatSendsNothingOffersNoMessage(t *testing.T) {
	s := site(t)
	s.Ruth.Get("/me").OK().Check(htmlcheck.NotIn("a[href*=daily]"))
	s.Ruth.Get("/me/daily").Answered(http.StatusNotFound)
}
