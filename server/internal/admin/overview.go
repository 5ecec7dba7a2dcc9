package admin

import (
	"net/http"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// overviewPage is what waits for curators and what has just happened.
type overviewPage struct {
	Done      string // what the person has just done, "" for nothing
	Proposals []eventstore.Proposal
	Notes     []eventstore.Note
	Newest    []entry
	Country   input
	Place     string            // name of the chosen country, "" for none
	Code      country.Code      // of it
	Events    []*relation.Event // of the chosen country
}

// newest is how many revisions are shown.
const newest = 20

// doneWords say what has just been done.
var doneWords = map[string]string{
	"published":     "Published. The map, the feeds and every open page have it now.",
	"proposed":      "Proposed. A second person who may publish decides on it.",
	"accepted":      "Accepted and published in the name of its proposer.",
	"declined":      "Declined. The proposer can read your answer.",
	"answered":      "Answered in public. The answer stands on the page of corrections.",
	"note-declined": "Closed. Nothing of the note is public.",
}

// serveOverview answers GET /edit?country=&done=.
func (a *admin) serveOverview(w http.ResponseWriter, r *http.Request) {
	p := overviewPage{Done: doneWords[r.FormValue("done")]}
	var err error
	if p.Proposals, err = a.store.Proposals(r.Context(), eventstore.Open); err == nil {
		p.Notes, err = a.store.Notes(r.Context(), eventstore.Open)
	}
	if err != nil {
		a.fail(w, r, err)
		return
	}
	s := a.desk.State()
	for i := len(s.Log) - 1; i >= 0 && len(p.Newest) < newest; i-- {
		for _, e := range entriesOf(s.History(s.Log[i].EventID)) {
			if e.Number == s.Log[i].Number {
				p.Newest = append(p.Newest, e)
			}
		}
	}
	p.Country = input{Name: "country", Label: "Country", Type: "select", Choices: choicesOf("country", r.FormValue("country"))}
	if place, ok := country.Lookup(country.Code(r.FormValue("country"))); ok {
		p.Place, p.Code, p.Events = place.Name, place.Code, s.Record.Of(place.Code)
	}
	a.serve(w, r, http.StatusOK, view{Name: "overview", Title: "Edit the record", Here: "/edit", Body: p})
}
