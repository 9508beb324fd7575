package provider

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"candour/internal/fault"
)

// Settings are how a service is known to a provider.
type Settings struct {
	Issuer string // https://…, under which the provider says what it is
	Client string
	Secret string
	Back   string // where the provider sends people back to
	Groups string // the claim that says in which groups somebody is; "" when it is not read
}

// Who is somebody who signed in at the provider.
type Who struct {
	Subject string   // by which name the provider knows them
	Groups  []string // in which groups it has them; none when the claim is not read
	Said    bool     // the claim was there: without groups, they are in none
}

// Provider is where people of an organisation sign in. It is asked for what it is when somebody first goes there, so that a service starts without it.
type Provider struct {
	settings Settings
	client   *http.Client
	clock    func() time.Time

	found atomic.Pointer[oidc.Provider]
}

// patience is how long the provider may take for one answer.
const patience = 10 * time.Second

// New checks the settings.
func New(s Settings, clock func() time.Time) (*Provider, error) {
	u, err := url.Parse(s.Issuer)
	switch {
	case err != nil || !trusted(u):
		return nil, errors.New("the issuer begins with https://")
	case s.Client == "" || s.Secret == "":
		return nil, errors.New("the provider must know this service by a name and a secret")
	}
	return &Provider{settings: s, clock: clock, client: &http.Client{
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return errors.New("the provider leads elsewhere") },
	}}, nil
}

// trusted holds for an address that is reached over TLS, or on this machine.
func trusted(u *url.URL) bool {
	return u.Host != "" && u.User == nil && (u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname()))
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Issuer is the provider's name, beside which a person's name there means something.
func (p *Provider) Issuer() string { return p.settings.Issuer }

// Going is what a browser keeps while its person is at the provider, and nobody else may see.
type Going struct {
	State, Nonce, Verifier string
	Next                   string // where they were going
	Again                  bool   // whoever holds the device may be somebody else: they must sign in there anew
}

const (
	away   = "Your organisation’s sign-in does not answer. Try again in a minute."
	failed = "Signing in there did not succeed. Try again."
	notOut = "This does not say who is signed out."
)

// anew is how long ago somebody may have signed in there of whom it was asked that they do so anew.
const anew = 5 * time.Minute

