package pages

import (
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Core selects the events that the browser needs before all others: those that decide facts or are shown by a lens,
// the first event of each country (it puts the country on record) and the newest of all. All that an
// entry alone shows is left out.
func Core(r *relation.Record) []*relation.Event {
	seen := map[country.Code]bool{}
	newest := r.Newest().ID
	var core []*relation.Event
	for _, e := range r.Events() {
		colours := e.Kind.Coloured()
		if !colours && seen[e.Country] && e.ID != newest {
			continue
		}
		seen[e.Country] = true
		short := &relation.Event{ID: e.ID, Country: e.Country, Date: e.Date, Kind: e.Kind, Ends: e.Ends, Seat: e.Seat, Evidence: e.Evidence, Confidence: e.Confidence}
		if colours { // of the others only the date is needed
			short.Headline = e.Headline
		}
		core = append(core, short)
	}
	return core
}
