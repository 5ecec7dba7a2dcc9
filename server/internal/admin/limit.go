package admin

import (
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// limits counts attempts by address within windows of time. When more addresses come in one window than there is room
// for, new ones are refused until it ends, which also bounds what a crowd can write.
type limits struct {
	now func() time.Time

	mu     sync.Mutex
	counts map[Action]*window
}

// window is a stretch of time with a number of attempts for each address.
type window struct {
	length time.Duration
	most   int // attempts of one address
	ends   time.Time
	seen   map[string]int
}

// maxAddresses is how many addresses are counted in one window.
const maxAddresses = 4096

// Windows of the process's own limits.
const (
	signInWindow = 15 * time.Minute
	reportWindow = time.Hour
)

func newLimits(now func() time.Time) *limits {
	return &limits{now: now, counts: map[Action]*window{
		SignIn: {length: signInWindow, most: 10},
		Report: {length: reportWindow, most: 5},
	}}
}

// allow counts an attempt and reports whether it is within the limit.
func (l *limits) allow(a Action, address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	w, now := l.counts[a], l.now()
	if !now.Before(w.ends) {
		w.ends, w.seen = now.Add(w.length), make(map[string]int)
	}
	n, known := w.seen[address]
	if !known && len(w.seen) >= maxAddresses {
		return false
	}
	w.seen[address] = n + 1
	return n < w.most
}

// peer names the other end of a connection. Who has one IPv6 address has the 2⁶⁴ of its network.
func peer(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if address = address.Unmap(); address.Is6() {
		if network, err := address.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
}
