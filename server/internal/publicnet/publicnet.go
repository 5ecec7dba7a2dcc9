// Package publicnet connects to hosts that everybody can reach and to no others, whatever a name or a redirect says by the
// time it is asked for. Who asks for addresses that strangers have given goes through it.
package publicnet

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// ErrPrivate says that an address is not one that everybody can reach.
var ErrPrivate = errors.New("an address of a private network")

// reserved are addresses of no public host beyond those that netip knows by name. Source: IANA special-purpose address
// registries.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"), netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("3fff::/20"), netip.MustParsePrefix("fec0::/10"),
}

// Public reports whether everybody can reach an address. Those of IPv6 that carry one of IPv4 are not asked: what they lead
// to is not ours to know.
func Public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.Zone() != "" { // neither loopback nor link-local is global
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// Dialer makes connections. The zero Dialer is ready, and waits for as long as the system does.
type Dialer struct {
	Timeout  time.Duration // for a connection
	Loopback bool          // for tests alone: this machine may be asked
	// Lookup is for tests alone; nil for the system's.
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)
}

// admits returns ErrPrivate for an address that may not be asked.
func (d *Dialer) admits(a netip.Addr) error {
	if a = a.Unmap(); !Public(a) && !(d.Loopback && a.IsLoopback()) {
		return fmt.Errorf("%w: %s", ErrPrivate, a)
	}
	return nil
}

// control looks at the address of every connection before it is made.
func (d *Dialer) control(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrPrivate, address)
	}
	return d.admits(at.Addr())
}

// DialContext connects to a host that is open to everybody, else the error is ErrPrivate. The address is looked at when it is
// known, after every look-up of its name: one that was public a moment ago may not be now.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := net.Dialer{Timeout: d.Timeout, Control: d.control}
	if d.Lookup == nil {
		return dialer.DialContext(ctx, network, address)
	}
	name, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	found, err := d.Lookup(ctx, name)
	if err != nil {
		return nil, err
	}
	return dialer.DialContext(ctx, network, net.JoinHostPort(found[0].String(), port))
}

// Check looks a host up and connects to nothing. The error is ErrPrivate where one of its addresses is not open to everybody,
// or that of the look-up.
func (d *Dialer) Check(ctx context.Context, host string) error {
	lookup := d.Lookup
	if lookup == nil {
		lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	found, err := lookup(ctx, host)
	if err != nil {
		return err
	}
	for _, a := range found {
		if err := d.admits(a); err != nil {
			return err
		}
	}
	return nil
}
