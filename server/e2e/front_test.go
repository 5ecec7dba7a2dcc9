//go:build e2e

package e2e

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// front stands before a server as its operator and the network do: it has the server's files under the names of one build
// after another, and what becomes of a request a test decides at any time.
type front struct {
	*gate
	mu      sync.Mutex
	build   int                                      // from 0, which has the names that the server gives
	left    int                                      // answers before the line is cut in the middle of the next one, less than 0 for all
	instead func(http.ResponseWriter, *http.Request) // answers in the place of the server, nil for none
	day     string                                   // that the server says it is, "" for its own
	names   map[string]string                        // of the server's files by those of builds after the first
}

// hashed finds the names of files and builds, each with the hash in it.
var hashed = regexp.MustCompile(`(build":"|build="|BUILD = "|/(?:static|data)/[\w-]+\.)([0-9a-f]{12})((?:\.\w+)?)`)

func newFront(t *testing.T, behind *server) *front {
	f := &front{gate: newGate(t, behind), left: -1, names: map[string]string{}}
	f.answer("", f.serve)
	return f
}

// becomes lets a build be served, all but so many answers of it cut off.
func (f *front) becomes(build, left int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.build, f.left = build, left
}

// isCut reports whether the line has been cut.
func (f *front) isCut() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.left == 0 && f.instead != nil
}

// answers has all requests answered by another than the server, until it is nil.
func (f *front) answers(instead http.HandlerFunc) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.instead = instead
}

// aborted is no answer at all, silent one that does not come, and portal that of a network which wants its readers to sign in.
func aborted(http.ResponseWriter, *http.Request)    { panic(http.ErrAbortHandler) }
func silent(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
func portal(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	io.WriteString(w, "<!doctype html><html><title>Sign in</title><h1>Sign in to use this network</h1></html>")
}

// says has the server say that it is another day.
func (f *front) says(day string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.day = day
}

// next is what is to become of a request.
func (f *front) next(path string) (build, left int, instead http.HandlerFunc, name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	left = f.left
	if left > 0 && path != "/api/v1/stream" {
		f.left--
	}
	name = path
	if hashed.MatchString(path) && f.build > 0 {
		if name = f.names[path]; !strings.Contains(path, "."+mark(f.build)) {
			name = "/static/none" // of another build
		}
	}
	return f.build, left, f.instead, name
}

// mark begins the names of a build.
func mark(build int) string { return fmt.Sprintf("%04d", build) }

func (f *front) serve(w http.ResponseWriter, r *http.Request) {
	build, left, instead, name := f.next(r.URL.Path)
	switch {
	case instead != nil:
		instead(w, r)
		return
	case r.URL.Path == "/api/v1/stream" && left != 0:
		f.proxy.ServeHTTP(w, r)
		return
	}
	r.URL.Path = name
	named := hashed.MatchString(name)
	if !named {
		r.Header.Set("Accept-Encoding", "identity")
		r.Header.Del("If-None-Match")
	}
	kept := httptest.NewRecorder()
	f.proxy.ServeHTTP(kept, r)
	body := kept.Body.Bytes()
	for name, values := range kept.Header() {
		w.Header()[name] = values
	}
	if name == "/data/current.json" {
		f.mu.Lock()
		body = bytes.Replace(body, []byte(today), []byte(cmp.Or(f.day, today)), 1)
		f.mu.Unlock()
	}
	if !named && build > 0 && !bytes.HasPrefix(body, []byte("\x89PNG")) {
		body = f.rename(body, build)
	}
	if !named {
		w.Header().Del("ETag")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(kept.Code)
	if left == 0 {
		w.Write(body[:len(body)/2])
		f.answers(aborted)
		panic(http.ErrAbortHandler)
	}
	w.Write(body)
}

// rename gives what a text names the names of a build.
func (f *front) rename(text []byte, build int) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	return hashed.ReplaceAllFunc(text, func(found []byte) []byte {
		m := hashed.FindSubmatch(found)
		renamed := string(m[1]) + mark(build) + string(m[2][4:]) + string(m[3])
		f.names[renamed] = string(found)
		return []byte(renamed)
	})
}
