package site

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestLedTo(t *testing.T) {
	const origin = "https://map.example"
	for _, test := range []struct{ says, page, want string }{
		{"a link", `<a href="/table">T</a>`, `<a href="/table?edition=7">T</a>`},
		{"a link with a query", `<a class="x" href="/?lens=envoy&amp;at=gulf">T</a>`, `<a class="x" href="/?lens=envoy&amp;at=gulf&amp;edition=7">T</a>`},
		{"a link to a part", `<a href="/method#rule">T</a>`, `<a href="/method?edition=7#rule">T</a>`},
		{"a part of the page", `<a href="#content">T</a>`, `<a href="#content">T</a>`},
		{"a place of the map", `<svg><a data-country="RUS" href="/country/RUS"><path d="M0 0"/></a></svg>`, `<svg><a data-country="RUS" href="/country/RUS?edition=7"><path d="M0 0"/></a></svg>`},
		{"an event with an odd id", `<a href="/events/a%20b">T</a>`, `<a href="/events/a%20b?edition=7">T</a>`},
		{"an edition that is named", `<a href="/?edition=3">T</a><a href="/?known=2026-01-01">T</a><a href="/embed?rev=3">T</a>`, `<a href="/?edition=3">T</a><a href="/?known=2026-01-01">T</a><a href="/embed?rev=3">T</a>`},
		{"data", `<a href="/api/v1/standing?date=2025-07-03">T</a><a href="/map.csv">T</a><a href="/feed.atom">T</a>`, `<a href="/api/v1/standing?date=2025-07-03&amp;edition=7">T</a><a href="/map.csv?edition=7">T</a><a href="/feed.atom?edition=7">T</a>`},
		{"what does not depend on the record", `<a href="/geo/world.geojson">T</a><a href="/report/a">T</a><a href="/edit">T</a><link href="/static/a.svg" rel="icon"><a href="/api/v1/stream">T</a>`,
			`<a href="/geo/world.geojson">T</a><a href="/report/a">T</a><a href="/edit">T</a><link href="/static/a.svg" rel="icon"><a href="/api/v1/stream">T</a>`},
		{"other sites", `<a href="https://mid.ru/table">T</a><a href="//mid.ru/table">T</a><a href="mailto:a@b">T</a>`, `<a href="https://mid.ru/table">T</a><a href="//mid.ru/table">T</a><a href="mailto:a@b">T</a>`},
		{"a form", `<form action="/search"><input name="q"></form>`, `<form action="/search"><input type="hidden" name="edition" value="7"><input name="q"></form>`},
		{"a form that writes", `<form method="POST" action="/report/a">`, `<form method="POST" action="/report/a">`},
		{"scripts", `<script>let a = "<b>";</script><script src="/static/a.js" async></script><p>T</p><script type="application/json" id="first">{"a":"<\/script>"}</script>`, `<p>T</p>`},
		{"a description", `<script type="application/ld+json">{"@type":"Dataset"}</script>`, `<script type="application/ld+json">{"@type":"Dataset"}</script>`},
		{"what scripts read", `<html lang="en" data-wasm="/static/a.wasm" data-revision="7-ab" data-stream="/api/v1/stream">`, `<html lang="en" data-revision="7-ab" data-stream="/api/v1/stream">`},
		{"a style", `<style>a{}@media (scripting:none){b{}}</style>`, `<style>a{}@media (min-width:0){b{}}</style>`},
		{"what is shown of shared links", `<meta property="og:image" content="https://map.example/card/map.png">`, `<meta property="og:image" content="https://map.example/card/map.png?edition=7">`},
		{"code to embed the newest", `<link rel="alternate" type="application/json+oembed" href="https://map.example/oembed?url=x">`, ``},
		{"the banner", `<body class="x"><p>T</p>`, `<body class="x">[banner]<p>T</p>`},
		{"the way past the banner, which has its own", `<body><div><a class="skip" href="#content">Skip</a><p>T</p>`, `<body>[banner]<div><p>T</p>`},
		{"words", `<p title="a &amp; b">1 &lt; 2 – é</p><!-- c -->`, `<p title="a &amp; b">1 &lt; 2 – é</p><!-- c -->`},
	} {
		if got := string(ledTo([]byte(test.page), "7", origin, "[banner]")); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.says, got, test.want)
		}
	}
}

// A page of an edition is served as any other: with a validator, packed, and without a body to who wants the head alone.
func TestPastPageIsServed(t *testing.T) {
	s := newSite(t, func(c *Config) {
		c.Past = func(ctx context.Context, _, edition string) (context.Context, Past, error) {
			if edition != "1" {
				return ctx, Past{}, &NoEdition{http.StatusNotFound, "There is none <but one>."}
			}
			return ctx, Past{Facts: facts(1, event("old", "2024-01-01", "visit", someState(t))), Time: time.Unix(0, 0), Changed: "1 event added", Newest: 2, Later: 2}, nil
		}
	})
	ask := func(method, address string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, address, nil)
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	page := ask("GET", "/events/old?edition=1")
	tag := page.Header().Get("ETag")
	if page.Code != 200 || tag == "" || !strings.Contains(page.Body.String(), "Headline of old") || !strings.Contains(page.Body.String(), "1 January 1970: 1 event added.") ||
		page.Header().Get("X-Robots-Tag") != "noindex" || page.Header().Get("Memento-Datetime") != "Thu, 01 Jan 1970 00:00:00 GMT" || !strings.Contains(page.Header().Get("Content-Security-Policy"), "script-src 'self' 'wasm-unsafe-eval';") {
		t.Errorf("a page of edition 1: %d %v", page.Code, page.Header())
	}
	if w := ask("GET", "/events/old?edition=1", "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("asked again: %d", w.Code)
	}
	if w := ask("GET", "/events/old?edition=1", "Accept-Encoding", "br"); w.Header().Get("Content-Encoding") != "br" || w.Header().Get("Vary") != "Accept-Encoding" {
		t.Errorf("packed: %v", w.Header())
	}
	if w := ask("HEAD", "/events/old?edition=1"); w.Code != 200 || w.Body.Len() > 0 || w.Header().Get("Content-Length") != page.Header().Get("Content-Length") {
		t.Errorf("the head alone: %d with %d bytes", w.Code, w.Body.Len())
	}
	if w := ask("GET", "/events/old"); w.Code != http.StatusNotFound {
		t.Errorf("the event now: %d", w.Code)
	}
	if w := ask("GET", "/?edition=2"); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "There is none &lt;but one&gt;.") || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("no edition: %d %v", w.Code, w.Header())
	}
	if w := ask("POST", "/?edition=1"); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST of a page: %d", w.Code)
	}
}
