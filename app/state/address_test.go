package state_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// The table reads its patterns as net/http does: whatever path is asked for, both find the same row.
func TestAddressOf(t *testing.T) {
	mux, found := http.NewServeMux(), ""
	for _, a := range state.Addresses {
		pattern := a.Pattern
		if pattern == "/" {
			pattern = "/{$}"
		}
		mux.HandleFunc(pattern, func(http.ResponseWriter, *http.Request) { found = a.Pattern }) // panics where neither of two rows is the narrower
	}
	paths := []string{
		"/nope", "/table/", "/tables", "/country/", "/country", "/country/RUS/", "/country/RUS/feed", "/country/RUS/feed.atom/", "/changes/", "/editor",
		"/edit/login", "/edit/event/a/b", "/report/a/thanks", "/report", "/history", "/history/a", "/static", "/static/a/b", "/data/", "/data/current.json",
		"/card/", "/card", "/card/country/RUS.png", "/api", "/api/v1/stream", "/api/v1/events/a", "/events/a", "/events/", "/feed", "/feed.rss", "/map", "/mapped", "/metrics", "/{code}",
	}
	for _, a := range state.Addresses {
		paths = append(paths, a.Pattern, strings.TrimSuffix(a.Pattern, "/")+"/x", strings.NewReplacer("{code}", "RUS", "{id}", "a-1", "{file}", "a.1.js").Replace(a.Pattern))
	}
	for _, path := range paths {
		got := ""
		if a, ok := state.AddressOf(path); ok {
			got = a.Pattern
		}
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path, found = path, ""
		mux.ServeHTTP(httptest.NewRecorder(), r)
		if got != found {
			t.Errorf("AddressOf(%q) = %q, net/http finds %q", path, got, found)
		}
	}
}

// Of the parts of a row one follows from another.
func TestAddresses(t *testing.T) {
	drawn := map[state.Page]bool{}
	if a, ok := state.AddressOf(""); ok {
		t.Errorf("AddressOf of no path = %v", a)
	}
	for _, a := range state.Addresses {
		isPage := a.Is == state.Drawn
		if first, ok := state.AddressOf(a.Pattern); !ok || first.Pattern != a.Pattern {
			t.Errorf("%s is behind %v", a.Pattern, first)
		}
		switch {
		case a.Kind == "":
			t.Errorf("%s is counted under nothing", a.Pattern)
		case a.Listed && !isPage && a.Is != state.Document:
			t.Errorf("%s is in the sitemap and no page", a.Pattern)
		case a.Copy != state.NoCopy && a.Is != state.File:
			t.Errorf("%s is kept as a file and is none", a.Pattern)
		case a.Whole && !isPage, a.Page != state.Map && !isPage:
			t.Errorf("%s has what only pages of the program have", a.Pattern)
		case a.Filed && a.Is >= state.API, a.Filed && a.Is == state.Form:
			t.Errorf("%s is exported, and no file can answer for it", a.Pattern)
		}
		drawn[a.Page] = drawn[a.Page] || isPage
	}
	for p := state.Map; p < state.NotFound; p++ {
		if !drawn[p] {
			t.Errorf("page %d has no address", p)
		}
	}
}

func TestEach(t *testing.T) {
	events := []*relation.Event{{ID: "first"}, {ID: "a b"}}
	for _, test := range []struct {
		path        string
		first, last string
		n           int
	}{
		{"/table", "/table", "/table", 1},
		{"/events/x", "/events/first", "/events/a%20b", 2},
		{"/country/RUS", "/country/" + string(country.All()[0].Code), "/country/" + string(country.All()[len(country.All())-1].Code), len(country.All())},
		{"/country/RUS/feed.atom", "/country/" + string(country.All()[0].Code) + "/feed.atom", "/country/" + string(country.All()[len(country.All())-1].Code) + "/feed.atom", len(country.All())},
		{"/static/x", "", "", 0},
		{"/card/x", "", "", 0},
	} {
		a, ok := state.AddressOf(test.path)
		if !ok {
			t.Fatalf("there is nothing at %s", test.path)
		}
		got := a.Each(events)
		if len(got) != test.n || test.n > 0 && (got[0] != test.first || got[test.n-1] != test.last) {
			t.Errorf("Each of %s = %d, %q; want %d from %s to %s", a.Pattern, len(got), got[:min(1, len(got))], test.n, test.first, test.last)
		}
	}
}

func TestBeyond(t *testing.T) {
	pages := []string{"/", "/table", "/country/RUS", "/events/2025-07-03-rus-recognition", "/compare", "/search", "/nope", "/editor", "/mapped", "/country/RUS/feed"}
	beyond := []string{"/share", "/edit", "/edit/login", "/history/a", "/report/a", "/corrections", "/api/v1/events", "/geo/world.geojson", "/feed.atom", "/changes/feed.json",
		"/country/RUS/feed.atom", "/embed", "/map.csv", "/map.svg", "/card/map.png", "/oembed", "/events.csv", "/sitemap.xml", "/static/a.js"}
	for _, path := range slices.Concat(pages, beyond) {
		if got, want := state.Beyond(path), slices.Contains(beyond, path); got != want {
			t.Errorf("Beyond(%s) = %v, want %v", path, got, want)
		}
	}
}
