//go:build e2e

package e2e

import (
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
)

// counted passes connections on to a server and counts the bytes that it sends, headers and all.
func counted(t *testing.T, s *server) (*server, *atomic.Int64) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	sent := new(atomic.Int64)
	pass := func(to, from net.Conn, count *atomic.Int64) {
		buffer := make([]byte, 32<<10)
		for {
			n, err := from.Read(buffer)
			count.Add(int64(n))
			if _, broken := to.Write(buffer[:n]); broken != nil || err != nil {
				to.Close()
				return
			}
		}
	}
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			behind, err := net.Dial("tcp", strings.TrimPrefix(s.origin, "http://"))
			if err != nil {
				client.Close()
				continue
			}
			go pass(behind, client, new(atomic.Int64))
			go pass(client, behind, sent)
		}
	}()
	return &server{origin: "http://" + listener.Addr().String(), stop: s.stop}, sent
}

// TestWire holds what visits cost of the wire, headers and all: one to which nothing is new, and one after the server was
// started again; and what a new event costs those who have all others.
func TestWire(t *testing.T) {
	db := filepath.Join(t.TempDir(), "map.db")
	behind := serve(t, "-db", db)
	s, sent := counted(t, behind)
	p := visited(t, s)
	leave := func(p *page) { p.do("leave", chromedp.Do(p.ctx, chromedp.Navigate("about:blank"))) }
	leave(p)
	costs := func(what string, most int64) {
		t.Helper()
		before := sent.Load()
		q := p.another()
		q.visit("/")
		q.quiet()
		q.until("the stream", `document.documentElement.dataset.live`)
		q.installed()
		n := sent.Load() - before
		leave(q)
		t.Logf("%s costs %d bytes", what, n)
		if n > most {
			t.Errorf("%s costs %d bytes, want at most %d", what, n, most)
		}
	}
	const nothing = 1024 // the headers of four answers, of which the stream's have the half
	costs("a visit to which nothing is new", nothing)
	p.do("stop the server", behind.stop())
	behind = serve(t, "-db", db, "-addr", strings.TrimPrefix(behind.origin, "http://"))
	costs("a visit after the server was started again", nothing)
	if status, answer, _ := behind.ask(t, "POST", "/api/v1/events", newToken(t, db), "", recognition); status != http.StatusCreated {
		t.Fatalf("POST = %d %s", status, answer)
	}
	costs("a new event", 65_000) // the page anew, 56 kB as tests compress it; of the data what differs
}
