package reader

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

var noon = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

// web is a web of hosts on one server of this machine: what is answered depends on the host that is asked for.
type web struct {
	t    *testing.T
	port string
	mu   sync.Mutex
	asks map[string]int // how often each address was asked for
	ends chan struct{}  // closed when the test ends: what hangs goes on
}

// page is what a host under a name with this label answers.
var pages = map[string]http.HandlerFunc{
	"alive":     say(200, "<title>Ambassador received | A ministry</title><h1>Ambassador received</h1>"),
	"named":     say(200, "<title>Missing envoy not found, says ministry - News</title><h1>Page 404 of the report</h1>"),
	"gone":      say(404, "<title>Not found</title>"),
	"withdrawn": say(410, ""),
	"forbidden": say(403, "go away"),
	"broken":    say(500, "oops"),
	"odd":       say(299, "what is this"),
	"lying":     say(200, "<html><title>404 | A ministry</title><h1>Oops</h1>"),
	"lying2":    say(200, "<title>News</title><h1> Page not\n found. </h1>"),
	"lying3":    say(200, "<meta charset=utf-8><title>Страница не найдена — МИД</title>"),
	"lying4":    say(200, "not found"),
	"lying5":    say(200, "<title>Sorry, the page you are looking for could not be found</title>"),
	"empty":     say(200, " \n"),
	"robots":    say(200, "<title>Alive</title>"),
	"moved":     lead(301, "http://alive.example:PORT/new"),
	"lent":      lead(302, "http://alive.example:PORT/today"),
	"frontpage": lead(301, "http://alive.example:PORT/"),
	"to-robots": lead(302, "http://robots.example:PORT/secret/page"),
	"loop":      lead(302, "/again"),
	"inward":    lead(302, "http://10.1.2.3/admin"),
	"inward2":   lead(301, "http://turned.example:PORT/"),
	"inward3":   lead(302, "http://[::ffff:169.254.169.254]/latest/meta-data"),
	"tofile":    lead(302, "file:///etc/passwd"),
	"nowhere":   lead(302, "http://user@alive.example:PORT/"),
	"late":      func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Retry-After", "60"); w.WriteHeader(503) },
	"often":     say(429, ""),
	"bomb":      packed(bytes.Repeat([]byte{'x'}, 4<<20)),
	"zipped":    packed([]byte("<title>Alive</title>")),
	"mispacked": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		io.WriteString(w, "plain")
	},
	"huge": func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte("<p>x"), 1<<20)) },
	"endless": func(w http.ResponseWriter, r *http.Request) {
		for _, err := w.Write([]byte("<p>")); err == nil; {
			_, err = w.Write(bytes.Repeat([]byte("x"), 1<<16))
		}
	},
	"headers": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 1<<20)) },
	"cut": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		w.Write([]byte("half"))
	},
}

func say(status int, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if status == 299 {
			w.Header().Set("Content-Type", "text/html")
		}
		w.WriteHeader(status)
		io.WriteString(w, text)
	}
}

func lead(status int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, port, _ := net.SplitHostPort(r.Host)
		w.Header().Set("Location", strings.ReplaceAll(to, "PORT", port))
		w.WriteHeader(status)
	}
}

func packed(text []byte) http.HandlerFunc {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(text)
	z.Close()
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		w.Write(b.Bytes())
	}
}

func openWeb(t *testing.T) *web {
	b := &web{t: t, asks: map[string]int{}, ends: make(chan struct{})}
	s := httptest.NewServer(b)
	t.Cleanup(func() { close(b.ends); s.Close() })
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	b.port = u.Port()
	return b
}

// at is an address of a host of the web, by the label of its name.
func (b *web) at(label, path string) string { return "http://" + label + ".example:" + b.port + path }

// asked returns how often an address was asked for.
func (b *web) asked(label, path string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.asks[label+path]
}

func (b *web) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	label, _, _ := strings.Cut(r.Host, ".example")
	b.mu.Lock()
	b.asks[label+r.URL.Path]++
	b.mu.Unlock()
	if r.URL.Path == "/robots.txt" {
		switch label {
		case "robots":
			fmt.Fprint(w, "User-agent: *\nDisallow: /secret/\n\nUser-agent: recognitionmap\nDisallow: /secret/\nDisallow: /ours\n")
		case "norobots":
			w.WriteHeader(500)
		default:
			w.WriteHeader(404)
		}
		return
	}
	if label == "slow" || label == "drips" {
		if label == "drips" {
			io.WriteString(w, "<p>")
			w.(http.Flusher).Flush()
		}
		select {
		case <-r.Context().Done():
		case <-b.ends:
		}
		return
	}
	if serve, ok := pages[label]; ok {
		serve(w, r)
		return
	}
	say(200, "<title>Alive</title>")(w, r)
}

// lookup finds the web's hosts on this machine, but for some.
func (b *web) lookup(_ context.Context, host string) ([]netip.Addr, error) {
	switch host {
	case "missing.example":
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	case "private.example":
		return []netip.Addr{netip.MustParseAddr("192.168.1.1")}, nil
	case "turned.example":
		return []netip.Addr{netip.MustParseAddr("fd00::1")}, nil
	}
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
}

// reader returns one that finds the web and waits for nothing.
func (b *web) reader(change ...func(*Options)) *Reader {
	o := Default("https://map.example")
	o.Pause, o.Bytes, o.Loopback, o.lookup, o.Now = 0, 1<<20, true, b.lookup, func() time.Time { return noon }
	for _, c := range change {
		c(&o)
	}
	return New(o)
}

func (b *web) round(store eventstore.Store, change ...func(*Options)) *Round {
	return &Round{Store: store, Reader: b.reader(change...), Older: 24 * time.Hour}
}

func soon(o *Options) { o.Timeout = 100 * time.Millisecond }
