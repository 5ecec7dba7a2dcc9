package access

import (
	"net/http"
	"testing"
)

func TestAddress(t *testing.T) {
	for _, test := range []struct {
		what      string
		proxies   int
		from      string
		forwarded []string
		want      string
	}{
		{"nobody in between", 0, "192.0.2.1:5000", nil, "192.0.2.1"},
		{"a client that lies", 0, "192.0.2.1:5000", []string{"198.51.100.9"}, "192.0.2.1"},
		{"one proxy", 1, "127.0.0.1:5000", []string{"192.0.2.1"}, "192.0.2.1"},
		{"one proxy and a client that lies", 1, "127.0.0.1:5000", []string{"198.51.100.9, 192.0.2.1"}, "192.0.2.1"},
		{"a lie in a header of its own", 1, "127.0.0.1:5000", []string{"198.51.100.9", "192.0.2.1"}, "192.0.2.1"},
		{"two proxies", 2, "127.0.0.1:5000", []string{"198.51.100.9, 192.0.2.1, 10.0.0.1"}, "192.0.2.1"},
		{"past the proxies", 2, "192.0.2.7:5000", []string{"198.51.100.9"}, "192.0.2.7"},
		{"a proxy that says nothing", 1, "192.0.2.7:5000", nil, "192.0.2.7"},
		{"no address", 1, "192.0.2.7:5000", []string{"unknown"}, "192.0.2.7"},
		{"IPv6", 0, "[2001:db8::1]:5000", nil, "2001:db8::1"},
		{"IPv6 with a zone", 0, "[fe80::1%eth0]:5000", nil, "fe80::1"},
		{"IPv4 in IPv6", 0, "[::ffff:192.0.2.1]:5000", nil, "192.0.2.1"},
		{"a Unix socket", 0, "@", nil, ""},
	} {
		a, err := NewAddresses(test.proxies)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Of(&http.Request{RemoteAddr: test.from, Header: http.Header{"X-Forwarded-For": test.forwarded}}); got != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
	if _, err := NewAddresses(-1); err == nil {
		t.Error("NewAddresses(-1) has no error")
	}
}

func TestNetwork(t *testing.T) {
	for address, want := range map[string]string{"192.0.2.1": "192.0.2.1", "2001:db8:1:2:3::4": "2001:db8:1:2::/64", "": ""} {
		if got := network(address); got != want {
			t.Errorf("network(%q) = %q, want %q", address, got, want)
		}
	}
}
