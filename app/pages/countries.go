package pages

import (
	"strconv"
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// countries puts up to five countries side by side: how they stand on the day shown, and their events year by year, so
// that what happened in one time stands in one row.
func countries(m *Model) []markup.Node {
	codes := strings.Split(m.View.Codes, ",")
	if m.View.Codes == "" {
		codes = nil
	}
	out := []markup.Node{
		ui.Text("h1", "", "Countries side by side"),
		ui.Text("p", "lead", "Up to five, as they stand on "+m.View.Day.Long()+", and their events in one order."),
		addCountry(m, codes),
	}
	if len(codes) == 0 {
		v := m.View
		v.Codes = lastChanged(m)
		return append(out, ui.El("p").ID("suggested").Body(ui.Text("span", "", "For example "), ui.Link(v.URL(), "those whose class changed last"), ui.Text("span", "", ".")), beside(m))
	}
	places := make([]*country.Country, len(codes))
	heads := []markup.Node{ui.El("td")}
	v := m.View
	for i, code := range codes {
		c, _ := country.Lookup(country.Code(code))
		places[i] = &c
		v.Codes = strings.Trim(strings.Replace(m.View.Codes+",", code+",", "", 1), ",")
		heads = append(heads, ui.Tag("th|scope=col|data-country="+code).Body(m.placeLink(&c),
			ui.Tag("a|class=remove|aria-label=Remove "+c.Name).Attr("href", v.URL()).Text("Remove")))
	}
	body := []markup.Node{sideRow("Class", places, func(i int) []markup.Node { return m.sideClass(places[i]) })}
	for f := range relation.FactRows {
		body = append(body, sideRow(relation.FactRows[f].Label, places, func(i int) []markup.Node {
			return m.fact(m.standing(places[i].Code).Facts()[f])
		}))
	}
	if m.Complete {
		body = append(body, m.sideYears(places)...)
	} else {
		body = append(body, ui.El("tr").Body(ui.Tag("th|scope=row").Text("Events"), ui.Text("td", "note loading", "The events are on their way.")))
	}
	return append(out, framed("side", "Side by side", heads, body), beside(m))
}

// sideClass is the class of a country, and since when.
func (m *Model) sideClass(c *country.Country) []markup.Node {
	s := m.standing(c.Code)
	return []markup.Node{classWord(s), ui.Text("span", "since", " "+ui.StandingSentence(c, s))}
}

// sideRow is a row with a cell for each country. On a narrow screen the cells stand under each other, each with the name
// of its country.
func sideRow(label string, places []*country.Country, cell func(i int) []markup.Node) markup.Node {
	row := []markup.Node{ui.Tag("th|scope=row").Text(label)}
	for i, c := range places {
		row = append(row, ui.El("td").Body(append([]markup.Node{ui.Tag("span|class=whose|aria-hidden=true").Text(c.Name)}, cell(i)...)...))
	}
	return ui.El("tr").Body(row...)
}

// sideYears are the years in which any of the countries has an event, newest first.
func (m *Model) sideYears(places []*country.Country) (rows []markup.Node) {
	lists := make([][]*relation.Event, len(places))
	for i := range places {
		lists[i] = m.Record.Of(places[i].Code)
	}
	year := func(e *relation.Event) int {
		y, _, _ := e.Date.Effective().Civil()
		return y
	}
	for {
		newest := 0
		for _, l := range lists {
			if len(l) > 0 {
				newest = max(newest, year(l[0]))
			}
		}
		if newest == 0 {
			return rows
		}
		rows = append(rows, sideRow(strconv.Itoa(newest), places, func(i int) []markup.Node {
			var items []markup.Node
			for len(lists[i]) > 0 && year(lists[i][0]) == newest {
				e := lists[i][0]
				class := "date"
				if e.Date.Effective() > m.View.Day {
					class = "date later-mark"
				}
				items = append(items, ui.Tag("li|data-event="+e.ID).Body(ui.El("span").Class(class).Body(ui.Time(e.Date)), ui.Link(m.eventURL(e.ID), e.Headline)))
				lists[i] = lists[i][1:]
			}
			if len(items) == 0 {
				return []markup.Node{ui.Text("span", "since", "–")}
			}
			return []markup.Node{ui.El("ol").Body(items...)}
		}))
	}
}

// addCountry is the form that puts another country beside those there are.
func addCountry(m *Model, codes []string) markup.Node {
	if len(codes) >= state.MaxCountries {
		return ui.Text("p", "note", "Five stand side by side, and no more fit: remove one to add another.")
	}
	var fields []markup.Node
	for _, c := range codes {
		fields = append(fields, ui.Unseen("c", c))
	}
	return ui.Ask(m.View, "fields", "/countries", append(fields,
		ui.Choose("c", "Add a country", "", placeChoices("choose one", func(c *country.Country) bool {
			return c.State() && !strings.Contains(m.View.Codes, string(c.Code))
		})), ui.Submit("Add"))...)
}

// lastChanged are the codes of the countries whose class changed last by the day shown, as many as stand side by side.
func lastChanged(m *Model) string {
	var codes string
	changes := m.Record.Changes()
	for i := len(changes) - 1; i >= 0 && len(codes) < 4*state.MaxCountries-1; i-- {
		if c := string(changes[i].Country); changes[i].Day <= m.View.Day && !strings.Contains(codes, c) {
			codes += "," + c
		}
	}
	return strings.TrimPrefix(codes, ",")
}
