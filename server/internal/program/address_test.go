//go:build !race

package program

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/app/state"
)

// links are the addresses of the site that a page links and its scripts read.
func links(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			named := a.Key == "href" || a.Key == "src" || a.Key == "action" || n.Data == "html" && strings.HasPrefix(a.Key, "data-")
			if named && strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "//") {
				found = append(found, a.Val)
			}
		}
	}
	return found
}

// Each row of the table answers, with what it says that it is, and at other addresses there is nothing.
func TestEveryAddress(t *testing.T) {
	handler, d := wholeSiteOf(t)
	id := d.State().Record.Newest().ID
	front := get(t.Context(), handler, "/")
	var current struct{ Core string }
	if err := json.Unmarshal(get(t.Context(), handler, "/data/current.json").Body.Bytes(), &current); err != nil {
		t.Fatal(err)
	}
	static := ""
	for _, link := range links(t, front.Body.String()) {
		if strings.HasPrefix(link, "/static/") {
			static = link
		}
	}
	samples := map[string]string{
		"/country/{code}": "/country/RUS", "/events/{id}": "/events/" + id, "/history/": "/history/" + id, "/report/": "/report/" + id, "/release/": fmt.Sprintf("/release/%d", d.State().Number),
		"/static/{file}": static, "/data/{file}": current.Core, "/card/{path...}": "/card/country/RUS.png", "/scene/{path...}": "/scene/country/RUS", "/api/": "/api/v1/countries/RUS", "/edit/": "/edit/login",
		"/country/{code}/feed.atom": "/country/RUS/feed.atom", "/country/{code}/feed.json": "/country/RUS/feed.json",
		"/oembed": "/oembed?url=" + url.QueryEscape("https://map.example.org/country/RUS"),
	}
	for _, a := range state.Addresses {
		address := a.Pattern
		if sample, ok := samples[address]; ok {
			address = sample
		}
		ctx, end := context.WithCancel(t.Context())
		if a.Is == state.Stream {
			end() // or it would not
		}
		w := get(ctx, handler, address)
		end()
		wanted := http.StatusOK
		if a.Pattern == "/edit" { // to where one signs in
			wanted = http.StatusSeeOther
		}
		if w.Code != wanted {
			t.Errorf("GET %s = %d, want %d", address, w.Code, wanted)
		}
		if isPage := strings.Contains(w.Body.String(), ` data-loader="`); isPage != (a.Is == state.Drawn) {
			t.Errorf("GET %s is a page of the program: %v", address, isPage)
		}
		path, _, _ := strings.Cut(address, "?")
		if row, ok := state.AddressOf(path); !ok || row.Pattern != a.Pattern {
			t.Errorf("AddressOf(%s) is not the row of %s", path, a.Pattern)
		}
	}
	for _, address := range []string{
		"/nope", "/tables", "/country", "/country/XAA", "/country/RUS/feed.rss", "/country/XAA/feed.atom", "/events/none", "/static/none.js", "/static/a/b", "/data/none.json", "/geo", "/geo/other.geojson",
		"/changes", "/feed", "/feed.rss", "/map", "/map.jpg", "/embedded", "/editor", "/edit/none", "/history/none", "/report/none", "/api", "/api/v2/events", "/corrections/a", "/metrics", "/debug/pprof/",
	} {
		w := get(t.Context(), handler, address)
		if w.Code == http.StatusMovedPermanently || w.Code == http.StatusTemporaryRedirect { // "/api" to "/api/"
			w = get(t.Context(), handler, w.Header().Get("Location"))
		}
		if w.Code != http.StatusNotFound {
			t.Errorf("GET %s = %d, want %d", address, w.Code, http.StatusNotFound)
		}
	}
}

// Every link on a page leads to a row of the table.
func TestEveryLink(t *testing.T) {
	handler, d := wholeSiteOf(t)
	newest := d.State().Record.Newest()
	for _, page := range []string{
		"/", "/?date=2021-08-15&lens=mission", "/country/RUS", "/table", "/events", "/events/" + newest.ID, "/afghanistan", "/method", "/about", "/about/borders", "/accessibility",
		"/groups", "/reciprocity", "/disputed", "/text/map", "/text/map?lens=envoy&date=1999-01-01", "/compare", "/countries?c=RUS,CHN", "/search?q=moscow", "/share", "/share?country=RUS", "/share?event=" + newest.ID, "/nope",
		"/corrections", "/history/" + newest.ID, "/report/" + newest.ID, "/embed", "/edit/login",
		"/data", "/sources", "/receipt", "/receipt?country=RUS", "/verify", "/alerts", "/release/" + strconv.FormatInt(d.State().Number, 10), "/?edition=600", "/?edition=none",
	} {
		found := links(t, get(t.Context(), handler, page).Body.String())
		if len(found) == 0 {
			t.Errorf("%s has no links", page)
		}
		for _, link := range found {
			u, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s links %q: %v", page, link, err)
				continue
			}
			if _, ok := state.AddressOf(u.Path); !ok {
				t.Errorf("%s links %s, at which there is nothing", page, link)
			}
		}
	}
}
