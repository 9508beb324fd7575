package hmcts

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// Client calls one court. It follows no redirect and knows no address but those of its settings.
type Client struct {
	settings Settings
	http     *http.Client
	uploads  *http.Client // a new connection for each, so that it is known whether anything was sent
}

// NewClient makes the client of one court, or says what is wrong with its settings.
func NewClient(s Settings, d *Dialer) (*Client, error) {
	s = s.withDefaults()
	if err := s.check(d); err != nil {
		return nil, err
	}
	return &Client{settings: s, http: newHTTP(s, d, false), uploads: newHTTP(s, d, true)}, nil
}

// Jurisdiction is which court the client calls.
func (c *Client) Jurisdiction() Jurisdiction { return c.settings.Jurisdiction }

func newHTTP(s Settings, d *Dialer, once bool) *http.Client {
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext:            d.DialContext,
			TLSHandshakeTimeout:    connectTimeout,
			ResponseHeaderTimeout:  s.HeaderTimeout,
			MaxResponseHeaderBytes: 64 << 10,
			DisableCompression:     true, // what comes is what is counted and hashed
			DisableKeepAlives:      once,
			IdleConnTimeout:        time.Minute,
			MaxIdleConnsPerHost:    2,
		},
	}
}

// Failure is a call that gave no usable answer. Its text names the call and the status, and nothing that the court wrote.
type Failure struct {
	Call       string // search, document, upload, guardians
	Court      Jurisdiction
	Kind       FailureKind
	Status     int           // 0 when no answer came
	RetryAfter time.Duration // what the court asked for, if it did
	Err        error
}

// FailureKind is what to make of a failure.
type FailureKind string

const (
	NotSent    FailureKind = "nothing was sent"           // by our side's fault or before a connection stood
	NoAnswer   FailureKind = "no whole answer came"       // a time-out, a reset, a body cut off
	Denied     FailureKind = "the court does not let us"  // 401, 403
	Missing    FailureKind = "the court does not have it" // 404
	Rejected   FailureKind = "the court rejects it"       // another 4xx, or a redirect
	Busy       FailureKind = "the court asks us to wait"  // 429
	Failing    FailureKind = "the court’s service fails"  // 5xx
	Unreadable FailureKind = "the answer cannot be read"  // 200 with something else than was asked for
	TooLarge   FailureKind = "the answer is over our limit"
)

func (f *Failure) Error() string {
	text := fmt.Sprintf("%s law court, %s: %s", f.Court, f.Call, f.Kind)
	if f.Status != 0 {
		text += fmt.Sprintf(" (status %d)", f.Status)
	}
	if f.Err != nil {
		text += ": " + f.Err.Error()
	}
	return text
}

func (f *Failure) Unwrap() error { return f.Err }

// IsPoison says that one window failed at a court that answers: asking in smaller parts may bring the healthy cases through.
func IsPoison(err error) bool {
	var f *Failure
	return errors.As(err, &f) && (f.Kind == Unreadable || f.Kind == TooLarge || f.Kind == Failing && f.Status == http.StatusInternalServerError)
}

func (c *Client) failure(call string, kind FailureKind, err error) *Failure {
	return &Failure{Call: call, Court: c.settings.Jurisdiction, Kind: kind, Err: err}
}

// get asks, and asks once more with a fresh token when the answer may mean that the token is bad. Private law answers 401 and public law 403 or
// 500 for that, and private law also when something behind it fails (CONTRACT sections 1.2 and 2.2).
func (c *Client) get(ctx context.Context, call, address string, header http.Header) (*http.Response, error) {
	for fresh := false; ; fresh = true {
		response, err := c.getOnce(ctx, call, address, header, fresh)
		var f *Failure
		if fresh || !errors.As(err, &f) || !mayBeTheToken(f.Status) {
			return response, err
		}
	}
}

func mayBeTheToken(status int) bool {
	return status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusInternalServerError
}

func (c *Client) getOnce(ctx context.Context, call, address string, header http.Header, fresh bool) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, c.failure(call, NotSent, errors.New("the address cannot be used"))
	}
	request.Header = header.Clone()
	if err := c.authorise(request, fresh); err != nil {
		return nil, c.failure(call, NotSent, err)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, c.failure(call, NoAnswer, withoutAddress(err))
	}
	if response.StatusCode != http.StatusOK {
		drain(response)
		return nil, c.answered(call, response)
	}
	return response, nil
}

func (c *Client) authorise(request *http.Request, fresh bool) error {
	token, err := c.settings.Token(request.Context(), fresh)
	if err != nil {
		return fmt.Errorf("get an access token: %w", err)
	}
	for name, value := range c.settings.Headers {
		request.Header.Set(name, value)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	return nil
}

// answered is the failure that a status other than success means.
func (c *Client) answered(call string, response *http.Response) *Failure {
	f := c.failure(call, Rejected, nil)
	f.Status = response.StatusCode
	switch {
	case f.Status == http.StatusUnauthorized || f.Status == http.StatusForbidden:
		f.Kind = Denied
	case f.Status == http.StatusNotFound:
		f.Kind = Missing
	case f.Status == http.StatusTooManyRequests:
		f.Kind = Busy
	case f.Status >= 500:
		f.Kind = Failing
	}
	f.RetryAfter = retryAfter(response.Header.Get("Retry-After"), response.Header.Get("Date"))
	return f
}

// retryAfter reads both forms: seconds, and a date, which is measured against the court’s own clock.
func retryAfter(value, date string) time.Duration {
	if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 {
		return time.Duration(seconds) * time.Second
	}
	until, err := http.ParseTime(value)
	now, dateErr := http.ParseTime(date)
	if err != nil || dateErr != nil || until.Before(now) {
		return 0
	}
	return until.Sub(now)
}

// withoutAddress takes the address, which may hold a case number, out of an error of net/http.
func withoutAddress(err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		return inner
	}
	return err
}

// drain reads a little of a body that nobody wants, so that the connection can be used again.
func drain(response *http.Response) {
	_, _ = io.CopyN(io.Discard, response.Body, 64<<10) // what cannot be read only costs the connection
	_ = response.Body.Close()
}
