package access

import (
	"fmt"
	"net/http"
	"net/netip"

	"github.com/realclientip/realclientip-go"
)

// Addresses says from where a request comes. The zero Addresses trusts no header: a client could write anything there.
type Addresses struct{ behind realclientip.Strategy }

// NewAddresses returns the rule for a server behind a number of proxies of our own, 0 for none. Each of them appends the
// address it was called from to X-Forwarded-For, so that the one that counts is that many from the right.
func NewAddresses(proxies int) (Addresses, error) {
	if proxies == 0 {
		return Addresses{}, nil
	}
	s, err := realclientip.NewRightmostTrustedCountStrategy("X-Forwarded-For", proxies)
	if err != nil {
		return Addresses{}, fmt.Errorf("access: %d trusted proxies, want 0 or more: %w", proxies, err)
	}
	return Addresses{s}, nil
}

// Of returns the client's address without port and zone. A request with fewer addresses than there are proxies did not
// come through them: it has the address of its connection. "" where there is none, as with a Unix socket.
func (a Addresses) Of(r *http.Request) string {
	found := ""
	if a.behind != nil {
		found = a.behind.ClientIP(r.Header, r.RemoteAddr)
	}
	if found == "" {
		found = realclientip.RemoteAddrStrategy{}.ClientIP(nil, r.RemoteAddr)
	}
	address, err := netip.ParseAddr(found)
	if err != nil {
		return ""
	}
	return address.Unmap().WithZone("").String()
}

// Client returns what is counted as one client of a request, see network.
func (a Addresses) Client(r *http.Request) string { return network(a.Of(r)) }

// network returns what is counted as one client: an IPv4 address, or the 64-bit network of an IPv6 address, which one
// household has whole.
func network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil || a.Is4() {
		return address
	}
	p, err := a.Prefix(64)
	if err != nil {
		return address
	}
	return p.String()
}
