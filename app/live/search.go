package live

import (
	"encoding/json"
	"slices"
	"strconv"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"

	"recognitionmap/app/pages"
)

// How many places and events the list under the search field offers.
const (
	mostPlaces = 7
	mostEvents = 5
)

// offer is one line of the list under the search field.
type offer struct {
	name, more string // what it is, and in quiet letters how it stands or when it was
	to         string // its address
	place      bool
}

// offers are what a text may mean: places first, then events, then the page with all that was found.
func (s State) offers(text string) []offer {
	if len(state.Words(text)) == 0 {
		return nil
	}
	var list []offer
	m := s.Model()
	places := country.Match(text)
	for i := range places[:min(mostPlaces, len(places))] {
		c := &places[i]
		list = append(list, offer{c.Name, m.StandingWords(c), s.View.Open(c.Code).URL(), true})
	}
	all := s.View.On(state.Search)
	all.Filter.Text = text
	rest := offer{pages.AllFound, pages.OnTheirWay, all.URL(), false}
	if s.Complete {
		events := state.Filter{Text: text}.Events(s.Record)
		for _, e := range events[:min(mostEvents, len(events))] {
			v := s.View.On(state.Event)
			v.EventID = e.ID
			list = append(list, offer{e.Headline, e.Date.Long(), v.URL(), false})
		}
		rest.more = "events: " + strconv.Itoa(len(events))
	}
	if len(list) == 0 && s.Complete {
		return nil
	}
	return append(list, rest)
}

// Find is the list under the search field for a text, as JSON: each offer its address, whether it is a place, how it
// stands, and its name in pieces, every second of which was asked for; and a line for a screen reader.
func (s State) Find(text string) string {
	words := state.Words(text)
	found := struct {
		Offers [][]any `json:"offers"`
		Line   string  `json:"line"`
	}{Offers: [][]any{}}
	for _, o := range s.offers(text) {
		line := []any{o.to, o.place, o.more}
		for i, m := range state.Marks(o.name, words) {
			if i == 0 && m.Found {
				line = append(line, "")
			}
			line = append(line, m.Text)
		}
		found.Offers = append(found.Offers, line)
	}
	if text != "" {
		found.Line = pages.OffersLine(len(found.Offers))
	}
	list, err := json.Marshal(found)
	if err != nil {
		panic("live: offers that are no JSON: " + err.Error()) // texts and truths always are
	}
	return string(list)
}

// Rows are the rows of the log that is shown as CSV, "" where there is none.
func (s State) Rows() string {
	if !s.Complete || s.View.Page != state.Events {
		return ""
	}
	events := s.View.Log(s.Record)
	slices.Reverse(events)
	return string(relation.AppendCSV(nil, events))
}
