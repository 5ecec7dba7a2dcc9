package state

import (
	"net/url"
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Address is a row of Addresses: all that the parts of the site need to know of an address, or of those of one pattern.
type Address struct {
	// Pattern is a path as http.ServeMux reads it: "{name}" stands for one part of a path, and with "/" or "{name...}"
	// at its end a pattern has all below it too.
	Pattern string
	Is      Nature
	Page    Page   // where Is is Drawn
	Kind    string // under which the metrics count it
	Copy    Copy   // what the service worker does with it, beside the pages
	Listed  bool   // whether it is in the sitemap: where the pattern has a name, for each country or each event
	Filed   bool   // whether an export writes it; the rest needs the server
	Whole   bool   // of a page: only the server writes all of it, so that a link there is the browser's to follow
}

// Nature is what answers at an address.
type Nature uint8

const (
	Drawn    Nature = iota // a page that the program draws too
	Document               // a page of the server's alone
	Form                   // documents of which some take what is sent to them
	File                   // what a page, a program or a crawler fetches
	Picture
	Feed
	API
	Stream // an answer that does not end
	Health
)

// Copy is what the service worker does with a file.
type Copy uint8

const (
	NoCopy  Copy = iota // it leaves it to the browser
	Kept                // it keeps what it has fetched once: another content has another name
	Renewed             // it fetches it and keeps the answer for when there is no network
)

// Addresses are all addresses of the site. Routes, sitemap, service worker, export and metrics follow from them; of two
// rows that have a path the first holds, and it is the narrower one.
var Addresses = []Address{
	{Pattern: "/", Page: Map, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/table", Page: Table, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/events", Page: Events, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/afghanistan", Page: Afghanistan, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/method", Page: Method, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/about", Page: About, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/about/borders", Page: Borders, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/accessibility", Page: Accessibility, Kind: "page", Listed: true, Filed: true, Whole: true},
	{Pattern: "/groups", Page: Groups, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/reciprocity", Page: Reciprocity, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/disputed", Page: Disputed, Kind: "page", Listed: true, Filed: true, Whole: true},
	{Pattern: "/compare", Page: Compare, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/countries", Page: Countries, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/search", Page: Search, Kind: "page"},
	{Pattern: "/share", Page: Share, Kind: "page", Whole: true},
	{Pattern: "/text/map", Page: TextMap, Kind: "page", Listed: true, Filed: true, Whole: true},
	{Pattern: "/country/{code}", Page: Map, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/events/{id}", Page: Event, Kind: "page", Listed: true, Filed: true},

	{Pattern: "/scene/{path...}", Is: File, Kind: "page"}, // what a map page shows, for the page's script
	{Pattern: "/text", Is: Document, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/corrections", Is: Document, Kind: "page", Listed: true, Filed: true},
	{Pattern: "/history/", Is: Document, Kind: "page", Filed: true},
	{Pattern: "/data", Is: Document, Kind: "page", Listed: true},
	{Pattern: "/sources", Is: Document, Kind: "page", Listed: true},
	{Pattern: "/receipt", Is: Document, Kind: "page"},
	{Pattern: "/verify", Is: Form, Kind: "page"},
	{Pattern: "/alerts", Is: Form, Kind: "page"},
	{Pattern: "/embed", Is: Document, Kind: "page"},
	{Pattern: "/edit", Is: Form, Kind: "edit"},
	{Pattern: "/edit/", Is: Form, Kind: "edit"},
	{Pattern: "/report/", Is: Form, Kind: "report"},

	{Pattern: "/static/{file}", Is: File, Kind: "file", Copy: Kept, Filed: true},
	{Pattern: "/data/current.json", Is: File, Kind: "file", Copy: Renewed, Filed: true},
	{Pattern: "/dcat.jsonld", Is: File, Kind: "file"},
	{Pattern: "/release/", Is: File, Kind: "file"},
	{Pattern: "/keys.txt", Is: File, Kind: "file"},
	{Pattern: "/data/{file}", Is: File, Kind: "file", Copy: Kept, Filed: true},
	{Pattern: "/geo/world.geojson", Is: File, Kind: "file", Filed: true},
	{Pattern: "/carry.html", Is: File, Kind: "file", Filed: true},
	{Pattern: "/carry.sha256", Is: File, Kind: "file", Filed: true},
	{Pattern: "/events.csv", Is: File, Kind: "file"},
	{Pattern: "/map.csv", Is: File, Kind: "file"},
	{Pattern: "/oembed", Is: File, Kind: "file"},
	{Pattern: "/manifest.webmanifest", Is: File, Kind: "file", Filed: true},
	{Pattern: "/app-worker.js", Is: File, Kind: "file", Filed: true},
	{Pattern: "/sitemap.xml", Is: File, Kind: "file", Filed: true},
	{Pattern: "/robots.txt", Is: File, Kind: "file", Filed: true},
	{Pattern: "/favicon.ico", Is: File, Kind: "file", Filed: true},
	{Pattern: "/map.svg", Is: Picture, Kind: "picture"},
	{Pattern: "/map.png", Is: Picture, Kind: "picture"},
	{Pattern: "/card/{path...}", Is: Picture, Kind: "picture"},

	{Pattern: "/feed.atom", Is: Feed, Kind: "feed", Filed: true},
	{Pattern: "/feed.json", Is: Feed, Kind: "feed", Filed: true},
	{Pattern: "/changes/feed.atom", Is: Feed, Kind: "feed", Filed: true},
	{Pattern: "/changes/feed.json", Is: Feed, Kind: "feed", Filed: true},
	{Pattern: "/country/{code}/feed.atom", Is: Feed, Kind: "feed", Filed: true},
	{Pattern: "/country/{code}/feed.json", Is: Feed, Kind: "feed", Filed: true},
	{Pattern: "/api/v1/stream", Is: Stream, Kind: "stream"},
	{Pattern: "/api/", Is: API, Kind: "api"},
	{Pattern: "/healthz", Is: Health, Kind: "health"},
	{Pattern: "/readyz", Is: Health, Kind: "health"},
}

// AddressOf returns the row of a path; ok is false for a path at which there is nothing.
func AddressOf(path string) (a *Address, ok bool) {
	for i := range Addresses {
		if a := &Addresses[i]; fits(a.Pattern, path) {
			return a, true
		}
	}
	return nil, false
}

// Beyond reports whether a path belongs to the site but is no page that the program draws whole. A link there is the
// browser's.
func Beyond(path string) bool {
	a, ok := AddressOf(path)
	return ok && (a.Is != Drawn || a.Whole)
}

// Named reports whether the pattern has a name in it: it stands for many addresses.
func (a *Address) Named() bool { return strings.Contains(a.Pattern, "{") }

// Each returns the addresses of a row: one for each country where its name is {code}, for each of events where it is
// {id}, else the one that the pattern is.
func (a *Address) Each(events []*relation.Event) []string {
	before, rest, named := strings.Cut(a.Pattern, "{")
	name, after, _ := strings.Cut(rest, "}")
	var all []string
	switch {
	case !named:
		all = append(all, a.Pattern)
	case name == "code":
		for _, c := range country.All() {
			all = append(all, before+string(c.Code)+after)
		}
	case name == "id":
		for _, e := range events {
			all = append(all, before+url.PathEscape(e.ID)+after)
		}
	}
	return all
}

// fits reports whether a pattern has a path. It runs for each request, so it makes nothing.
func fits(pattern, path string) bool {
	if !strings.Contains(pattern, "{") && !strings.HasSuffix(pattern, "/") {
		return pattern == path
	}
	if pattern == "/" { // the map alone: what is below is other pages, or nothing
		return path == "/"
	}
	for {
		want, below, more := strings.Cut(pattern, "/")
		part, left, has := strings.Cut(path, "/")
		switch {
		case strings.HasSuffix(want, "...}") || want == "" && !more:
			return true
		case strings.HasPrefix(want, "{") && part == "", !strings.HasPrefix(want, "{") && want != part, more != has:
			return false
		case !more:
			return true
		}
		pattern, path = below, left
	}
}
