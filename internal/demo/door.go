package demo

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// OnlyHere answers requests that come from this machine to this machine's own name, and no others: a demonstration knows no passwords, so
// that neither a page of another site, whose name was made to lead here, nor a proxy may stand between it and its reader.
func OnlyHere(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !isHere(r.Host):
			http.Error(w, "This is a demonstration. It answers under localhost, 127.0.0.1 and [::1] only.", http.StatusMisdirectedRequest)
		case wasForwarded(r.Header):
			http.Error(w, "This is a demonstration. It answers no request that a proxy has passed on.", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// isHere reports whether a Host header names this machine, on whatever port.
func isHere(host string) bool {
	name := host
	if alone, _, err := net.SplitHostPort(host); err == nil {
		name = alone
	}
	switch strings.ToLower(strings.Trim(name, "[]")) {
	case "localhost", "127.0.0.1", "::1":
		return true
	}
	return false
}

// wasForwarded reports whether anything stood between the browser and this machine.
func wasForwarded(h http.Header) bool {
	for name := range h {
		if name == "Forwarded" || name == "Via" || strings.HasPrefix(name, "X-Forwarded-") {
			return true
		}
	}
	return false
}

// Loopback refuses an address to listen on that others than this machine can reach.
func Loopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("the address %q is not a name and a port, such as localhost:8080", address)
	}
	if ip, err := netip.ParseAddr(host); strings.EqualFold(host, "localhost") || err == nil && ip.IsLoopback() {
		return nil
	}
	return fmt.Errorf("a demonstration listens on localhost only, not on %q: it asks nobody for a password", address)
}
