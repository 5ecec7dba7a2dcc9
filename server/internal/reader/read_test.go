package reader

import (
	"context"
	"errors"
	"net/netip"
	"strings"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

func TestRead(t *testing.T) {
	b := openWeb(t)
	for _, test := range []struct {
		label, path string
		want        eventstore.Answer
		detail      string
		to          string
	}{
		{"alive", "/1", eventstore.Alive, "200 OK", ""},
		{"named", "/1", eventstore.Alive, "200 OK", ""},
		{"zipped", "/1", eventstore.Alive, "200 OK", ""},
		{"bomb", "/1", eventstore.Alive, "200 OK, longer than is read", ""},
		{"huge", "/1", eventstore.Alive, "200 OK, longer than is read", ""},
		{"endless", "/1", eventstore.Alive, "200 OK, longer than is read", ""},
		{"mispacked", "/1", eventstore.Alive, "200 OK, longer than is read", ""},
		{"moved", "/1", eventstore.Moved, "200 OK", "/new"},
		{"lent", "/1", eventstore.Alive, "200 OK", "/today"},
		{"gone", "/1", eventstore.Gone, "404 Not Found", ""},
		{"withdrawn", "/1", eventstore.Gone, "410 Gone", ""},
		{"forbidden", "/1", eventstore.Unreachable, "403 Forbidden", ""},
		{"broken", "/1", eventstore.Unreachable, "500 Internal Server Error", ""},
		{"odd", "/1", eventstore.Unreachable, "299", ""},
		{"lying", "/1", eventstore.SoftGone, "200 OK, but it says “404 | A ministry”", ""},
		{"lying2", "/1", eventstore.SoftGone, "Page not found.", ""},
		{"lying3", "/1", eventstore.SoftGone, "Страница не найдена", ""},
		{"lying4", "/1", eventstore.SoftGone, "not found", ""},
		{"lying5", "/1", eventstore.SoftGone, "could not be found", ""},
		{"empty", "/1", eventstore.SoftGone, "it is empty", ""},
		{"frontpage", "/1", eventstore.SoftGone, "it is the front page", "/"},
		{"robots", "/open", eventstore.Alive, "200 OK", ""},
		{"robots", "/secret/1", eventstore.Refused, "robots.txt", ""},
		{"robots", "/ours", eventstore.Refused, "robots.txt", ""},
		{"to-robots", "/1", eventstore.Refused, "robots.txt of robots.example", "/secret/page"},
		{"norobots", "/1", eventstore.Unreachable, "robots.txt of the host: 500", ""},
		{"loop", "/1", eventstore.Unreachable, "more than 5 redirects", ""},
		{"inward", "/1", eventstore.Private, "private network", "10.1.2.3"},
		{"inward2", "/1", eventstore.Private, "private network", "turned.example"},
		{"inward3", "/1", eventstore.Private, "private network", "169.254.169.254"},
		{"private", "/1", eventstore.Private, "private network", ""},
		{"tofile", "/1", eventstore.Unreachable, `leads to an address of the scheme "file", which is no page of the web`, ""},
		{"nowhere", "/1", eventstore.Unreachable, "a name before it", ""},
		{"missing", "/1", eventstore.Unreachable, "there is no such host", ""},
		{"headers", "/1", eventstore.Unreachable, "headers", ""},
		{"cut", "/1", eventstore.Unreachable, "the answer broke off", ""},
	} {
		got, err := b.reader().Read(t.Context(), b.at(test.label, test.path))
		if err != nil {
			t.Errorf("%s%s: %v", test.label, test.path, err)
			continue
		}
		if got.Answer != test.want || !strings.Contains(got.Detail, test.detail) || !strings.Contains(got.To, test.to) || test.to == "" && got.To != "" {
			t.Errorf("%s%s: %s (%s) at %q, want %s (%s)", test.label, test.path, got.Answer, got.Detail, got.To, test.want, test.detail)
		}
		if whole := got.read() && !strings.Contains(got.Detail, "longer"); whole != (len(got.Hash) == 64) {
			t.Errorf("%s%s: the hash is %q", test.label, test.path, got.Hash)
		}
	}
	for _, label := range []string{"late", "often"} {
		if got, err := b.reader().Read(t.Context(), b.at(label, "/1")); err != nil || !got.Wait {
			t.Errorf("%s: %+v, %v, want to be asked later", label, got, err)
		}
	}
	for _, label := range []string{"slow", "drips"} {
		if got, err := b.reader(soon).Read(t.Context(), b.at(label, "/1")); err != nil || got.Answer != eventstore.Unreachable || got.Detail != "no answer in time" {
			t.Errorf("%s: %+v, %v", label, got, err)
		}
	}
	if b.asked("robots", "/secret/1")+b.asked("robots", "/secret/page")+b.asked("robots", "/ours") > 0 {
		t.Error("what robots.txt forbids was asked for")
	}
	plain, _ := b.reader().Read(t.Context(), b.at("alive", "/1"))
	if want := hashOf([]byte("<title>Ambassador received | A ministry</title><h1>Ambassador received</h1>")); plain.Hash != want {
		t.Errorf("the hash is %s, want that of the text", plain.Hash)
	}
	if zipped, _ := b.reader().Read(t.Context(), b.at("zipped", "/1")); zipped.Hash != hashOf([]byte("<title>Alive</title>")) {
		t.Error("the hash of a packed page is not that of its text")
	}
}

// A reader that nobody told to asks nothing on this machine and in its networks, however the address is written.
func TestPrivate(t *testing.T) {
	b := openWeb(t)
	closed := b.reader(func(o *Options) { o.Loopback = false; o.lookup = nil })
	for _, address := range []string{
		"http://127.0.0.1:" + b.port + "/", "http://localhost:" + b.port + "/", "http://[::1]:" + b.port + "/", "http://[::ffff:127.0.0.1]:" + b.port + "/",
		"http://0.0.0.0:" + b.port + "/", "http://10.0.0.1/", "http://192.168.0.1/", "http://169.254.169.254/", "http://100.64.0.1/", "http://[fe80::1]/", "http://[fd00::1]/",
		"http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://198.18.0.1/", "http://255.255.255.255/", "http://224.0.0.1/",
	} {
		if got, err := closed.Read(t.Context(), address); err != nil || got.Answer != eventstore.Private {
			t.Errorf("%s: %+v, %v", address, got, err)
		}
	}
	if len(b.asks) > 0 {
		t.Errorf("this machine was asked: %v", b.asks)
	}
}

// A name that is public when robots.txt is read, and private when the page is.
func TestTurnsPrivate(t *testing.T) {
	b := openWeb(t)
	asked := 0
	r := b.reader(func(o *Options) {
		o.lookup = func(context.Context, string) ([]netip.Addr, error) {
			if asked++; asked > 1 {
				return []netip.Addr{netip.MustParseAddr("192.168.0.7")}, nil
			}
			return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
		}
	})
	r.client.Transport.(interface{ CloseIdleConnections() }).CloseIdleConnections()
	if _, err := r.allowed(t.Context(), must(parse(b.at("alive", "/1")))); err != nil {
		t.Fatal(err)
	}
	r.client.CloseIdleConnections()
	if got, err := r.Read(t.Context(), b.at("alive", "/1")); err != nil || got.Answer != eventstore.Private || asked != 2 {
		t.Errorf("Read = %+v, %v after %d look-ups", got, err, asked)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// A host is asked for robots.txt once, and for one thing at a time.
func TestHostIsAskedInTurn(t *testing.T) {
	b := openWeb(t)
	r := b.reader()
	for _, path := range []string{"/1", "/2", "/3"} {
		if _, err := r.Read(t.Context(), b.at("alive", path)); err != nil {
			t.Fatal(err)
		}
	}
	if n := b.asked("alive", "/robots.txt"); n != 1 {
		t.Errorf("robots.txt was asked for %d times", n)
	}
	h := r.host(must(parse(b.at("alive", "/1"))))
	if err := h.enter(t.Context(), r.Now); err != nil {
		t.Fatal(err)
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	if _, err := r.Read(ended, b.at("alive", "/4")); !errors.Is(err, context.Canceled) {
		t.Errorf("Read beside another = %v", err)
	}
	h.leave(r.Now)
	h.pause.Store(int64(time.Hour))
	if _, err := r.Read(ended, b.at("alive", "/4")); !errors.Is(err, context.Canceled) || b.asked("alive", "/4") > 0 {
		t.Errorf("Read within the pause = %v", err)
	}
	h.pause.Store(0)
	if _, err := r.Read(t.Context(), b.at("alive", "/4")); err != nil || b.asked("alive", "/4") != 1 {
		t.Errorf("Read after it = %v", err)
	}
}
