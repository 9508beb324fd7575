package provider_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/access/provider"
	"candour/internal/access/provider/providertest"
)

var now = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

// went is somebody who has gone to the provider and signed in there.
func went(t *testing.T, s *providertest.Server) (p *provider.Provider, g provider.Going, state, code string) {
	t.Helper()
	p = s.Provider("https://candour.example/sign-in/back")
	g, address, err := p.Begin(t.Context(), "/people", false)
	if err != nil {
		t.Fatal(err)
	}
	state, code = s.SignIn(address)
	return p, g, state, code
}

func TestWhoSignsInAtTheProviderIsKnownByTheNameTheyHaveThere(t *testing.T) {
	p, g, state, code := went(t, providertest.New(t, clock))
	if who, err := p.Finish(t.Context(), g, state, code); err != nil || who.Subject != "ruth@organisation" || who.Said {
		t.Errorf("they are %+v, %v", who, err)
	}
	if _, err := p.Finish(t.Context(), g, state, code); err == nil {
		t.Error("a code was taken twice")
	}
}

func TestTheProviderSaysInWhichGroupsSomebodyIs(t *testing.T) {
	for _, said := range []any{[]string{"wexcombe"}, "wexcombe"} {
		s := providertest.New(t, clock)
		s.Change = func(c map[string]any) { c["groups"] = said }
		p, g, state, code := went(t, s)
		if who, err := p.Finish(t.Context(), g, state, code); err != nil || !who.Said || !slices.Equal(who.Groups, []string{"wexcombe"}) {
			t.Errorf("%v: %+v %v", said, who, err)
		}
	}
}

func TestASignInThatWasNotBegunInThisBrowserIsRefused(t *testing.T) {
	p, g, state, code := went(t, providertest.New(t, clock))
	another, _, err := p.Begin(t.Context(), "/", false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Finish(t.Context(), another, state, code); err == nil {
		t.Error("a sign-in that another browser began was taken")
	}
	if _, err := p.Finish(t.Context(), provider.Going{}, "", code); err == nil {
		t.Error("a sign-in that nobody began was taken")
	}
	g.Verifier = another.Verifier
	if _, err := p.Finish(t.Context(), g, state, code); err == nil {
		t.Error("a code that was seen on its way was taken")
	}
}

func TestAnAnswerThatIsNotForThisSignInIsRefused(t *testing.T) {
	for name, change := range map[string]func(map[string]any){
		"another nonce":                      func(c map[string]any) { c["nonce"] = "another" },
		"no nonce":                           func(c map[string]any) { delete(c, "nonce") },
		"another service":                    func(c map[string]any) { c["aud"] = "another" },
		"another issuer":                     func(c map[string]any) { c["iss"] = "https://elsewhere.example" },
		"run out":                            func(c map[string]any) { c["exp"] = now.Add(-time.Hour).Unix() },
		"nobody":                             func(c map[string]any) { c["sub"] = "" },
		"groups of a form that nobody knows": func(c map[string]any) { c["groups"] = []any{"wexcombe", 7} },
	} {
		s := providertest.New(t, clock)
		s.Change = change
		p, g, state, code := went(t, s)
		if who, err := p.Finish(t.Context(), g, state, code); err == nil {
			t.Errorf("%s: they came in as %q", name, who.Subject)
		}
	}
}

func TestTheProviderSaysWhoHasSignedOutThere(t *testing.T) {
	s := providertest.New(t, clock)
	subject, err := s.Provider("https://candour.example/sign-in/back").SignedOut(t.Context(), s.LogoutToken())
	if err != nil || subject != "ruth@organisation" {
		t.Errorf("%q has signed out, %v", subject, err)
	}
}

func TestWhatDoesNotSayThatSomebodyHasSignedOutIsRefused(t *testing.T) {
	for name, change := range map[string]func(map[string]any){
		"a token to sign in with": func(c map[string]any) { delete(c, "events") },
		"another event":           func(c map[string]any) { c["events"] = map[string]any{"https://example.com/other": map[string]any{}} },
		"a nonce":                 func(c map[string]any) { c["nonce"] = "one" },
		"another service":         func(c map[string]any) { c["aud"] = "another" },
		"another issuer":          func(c map[string]any) { c["iss"] = "https://elsewhere.example" },
		"run out":                 func(c map[string]any) { c["exp"] = now.Add(-time.Hour).Unix() },
		"nobody":                  func(c map[string]any) { delete(c, "sub") },
	} {
		s := providertest.New(t, clock)
		s.Change = change
		if subject, err := s.Provider("https://candour.example/sign-in/back").SignedOut(t.Context(), s.LogoutToken()); err == nil {
			t.Errorf("%s: %q is signed out", name, subject)
		}
	}
	forged, real := providertest.New(t, clock), providertest.New(t, clock)
	if _, err := real.Provider("https://candour.example/sign-in/back").SignedOut(t.Context(), forged.LogoutToken()); err == nil {
		t.Error("a token that another signed was taken")
	}
}

func TestAProviderIsReachedOverTLS(t *testing.T) {
	for _, issuer := range []string{"", "http://login.example", "https://user:word@login.example", "login.example"} {
		if _, err := provider.New(provider.Settings{Issuer: issuer, Client: "c", Secret: "s"}, clock); err == nil {
			t.Errorf("%q was taken", issuer)
		}
	}
	if _, err := provider.New(provider.Settings{Issuer: "https://login.example", Client: "c"}, clock); err == nil {
		t.Error("a provider without a secret was taken")
	}
}

func TestWhoMustSignInAnewIsRefusedUnlessTheProviderSaysThatTheyDid(t *testing.T) {
	for name, c := range map[string]struct {
		at    any
		taken bool
	}{
		"just now": {now.Add(-time.Minute).Unix(), true}, "this morning": {now.Add(-time.Hour).Unix(), false}, "unsaid": {nil, false}, "a word": {"now", false},
	} {
		s := providertest.New(t, clock)
		s.Change = func(claims map[string]any) {
			if c.at != nil {
				claims["auth_time"] = c.at
			}
		}
		p := s.Provider("https://candour.example/sign-in/back")
		g, address, err := p.Begin(t.Context(), "/people", true)
		if err != nil || !strings.Contains(address, "prompt=login") || !strings.Contains(address, "max_age=0") {
			t.Fatalf("they go to %q, %v", address, err)
		}
		state, code := s.SignIn(address)
		if _, err := p.Finish(t.Context(), g, state, code); (err == nil) != c.taken {
			t.Errorf("%s: %v", name, err)
		}
	}
}
