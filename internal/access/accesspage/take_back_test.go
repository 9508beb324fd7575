package accesspage_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"candour/internal/access"
	"candour/internal/web"
	"candour/internal/web/webtest"
)

// onTablet asks for a page on a tablet whose browser keeps a token.
func onTablet(t *testing.T, s *webtest.Site, token, path string, fields url.Values) *http.Response {
	t.Helper()
	method := http.MethodGet
	if fields != nil {
		method = http.MethodPost
	}
	req, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(fields.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.AddCookie(&http.Cookie{Name: web.Cookie, Value: token})
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = resp.Body.Close() })
	return resp
}

func TestATabletInAChildsHandsOpensEverythingAgainOnlyAfterThePassword(t *testing.T) {
	s := door(t)
	sessions := access.Sessions{DB: s.Engine.Writer(), Clock: s.Clock.Now}
	whole, err := sessions.Begin(t.Context(), s.Ruth.ID)
	if err != nil {
		t.Fatal(err)
	}
	handed, err := sessions.Hand(t.Context(), whole, s.Ruth.ID, "an iPad", "/take-back")
	if err != nil {
		t.Fatal(err)
	}
	without, _, _ := strings.Cut(handed, "~")
	for _, token := range []string{whole, without, without + "~/me"} {
		if at := onTablet(t, s, token, "/me", nil).Header.Get("Location"); !strings.HasPrefix(at, "/sign-in") {
			t.Errorf("a token that is not the tablet’s leads to %q", at)
		}
	}
	if at := onTablet(t, s, handed, "/me", nil).Header.Get("Location"); at != "/take-back" {
		t.Errorf("the tablet opens %q", at)
	}
	if resp := onTablet(t, s, handed, "/take-back", url.Values{"password": {"not hers"}}); resp.StatusCode != http.StatusUnprocessableEntity || len(resp.Cookies()) > 0 {
		t.Errorf("a wrong password is answered %d", resp.StatusCode)
	}
	kept := onTablet(t, s, handed, "/take-back", url.Values{"password": {password}}).Cookies()
	if len(kept) != 1 || onTablet(t, s, kept[0].Value, "/me", nil).StatusCode != http.StatusOK {
		t.Fatal("the password gives no session back")
	}
	if at := onTablet(t, s, handed, "/take-back", nil).Header.Get("Location"); !strings.HasPrefix(at, "/sign-in") {
		t.Errorf("what the child’s browser kept still leads to %q", at)
	}
}

func TestATabletIsTakenBackByAnotherWayInThroughSigningOut(t *testing.T) {
	s := door(t)
	sessions := access.Sessions{DB: s.Engine.Writer(), Clock: s.Clock.Now}
	handed, err := sessions.Hand(t.Context(), "", s.Ruth.ID, "an iPad", "/take-back")
	if err != nil {
		t.Fatal(err)
	}
	if at := onTablet(t, s, handed, "/take-back", url.Values{"way": {"sign in"}}).Header.Get("Location"); at != "/sign-in?next=/take-back" {
		t.Errorf("it leads to %q", at)
	}
	if at := onTablet(t, s, handed, "/take-back", nil).Header.Get("Location"); !strings.HasPrefix(at, "/sign-in") {
		t.Errorf("signed out, it leads to %q", at)
	}
}

func TestATabletIsNotTakenBackByWhoeverHasNoPassword(t *testing.T) {
	s := door(t)
	sessions := access.Sessions{DB: s.Engine.Writer(), Clock: s.Clock.Now}
	handed, err := sessions.Hand(t.Context(), "", s.Tom.ID, "an iPad", "/take-back")
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"", password, "anything"} {
		resp := onTablet(t, s, handed, "/take-back", url.Values{"password": {typed}})
		if resp.StatusCode != http.StatusUnprocessableEntity || len(resp.Cookies()) > 0 {
			t.Errorf("%q is answered %d, with %d cookies", typed, resp.StatusCode, len(resp.Cookies()))
		}
	}
	if at := onTablet(t, s, handed, "/me", nil).Header.Get("Location"); at != "/take-back" {
		t.Errorf("the tablet opens %q", at)
	}
}

func TestAfterATabletWasInAChildsHandsAWorkAccountSignsInAnew(t *testing.T) {
	s, _ := withProvider(t)
	sessions := access.Sessions{DB: s.Engine.Writer(), Clock: s.Clock.Now}
	handed, err := sessions.Hand(t.Context(), "", s.Ruth.ID, "an iPad", "/take-back")
	if err != nil {
		t.Fatal(err)
	}
	if resp := onTablet(t, s, handed, "/take-back", url.Values{"way": {"sign in"}}); len(resp.Cookies()) > 0 {
		t.Errorf("the browser keeps %v", resp.Cookies())
	}
	if at := onTablet(t, s, handed, "/sign-in/elsewhere", nil).Header.Get("Location"); !strings.Contains(at, "prompt=login") || !strings.Contains(at, "max_age=0") {
		t.Errorf("it leads to %q", at)
	}
	if at := onTablet(t, s, "", "/sign-in/elsewhere", nil).Header.Get("Location"); strings.Contains(at, "prompt=login") {
		t.Errorf("another browser is led to %q", at)
	}
}
