package pages

import (
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

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
