package admin

import (
	"net/http/httptest"
	"strconv"
	"testing"
	"time"
)

func TestLimits(t *testing.T) {
	at := now
	l := newLimits(func() time.Time { return at })
	for i := range maxAddresses {
		if !l.allow(Report, strconv.Itoa(i)) {
			t.Fatalf("address %d is refused", i)
		}
	}
	if l.allow(Report, "one more") {
		t.Error("there is room for more addresses than there should be")
	}
	if !l.allow(Report, "0") || !l.allow(SignIn, "one more") {
		t.Error("a full window refuses who is in it, or another action")
	}
	at = at.Add(reportWindow)
	if !l.allow(Report, "one more") {
		t.Error("the next window refuses an address")
	}
}

func TestPeer(t *testing.T) {
	for from, want := range map[string]string{
		"192.0.2.1:1234": "192.0.2.1", "[2001:db8:1:2:3::4]:5": "2001:db8:1:2::/64", "[::ffff:192.0.2.1]:5": "192.0.2.1",
		"[fe80::1%eth0]:5": "fe80::/64", "@": "@", "name:1": "name",
	} {
		r := httptest.NewRequestWithContext(t.Context(), "GET", "/", nil)
		r.RemoteAddr = from
		if got := peer(r); got != want {
			t.Errorf("peer(%q) = %q, want %q", from, got, want)
		}
	}
}
