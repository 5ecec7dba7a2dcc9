package live

import (
	"time"

	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// State is all that the program knows while a page is open. It is a value: a step makes another.
type State struct {
	View     state.View
	Record   *relation.Record
	Complete bool                  // whether Record has the texts and sources of all events
	Today    relation.Day          // the last day that can be shown
	Edition  int                   // number of the record's edition
	Origin   string                // "https://example.org"
	Rests    string                // what the record rests on, of the edition that the document came with; "" for a later one
	CanShare bool                  // whether the browser hands links on to other apps
	Notice   string                // one line for the reader; it belongs to one view
	Status   string                // one line about the program
	Newer    bool                  // whether the server has another build of the program
	Drawn    map[country.Code]bool // places that the drawing has; nobody changes it

	Playing bool
	turn    int          // counts plays: a timer of an older one finds another
	spoke   time.Time    // when the last change of a play was announced
	moves   int          // counts what the address has yet to follow
	press   press        // on the slider
	typed   typed        // on the map
	search  search       // under the field for it
	sought  country.Code // was chosen by its name: the map is to show it
	short   bool         // what is shown may lack texts that are still to come
	full    bool         // the reader knows that the browser has no room
	looked  string       // the part of the world that the drawing shows, as a Look names it
}

// Model is what the pages are written from.
func (s State) Model() *pages.Model {
	return &pages.Model{
		View: s.View, Record: s.Record, Complete: s.Complete, Today: s.Today, Playing: s.Playing,
		Notice: s.Notice, Status: s.Status, Newer: s.Newer, Edition: s.Edition, Origin: s.Origin, Rests: s.Rests, CanShare: s.CanShare,
	}
}

// era is the stretch of time that the slider spans.
func (s State) era() state.Era { return state.EraOf(s.View.Day, s.Today) }

// at returns s with another view, to which an earlier notice does not belong.
func (s State) at(v state.View) State {
	s.View, s.Notice = v, ""
	return s
}
