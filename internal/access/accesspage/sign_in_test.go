package accesspage_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"candour/internal/access"
	"candour/internal/access/accesspage"
	"candour/internal/pack"
	"candour/internal/view"
	"candour/internal/web"
	"candour/internal/web/webtest"
	"candour/packs/england"
)

// rulesOfEngland are read once for all tests: nobody changes them.
var rulesOfEngland = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

const password = "three plain words"

// door is a service behind a proxy, with an account for Ruth.
func door(t *testing.T) *webtest.Site { return doorWith(t, func(*access.SecondFactors) {}) }

// doorWith is door with a setting of its own.
func doorWith(t *testing.T, set func(*access.SecondFactors)) *webtest.Site {
	t.Helper()
	return doorFor(t, func(_ *webtest.Site, p *accesspage.Pages) { set(&p.Factors) })
}

// doorFor is door with pages that are set up otherwise.
func doorFor(t *testing.T, set func(*webtest.Site, *accesspage.Pages)) *webtest.Site {
	t.Helper()
	t.Parallel()
	rules, err := rulesOfEngland()
	if err != nil {
		t.Fatal(err)
	}
	s := webtest.New(t, webtest.Service{
		Routes: func(s *webtest.Site) []web.Route {
			pages := accesspage.Pages{
				Factors:  access.SecondFactors{Ledger: s.Ledger, DB: s.Engine.Writer()},
				Accounts: access.Accounts{DB: s.Engine.Writer(), Clock: s.Clock.Now}, Sessions: access.Sessions{DB: s.Engine.Writer(), Clock: s.Clock.Now},
				Staff: access.Staff{Ledger: s.Ledger, Service: s.Record.Service.Stream}, Door: &access.Door{}, Proxied: true, Pack: rules,
				Courts: func(context.Context, view.DB) ([]string, error) { return []string{"Wexcombe"}, nil },
			}
			set(s, &pages)
			return pages.Routes()
		},
		Kit: func(_ *webtest.Site, k *web.Kit) { k.Secure = true },
	})
	accounts := access.Accounts{DB: s.Engine.Writer(), Clock: s.Clock.Now}
	token, err := accounts.Invite(t.Context(), s.Ruth.ID, "ruth")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := accounts.Accept(t.Context(), token, password); err != nil {
		t.Fatal(err)
	}
	s.Ruth.SignIn() // a new password has signed her out
	return s
}

// signIn tries a password through a proxy, which says who asked.
func signIn(t *testing.T, s *webtest.Site, forwarded, password string) *http.Response {
	t.Helper()
	fields := url.Values{"name": {"ruth"}, "password": {password}}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/sign-in", strings.NewReader(fields.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("X-Forwarded-For", forwarded)
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		t.Fatal(err)
	}
	return resp
}

func TestBehindAProxyAnOutsiderClosesTheDoorToNobodyElse(t *testing.T) {
	s := door(t)
	for range 9 {
		signIn(t, s, "198.51.100.4, 203.0.113.9", "a guess")
	}
	if got := signIn(t, s, "198.51.100.4, 203.0.113.9", password).StatusCode; got != http.StatusUnprocessableEntity {
		t.Errorf("who guessed nine times is answered %d", got)
	}
	if got := signIn(t, s, "198.51.100.4", password).StatusCode; got != http.StatusSeeOther {
		t.Errorf("an outsider locked her out: %d", got)
	}
}

func TestOneNetworkOfTheNewAddressesIsOnePlace(t *testing.T) {
	s := door(t)
	for _, host := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
		signIn(t, s, "2001:db8:1:2::"+host, "a guess")
	}
	if got := signIn(t, s, "2001:db8:1:2::9", password).StatusCode; got != http.StatusUnprocessableEntity {
		t.Errorf("an outsider with many addresses is answered %d", got)
	}
	if got := signIn(t, s, "2001:db8:1:3::9", password).StatusCode; got != http.StatusSeeOther {
		t.Errorf("the network beside it is answered %d", got)
	}
}

func TestBehindATLSProxyTheCookieIsForTLSOnly(t *testing.T) {
	cookies := signIn(t, door(t), "198.51.100.4", password).Cookies()
	if len(cookies) != 2 {
		t.Fatalf("the cookies are %v", cookies)
	}
	for _, c := range cookies {
		if !c.Secure || !c.HttpOnly {
			t.Errorf("the cookie %s is for anybody to read", c.Name)
		}
	}
}
