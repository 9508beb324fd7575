package hmcts

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// Dialer is the one way out of the program. It connects to the hosts of its list and to no other, resolves a name once, and refuses an address
// inside our own network, so that neither a payload nor a name server can send us anywhere else (CONTRACT section 5.11).
type Dialer struct {
	hosts   []string
	resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	connect func(ctx context.Context, network, address string) (net.Conn, error)
}

const connectTimeout = 10 * time.Second

// NewDialer allows the given host names or addresses, without ports.
func NewDialer(hosts ...string) *Dialer {
	d := &Dialer{
		resolve: func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		},
		connect: (&net.Dialer{Timeout: connectTimeout}).DialContext,
	}
	for _, host := range hosts {
		d.hosts = append(d.hosts, strings.ToLower(host))
	}
	return d
}

// Allows says whether a host is on the list.
func (d *Dialer) Allows(host string) bool { return slices.Contains(d.hosts, strings.ToLower(host)) }

// ErrNotAllowed is the refusal to connect to somewhere.
var ErrNotAllowed = errors.New("this program may not connect there")

// DialContext connects to address, a host of the list with a port.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	if !d.Allows(host) {
		return nil, fmt.Errorf("connect to %s: %w", host, ErrNotAllowed)
	}
	addresses, err := d.lookUp(ctx, host)
	if err != nil {
		return nil, err
	}
	var failed error
	for _, address := range addresses {
		conn, err := d.connect(ctx, network, net.JoinHostPort(address.String(), port))
		if err == nil {
			return conn, nil
		}
		failed = errors.Join(failed, err)
	}
	return nil, fmt.Errorf("connect to %s: %w", host, failed)
}

// lookUp resolves a host once. Only a host that is configured as an inner address may lead to one.
func (d *Dialer) lookUp(ctx context.Context, host string) ([]netip.Addr, error) {
	if address, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{address}, nil
	}
	addresses, err := d.resolve(ctx, host)
	if err != nil {
		return nil, fmt.Errorf("look up %s: %w", host, err)
	}
	if strings.EqualFold(host, "localhost") {
		return addresses, nil
	}
	for _, address := range addresses {
		if isInner(address.Unmap()) {
			return nil, fmt.Errorf("%s leads to %s: %w", host, address, ErrNotAllowed)
		}
	}
	return addresses, nil
}

func isInner(a netip.Addr) bool {
	return a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsMulticast() || a.IsUnspecified() || !a.IsValid() || sharedSpace.Contains(a)
}

// sharedSpace is the address space of carriers' and clouds' inner networks (RFC 6598).
var sharedSpace = netip.MustParsePrefix("100.64.0.0/10")
