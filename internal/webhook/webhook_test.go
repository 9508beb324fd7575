package webhook_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"candour/internal/fault"
	"candour/internal/webhook"
)

// TestTheSignatureIsThatOfTheSpecification holds the example that the specification's own libraries are tested with.
func TestTheSignatureIsThatOfTheSpecification(t *testing.T) {
	got, err := webhook.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; got != want || err != nil {
		t.Errorf("%q %v, want %q", got, err, want)
	}
}

func TestWhatWasChangedOrCaughtOnItsWayIsNotBelieved(t *testing.T) {
	secret, at := webhook.NewSecret(), time.Unix(1_800_000_000, 0)
	signature, err := webhook.Sign(secret, "1", at, []byte("{}"))
	if err != nil {
		t.Fatal(err)
	}
	for name, one := range map[string]struct {
		secret, id, signature, body string
		now                         time.Time
		fine                        bool
	}{
		"as it was sent":    {secret, "1", signature, "{}", at.Add(time.Minute), true},
		"beside another":    {secret, "1", "v1,AAAA " + signature, "{}", at, true},
		"another body":      {secret, "1", signature, "{ }", at, false},
		"another id":        {secret, "2", signature, "{}", at, false},
		"another secret":    {webhook.NewSecret(), "1", signature, "{}", at, false},
		"an hour later":     {secret, "1", signature, "{}", at.Add(time.Hour), false},
		"without signature": {secret, "1", "", "{}", at, false},
	} {
		if err := webhook.Verify(one.secret, one.id, "1800000000", one.signature, []byte(one.body), one.now); (err == nil) != one.fine {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// told is a receiver that keeps what it was told, and answers with a status.
func told(t *testing.T, status int) (address string, got chan *http.Request, bodies chan []byte) {
	t.Helper()
	got, bodies = make(chan *http.Request, 4), make(chan []byte, 4)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // what was cut off does not verify
		got <- r
		bodies <- body
		w.Header().Set("Location", "http://elsewhere.example/")
		w.WriteHeader(status)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/changes", got, bodies
}

func sender(hosts ...string) *webhook.Sender {
	return webhook.NewSender(hosts, (&net.Dialer{}).DialContext, func() time.Time { return time.Unix(1_800_000_000, 0) })
}

var message = webhook.Message{ID: "m1", At: time.Unix(1_799_999_999, 0), Stream: "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", Version: 7, Kind: "casework.note/1"}

func TestAReceiverCanVerifyWhatItIsTold(t *testing.T) {
	address, got, bodies := told(t, http.StatusNoContent)
	secret := webhook.NewSecret()
	if err := sender("127.0.0.1").Send(t.Context(), address, secret, message); err != nil {
		t.Fatal(err)
	}
	r, body := <-got, <-bodies
	h := r.Header
	if err := webhook.Verify(secret, h.Get("webhook-id"), h.Get("webhook-timestamp"), h.Get("webhook-signature"), body, time.Unix(1_800_000_001, 0)); err != nil {
		t.Error(err)
	}
	var said struct {
		Type string
		Data map[string]any
	}
	if err := json.Unmarshal(body, &said); err != nil || said.Type != "stream.changed" || len(said.Data) != 3 || said.Data["version"] != 7.0 {
		t.Errorf("told %s", body)
	}
}

func TestWhatIsNotTakenIsAnErrorThatSaysNoAddress(t *testing.T) {
	for status, gone := range map[int]bool{http.StatusGone: true, http.StatusInternalServerError: false, http.StatusFound: false, http.StatusBadRequest: false} {
		address, _, _ := told(t, status)
		err := sender("127.0.0.1").Send(t.Context(), address, webhook.NewSecret(), message)
		if err == nil || errors.Is(err, webhook.ErrGone) != gone || strings.Contains(err.Error(), "127.0.0.1") {
			t.Errorf("%d: %v", status, err)
		}
	}
	err := sender("localhost").Send(t.Context(), "http://localhost:1/changes", webhook.NewSecret(), message)
	if err == nil || strings.Contains(err.Error(), "/changes") {
		t.Errorf("nobody listens: %v", err)
	}
}

func TestNobodyIsToldWhereTheServiceMayTellNobody(t *testing.T) {
	s := webhook.NewSender([]string{"portal.court.example", "127.0.0.1"}, func(context.Context, string, string) (net.Conn, error) {
		t.Error("a connection was asked for")
		return nil, errors.New("none")
	}, time.Now)
	for address, fine := range map[string]bool{
		"https://portal.court.example/changes": true, "https://portal.court.example:8443/x": true, "http://127.0.0.1:9/x": true,
		"http://portal.court.example/changes": false, "https://169.254.169.254/latest": false, "https://portal.court.example@elsewhere.example/": false,
		"https://portal.court.example/?token=1": false, "//portal.court.example/": false, "file:///etc/passwd": false, "": false, "https://elsewhere.example/": false,
	} {
		err := s.Check(address)
		if (err == nil) != fine || err != nil && fault.Sentence(err) == "" {
			t.Errorf("%q: %v", address, err)
		}
		if !fine && s.Send(t.Context(), address, webhook.NewSecret(), message) == nil {
			t.Errorf("%q was told", address)
		}
	}
}
