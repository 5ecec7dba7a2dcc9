package feeds

import (
	"fmt"
	"time"

	"github.com/gorilla/feeds"
)

const publisher = "Recognition Map"

// rights of all events, as the data set states them.
const rights = "Events: CC BY 4.0"

// atomFeed is the library's feed with what that one cannot say: more than one link (RFC 4287 wants one to the feed
// itself), the language, and entries with categories. A field here takes the place of the library's of the same name.
type atomFeed struct {
	feeds.AtomFeed
	Lang    string           `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Links   []feeds.AtomLink `xml:"link"`
	Entries []atomEntry      `xml:"entry"`
}

// atomEntry is the library's entry with categories in the form of RFC 4287, 4.2.2.
type atomEntry struct {
	feeds.AtomEntry
	Categories []atomCategory `xml:"category"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// FeedXml is what the library's writer asks for.
func (a *atomFeed) FeedXml() any { return a }

// Atom returns the feed as Atom.
func (f *Feed) Atom() []byte {
	a := &atomFeed{
		AtomFeed: feeds.AtomFeed{
			Xmlns: "http://www.w3.org/2005/Atom", Title: f.Title, Subtitle: f.Subtitle, Id: f.ID, Updated: stamp(f.Updated), Rights: rights,
			Author: &feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: publisher, Uri: f.Base + "/about"}},
		},
		Lang: "en",
		Links: []feeds.AtomLink{
			{Href: f.Path + ".atom", Rel: "self", Type: "application/atom+xml"},
			{Href: f.Home, Rel: "alternate", Type: "text/html"},
		},
	}
	for _, i := range f.Items {
		e := atomEntry{AtomEntry: feeds.AtomEntry{
			Title: i.Title, Id: i.ID, Updated: stamp(i.Updated), Published: stamp(i.Updated),
			Links:   []feeds.AtomLink{{Href: i.Link, Rel: "alternate", Type: "text/html"}},
			Summary: &feeds.AtomSummary{Type: "text", Content: i.Text},
		}}
		for _, t := range i.Tags {
			e.Categories = append(e.Categories, atomCategory{t})
		}
		a.Entries = append(a.Entries, e)
	}
	text, err := feeds.ToXML(a)
	if err != nil {
		panic(fmt.Sprintf("feeds: a feed of plain texts does not encode: %v", err))
	}
	return append([]byte(text), '\n')
}

// stamp is a time as both forms want it (RFC 3339).
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
