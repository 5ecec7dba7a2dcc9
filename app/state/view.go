// Package state holds what a reader sees as a value: a View. Equal views draw equal pages, on the server and in the
// browser, and a view survives the trip through its address: the address is the state.
package state

import (
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Page names one of the pages of the site.
type Page uint8

const (
	Map         Page = iota // the world; with Country set, that country's panel is open
	Table                   // the same facts as rows
	Events                  // the log: changes of standing, one year at a time, or whatever its filter lets through
	Event                   // one event with its sources
	Afghanistan             // why recognition is withheld, the first Emirate, the background
	Method
	About
	Borders
	Accessibility // what was tested, and what is known to be missing
	Compare       // two days side by side, and every change between them as a sentence
	Countries     // up to five countries side by side
	Groups        // counts of blocs and regions
	Reciprocity   // which way the ambassadors go
	Search        // the places and events that a text may mean
	Disputed      // what the record leaves open, with both sides and the rule
	TextMap       // the map in words: where each state lies and what is around it
	Share         // links, citations, pictures and the code to embed what is shown
	NotFound
)

// Sort orders the table's rows.
type Sort uint8

const (
	ByStanding Sort = iota // who has relations first
	ByName
	BySince
)

// sorts are the words of an address for the orders; that of ByStanding is "", and "class" in older addresses.
var sorts = [...]string{ByStanding: "", ByName: "name", BySince: "since"}

// Word is what an address calls an order, "" for the first.
func (s Sort) Word() string { return sorts[s] }

// View is what a reader sees.
type View struct {
	Page    Page
	Country country.Code // Map: the open country, "" for none. Share: the country shared
	Day     relation.Day
	Live    bool   // the address names no date: Day is today and moves with it
	Year    int    // Events without a filter: the year shown, 0 for the changes of standing of all years
	All     bool   // Events: every row, however many
	EventID string // Event: which. Share: the event shared
	Sort    Sort   // Table
	Look    Look   // Map, Table, TextMap, Compare, Share, Search
	Filter  Filter // Events. Search: only its Text. Table: only its Text, Region and Bloc
	Span    Span   // Compare
	One     bool   // Compare: both days in one map
	Codes   string // Countries: up to five codes, "RUS,CHN"
}

// Look is how a map is drawn, whatever it shows. It is kept from one country to the next.
type Look struct {
	Lens     relation.Lens // what the colours mean; "" is the class
	Show     string        // the legend's entries that stay bright, "ambassador,recognized"; "" is all
	Patterns bool          // patterns over the colours though nothing asks for them
	Nameless bool          // no names on the map
	At       string        // the part of the world shown: "" all, a preset's key, or "longitude,latitude,zoom"
}

// Span is the two days that are compared. From is not after To.
type Span struct{ From, To relation.Day }

// FirstDay is the first day the map can show: the year in which the first Emirate took Kabul.
var FirstDay = relation.DayOf(1996, 1, 1)

// republicFrom is the first day after the era of the first Emirate as the ribbon divides time.
var republicFrom = relation.DayOf(2002, 1, 1)

// Era is the stretch of time that the ribbon spans, both ends included.
type Era struct {
	Name        string
	First, Last relation.Day
}

// Eras lists the stretches of time in order; the last ends today.
func Eras(today relation.Day) [3]Era {
	return [3]Era{
		{"First Emirate, 1996–2001", FirstDay, republicFrom - 1},
		{"Republic, 2002–2021", republicFrom, relation.Takeover - 1},
		{"Since August 2021", relation.Takeover, today},
	}
}

// EraOf returns the era that holds d.
func EraOf(d, today relation.Day) Era {
	eras := Eras(today)
	for _, e := range eras[:2] {
		if d <= e.Last {
			return e
		}
	}
	return eras[2]
}

// HasMap reports whether the page draws the one map that the reader moves.
func (v View) HasMap() bool { return v.Page == Map }

// OnDay returns v at another day; a live view stops being live unless d is today.
func (v View) OnDay(d, today relation.Day) View {
	v.Day, v.Live = d, d == today
	return v
}

// Open returns the map with the panel of c open, "" to close it.
func (v View) Open(c country.Code) View {
	return View{Page: Map, Country: c, Day: v.Day, Live: v.Live, Look: v.Look}
}

// On returns the page p on the same day. Two days that are compared are no span, of which a lens asks.
func (v View) On(p Page) View {
	if p == Compare && v.Look.Lens.Said() != "" {
		v.Look.Lens = relation.LensClass
	}
	return View{Page: p, Day: v.Day, Live: v.Live, Look: v.Look}
}

// Shared returns the page on which the reader finds what there is to share of v.
func (v View) Shared() View {
	return View{Page: Share, Country: v.Country, EventID: v.EventID, Day: v.Day, Live: v.Live, Look: v.Look}
}

// Card returns the address of the picture for links to v: "/card/country/RUS.png?date=2025-07-03". It shows the world,
// whichever part of it v shows.
func (v View) Card() string {
	of := View{Page: Map, Country: v.Country, EventID: v.EventID, Day: v.Day, Live: v.Live, Look: v.Look}
	of.Look.At = ""
	if v.EventID != "" {
		of.Page, of.Country = Event, ""
	}
	path, query, _ := strings.Cut(of.URL(), "?")
	if path == "/" {
		path = "/map"
	}
	return WithQuery("/card"+path+".png", query)
}

// ParseCard reads such an address; the errors are those of Parse.
func ParseCard(path, rawQuery string, today relation.Day) (View, error) {
	of, isCard := strings.CutPrefix(path, "/card/")
	of, isPNG := strings.CutSuffix(of, ".png")
	if !isCard || !isPNG {
		return View{}, ErrNotFound
	}
	if of = "/" + of; of == "/map" {
		of = "/"
	}
	v, _, err := Parse(of, rawQuery, today)
	if err == nil && v.Page != Map && v.Page != Event {
		return v, ErrNotFound
	}
	v.Look.At = ""
	return v, err
}
