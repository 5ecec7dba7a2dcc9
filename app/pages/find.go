package pages

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
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
func offers(m *Model, text string) []offer {
	if len(state.Words(text)) == 0 {
		return nil
	}
	var list []offer
	places := country.Match(text)
	for i := range places[:min(mostPlaces, len(places))] {
		c := &places[i]
		list = append(list, offer{c.Name, m.standingWords(c), m.View.Open(c.Code).URL(), true})
	}
	all := m.View.On(state.Search)
	all.Filter.Text = text
	rest := offer{"All that is found", "the texts of the events are on their way", all.URL(), false}
	if m.Complete {
		events := state.Filter{Text: text}.Events(m.Record)
		for _, e := range events[:min(mostEvents, len(events))] {
			v := m.View.On(state.Event)
			v.EventID = e.ID
			list = append(list, offer{e.Headline, e.Date.Long(), v.URL(), false})
		}
		rest.more = "events: " + strconv.Itoa(len(events))
	}
	if len(list) == 0 && m.Complete {
		return nil
	}
	return append(list, rest)
}

// answer gives the scripts of the page (web/app.js) what they cannot know: what a text may mean, and the rows of the log.
func (p *Program) answer() {
	app.Window().Set("find", app.FuncOf(func(_ app.Value, args []app.Value) any {
		text := args[0].String()
		words := state.Words(text)
		var list []any
		for _, o := range offers(&p.model, text) {
			line := []any{o.to, o.place, o.more}
			for i, m := range state.Marks(o.name, words) {
				if i == 0 && m.Found {
					line = append(line, "")
				}
				line = append(line, m.Text)
			}
			list = append(list, line)
		}
		return list
	}))
	app.Window().Set("rows", app.FuncOf(func(app.Value, []app.Value) any {
		if !p.model.Complete || p.model.View.Page != state.Events {
			return ""
		}
		events := p.model.View.Log(p.model.Record)
		slices.Reverse(events)
		return string(relation.AppendCSV(nil, events))
	}))
}
