package site

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
)

func TestHeaders(t *testing.T) {
	s := newSite(t)
	code := string(someState(t))
	for _, test := range []struct {
		address  string
		page     bool
		lifetime string
	}{
		{"/", true, content.Revalidate},
		{"/country/" + code, true, content.Revalidate},
		{"/about", true, content.Revalidate},
		{"/nope", true, content.Revalidate},
		{"/data/current.json", false, content.Revalidate},
		{"/manifest.webmanifest", false, content.Revalidate},
		{"/app-worker.js", false, content.Revalidate},
		{s.static.loader, false, content.Immutable},
		{s.static.wasm, false, content.Immutable},
	} {
		h := get(s, "GET", test.address).Header()
		want := map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin", "Cache-Control": test.lifetime,
			"Cross-Origin-Resource-Policy": "same-origin",
		}
		if test.page {
			want["X-Frame-Options"], want["Permissions-Policy"] = "DENY", permissions
		}
		for name, value := range want {
			if h.Get(name) != value {
				t.Errorf("GET %s has %s: %q, want %q", test.address, name, h.Get(name), value)
			}
		}
		for _, name := range []string{"Set-Cookie", "Server", "X-Powered-By"} {
			if h.Get(name) != "" {
				t.Errorf("GET %s has %s: %q", test.address, name, h.Get(name))
			}
		}
		policy := h.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "frame-ancestors 'none'"} {
			if !slices.Contains(strings.Split(policy, "; "), part) {
				t.Errorf("GET %s has the policy %q without %s", test.address, policy, part)
			}
		}
		if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") || strings.Contains(policy, "*") {
			t.Errorf("GET %s has the policy %q", test.address, policy)
		}
	}
}

// What the policy allows inline is what is inline, on every kind of page, and there is nothing that it would block.
func TestPolicyFitsThePages(t *testing.T) {
	s := newSite(t)
	code := string(someState(t))
	for _, address := range []string{
		"/", "/?date=2025-07-03", "/?date=x", "/country/" + code, "/table", "/events?year=2025", "/events/second",
		"/afghanistan", "/method", "/about", "/about/borders", "/nope",
	} {
		w := get(s, "GET", address)
		policy := w.Header().Get("Content-Security-Policy")
		for _, n := range parse(t, w.Body.String()) {
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("GET %s: <%s %s=%q> is blocked", address, n.Data, a.Key, a.Val)
				}
			}
			kind, _ := attr(n, "type")
			src, external := attr(n, "src")
			switch {
			case n.Data == "style", n.Data == "script" && !external && kind == "":
				sum := sha256.Sum256([]byte(text(n)))
				if hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, n.Data+"-src 'self'") || !strings.Contains(policy, hash) {
					t.Errorf("GET %s: the inline %s has %s, the policy %s", address, n.Data, hash, policy)
				}
			case n.Data == "script" && external && !strings.HasPrefix(src, "/static/"):
				t.Errorf("GET %s: script from %s", address, src)
			case n.Data == "script" && !external && kind != "application/json":
				t.Errorf("GET %s: script of type %q", address, kind)
			case n.Data == "base", n.Data == "iframe", n.Data == "object", n.Data == "embed":
				t.Errorf("GET %s: <%s> is blocked", address, n.Data)
			}
		}
	}
}

func TestPagesAreValidated(t *testing.T) {
	s := newSite(t)
	for _, accept := range []string{"br", "gzip", ""} {
		first := get(s, "GET", "/", "Accept-Encoding", accept)
		tag := first.Header().Get("ETag")
		again := get(s, "GET", "/", "Accept-Encoding", accept, "If-None-Match", tag)
		if again.Code != http.StatusNotModified || again.Body.Len() > 0 || again.Header().Get("ETag") != tag {
			t.Errorf("GET / in %q again = %d, %d bytes, ETag %s after %s", accept, again.Code, again.Body.Len(), again.Header().Get("ETag"), tag)
		}
		if first.Header().Get("Content-Security-Policy") == "" || again.Header().Get("Content-Security-Policy") != "" {
			t.Errorf("200 in %q has the policy %q and 304 %q, want it where the page is", accept, first.Header().Get("Content-Security-Policy"), again.Header().Get("Content-Security-Policy"))
		}
	}
	// Another day is another page at the same address.
	tag := get(s, "GET", "/").Header().Get("ETag")
	s.today = func() relation.Day { return today + 1 }
	if w := get(s, "GET", "/", "If-None-Match", tag); w.Code != http.StatusOK {
		t.Errorf("GET / a day later = %d, want the new page", w.Code)
	}
}

func TestPanicIsAnAnswer(t *testing.T) {
	s := newSite(t)
	calls := 0
	s.today = func() relation.Day {
		if calls++; calls == 1 {
			panic("on purpose")
		}
		return today
	}
	w := get(s, "GET", "/")
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "<h1>") || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("GET / with a panic = %d, Cache-Control %q", w.Code, w.Header().Get("Cache-Control"))
	}
	if strings.Contains(w.Body.String(), "on purpose") {
		t.Error("the answer tells what went wrong inside")
	}
	if w := get(s, "GET", "/"); w.Code != http.StatusOK {
		t.Errorf("GET / after a panic = %d", w.Code)
	}
}

func TestAbortedHandlerStaysAborted(t *testing.T) {
	defer func() {
		if p := recover(); p != http.ErrAbortHandler {
			t.Errorf("recovered %v, want http.ErrAbortHandler", p)
		}
	}()
	s := newSite(t)
	h := guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }), s.log, http.HandlerFunc(s.serveBroken))
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
}
