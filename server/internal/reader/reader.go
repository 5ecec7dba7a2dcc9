// Package reader reads the pages that sources name, as a guest: one request of a host at a time with a pause between two,
// what robots.txt forbids not at all, and nothing that is not open to everybody, whatever a name or a redirect says by the
// time it is asked for. It sorts what came back (Read), goes through the pages of a record (Check), and keeps copies of them
// (Archive).
//
// Nothing that comes from outside is trusted: every answer is bounded in time and in bytes, packed or not.
package reader

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/publicnet"
)

// Options are how pages are asked for. The zero value is for no network at all; see Default.
type Options struct {
	Agent    string        // how the reader names itself, the name that robots.txt goes by first
	Timeout  time.Duration // for one answer
	Patience time.Duration // for an archive's, which reads the page first
	Pause    time.Duration // between two requests of a host
	Bytes    int           // most of an answer that are read, packed or unpacked
	Hops     int           // most redirects
	Hosts    int           // that are asked at the same time
	Loopback bool          // for tests alone: this machine may be asked
	Now      func() time.Time

	lookup func(ctx context.Context, host string) ([]netip.Addr, error) // for tests alone; nil for the system's
}

// Default are the options of a reader that names itself by a site, whose address may be "".
func Default(site string) Options {
	agent := product + "/1.0 (looks whether the sources of a public record can still be read"
	if site != "" {
		agent += "; " + site + "/sources"
	}
	return Options{
		Agent: agent + ")", Timeout: 10 * time.Second, Patience: 2 * time.Minute, Pause: 2 * time.Second, Bytes: 8 << 20, Hops: 5, Hosts: 8, Now: time.Now,
	}
}

// product is the name by which robots.txt may speak of this program.
const product = "RecognitionMap"

// maxHeader is the most that the headers of an answer may have, in bytes.
const maxHeader = 64 << 10

// Reader asks for pages. It remembers when a host was last asked, and what its robots.txt says.
type Reader struct {
	Options
	client *http.Client
	mu     sync.Mutex
	hosts  map[string]*host
}

// New returns a reader.
func New(o Options) *Reader {
	r := &Reader{Options: o, hosts: make(map[string]*host)}
	dialer := &publicnet.Dialer{Timeout: o.Timeout, Loopback: o.Loopback, Lookup: o.lookup}
	r.client = &http.Client{
		Transport: &http.Transport{ // no proxy: it would look names up in our place
			DialContext: dialer.DialContext, TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}, TLSHandshakeTimeout: o.Timeout,
			DisableCompression: true, MaxResponseHeaderBytes: maxHeader, MaxIdleConnsPerHost: 1, MaxIdleConns: 2 * o.Hosts, IdleConnTimeout: 30 * time.Second,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // follow looks at each
	}
	return r
}

// Found is what came of asking for a page.
type Found struct {
	Answer eventstore.Answer
	Detail string // in words
	To     string // where it was read, "" for at its address
	Hash   string // SHA-256 of the text, hexadecimal; "" where it was not read whole
	Wait   bool   // the host asks not to be asked now: nothing was found out

	hops []hop // requests and answers, the last one that of the page; none where nothing came back
}

// read reports whether the page was read.
func (f *Found) read() bool { return f.Answer == eventstore.Alive || f.Answer == eventstore.Moved }

// onto notes what was found on a page.
func (f *Found) onto(p *eventstore.Page, now time.Time) {
	p.Checked, p.Answer, p.Detail, p.To = now, f.Answer, f.Detail, f.To
	switch {
	case f.read():
		p.Failing = time.Time{}
		if f.Hash != "" {
			p.Read, p.Hash = now, f.Hash
		}
	case f.Answer == eventstore.Refused:
		p.Failing = time.Time{}
	case p.Failing.IsZero():
		p.Failing = now
	}
}

func hashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
