package accesspage_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"candour/internal/govuk/htmlcheck"
	"candour/internal/ledger"
	"candour/internal/web/webtest"
)

// amara is the second administrator’s browser.
func amara(t *testing.T, s *webtest.Site) *webtest.Browser {
	t.Helper()
	person, ok := people(t, s).Named("Amara Lyle")
	if !ok {
		t.Fatal("nobody of that name")
	}
	return s.As(person.ID)
}

func TestTwoAdministratorsRenewTheWayInOfSomebodyWhoLostTheirTelephone(t *testing.T) {
	s, _ := withFactor(t)
	ruth := colleague(s.Ruth.ID)
	s.Piotr.Get(ruth + "/renew").OK().Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a[href=#why]")).
		Send(url.Values{"why": {"Lost the telephone"}}).OK().Check(htmlcheck.NotIn("form[action*=renew]"))
	s.Ruth.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi"))) // nothing has changed yet

	page := amara(t, s).Get("/people").OK()
	link := handedOn(t, page.SendTo("/people/renew", nil).OK())
	s.Ruth.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in")))
	withPassword(s.Stranger()).Answered(http.StatusUnprocessableEntity)
	amara(t, s).Get(link).OK().Send(url.Values{"code": {"AAAA AAAA AAAA"}, "password": {"four other plain words"}}).Answered(http.StatusUnprocessableEntity).
		Check(htmlcheck.In(".govuk-error-summary a[href=#code]"))

	code := handedOn(t, s.Piotr.Get("/people").OK().SendTo("/people/renew/half", nil).OK().Check(htmlcheck.LacksText("/recover/")))
	b := s.Stranger()
	b.Get(link).OK().Send(url.Values{"code": {strings.ToLower(code)}, "password": {"four other plain words"}}).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("Piotr Sewell asked, and Amara Lyle confirmed")), htmlcheck.In("main", htmlcheck.HasText("not set up")))
	page.SendTo("/people/renew", nil).Answered(http.StatusForbidden) // sent again, it ends nothing that was begun since
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))
	s.Piotr.Get("/people").OK().Check(htmlcheck.NotIn("form[action*=half]"))
}

// An entry id that is on record already is refused, and the word with it: nobody is shut out by what is not on record.
func TestAWordUnderAnIDThatIsTakenShutsNobodyOut(t *testing.T) {
	s := door(t)
	asking := s.Piotr.Get(colleague(s.Ruth.ID) + "/renew").OK()
	asking.Send(url.Values{"why": {"Lost the telephone"}}).OK()
	taken := url.Values{"entry": asking.Filled(nil)["entry"]}
	amara(t, s).Get("/people").OK().SendTo("/people/renew", taken).Answered(http.StatusConflict)
	s.Ruth.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))
	withPassword(s.Stranger()).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))
}

var secretShown = regexp.MustCompile(`<b class="app-num">([^<]+)</b>`)

// handedOn is what an administrator is shown to hand on.
func handedOn(t *testing.T, a *webtest.Answer) string {
	t.Helper()
	found := secretShown.FindStringSubmatch(a.Body)
	if found == nil {
		t.Fatalf("nothing is shown:\n%s", a.Words())
	}
	return found[1]
}

func TestNobodyButAnAdministratorRenewsAWayIn(t *testing.T) {
	s := door(t)
	for _, b := range []*webtest.Browser{s.Ruth, s.Colin, s.Judith} {
		b.Get(colleague(s.Tom.ID) + "/renew").Answered(http.StatusNotFound)
		b.Post("/people/renew", url.Values{"asked": {string(ledger.NewEntryID())}}).Answered(http.StatusNotFound)
	}
	s.Piotr.Get(colleague(s.Piotr.ID)).OK().Check(htmlcheck.LacksText("Renew their way in"))
}

func colleague(id ledger.StreamID) string { return "/people/" + string(id) }
