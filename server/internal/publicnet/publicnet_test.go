package publicnet

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"testing"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700::1111": true, "193.0.6.139": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "10.0.0.1": false, "192.168.0.1": false, "169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "198.18.0.1": false, "255.255.255.255": false,
		"224.0.0.1": false, "::1": false, "::ffff:127.0.0.1": false, "fe80::1": false, "fd00::1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "ff02::1": false,
	} {
		if got := Public(netip.MustParseAddr(address)); got != want {
			t.Errorf("Public(%s) = %v, want %v", address, got, want)
		}
	}
}

// A host is looked at when it is named and again at each connection: a name that has turned private is not asked.
func TestNameTurnsPrivate(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	at := []netip.Addr{netip.MustParseAddr("8.8.8.8")}
	d := &Dialer{Lookup: func(context.Context, string) ([]netip.Addr, error) { return at, nil }}
	if err := d.Check(t.Context(), "push.example"); err != nil {
		t.Errorf("Check of a public host = %v", err)
	}
	at = append(at, netip.MustParseAddr("fd00::1"))
	if err := d.Check(t.Context(), "push.example"); !errors.Is(err, ErrPrivate) {
		t.Errorf("Check of a host with a private address beside a public one = %v", err)
	}
	at = []netip.Addr{netip.MustParseAddr("127.0.0.1")}
	if c, err := d.DialContext(t.Context(), "tcp", listener.Addr().String()); !errors.Is(err, ErrPrivate) {
		t.Errorf("DialContext of this machine = %v, %v", c, err)
	}
	d.Lookup = nil // the system knows addresses as names
	for _, host := range []string{"127.0.0.1", "::1", "10.0.0.1"} {
		if err := d.Check(t.Context(), host); !errors.Is(err, ErrPrivate) {
			t.Errorf("Check(%s) = %v", host, err)
		}
	}
	d.Loopback = true
	c, err := d.DialContext(t.Context(), "tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
}
