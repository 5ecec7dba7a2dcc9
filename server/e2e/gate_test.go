//go:build e2e

package e2e

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// gate stands between the browser and a server. It lets everything through, except for what a test has told it to hold
// back, to change or to answer itself. Rules are made before the browser comes.
type gate struct {
	*server // its origin is the gate's
	t       *testing.T
	proxy   *httputil.ReverseProxy
	rules   []rule
}

type rule struct {
	address string // a path, or without a slash at its start a part of one
	serve   http.HandlerFunc
}

func (r *rule) applies(path string) bool {
	return r.address == path || !strings.HasPrefix(r.address, "/") && strings.Contains(path, r.address)
}

func newGate(t *testing.T, behind *server) *gate {
	t.Helper()
	target, err := url.Parse(behind.origin)
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{t: t}
	g.proxy = &httputil.ReverseProxy{
		Rewrite:      func(r *httputil.ProxyRequest) { r.SetURL(target) },
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) },
	}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, rule := range g.rules {
			if rule.applies(r.URL.Path) {
				rule.serve(w, r)
				return
			}
		}
		g.proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		front.CloseClientConnections()
		front.Close()
	})
	g.server = &server{origin: front.URL, stop: behind.stop}
	return g
}

// answer makes the gate itself answer an address.
func (g *gate) answer(address string, serve http.HandlerFunc) {
	g.rules = append(g.rules, rule{address, serve})
}

// hold keeps the answers of an address back until release is called.
func (g *gate) hold(address string) (release func()) {
	open := make(chan struct{})
	release = sync.OnceFunc(func() { close(open) })
	g.t.Cleanup(release)
	g.answer(address, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-open:
			g.proxy.ServeHTTP(w, r)
		case <-r.Context().Done():
		}
	})
	return release
}

// count counts the answers of an address that have gone out whole.
func (g *gate) count(address string) *atomic.Int32 {
	n := new(atomic.Int32)
	g.answer(address, func(w http.ResponseWriter, r *http.Request) {
		g.proxy.ServeHTTP(w, r)
		n.Add(1)
	})
	return n
}

// refuse drops the connection of requests for an address.
func (g *gate) refuse(address string) {
	g.answer(address, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
}

// cut lets half of the body of an address through and drops the connection then.
func (g *gate) cut(address string) {
	g.answer(address, func(w http.ResponseWriter, r *http.Request) {
		kept := httptest.NewRecorder()
		g.proxy.ServeHTTP(kept, r)
		for name, values := range kept.Header() {
			w.Header()[name] = values
		}
		w.Header().Set("Content-Length", strconv.Itoa(kept.Body.Len()))
		w.WriteHeader(kept.Code)
		io.CopyN(w, kept.Body, int64(kept.Body.Len()/2))
		panic(http.ErrAbortHandler)
	})
}

// rewrite changes the body of an address.
func (g *gate) rewrite(address string, change func(string) string) {
	g.answer(address, func(w http.ResponseWriter, r *http.Request) {
		r.Header.Set("Accept-Encoding", "identity")
		r.Header.Del("If-None-Match")
		kept := httptest.NewRecorder()
		g.proxy.ServeHTTP(kept, r)
		body := change(kept.Body.String())
		for name, values := range kept.Header() {
			w.Header()[name] = values
		}
		w.Header().Del("ETag")
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(kept.Code)
		io.Copy(w, bytes.NewBufferString(body))
	})
}
