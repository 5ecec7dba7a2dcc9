// Package feeds tells feed readers what is new: Atom (RFC 4287) and JSON Feed 1.1 of all events, of one country's, and
// of the changes of a class.
//
// An item is a revision of an event: a correction is an item of its own, and so is a withdrawal. Its time is that of the
// revision, which is when the thing became known here; the date of the event is in its text. Ids are tag URIs (RFC
// 4151), which stay when addresses change.
package feeds

import (
	"net/url"
	"strings"
	"time"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/server/internal/desk"
)

// maxItems is how many items a feed has at most, the newest ones.
const maxItems = 100

// Feeds makes feeds for one site. It keeps nothing.
type Feeds struct {
	base string // origin without a slash at its end
	tag  string // what tag URIs begin with
}

// New returns the feeds of the site at base, "https://example.org".
func New(base string) *Feeds {
	host := "localhost" // where base names none, and for addresses in brackets, which a tag URI cannot have
	if u, err := url.Parse(base); err == nil && u.Hostname() != "" && !strings.Contains(u.Hostname(), ":") {
		host = strings.ToLower(u.Hostname())
	}
	return &Feeds{base: strings.TrimRight(base, "/"), tag: "tag:" + host + ",2026:"} // the year in which the site began
}

// Feed is one feed, not yet written.
type Feed struct {
	ID, Title, Subtitle string
	Home                string // address of the page with the same facts
	Path                string // of the feed itself, without its ".atom" or ".json"
	Base                string
	Updated             time.Time
	Items               []Item // newest first
}

// Item is one entry of a feed.
type Item struct {
	ID, Title, Text string // plain text
	Link            string // absolute
	Updated         time.Time
	Tags            []string
}

// feed returns a feed of items, newest first.
func (f *Feeds) feed(id, title, subtitle, home, path string, items []Item) *Feed {
	made := &Feed{
		ID: f.tag + id, Title: title, Subtitle: subtitle, Home: f.base + home, Path: f.base + path, Base: f.base,
		Updated: time.Unix(0, 0).UTC(), Items: items,
	}
	for _, i := range items {
		if i.Updated.After(made.Updated) {
			made.Updated = i.Updated
		}
	}
	return made
}

// Media types of the two forms.
const (
	AtomType = "application/atom+xml; charset=utf-8"
	JSONType = "application/feed+json; charset=utf-8"
)

// At returns the feed at a path of the site and its media type; ok is false for a path that is no feed's.
func (f *Feeds) At(path string, s *desk.State) (body []byte, mediaType string, ok bool) {
	name, asAtom := strings.CutSuffix(path, ".atom")
	if !asAtom {
		if name, ok = strings.CutSuffix(path, ".json"); !ok {
			return nil, "", false
		}
	}
	var feed *Feed
	switch code, ofCountry := strings.CutPrefix(strings.TrimSuffix(name, "/feed"), "/country/"); {
	case name == "/feed":
		feed = f.Events(s)
	case name == "/changes/feed":
		feed = f.Changes(s)
	case ofCountry && strings.HasSuffix(name, "/feed"):
		place, known := country.Lookup(country.Code(code))
		if !known {
			return nil, "", false
		}
		feed = f.Country(s, place)
	default:
		return nil, "", false
	}
	if asAtom {
		return feed.Atom(), AtomType, true
	}
	return feed.JSON(), JSONType, true
}

// Addresses returns the paths of all feeds.
func Addresses() []string {
	var paths []string
	for _, a := range state.Addresses {
		if a.Is == state.Feed {
			paths = append(paths, a.Each(nil)...)
		}
	}
	return paths
}
