package reader

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"syscall"
)

// errPrivate says that an address is not one that everybody can reach.
var errPrivate = errors.New("an address of a private network")

// reserved are addresses of no public host beyond those that netip knows by name. Source: IANA special-purpose address
// registries.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"), netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"),
	netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("3fff::/20"), netip.MustParsePrefix("fec0::/10"),
}

// public reports whether everybody can reach an address. Those of IPv6 that carry one of IPv4 are not asked: what they lead
// to is not ours to know.
func public(a netip.Addr) bool {
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

// control looks at the address of every connection before it is made.
func (r *Reader) control(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", errPrivate, address)
	}
	if a := at.Addr().Unmap(); !public(a) && !(r.Loopback && a.IsLoopback()) {
		return fmt.Errorf("%w: %s", errPrivate, a)
	}
	return nil
}

// parse reads an address that a source or a redirect names. The error is for a person.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("an address that cannot be read")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("an address of the scheme %q, which is no page of the web", u.Scheme)
	case u.Hostname() == "" || u.User != nil:
		return nil, errors.New("an address without a host, or with a name before it")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}
