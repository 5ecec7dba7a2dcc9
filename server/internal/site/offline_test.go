package site

import (
	"net/http"
	"strings"
	"testing"
)

// The page for what cannot be had without a network stands at an address that never changes, needs nothing beside it, and
// leads to what can be had.
func TestOfflinePage(t *testing.T) {
	s := newSite(t)
	w := get(s, "GET", s.static.offline)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("GET %s = %d %v", s.static.offline, w.Code, w.Header())
	}
	links := 0
	for _, n := range parse(t, w.Body.String()) {
		href, _ := attr(n, "href")
		src, _ := attr(n, "src")
		switch {
		case src != "" || n.Data == "link":
			t.Errorf("the page asks for %s%s", src, href)
		case n.Data == "style" && !strings.Contains(w.Header().Get("Content-Security-Policy"), hashSource(n.FirstChild.Data)):
			t.Error("the policy of the page keeps out its own style")
		case n.Data == "a" && href != "":
			links++
			if code := get(s, "GET", href).Code; code != http.StatusOK {
				t.Errorf("the page leads to %s, which answers %d", href, code)
			}
		}
	}
	if links < 3 {
		t.Errorf("the page leads to %d others", links)
	}
}
