// Package pages renders every page of the site from a Model.
//
// The server writes a page with Page and the browser program the parts of one with Parts, from the same code and the same
// facts: what stands in the document when the program comes is what the program would have written.
package pages

import (
	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// Model is all that a page shows.
type Model struct {
	View     state.View
	Record   *relation.Record
	Complete bool         // whether Record holds the texts and sources of all events, not only the core
	Today    relation.Day // the last day that can be shown
	Playing  bool         // whether time goes from change to change by itself
	Notice   string       // one line for the reader, such as what was wrong with the address
	Status   string       // one line about the program: offline, stale; "" when all is well
	Newer    bool         // whether the server has another build than the program is of
	Edition  int          // number of the record's edition
	Origin   string       // "https://example.org": what links that leave the site begin with
	CanShare bool         // whether the browser can hand a link on to other apps

	Drawing *ui.Drawing // for pages with maps; nil leaves the place of the map to the page's script
	More    markup.Node // what the server alone writes: see Served
	Rests   string      // what the record rests on, in a sentence of the server's; "" where it is not known
	Dead    string      // from the server alone: that no source of the page's event is found any more, "" where one is

	picture  relation.Picture // the last one asked for, of the record pictured
	pictured *relation.Record
}

// Picture is the record on the view's day.
func (m *Model) Picture() relation.Picture {
	if m.pictured != m.Record || m.picture.Day != m.View.Day {
		m.picture, m.pictured = m.Record.On(m.View.Day), m.Record
	}
	return m.picture
}

// HeadData is what a page says about itself outside its body.
type HeadData struct {
	Title, Description string
	Canonical          string // path without the parameters of the view
	Card               string // path and query of the picture for shared links: the map with the page's day, look and country
}

// Head returns the title, description and canonical path of a page. The title carries the answer, and both are about the
// day, the days or the event of the page.
func Head(m *Model) HeadData {
	v := m.View
	bare := v
	bare.Live = true
	bare.Sort, bare.Filter, bare.All = state.ByStanding, state.Filter{}, false // what a search engine is told is the whole page
	leaf := leafOf(v.Page)
	h := HeadData{Canonical: bare.URL(), Card: v.Card(), Title: leaf.title(m)}
	if leaf.said != nil {
		h.Description = leaf.said(m)
	}
	if h.Description == "" {
		h.Description = ui.FindingText(m.Picture(), m.View.Look.Lens)
	}
	if v.Page == state.Search || v.Page == state.NotFound {
		h.Canonical = ""
	}
	return h
}
