package site

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"recognitionmap/app/pages"
)

// Whatever address is taken for one of ours, the frame that is answered shows this site, and is one element.
func FuzzOEmbed(f *testing.F) {
	for _, seed := range []string{
		"http://127.0.0.1:8000/", "https://map.example/country/rus?date=2025-07-03", "http://map.example:80/embed?theme=dark", "http://user@127.0.0.1:8000/",
		"http://127.0.0.1:8000//evil.example/", "javascript://127.0.0.1:8000/", "http://127.0.0.1:8000/events/second/", `http://map.example/?at="><script>`, "//map.example/", "%zz",
	} {
		f.Add(seed, "800", "600")
	}
	f.Add("http://map.example/", "300px", "-1")
	s := newSite(f, func(c *Config) { c.Base = "https://map.example" })
	f.Fuzz(func(t *testing.T, address, width, height string) {
		query := url.Values{"url": {address}, "maxwidth": {width}, "maxheight": {height}}.Encode()
		w := httptest.NewRecorder()
		s.serveOEmbed(w, &http.Request{Method: http.MethodGet, Host: "map.example", URL: &url.URL{Path: "/oembed", RawQuery: query}, Header: http.Header{}})
		if w.Code != http.StatusOK && w.Code != http.StatusBadRequest && w.Code != http.StatusNotFound {
			t.Errorf("oembed of %q in %q by %q = %d", address, width, height, w.Code)
		}
		v, origin, ok := s.mapOf(address, "map.example")
		if !ok {
			return
		}
		code := pages.EmbedCode(origin, v.Shared(), 0, 0, 0)
		frame := find(t, parse(t, code), "iframe", "", "")
		if src, _ := attr(frame, "src"); origin != "https://map.example" || !strings.HasPrefix(src, "https://map.example/embed") || strings.Count(code, "<") != 2 {
			t.Errorf("%q is embedded as %s", address, code)
		}
	})
}
