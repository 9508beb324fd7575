// Package providertest is an OpenID Connect provider for tests: it answers as a real one does, and lets a test say what comes back. Start at New.
package providertest

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/coreos/go-oidc/v3/oidc/oidctest"

	"candour/internal/access/provider"
)

// Server is a provider at which everybody is signed in as Subject.
type Server struct {
	URL     string
	Subject string
	Change  func(claims map[string]any) // optional: what a false answer says

	t     testing.TB
	key   *rsa.PrivateKey
	clock func() time.Time
	codes map[string]url.Values // what was asked for, by the code given
}

const (
	client = "candour"
	secret = "a secret of the service"
	keyID  = "one"
)

// New begins a provider that ends with the test.
func New(t testing.TB, clock func() time.Time) *Server {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Subject: "ruth@organisation", t: t, key: key, clock: clock, codes: map[string]url.Values{}}
	keys := &oidctest.Server{PublicKeys: []oidctest.PublicKey{{PublicKey: key.Public(), KeyID: keyID, Algorithm: "RS256"}}}
	mux := http.NewServeMux()
	mux.Handle("/keys", keys)
	mux.HandleFunc("GET /.well-known/openid-configuration", s.discovery)
	mux.HandleFunc("POST /token", s.token)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	s.URL = server.URL
	keys.SetIssuer(server.URL)
	return s
}

// Provider is the service's side of it. People come back to an address.
func (s *Server) Provider(back string) *provider.Provider {
	s.t.Helper()
	p, err := provider.New(provider.Settings{Issuer: s.URL, Client: client, Secret: secret, Back: back, Groups: "groups"}, s.clock)
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// SignIn is what somebody does there who was sent to an address: they are given a code, and the state that they came with.
func (s *Server) SignIn(address string) (state, code string) {
	s.t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		s.t.Fatal(err)
	}
	asked := u.Query()
	code = rand.Text()
	s.codes[code] = asked
	return asked.Get("state"), code
}

// discovery says what the provider is (OpenID Connect Discovery 1.0).
func (s *Server) discovery(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"issuer": s.URL, "authorization_endpoint": s.URL + "/auth", "token_endpoint": s.URL + "/token", "jwks_uri": s.URL + "/keys",
		"end_session_endpoint": s.URL + "/leave", "id_token_signing_alg_values_supported": []string{"RS256"},
	})
}

// token gives an answer for a code, once, to whoever shows the secret and what the code was asked for with.
func (s *Server) token(w http.ResponseWriter, r *http.Request) {
	asked, given := s.codes[r.FormValue("code")]
	delete(s.codes, r.FormValue("code"))
	name, password, _ := r.BasicAuth()
	sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
	if !given || name != client || password != url.QueryEscape(secret) || asked.Get("code_challenge") != base64.RawURLEncoding.EncodeToString(sum[:]) {
		http.Error(w, `{"error": "invalid_grant"}`, http.StatusBadRequest)
		return
	}
	claims := map[string]any{
		"iss": s.URL, "aud": client, "sub": s.Subject, "nonce": asked.Get("nonce"), "iat": s.clock().Unix(), "exp": s.clock().Add(time.Minute).Unix(),
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"access_token": "x", "token_type": "Bearer", "id_token": s.signs(claims)})
}

// LogoutToken says that Subject has signed out there (OpenID Connect Back-Channel Logout 1.0, section 2.4).
func (s *Server) LogoutToken() string {
	return s.signs(map[string]any{
		"iss": s.URL, "aud": client, "sub": s.Subject, "iat": s.clock().Unix(), "exp": s.clock().Add(time.Minute).Unix(), "jti": rand.Text(),
		"events": map[string]any{"http://schemas.openid.net/event/backchannel-logout": map[string]any{}},
	})
}

// signs is a token that holds claims, as Change has them.
func (s *Server) signs(claims map[string]any) string {
	s.t.Helper()
	if s.Change != nil {
		s.Change(claims)
	}
	text, err := json.Marshal(claims)
	if err != nil {
		s.t.Error(err)
	}
	return oidctest.SignIDToken(s.key, keyID, "RS256", string(text))
}
