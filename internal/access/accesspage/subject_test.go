package accesspage_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/access/accesspage"
	"candour/internal/access/provider/providertest"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

// withProvider is a service and a provider at which Ruth signs in.
func withProvider(t *testing.T) (*webtest.Site, *providertest.Server) {
	t.Helper()
	var organisation *providertest.Server
	s := doorFor(t, func(s *webtest.Site, p *accesspage.Pages) {
		organisation = providertest.New(t, s.Clock.Now)
		p.Provider, p.Site = organisation.Provider(s.URL+accesspage.BackURL), s.URL
	})
	return s, organisation
}

// there signs in at the provider, and comes back.
func there(b *webtest.Browser, organisation *providertest.Server) *webtest.Answer {
	state, code := organisation.SignIn(b.Get("/sign-in/elsewhere?next=/me").At)
	return b.Get(accesspage.BackURL + "?" + url.Values{"state": {state}, "code": {code}}.Encode())
}

func TestSomebodySignsInAtTheProviderOnceTwoAdministratorsSaidWhoTheyAre(t *testing.T) {
	s, organisation := withProvider(t)
	b := s.Stranger()
	b.Get("/sign-in").OK().Check(htmlcheck.In("a[href*=elsewhere]"))
	there(b, organisation).OK().Check(htmlcheck.In("main", htmlcheck.HasText("You are not known here yet"), htmlcheck.HasText(organisation.Subject)))

	hers := colleague(s.Ruth.ID) + "/work-account"
	s.Piotr.Get(hers).OK().Send(nil).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a[href=#subject]")).
		Send(url.Values{"subject": {organisation.Subject}}).OK().Check(htmlcheck.NotIn("form[action='/people/work-account/confirm']"))
	there(b, organisation).OK().Check(htmlcheck.In("main", htmlcheck.HasText("You are not known here yet")))
	amara(t, s).Get("/people").OK().SendTo("/people/work-account/confirm", nil).OK()
	there(b, organisation).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))

	s.Piotr.Get(hers).OK().SendTo("/people/work-account/end", nil).OK()
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in")))
	there(b, organisation).OK().Check(htmlcheck.In("main", htmlcheck.HasText("You are not known here yet")))
}

func TestWhoCameInByTheProviderIsSentThereToSignOutToo(t *testing.T) {
	s, organisation := withProvider(t)
	hers := colleague(s.Ruth.ID) + "/work-account"
	s.Piotr.Get(hers).OK().Send(url.Values{"subject": {organisation.Subject}}).OK()
	amara(t, s).Get("/people").OK().SendTo("/people/work-account/confirm", nil).OK()
	b := s.Stranger()
	me := there(b, organisation).OK()
	left := me.SendTo("/sign-out", nil).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("You are signed out of Candour")), htmlcheck.In("a[href*=leave]"))
	if to := left.Header.Get("Refresh"); !strings.HasPrefix(to, "0; url="+organisation.URL+"/leave?") || !strings.Contains(to, url.QueryEscape(s.URL+accesspage.LeftURL)) {
		t.Errorf("they are led to %q", to)
	}
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in")))
	b.Get(accesspage.LeftURL).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("You are signed out")))

	withPassword(b).OK().SendTo("/sign-out", nil).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in"))) // a password leads nowhere else
}

func TestWhoeverTheProviderSaysHasSignedOutThereIsSignedOutHere(t *testing.T) {
	s, organisation := withProvider(t)
	s.Piotr.Get(colleague(s.Ruth.ID) + "/work-account").OK().Send(url.Values{"subject": {organisation.Subject}}).OK()
	amara(t, s).Get("/people").OK().SendTo("/people/work-account/confirm", nil).OK()
	b := s.Stranger()
	there(b, organisation).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))

	said(t, s, "not a token", http.StatusBadRequest)
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))
	said(t, s, organisation.LogoutToken(), http.StatusOK)
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in")))
	s.Piotr.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Piotr Sewell")))

	organisation.Subject = "somebody@organisation"
	said(t, s, organisation.LogoutToken(), http.StatusOK) // whom nobody here knows
}

// said is what the provider tells the service, as a program does: without a cookie or a page.
func said(t *testing.T, s *webtest.Site, token string, answered int) {
	t.Helper()
	answer, err := http.PostForm(s.URL+accesspage.OutURL, url.Values{"logout_token": {token}})
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != answered {
		t.Errorf("answered %d", answer.StatusCode)
	}
}

func TestASignInAtTheProviderThatAnotherBrowserBeganIsRefused(t *testing.T) {
	s, organisation := withProvider(t)
	state, code := organisation.SignIn(s.Stranger().Get("/sign-in/elsewhere").At)
	back := accesspage.BackURL + "?" + url.Values{"state": {state}, "code": {code}}.Encode()
	s.Stranger().Get(back).Answered(http.StatusBadRequest)
	s.Stranger().Get(accesspage.BackURL).Answered(http.StatusBadRequest)
}

func TestWithoutAProviderNobodyIsSentElsewhere(t *testing.T) {
	s := door(t)
	s.Stranger().Get("/sign-in").OK().Check(htmlcheck.NotIn("a[href*=elsewhere]"))
	s.Stranger().Get("/sign-in/elsewhere").Answered(http.StatusNotFound)
	s.Piotr.Get(colleague(s.Ruth.ID) + "/work-account").Answered(http.StatusNotFound)
}
