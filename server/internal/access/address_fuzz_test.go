package access

import (
	"net/http"
	"net/netip"
	"testing"
)

// Whatever a client and proxies write, an address is one, in one spelling, or none.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"192.0.2.1", "198.51.100.9, 192.0.2.1", "[2001:db8::1]:80", "fe80::1%eth0", "::ffff:192.0.2.1", "unknown", ",,", "\x00", "1.2.3.4:99999"} {
		f.Add(seed, "127.0.0.1:5000", 1)
	}
	f.Add("", "@", 0)
	f.Fuzz(func(t *testing.T, forwarded, from string, proxies int) {
		a, err := NewAddresses(int(uint(proxies) % 4))
		if err != nil {
			t.Fatal(err)
		}
		got := a.Of(&http.Request{RemoteAddr: from, Header: http.Header{"X-Forwarded-For": {forwarded}}})
		if parsed, err := netip.ParseAddr(got); got != "" && (err != nil || parsed.Zone() != "" || parsed.Is4In6() || parsed.String() != got) {
			t.Errorf("X-Forwarded-For %q from %q is %q", forwarded, from, got)
		}
		if network(got) == "" && got != "" {
			t.Errorf("%q is of no network", got)
		}
	})
}
