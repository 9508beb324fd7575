package accesspage_test

import (
	"encoding/base32"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/govuk/htmlcheck"
	"candour/internal/web/webtest"
)

var letters = regexp.MustCompile(`<b class="app-num">([A-Z2-7 ]+)</b>`)

// shown is the secret on a page that sets a second factor up.
func shown(t *testing.T, a *webtest.Answer) access.CodeSecret {
	t.Helper()
	found := letters.FindStringSubmatch(a.Body)
	if found == nil {
		t.Fatalf("no secret is shown:\n%s", a.Words())
	}
	return lettersOf(t, found[1])
}

// lettersOf is a secret as a page shows it.
func lettersOf(t *testing.T, shown string) access.CodeSecret {
	t.Helper()
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ReplaceAll(shown, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

func codeOf(s *webtest.Site, secret access.CodeSecret) url.Values {
	return url.Values{"code": {secret.Code(s.Clock.Now())}}
}

// setUp is the form of somebody who is signed in.
func setUp(s *webtest.Site, secret access.CodeSecret, password string) url.Values {
	fields := codeOf(s, secret)
	fields.Set("password", password)
	return fields
}

// withFactor is a service on which Ruth has a password and a second factor, and what her telephone makes codes with.
func withFactor(t *testing.T) (*webtest.Site, access.CodeSecret) {
	t.Helper()
	s := door(t)
	page := s.Ruth.Get("/me").OK().Click("Codes for signing in")
	secret := shown(t, page)
	page.Check(htmlcheck.In("svg[role=img] path")).Send(setUp(s, secret, password)).OK().Check(htmlcheck.In("main", htmlcheck.HasText("set up on")))
	s.Clock.Advance(time.Minute)
	return s, secret
}

func withPassword(b *webtest.Browser) *webtest.Answer {
	return b.Get("/sign-in?next=/me").OK().Send(url.Values{"name": {"ruth"}, "password": {password}})
}

func TestAfterThePasswordACodeIsAskedFor(t *testing.T) {
	s, secret := withFactor(t)
	b := s.Stranger()
	asked := withPassword(b).Answered(http.StatusOK).Check(htmlcheck.In("h1", htmlcheck.HasText("Enter your code")))
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in"))) // the password alone opens nothing
	asked.Send(url.Values{"code": {"000000"}}).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a[href=#code]")).
		Send(codeOf(s, secret))
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))
	used := withPassword(s.Stranger()).OK()
	used.Send(codeOf(s, secret)).Answered(http.StatusUnprocessableEntity)
	if strings.Contains(s.Log(), secret.Text()) {
		t.Error("the log holds the secret")
	}
}

// A right password opens the door of the place again, so that whoever knows it could guess codes for ever if they were not counted for the person.
func TestWrongCodesAreCountedForThePersonHoweverOftenThePasswordIsRight(t *testing.T) {
	s, secret := withFactor(t)
	for range 2 {
		asked := withPassword(s.Stranger()).OK()
		for range 4 {
			asked = asked.Send(url.Values{"code": {"000000"}}).Answered(http.StatusUnprocessableEntity)
		}
	}
	withPassword(s.Stranger()).OK().Send(codeOf(s, secret)).Answered(http.StatusUnprocessableEntity)
	s.Clock.Advance(16 * time.Minute)
	withPassword(s.Stranger()).OK().Send(codeOf(s, secret)).OK()
}

func TestTheCodeMustFollowThePasswordWithinTenMinutes(t *testing.T) {
	s, secret := withFactor(t)
	asked := withPassword(s.Stranger()).OK()
	s.Clock.Advance(11 * time.Minute)
	asked.Send(codeOf(s, secret)).Answered(http.StatusBadRequest)
}

func TestWhereASecondFactorIsAskedOfEverybodyWhoReadsCasesItIsSetUpBeforeTheyComeIn(t *testing.T) {
	s := doorWith(t, func(p *access.SecondFactors) { p.Required = true })
	b := s.Stranger()
	page := withPassword(b).OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Set up codes for signing in")))
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Sign in")))
	page.Send(url.Values{"code": {"12"}}).Answered(http.StatusUnprocessableEntity).Send(codeOf(s, shown(t, page)))
	b.Get("/me").OK().Check(htmlcheck.In("h1", htmlcheck.HasText("Ruth Adeyemi")))
	b.Get("/me/second-factor").OK().Check(htmlcheck.In("main", htmlcheck.HasText("cannot be ended")), htmlcheck.NotIn("form[action*=remove]"))
}

func TestASecondFactorIsRemovedWithACodeOfIt(t *testing.T) {
	s, secret := withFactor(t)
	page := s.Ruth.Get("/me/second-factor").OK()
	page.Send(url.Values{"code": {"000000"}}).Answered(http.StatusUnprocessableEntity).Send(codeOf(s, secret)).OK().
		Check(htmlcheck.In("main", htmlcheck.HasText("not set up")))
}

func TestSettingUpCodesAsksForThePasswordAgain(t *testing.T) {
	s := door(t)
	page := s.Ruth.Get("/me/second-factor").OK()
	secret := shown(t, page)
	if again := shown(t, s.Ruth.Get("/me/second-factor")); again.Text() == secret.Text() {
		t.Error("opened again, the page shows the same secret")
	}
	wrong := page.Send(setUp(s, secret, "not hers")).Answered(http.StatusUnprocessableEntity).Check(htmlcheck.In(".govuk-error-summary a[href=#password]"))
	if again := shown(t, wrong.Answered(http.StatusUnprocessableEntity)); again.Text() != secret.Text() {
		t.Error("her telephone would have to be set up again after a slip")
	}
	wrong.Send(setUp(s, secret, password)).OK().Check(htmlcheck.In("main", htmlcheck.HasText("set up on")))
}

func TestNoPageSendsAPasswordBack(t *testing.T) {
	s := door(t)
	refused := s.Ruth.Get("/me/second-factor").OK().Send(url.Values{"code": {"000000"}, "password": {password}}).Answered(http.StatusUnprocessableEntity)
	newcomer := s.Piotr.Get("/people").OK().SendTo("/people", url.Values{"name": {"Ngozi Hartley"}, "role": {string(access.Practitioner)}}).OK()
	short := s.Stranger().Get(handedOn(t, newcomer)).OK().Send(url.Values{"password": {"too short"}}).Answered(http.StatusUnprocessableEntity)
	if strings.Contains(refused.Body, password) || strings.Contains(short.Body, "too short") {
		t.Error("a password stands in a page")
	}
}

func TestOnceTheSessionEndedNothingIsSetUpWithWhatItShowed(t *testing.T) {
	s := door(t)
	page := s.Ruth.Get("/me/second-factor").OK()
	s.Ruth.SignIn()
	page.Send(setUp(s, shown(t, page), password)).Answered(http.StatusBadRequest)
	s.Ruth.Get("/me").OK().Check(htmlcheck.In("main", htmlcheck.HasText("not set up")))
}
