package pages

import (
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// columns say which columns of a table have something in them on the day shown.
type columns struct {
	since bool
	facts [len(relation.FactRows)]bool
}

// columnsOf looks at all places of a table, whichever of them are shown: columns do not come and go while a name is typed.
func columnsOf(pic relation.Picture, list []country.Country) (cols columns) {
	for i := range list {
		s := pic.Of(list[i].Code)
		cols.since = cols.since || s.SinceOK
		for k, f := range s.Facts() {
			cols.facts[k] = cols.facts[k] || f.Known()
		}
	}
	return cols
}

// dash holds for a table and for its rows as cards, which leave out what the table marks.
const dash = "A dash, or nothing, is unknown: no event on record speaks of it, which is not a “no”."

// note says what a dash means, and which facts have no column.
func (cols columns) note() string {
	var missing []string
	for k, there := range cols.facts {
		if !there {
			missing = append(missing, relation.FactRows[k].Within)
		}
	}
	switch len(missing) {
	case 0:
		return dash
	case len(cols.facts):
		return "No event on record speaks of any of the five facts here: they are unknown, which is not “no”."
	}
	return dash + " Unknown for all here, and so without a column: " + strings.Join(missing, ", ") + "."
}

func rows(m *Model, caption string, list []country.Country, cols columns, sortable bool) markup.Node {
	body := make([]markup.Node, len(list))
	for i := range list {
		body[i] = row(m, &list[i], cols)
	}
	head := func(label string, by state.Sort) markup.Node {
		th := ui.Tag("th|scope=col")
		if !sortable {
			return th.Text(label)
		}
		v := m.View
		v.Sort = by
		if m.View.Sort == by {
			th.Aria("sort", [...]string{"ascending", "ascending", "descending"}[by])
		}
		return th.Body(ui.Link(v.URL(), label))
	}
	title := ""
	if sortable {
		title = "unseen" // the heading of the page is theirs
	}
	heads := []markup.Node{head("Country", state.ByName)}
	if lens := m.View.Look.Lens; lens != relation.LensClass {
		heads = append(heads, ui.Tag("th|scope=col").Text(lens.Label()))
	}
	heads = append(heads, head("Class", state.ByStanding))
	if cols.since {
		heads = append(heads, head("Since", state.BySince))
	}
	for k, there := range cols.facts {
		if there {
			heads = append(heads, ui.Tag("th|scope=col").Text(relation.FactRows[k].Label))
		}
	}
	return ui.El("div").Class("rows-of").Body(ui.El("table").Class("standings").Body(
		ui.El("caption").Body(ui.Text("b", title, caption), ui.Text("span", "note", cols.note())),
		ui.El("thead").Body(ui.El("tr").Body(heads...)),
		ui.El("tbody").Body(body...),
	))
}

// row is a place with what is known of it. Its link takes the whole of the row.
func row(m *Model, c *country.Country, cols columns) markup.Node {
	pic, lens := m.Picture(), m.View.Look.Lens
	s := pic.Of(c.Code)
	label := ui.ClassLabel(s.Class) + ui.Doubt(s)
	if !s.Contested && s.Class == relation.ClassNone && !s.OnRecord {
		label += " (no record found)"
	}
	tr := ui.El("tr").DataSet("country", string(c.Code))
	if c.Kind == country.NonMember {
		tr.DataSet("uncounted", string(s.Class))
	} else {
		tr.DataSet("class", string(s.Class))
	}
	cells := []markup.Node{ui.Tag("th|scope=row").Body(ui.SwatchOf(pic, lens, c.Code), m.placeLink(c))}
	if lens != relation.LensClass {
		r := pic.Read(lens, c.Code)
		tr.DataSet("value", r.Value)
		value := lens.LabelOf(r.Value)
		if r.Contested {
			value += ", contested"
		}
		cells = append(cells, ui.El("td").Body(ui.Text("b", "", value)))
	}
	cells = append(cells, ui.El("td").Body(ui.Text("span", "status status-"+string(s.Class), label)))
	if cols.since {
		since := ui.El("td")
		if s.SinceOK {
			since = ui.El("td").Body(whose("since "), ui.Text("span", "", s.Since.Long()))
		}
		cells = append(cells, since)
	}
	for k, f := range s.Facts() {
		switch {
		case !cols.facts[k]:
		case f.Known():
			cells = append(cells, ui.El("td").Body(whose(relation.FactRows[k].Label+": "), ui.Text("span", "", ui.FactWords(*f))))
		default:
			cells = append(cells, ui.Tag("td|class=unknown|aria-label=unknown").Text("–"))
		}
	}
	return tr.Body(cells...)
}

// whose is the head of a column, for a narrow screen, where a row is a card.
func whose(label string) markup.Node { return ui.Text("span", "whose", label) }

func territoryRows(m *Model, list []country.Country) markup.Node {
	body := make([]markup.Node, len(list))
	for i := range list {
		c := &list[i]
		holder, _ := country.Lookup(c.Parent)
		body[i] = ui.El("tr").DataSet("country", string(c.Code)).Body(
			ui.Tag("th|scope=row").Body(ui.SwatchOf(m.Picture(), m.View.Look.Lens, holder.Code), m.placeLink(c)),
			ui.El("td").Body(m.placeLink(&holder)),
			ui.El("td").Body(classWord(m.standing(c.Code))),
		)
	}
	return ui.El("div").Class("rows-of").Body(ui.El("table").Class("standings held").Body(
		ui.El("caption").Body(ui.Text("b", "", "Territories"), ui.Text("span", "note", "with the class of the state that conducts their foreign relations")),
		ui.El("thead").Body(ui.El("tr").Body(
			ui.Tag("th|scope=col").Text("Territory"), ui.Tag("th|scope=col").Text("State"), ui.Tag("th|scope=col").Text("Class"),
		)),
		ui.El("tbody").Body(body...),
	))
}
