package message

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"time"
)

// Text is a gateway that takes texts as JSON over HTTPS; docs/operations/messages.md has its contract.
type Text struct {
	address, token string
	client         *http.Client
}

// textWaits bounds one request; mostAnswer is how much of an answer is read.
const (
	textWaits  = 30 * time.Second
	mostAnswer = 2 << 10
)

// NewText reads the gateway's address. The token, when there is one, goes with each request as its bearer's (RFC 6750).
func NewText(address, token string) (*Text, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Hostname() == "":
		return nil, errors.New("the text gateway’s address cannot be read; it looks like https://texts.example.org/send")
	case u.User != nil:
		return nil, errors.New("the text gateway’s address holds a user or a password; the token belongs into a file")
	case u.Scheme != "https" && !(u.Scheme == "http" && isHere(u.Hostname())):
		return nil, errors.New("the text gateway’s address does not begin with https://")
	case strings.ContainsAny(token, "\r\n"):
		return nil, errors.New("the text gateway’s token has more than one line")
	}
	return &Text{address: address, token: token, client: &http.Client{
		Timeout:       textWaits,
		Transport:     &http.Transport{DisableKeepAlives: true, TLSHandshakeTimeout: textWaits}, // no proxy of the environment either
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// textBody is the request.
type textBody struct {
	ID   string `json:"id"`
	To   string `json:"to"`
	Text string `json:"text"`
}

func (t *Text) send(ctx context.Context, m Message) (answer string, err error) {
	body, err := json.Marshal(textBody{m.ID, m.To, m.Notice.words})
	if err != nil {
		return "", err
	}
	written := false // the request's last byte may have reached the gateway
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteRequest: func(httptrace.WroteRequestInfo) { written = true }})
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, t.address, bytes.NewReader(body))
	if err != nil {
		return "", &Failure{doing: "writing it", said: err.Error()}
	}
	request.GetBody = nil // a request is never sent again unasked
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Idempotency-Key", m.ID)
	if t.token != "" {
		request.Header.Set("Authorization", "Bearer "+t.token)
	}
	response, err := t.client.Do(request)
	if err != nil {
		return "", notAnswered(err, written)
	}
	defer response.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(response.Body, mostAnswer)) // the status has said all that counts
	return answered(response, strings.TrimSpace(string(said)))
}

// notAnswered is a failure without an answer: uncertain once the request was written.
func notAnswered(err error, written bool) *Failure {
	var of *url.Error
	if errors.As(err, &of) {
		err = of.Err // without the address
	}
	if written {
		return &Failure{Uncertain: true, doing: "the text gateway did not answer", said: err.Error()}
	}
	return &Failure{Again: true, doing: "reaching the text gateway", said: err.Error()}
}

// answered reads the status: 2xx took the text, 429 may another time, what the gateway's own fault is leaves it open, and all else refuses.
func answered(r *http.Response, said string) (string, error) {
	said = strings.TrimSpace(fmt.Sprintf("%s %s", r.Status, said))
	f := &Failure{Code: r.StatusCode, said: said}
	switch {
	case r.StatusCode >= 200 && r.StatusCode < 300:
		return said, nil
	case r.StatusCode == http.StatusTooManyRequests:
		f.Again, f.doing = true, "the text gateway has had too many"
	case r.StatusCode >= 500:
		f.Uncertain, f.doing = true, "the text gateway failed"
	default:
		f.doing = "the text gateway refused it"
	}
	return "", f
}
