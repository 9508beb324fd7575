package hmcts

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// TokenSource gives the access token for one court's account; fresh asks for a new one because the last did not work.
type TokenSource func(ctx context.Context, fresh bool) (string, error)

// FixedToken is a token that never changes, for tests and the demonstration.
func FixedToken(token string) TokenSource {
	return func(context.Context, bool) (string, error) { return token, nil }
}

// Settings is where one court is and how it is called. Every address is a template; only a case number or a document’s UUID is ever put into one.
type Settings struct {
	Jurisdiction Jurisdiction
	Search       string // https://…/cases
	Document     string // https://…/cases/documents/{document}/binary
	Upload       string // https://…/cases/{case}/document
	Guardians    string // https://…/cases/{case}/guardians; public law only
	Headers      map[string]string
	Token        TokenSource

	MaxAnswer   int64 // bytes of an answer to a search; default 64 MB
	MaxDocument int64 // bytes of a document; default 200 MB

	HeaderTimeout time.Duration // from the request sent to the answer begun; default 60 s
	Patience      time.Duration // a body may take this long and a second for each 32 kB more; default 60 s
	PlainHTTP     bool          // for tests and the demonstration only
}

const (
	mebibyte        = 1 << 20
	documentPart    = "{document}"
	casePart        = "{case}"
	slowestTransfer = 32 << 10 // bytes a second
)

func (s Settings) withDefaults() Settings {
	setDefault(&s.MaxAnswer, 64*mebibyte)
	setDefault(&s.MaxDocument, 200*mebibyte)
	setDefault(&s.HeaderTimeout, 60*time.Second)
	setDefault(&s.Patience, 60*time.Second)
	return s
}

func setDefault[T int64 | time.Duration](setting *T, value T) {
	if *setting == 0 {
		*setting = value
	}
}

// Hosts are the hosts that a dialer must allow for these settings.
func (s Settings) Hosts() []string {
	var hosts []string
	for _, template := range s.templates() {
		if u, err := url.Parse(template.text); err == nil && u.Hostname() != "" && !contains(hosts, u.Hostname()) {
			hosts = append(hosts, u.Hostname())
		}
	}
	return hosts
}

type template struct{ name, text, part string }

func (s Settings) templates() []template {
	return []template{
		{"search", s.Search, ""}, {"document", s.Document, documentPart}, {"upload", s.Upload, casePart}, {"guardians", s.Guardians, casePart},
	}
}

// check says what is wrong with the settings, in words for whoever wrote them.
func (s Settings) check(d *Dialer) error {
	if s.Jurisdiction != Public && s.Jurisdiction != Private {
		return fmt.Errorf("court settings: jurisdiction is %q; it must be public or private", s.Jurisdiction)
	}
	if s.Token == nil {
		return fmt.Errorf("court settings (%s): there is no source of access tokens", s.Jurisdiction)
	}
	for _, t := range s.templates() {
		if t.text == "" && t.name == "guardians" && s.Jurisdiction == Private {
			continue
		}
		if err := t.check(s.PlainHTTP, d); err != nil {
			return fmt.Errorf("court settings (%s), address for %s: %w", s.Jurisdiction, t.name, err)
		}
	}
	return nil
}

func (t template) check(plain bool, d *Dialer) error {
	u, err := url.Parse(fill(t.text, t.part, "0"))
	switch {
	case err != nil || u.Host == "":
		return errors.New("it is not an address")
	case u.Scheme != "https" && !(plain && u.Scheme == "http"):
		return errors.New("it must begin with https://")
	case u.User != nil || u.Fragment != "" || u.RawQuery != "":
		return errors.New("it must not hold a user name, a question mark or a #")
	case t.part != "" && !strings.Contains(pathOf(t.text), t.part):
		return fmt.Errorf("it must have %s in its path", t.part)
	case strings.ContainsAny(fill(t.text, t.part, "0"), "{}"):
		return errors.New("it has a part in braces that is not known")
	case !d.Allows(u.Hostname()):
		return fmt.Errorf("%s: %w", u.Hostname(), ErrNotAllowed)
	}
	return nil
}

// fill puts a value in the place of a template's part, if it has one.
func fill(template, part, value string) string {
	if part == "" {
		return template
	}
	return strings.Replace(template, part, value, 1)
}

func pathOf(template string) string {
	_, rest, _ := strings.Cut(template, "://")
	_, path, _ := strings.Cut(rest, "/")
	return path
}
