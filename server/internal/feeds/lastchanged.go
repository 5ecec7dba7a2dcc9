package feeds

import (
	"time"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/server/internal/desk"
)

// corrections is the address of the page that lists every revision after an event's first. Answers to readers, which are
// on it too, are no part of the record.
const corrections = "/corrections"

// LastChanged returns when the facts on each page were last revised, by the address of the page: those that show all
// events, each country's, each event's, and the corrections. An address that is not in it shows nothing that a revision changes, or has
// never changed.
func LastChanged(s *desk.State) map[string]time.Time {
	last := make(map[string]time.Time)
	if len(s.Log) == 0 {
		return last
	}
	for _, p := range []state.Page{state.Map, state.Table, state.Events} {
		last[state.View{Page: p, Live: true}.URL()] = s.Time
	}
	places := make(map[country.Code]time.Time)
	for id, history := range s.Histories() {
		for i, r := range history {
			for _, at := range []int{i, i - 1} { // also the place that an event was moved away from
				if at < 0 || history[at].Event == nil {
					continue
				}
				if c := history[at].Event.Country; r.Time.After(places[c]) {
					places[c] = r.Time
				}
			}
		}
		if n := len(history); n > 1 && history[n-1].Time.After(last[corrections]) {
			last[corrections] = history[n-1].Time
		}
		if now := history[len(history)-1]; now.Event != nil {
			last[state.View{Page: state.Event, EventID: id, Live: true}.URL()] = now.Time
		}
	}
	for _, c := range country.All() {
		at := places[c.Code]
		if holder := places[c.Holder()]; holder.After(at) { // a territory shows the class of its holder
			at = holder
		}
		if !at.IsZero() {
			last[state.View{Page: state.Map, Country: c.Code, Live: true}.URL()] = at
		}
	}
	return last
}
