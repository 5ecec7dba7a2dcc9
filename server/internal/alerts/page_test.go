package alerts

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

func (s *site) page() (*httptest.ResponseRecorder, string) {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequestWithContext(s.t.Context(), "GET", base+"/alerts", nil))
	return w, w.Body.String()
}

// The page has what its script needs, and its policy lets that do what it does.
func TestPage(t *testing.T) {
	s := openSite(t, new(record), nil)
	w, text := s.page()
	key, err := s.key(t.Context())
	if err != nil || w.Code != http.StatusOK || !strings.Contains(text, `data-key="`+key.Public+`"`) {
		t.Errorf("GET /alerts = %d without the key %s (%v)", w.Code, key.Public, err)
	}
	if !strings.Contains(text, "of the last 30 days that changes how a state stands today, 10 minutes after") {
		t.Errorf("the page does not say what is told: %s", text)
	}
	policy := w.Header().Get("Content-Security-Policy")
	for _, part := range []string{"default-src 'none'", "connect-src 'self'", "worker-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, part) {
			t.Errorf("the policy is %s, want %s", policy, part)
		}
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range root.Descendants() {
		if n.Data == "script" || n.Data == "style" {
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			if hash := n.Data + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, hash) {
				t.Errorf("the policy keeps the page's %s out", n.Data)
			}
		}
		if n.Data == "script" {
			scripts++
		}
	}
	if scripts != 1 {
		t.Errorf("the page has %d scripts", scripts)
	}
}

// Without an https address of its own a site sends no alerts: the page says so, and offers the feeds.
func TestWithoutAnAddress(t *testing.T) {
	for _, base := range []string{"", "http://map.example.org"} {
		s := openSite(t, new(record), nil, func(o *Options) { o.Base = base })
		w, text := s.page()
		if w.Code != http.StatusOK || strings.Contains(text, "<form") || strings.Contains(text, "<script") || !strings.Contains(text, "So it sends no alerts.") || !strings.Contains(text, `href="/feed.atom"`) {
			t.Errorf("-base %q: GET /alerts = %d %s", base, w.Code, text)
		}
		if status, words := s.post(openBrowser(t).wish("/1", "recognition", "")); status != http.StatusNotFound {
			t.Errorf("-base %q: POST /alerts = %d %s", base, status, words)
		}
		if kept, err := s.store.PushKey(t.Context(), eventstore.PushKey{Secret: "fresh"}); err != nil || kept.Secret != "fresh" {
			t.Errorf("-base %q: a key was made (%v)", base, err)
		}
	}
}

func TestWishes(t *testing.T) {
	b := openBrowser(t)
	s := openSite(t, new(record), b)
	code := string(nth(0).Code)
	changed := func(name, value string) url.Values {
		form := b.wish("/1", "recognition", "")
		form.Set(name, value)
		return form
	}
	for _, test := range []struct {
		name   string
		form   url.Values
		header []string
		status int
		words  string
	}{
		{"recognitions", b.wish("/1", "recognition", ""), nil, 200, "Alerts are on in this browser: any recognition."},
		{"ambassadors", b.wish("/1", "ambassador", code), nil, 200, "Alerts are on in this browser: any change of ambassadors."},
		{"a state", b.wish("/1", "state", code), nil, 200, "Alerts are on in this browser: " + nth(0).Name + "."},
		{"no state", b.wish("/1", "state", ""), nil, 422, "Choose what"},
		{"a place without a class of its own", b.wish("/1", "state", "GRL"), nil, 422, "Choose what"},
		{"nothing that there is", b.wish("/1", "visits", ""), nil, 422, "Choose what"},
		{"another site's form", b.wish("/1", "recognition", ""), []string{"Sec-Fetch-Site", "cross-site"}, 403, "This came from a page of another site"},
		{"another site's form in an older browser", b.wish("/1", "recognition", ""), []string{"Sec-Fetch-Site", "", "Origin", "https://other.example"}, 403, "This came from a page of another site"},
		{"a form without an end", changed("more", strings.Repeat("x", maxForm)), nil, 413, "The body is too long"},
		{"a key that is no point", changed("key", raw.EncodeToString(make([]byte, 65))), nil, 422, "The keys of the browser"},
		{"no key", changed("key", ""), nil, 422, "The keys of the browser"},
		{"a short secret", changed("auth", "AAAA"), nil, 422, "The keys of the browser"},
		{"keys with padding", changed("auth", base64.URLEncoding.EncodeToString(b.auth)), nil, 200, "Alerts are on"},
		{"off", url.Values{"about": {"nothing"}, "endpoint": {b.at("/1")}}, nil, 200, "Alerts are off."},
	} {
		status, words := s.post(test.form, test.header...)
		if status != test.status || !strings.HasPrefix(words, test.words) {
			t.Errorf("%s: %d %s, want %d %s", test.name, status, words, test.status, test.words)
		}
	}
	if left := s.behind(); len(left) > 0 {
		t.Errorf("after alerts were turned off there is %v", left)
	}
	s.write(add(event("r", 0, "2026-11-29", relation.Recognition)))
	s.send()
	b.none(t, "alerts are off")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "PUT", base+"/alerts", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("PUT /alerts = %d", w.Code)
	}
}

// A browser that renews its endpoint by itself is told of the same, at the new one alone.
func TestRenewedEndpoint(t *testing.T) {
	b := openBrowser(t)
	s := openSite(t, new(record), b)
	s.wishes(b.wish("/1", "ambassador", ""))
	s.write(add(event("a", 0, "2026-11-29", relation.AmbassadorSent)))
	moved := func(before, after string) url.Values {
		form := b.wish(after, "same", "")
		form.Set("before", before)
		return form
	}
	for _, test := range []struct {
		form   url.Values
		header []string
		status int
	}{
		{moved(b.at("/none"), "/2"), nil, 404},
		{moved(b.at("/1"), "/2"), []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{url.Values{"about": {"same"}, "before": {b.at("/1")}, "endpoint": {"https://10.1.2.3/"}}, nil, 422},
	} {
		if status, words := s.post(test.form, test.header...); status != test.status {
			t.Errorf("%v: %d %s, want %d", test.form, status, words, test.status)
		}
	}
	s.wishes(moved(b.at("/1"), "/2"))
	s.send()
	if m, d := b.read(t); d.path != "/2" || m.Notification.Tag != "a" {
		t.Errorf("%+v came to %s", m, d.path)
	}
	b.none(t, "it was told")
}

// One address adds few, and all together no more than are kept; who has an alert can change it, and end it, though.
func TestLimits(t *testing.T) {
	b := openBrowser(t)
	s := openSite(t, new(record), b, func(o *Options) { o.Most = 2 })
	s.wishes(b.wish("/1", "recognition", ""))
	s.wishes(b.wish("/2", "recognition", ""))
	if status, words := s.post(b.wish("/3", "recognition", "")); status != http.StatusServiceUnavailable || !strings.Contains(words, "takes no more") {
		t.Errorf("the third of two = %d %s", status, words)
	}
	for range 7 {
		s.wishes(b.wish("/2", "ambassador", ""))
	}
	if status, words := s.post(b.wish("/2", "recognition", "")); status != http.StatusTooManyRequests {
		t.Errorf("the eleventh of an address in an hour = %d %s", status, words)
	}
	s.wishes(url.Values{"about": {"nothing"}, "endpoint": {b.at("/2")}})
	if left := s.behind(); len(left) != 1 || left[0].About != recognitions {
		t.Errorf("there is %v", left)
	}
}
