package pages

import (
	"encoding/json"
	"slices"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// early is what the page's first script needs so that a tap on a country and the slider answer before the program has
// come. Everything in it is looked up, nothing is decided: the fold has run here.
type early struct {
	Page    string                     `json:"page"`  // address that the document shows
	Day     dayNumber                  `json:"day"`   // its day
	Today   dayNumber                  `json:"today"` // last day
	Labels  map[relation.Class]string  `json:"labels"`
	Words   map[string]string          `json:"words"`
	Record  map[country.Code]dayNumber `json:"record"`  // the day from which a country is on record
	Spans   map[country.Code][]span    `json:"spans"`   // places that were ever anything but plain "none"
	Periods []period                   `json:"periods"` // stretches of days with the same sentence and counts
}

// dayNumber is a relation.Day as the script counts with it, a number of days since 1970, and not the date as which a
// relation.Day writes itself.
type dayNumber relation.Day

// span is a stretch of days on which a country's class stays the same.
type span struct {
	From      dayNumber      `json:"from"`
	Class     relation.Class `json:"class"`
	Doubt     string         `json:"doubt,omitempty"` // behind the class in a place's name
	Contested bool           `json:"contested,omitempty"`
	Since     string         `json:"since,omitempty"`
	Because   []string       `json:"because,omitempty"`
}

type period struct {
	From    dayNumber `json:"from"`
	Finding []ui.Span `json:"finding"`
	Counts  [3]int    `json:"counts"`
	Change  bool      `json:"change,omitempty"` // whether a class changed on its first day
}

// Early returns the JSON for the page's first script. It depends on the record and, in two fields, on the view.
func Early(m *Model) ([]byte, error) {
	e := early{
		Page: m.View.URL(), Day: dayNumber(m.View.Day), Today: dayNumber(m.Today),
		Labels: map[relation.Class]string{},
		Words: map[string]string{
			"none":     ui.StandingSentence(country.Country{}, relation.Standing{Class: relation.ClassNone, OnRecord: true}),
			"norecord": ui.StandingSentence(country.Country{}, relation.Standing{Class: relation.ClassNone}),
			"na":       ui.StandingSentence(country.Country{}, relation.Standing{Class: relation.ClassNA}),
			"AFG":      ui.StandingSentence(country.Country{Code: country.Afghanistan}, relation.Standing{Class: relation.ClassNA}),
			"because":  "Because: ",
			"more":     "The whole entry, with events and sources",
			"lead":     ui.Lead,
			"asof":     ui.Reach(m.Record),
			"title":    mapTitle("", ""),
			"asks":     mapTitle("{}", ""),
		},
		Record: map[country.Code]dayNumber{},
		Spans:  map[country.Code][]span{},
	}
	for _, c := range []relation.Class{relation.ClassRecognized, relation.ClassAmbassador, relation.ClassNone, relation.ClassNA} {
		e.Labels[c] = ui.ClassLabel(c)
	}
	days := append([]relation.Day{state.FirstDay}, ui.PowerDays[:]...)
	for _, c := range country.All() {
		if c.Kind == country.Territory || c.Code == "AFG" || c.Kind == country.Ungoverned {
			continue
		}
		e.country(m.Record, c.Code)
	}
	for _, c := range m.Record.Changes() {
		days = append(days, c.Day)
	}
	slices.Sort(days)
	for _, d := range slices.Compact(days) {
		if d < state.FirstDay || d > m.Today {
			continue
		}
		n := m.Record.On(d).Counts
		e.Periods = append(e.Periods, period{dayNumber(d), ui.Finding(d, n), [3]int{n.Recognized, n.Ambassador, n.None}, len(m.Record.ChangesOn(d)) > 0})
	}
	return json.Marshal(e)
}

func (e *early) country(r *relation.Record, code country.Code) {
	days := []relation.Day{state.FirstDay, relation.Takeover}
	for _, ev := range r.Of(code) {
		days = append(days, ev.Date.Effective())
	}
	slices.Sort(days)
	var spans []span
	for _, d := range slices.Compact(days) {
		if dayNumber(d) > e.Today {
			break
		}
		s := r.Standing(code, d)
		if _, known := e.Record[code]; s.OnRecord && !known {
			e.Record[code] = dayNumber(d)
		}
		next := span{From: dayNumber(d), Class: s.Class, Doubt: ui.Doubt(s), Contested: s.Contested}
		if s.SinceOK {
			next.Since = s.Since.Long()
		}
		for _, id := range s.Because {
			if ev, ok := r.Event(id); ok {
				next.Because = append(next.Because, ev.Headline+ui.Unconfirmed(ev))
			}
		}
		if n := len(spans); n > 0 && same(spans[n-1], next) {
			continue
		}
		spans = append(spans, next)
	}
	if len(spans) > 1 {
		e.Spans[code] = spans
	}
}

func same(a, b span) bool {
	return a.Class == b.Class && a.Doubt == b.Doubt && a.Since == b.Since && slices.Equal(a.Because, b.Because)
}

// Core selects the events that the browser needs before all others: those that decide facts or the lens of de-listing,
// the first event of each country (it puts the country on record) and the newest of all. Details and sources are left
// out.
func Core(r *relation.Record) []relation.Event {
	seen := map[country.Code]bool{}
	newest := r.Newest().ID
	var core []relation.Event
	for _, e := range r.Events() {
		colours := e.Kind.Decides() || e.Kind == relation.Delisted
		if !colours && seen[e.Country] && e.ID != newest {
			continue
		}
		if !colours {
			e.Headline = "" // only its date is needed
		}
		seen[e.Country] = true
		e.Detail, e.Sources, e.Head, e.Seat = "", nil, "", ""
		core = append(core, e)
	}
	return core
}
