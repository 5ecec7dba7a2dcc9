package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestIfMatch(t *testing.T) {
	for _, test := range []struct {
		name, header string
		want         int64 // 0 where it is refused
	}{
		{"as we gave it", `"657"`, 657},
		{"of our brotli in haste", `"657-br-quick"`, 657},
		{"weakened by nginx, which compressed", `W/"657"`, 657},
		{"with what Apache adds", `"657-gzip"`, 657},
		{"with what Caddy adds to ours", `"657-gzip-quick-zstd"`, 657},
		{"with what Jetty adds", `W/"657--gzip"`, 657},
		{"with what Tomcat adds", `"657;gzip"`, 657},
		{"a hash", `"657-a1b2c3"`, 0},
		{"a number written otherwise", `"0657"`, 0},
		{"less than there is", `"-1"`, 0},
		{"more than a number holds", `"99999999999999999999"`, 0},
		{"weak in other letters", `w/"657"`, 0},
		{"a coding alone", `"-gzip"`, 0},
		{"a list", `"657", "658"`, 0},
		{"any", `*`, 0},
	} {
		n, err := ifMatch(test.header)
		if n != test.want || (err == nil) != (test.want > 0) {
			t.Errorf("%s: ifMatch(%s) = %d, %v, want %d", test.name, test.header, n, err, test.want)
		}
	}
}

// A proxy that compresses what it hands on changes the validator, and a writer behind it can still change an event.
func TestWriteBehindAProxyThatCompresses(t *testing.T) {
	s := real(t)
	first := s.postAs(t, body())
	w := s.ask("PUT", path, body("A headline", "A better one"), "Authorization", "Bearer "+s.publish, "If-Match", "W/"+first.Header().Get("ETag"))
	if w.Code != http.StatusOK {
		t.Errorf("PUT = %d %s, want 200", w.Code, w.Body)
	}
}

// Of a header that stands there twice one would be taken and the other not.
func TestHeadersGivenTwice(t *testing.T) {
	s := real(t)
	for _, name := range []string{"If-Match", "Authorization", "Last-Event-ID"} {
		r := httptest.NewRequest("PUT", path, strings.NewReader(body()))
		r.Header.Set("Authorization", "Bearer "+s.publish)
		for range 2 {
			r.Header.Add(name, `"1"`)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if p := checkProblem(t, w); w.Code != http.StatusBadRequest || !strings.Contains(p.Detail, "times, want it once") {
			t.Errorf("two of %s = %d %q, want 400", name, w.Code, p.Detail)
		}
	}
}

// Whatever is taken names the revision that it begins with, and what we write is taken.
func FuzzIfMatch(f *testing.F) {
	for _, seed := range []string{`"657"`, `W/"657-gzip"`, `"657-br-quick"`, `"657;gzip"`, `*`, `"1", "2"`, `"0"`, `W/""`, ``} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		n, err := ifMatch(header)
		if err != nil {
			return
		}
		if again, err := ifMatch(tag(n)); n < 1 || err != nil || again != n {
			t.Errorf("ifMatch(%q) = %d, and of %s %d, %v", header, n, tag(n), again, err)
		}
		if !strings.Contains(header, tag(n)[:len(tag(n))-1]) {
			t.Errorf("ifMatch(%q) = %d, which it does not name", header, n)
		}
	})
}
