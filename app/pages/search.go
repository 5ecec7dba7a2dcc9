package pages

import (
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// mostFound is how many events the page of a search shows before it leads to the log.
const mostFound = 30

// search is the page of places and events that a text may mean.
func search(m *Model) []markup.Node {
	text := m.View.Filter.Text
	if text == "" {
		return []markup.Node{
			ui.Text("h1", "", "Search"),
			ui.Text("p", "lead", "Type a country, a capital, a code such as RU or RUS, or words of an event into the field above. Case and accents do not matter."),
		}
	}
	out := []markup.Node{ui.Text("h1", "", "Search: "+text), ui.Text("h2", "", "Places")}
	var places []markup.Node
	found := country.Match(text)
	for i := range found {
		places = append(places, ui.Tag("li|data-country="+string(found[i].Code)).Body(m.placeLink(&found[i]), ui.Text("span", "since", m.StandingWords(&found[i]))))
	}
	if len(places) == 0 {
		out = append(out, ui.Text("p", "note", "No place of the map has that name, alias, capital or code. The first letters of a name are enough; the table has every place."),
			ui.El("p").Body(ui.Link(m.View.On(state.Table).URL(), "Every country")))
	} else {
		out = append(out, ui.El("ul").Class("roll").Body(places...))
	}
	out = append(out, ui.Text("h2", "", "Events"))
	if !m.Complete {
		return append(out, ui.Text("p", "note loading", "The events are on their way."))
	}
	events := state.Filter{Text: text}.Events(m.Record)
	if len(events) == 0 {
		return append(out, ui.Text("p", "note", "No event on record has these words. Fewer words find more; so does the beginning of a word."),
			ui.El("p").Body(ui.Link(m.View.On(state.Events).URL(), "The log, with filters")))
	}
	log := m.View.On(state.Events)
	log.Filter.Text = text
	out = append(out, ui.El("p").ID("count").Body(
		ui.Text("span", "", strconv.Itoa(len(events))+" of "+strconv.Itoa(len(m.Record.Events()))+" events: "), ui.Link(log.URL(), "all in the log, with filters")))
	var rows []markup.Node
	for _, e := range events[:min(mostFound, len(events))] {
		rows = append(rows, logRow(m, e))
	}
	return append(out, ui.El("ol").Class("log").Body(rows...))
}

// StandingWords is the class of a place in a list, and for a territory whose it is.
func (m *Model) StandingWords(c *country.Country) string {
	s := m.standing(c.Code)
	words := ui.ClassLabel(s.Class)
	if c.Kind == country.Territory {
		holder, _ := country.Lookup(c.Parent)
		words += ", as " + holder.Name
	}
	if s.SinceOK {
		words += " since " + s.Since.Long()
	}
	return words
}

// searchForm finds places and events from every page. It is a combobox where the program runs (web/js/search.js) and leads to the
// page of the search where it does not.
func searchForm(m *Model) markup.Node {
	text := ""
	if m.View.Page == state.Search {
		text = m.View.Filter.Text
	}
	fields := []markup.Node{
		ui.Void("id=search|type=search|name=q|placeholder=Find a place or event|autocomplete=off|maxlength=100|enterkeyhint=search|role=combobox|"+
			"aria-label=Find a place or event|aria-autocomplete=list|aria-expanded=false|aria-controls=found").Attr("value", text),
		ui.Tag("ul|id=found|data-keep=children|role=listbox|aria-label=Places and events|hidden"),
	}
	look := m.View.Look
	patterns, names := "", ""
	if look.Patterns {
		patterns = "on"
	}
	if look.Nameless {
		names = "off"
	}
	for i, value := range [...]string{string(look.Lens), look.Show, patterns, names, look.At} {
		if value != "" {
			fields = append(fields, ui.Unseen([...]string{"lens", "show", "patterns", "names", "at"}[i], value))
		}
	}
	return ui.Ask(m.View, "find|role=search", "/search", fields...)
}
