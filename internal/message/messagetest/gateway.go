package messagetest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// SMS is a text as the gateway took it.
type SMS struct {
	ID, To, Text string
	Key, Bearer  string // of the headers
}

// Gateway takes texts.
type Gateway struct {
	URL string

	mu     sync.Mutex
	status int
	until  <-chan struct{} // nil for answering at once
	taken  []SMS
}

// NewGateway begins a gateway, which ends with the test.
func NewGateway(t *testing.T) *Gateway {
	t.Helper()
	g := &Gateway{}
	server := httptest.NewServer(g)
	t.Cleanup(server.Close)
	g.URL = server.URL + "/send"
	return g
}

// Answers sets the status of all answers to come: 202 when 0, and no answer at all below 0.
func (g *Gateway) Answers(status int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.status = status
}

// Hangs has the gateway answer nothing to come until the channel is closed.
func (g *Gateway) Hangs(until <-chan struct{}) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.until = until
}

// hangs waits as long as it is to.
func (g *Gateway) hangs() {
	g.mu.Lock()
	until := g.until
	g.mu.Unlock()
	if until != nil {
		<-until
	}
}

// Taken are the texts taken so far.
func (g *Gateway) Taken() []SMS {
	g.mu.Lock()
	defer g.mu.Unlock()
	return append([]SMS(nil), g.taken...)
}

// ServeHTTP implements http.Handler.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var sms SMS
	if err := json.NewDecoder(r.Body).Decode(&sms); err != nil || r.Method != http.MethodPost {
		http.Error(w, "not a text", http.StatusBadRequest)
		return
	}
	sms.Key, sms.Bearer = r.Header.Get("Idempotency-Key"), r.Header.Get("Authorization")
	g.hangs()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.status < 0 {
		panic(http.ErrAbortHandler)
	}
	if g.status != 0 && g.status/100 != 2 {
		w.Header().Set("Location", "/elsewhere")
		http.Error(w, "no", g.status)
		return
	}
	g.taken = append(g.taken, sms)
	w.WriteHeader(http.StatusAccepted)
}
