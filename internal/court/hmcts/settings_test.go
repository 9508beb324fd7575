package hmcts

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"
)

func goodSettings() Settings {
	return Settings{
		Jurisdiction: Private, Token: FixedToken("t"),
		Search: "https://court.example/family-api/cases", Document: "https://court.example/family-api/cases/documents/{document}/binary",
		Upload: "https://court.example/prl-document-api/{case}/document",
	}
}

func TestSettingsThatCouldSendUsElsewhereAreRefused(t *testing.T) {
	dialer := NewDialer("court.example")
	if _, err := NewClient(goodSettings(), dialer); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Settings){
		"plain http":               func(s *Settings) { s.Search = "http://court.example/cases" },
		"a host not on the list":   func(s *Settings) { s.Search = "https://other.example/cases" },
		"a template for a host":    func(s *Settings) { s.Upload = "https://{case}.court.example/" },
		"no place for the case":    func(s *Settings) { s.Upload = "https://court.example/document" },
		"an unknown part":          func(s *Settings) { s.Document = "https://court.example/{document}/{secret}" },
		"a user name":              func(s *Settings) { s.Search = "https://me@court.example/cases" },
		"a query":                  func(s *Settings) { s.Search = "https://court.example/cases?x=1" },
		"no address":               func(s *Settings) { s.Document = "" },
		"no token":                 func(s *Settings) { s.Token = nil },
		"no court":                 func(s *Settings) { s.Jurisdiction = "civil" },
		"public without guardians": func(s *Settings) { s.Jurisdiction = Public },
	} {
		s := goodSettings()
		change(&s)
		if _, err := NewClient(s, dialer); err == nil {
			t.Errorf("%s is allowed", name)
		}
	}
	if hosts := goodSettings().Hosts(); !slices.Equal(hosts, []string{"court.example"}) {
		t.Errorf("hosts %v", hosts)
	}
}

func TestTheDialerRefusesInnerAddressesAndResolvesOnce(t *testing.T) {
	for _, example := range []struct {
		host, leadsTo string
		allowed       bool
	}{
		{"court.example", "203.0.113.7", true},
		{"court.example", "127.0.0.1", false},
		{"court.example", "10.1.2.3", false},
		{"court.example", "169.254.169.254", false},
		{"court.example", "::ffff:192.168.0.1", false},
		{"court.example", "fe80::1", false},
		{"court.example", "224.0.0.1", false},
		{"court.example", "100.64.0.1", false},
		{"court.example", "0.0.0.0", false},
		{"other.example", "203.0.113.7", false},
		{"localhost", "127.0.0.1", true},
		{"10.0.0.8", "", true}, // the configured host itself is an inner address
	} {
		looked, dialled := 0, ""
		d := NewDialer("court.example", "localhost", "10.0.0.8")
		d.resolve = func(context.Context, string) ([]netip.Addr, error) {
			looked++
			return []netip.Addr{netip.MustParseAddr(example.leadsTo)}, nil
		}
		d.connect = func(_ context.Context, _, address string) (net.Conn, error) {
			dialled = address
			return nil, errors.New("not in a test")
		}
		_, err := d.DialContext(t.Context(), "tcp", net.JoinHostPort(example.host, "443"))
		if refused := errors.Is(err, ErrNotAllowed); refused == example.allowed || (dialled != "") != example.allowed || looked > 1 {
			t.Errorf("%+v: dialled %q after %d look-ups, %v", example, dialled, looked, err)
		}
		if strings.HasPrefix(dialled, "court.example") {
			t.Error("the name was handed on to be resolved again")
		}
	}
}

func TestOneInnerAddressAmongOthersRefusesAll(t *testing.T) {
	d := NewDialer("court.example")
	d.resolve = func(context.Context, string) ([]netip.Addr, error) {
		return []netip.Addr{netip.MustParseAddr("203.0.113.7"), netip.MustParseAddr("127.0.0.1")}, nil
	}
	if _, err := d.DialContext(t.Context(), "tcp", "court.example:443"); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("%v", err)
	}
}