// Begin is where a person goes, and what their browser keeps meanwhile. Again asks that they sign in there anew, though they are signed in still.
func (p *Provider) Begin(ctx context.Context, next string, again bool) (Going, string, error) {
	config, _, err := p.config(ctx)
	if err != nil {
		return Going{}, "", err
	}
	g := Going{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier(), Next: next, Again: again}
	options := []oauth2.AuthCodeOption{oidc.Nonce(g.Nonce), oauth2.S256ChallengeOption(g.Verifier)}
	if again {
		options = append(options, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
	}
	return g, config.AuthCodeURL(g.State, options...), nil
}

// Finish is whom the provider knows who came back with a code.
func (p *Provider) Finish(ctx context.Context, g Going, state, code string) (Who, error) {
	if g.State == "" || code == "" || subtle.ConstantTimeCompare([]byte(g.State), []byte(state)) != 1 {
		return Who{}, fault.BadInput(failed, errors.New("the sign-in was not begun in this browser"))
	}
	config, found, err := p.config(ctx)
	if err != nil {
		return Who{}, err
	}
	ctx = oidc.ClientContext(ctx, p.client)
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(g.Verifier))
	if err != nil {
		return Who{}, fault.BadInput(failed, fmt.Errorf("exchange the code: %w", err))
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := found.Verifier(&oidc.Config{ClientID: p.settings.Client, Now: p.clock}).Verify(ctx, raw)
	if err != nil {
		return Who{}, fault.BadInput(failed, fmt.Errorf("verify who it is: %w", err))
	}
	if id.Subject == "" || subtle.ConstantTimeCompare([]byte(g.Nonce), []byte(id.Nonce)) != 1 {
		return Who{}, fault.BadInput(failed, errors.New("the answer was not made for this sign-in"))
	}
	if g.Again && !p.signedInAnew(id) {
		return Who{}, fault.BadInput(failed, errors.New("the provider does not say that they signed in anew"))
	}
	return p.who(id)
}

// signedInAnew reports whether the provider says that somebody signed in there just now (OpenID Connect Core 1.0, section 2: auth_time).
func (p *Provider) signedInAnew(id *oidc.IDToken) bool {
	var says struct {
		At int64 `json:"auth_time"`
	}
	return id.Claims(&says) == nil && says.At > 0 && p.clock().Sub(time.Unix(says.At, 0)) <= anew
}

// who reads of the provider's answer what is asked for. A claim of another form than a list of words, or one word, is refused rather than guessed at.
func (p *Provider) who(id *oidc.IDToken) (Who, error) {
	who := Who{Subject: id.Subject}
	if p.settings.Groups == "" {
		return who, nil
	}
	var claims map[string]json.RawMessage
	if err := id.Claims(&claims); err != nil {
		return Who{}, fault.BadInput(failed, fmt.Errorf("read in which groups they are: %w", err))
	}
	raw, said := claims[p.settings.Groups]
	var one string
	switch {
	case !said:
		return who, nil
	case json.Unmarshal(raw, &one) == nil:
		who.Groups = []string{one}
	case json.Unmarshal(raw, &who.Groups) != nil:
		return Who{}, fault.BadInput(failed, errors.New("the claim of groups is neither a word nor a list of words"))
	}
	who.Said = true
	return who, nil
}

// signedOutThere is the event of a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4).
const signedOutThere = "http://schemas.openid.net/event/backchannel-logout"

// SignedOut is by which name the provider knows somebody of whom it says that they are signed out there. A token that is anything else, such as
// one that somebody signs in with, is refused (section 2.6).
func (p *Provider) SignedOut(ctx context.Context, token string) (subject string, err error) {
	_, found, err := p.config(ctx)
	if err != nil {
		return "", err
	}
	id, err := found.Verifier(&oidc.Config{ClientID: p.settings.Client, Now: p.clock}).Verify(oidc.ClientContext(ctx, p.client), token)
	if err != nil {
		return "", fault.BadInput(notOut, fmt.Errorf("verify who is signed out: %w", err))
	}
	var says struct {
		Events map[string]struct{} `json:"events"`
	}
	if err := id.Claims(&says); err != nil {
		return "", fault.BadInput(notOut, fmt.Errorf("read who is signed out: %w", err))
	}
	if _, out := says.Events[signedOutThere]; !out || id.Nonce != "" || id.Subject == "" {
		return "", fault.BadInput(notOut, errors.New("the token does not say that somebody is signed out"))
	}
	return id.Subject, nil
}

// Leave is where somebody is sent who signs out here, to sign out there too; empty when the provider offers nothing of the kind, or was not asked yet
// what it is. It sends them back to an address of ours.
func (p *Provider) Leave(back string) string {
	found := p.found.Load()
	if found == nil {
		return ""
	}
	var offers struct {
		EndSession string `json:"end_session_endpoint"` // OpenID Connect RP-Initiated Logout 1.0
	}
	if err := found.Claims(&offers); err != nil || offers.EndSession == "" {
		return ""
	}
	to, err := url.Parse(offers.EndSession)
	if err != nil || !trusted(to) {
		return ""
	}
	query := to.Query()
	query.Set("client_id", p.settings.Client)
	query.Set("post_logout_redirect_uri", back)
	to.RawQuery = query.Encode()
	return to.String()
}

// config asks the provider what it is, until it has answered once.
func (p *Provider) config(ctx context.Context) (*oauth2.Config, *oidc.Provider, error) {
	found := p.found.Load()
	if found == nil {
		var err error
		if found, err = oidc.NewProvider(oidc.ClientContext(ctx, p.client), p.settings.Issuer); err != nil {
			return nil, nil, fault.Down(away, fmt.Errorf("ask the provider what it is: %w", err))
		}
		p.found.Store(found)
	}
	return &oauth2.Config{
		ClientID: p.settings.Client, ClientSecret: p.settings.Secret, Endpoint: found.Endpoint(),
		RedirectURL: p.settings.Back, Scopes: []string{oidc.ScopeOpenID},
	}, found, nil
}
