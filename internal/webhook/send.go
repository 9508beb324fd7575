package webhook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"candour/internal/fault"
)

// Message says that a stream changed. It names nobody and quotes nothing.
type Message struct {
	ID      string    // the same each time it is sent again, so that a receiver takes it once
	At      time.Time // when it was recorded
	Stream  string    // a UUID
	Version int64     // of the stream
	Kind    string    // "casework.note/1"
}

// changed is the only type of message there is.
const changed = "stream.changed"

type body struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	Data      data      `json:"data"`
}

type data struct {
	Stream  string `json:"stream"`
	Version int64  `json:"version"`
	Kind    string `json:"kind"`
}

// Sender sends messages to the hosts that whoever runs the service has named.
type Sender struct {
	hosts []string
	http  *http.Client
	clock func() time.Time
}

// patience bounds one message: a receiver that works longer answers first and works then, as the specification asks.
const patience = 10 * time.Second

// NewSender sends to hosts, named without ports, by the program's one way out: dial connects to nothing else.
func NewSender(hosts []string, dial func(ctx context.Context, network, address string) (net.Conn, error), clock func() time.Time) *Sender {
	return &Sender{hosts: hosts, clock: clock, http: &http.Client{
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport:     &http.Transport{DialContext: dial, MaxResponseHeaderBytes: 16 << 10, DisableKeepAlives: true},
	}}
}

// Check refuses an address at which nobody may be told: the sentence is for whoever typed it.
func (s *Sender) Check(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return fault.BadInput("Enter an address that begins with https:// and has no question mark", nil)
	}
	host := strings.ToLower(u.Hostname())
	if !slices.Contains(s.hosts, host) {
		return fault.BadInput("This service may tell nobody at that host. Whoever runs it names the hosts (CANDOUR_WEBHOOK_HOSTS)", nil)
	}
	if u.Scheme != "https" && !(u.Scheme == "http" && isHere(host)) {
		return fault.BadInput("The address must begin with https://", nil)
	}
	return nil
}

// isHere reports whether a host is this machine, to which nothing needs to be encrypted.
func isHere(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// ErrGone says that the receiver wants to be told no more (status 410, as the specification has it).
var ErrGone = errors.New("the receiver wants to be told no more")

// Send tells an address of a message, signed with its secret. Errors hold no address and nothing of what was answered.
func (s *Sender) Send(ctx context.Context, address, secret string, m Message) error {
	if err := s.Check(address); err != nil {
		return err
	}
	request, err := s.request(ctx, address, secret, m)
	if err != nil {
		return err
	}
	answer, err := s.http.Do(request)
	if err != nil {
		return notSent(err)
	}
	defer answer.Body.Close()
	switch {
	case answer.StatusCode == http.StatusGone:
		return ErrGone
	case answer.StatusCode < 200 || answer.StatusCode > 299:
		return fmt.Errorf("a webhook was answered %d", answer.StatusCode)
	default:
		return nil
	}
}

func (s *Sender) request(ctx context.Context, address, secret string, m Message) (*http.Request, error) {
	raw, err := json.Marshal(body{changed, m.At.UTC(), data{m.Stream, m.Version, m.Kind}})
	if err != nil {
		return nil, err
	}
	now := s.clock()
	signature, err := Sign(secret, m.ID, now, raw)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(raw))
	if err != nil {
		return nil, errors.New("the address of a webhook cannot be read")
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "Candour")
	request.Header.Set("webhook-id", m.ID)
	request.Header.Set("webhook-timestamp", strconv.FormatInt(now.Unix(), 10))
	request.Header.Set("webhook-signature", signature)
	return request, nil
}

// notSent is why nothing was sent, without the address that http’s errors hold.
func notSent(err error) error {
	var at *url.Error
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("a webhook was not sent: %w", err)
}
