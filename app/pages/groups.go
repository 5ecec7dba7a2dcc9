package pages

import (
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// tally counts the states of a group by class; nil is the world. Afghanistan itself and places outside the United Nations
// are not counted, so that the numbers of the world are those of the legend.
func tally(pic relation.Picture, g *country.Group) (n relation.Counts) {
	all := country.All()
	for i := range all {
		c := &all[i]
		if !c.Counted() || g != nil && !g.Has(c.Code) {
			continue
		}
		switch pic.Of(c.Code).Class {
		case relation.ClassRecognized:
			n.Recognized++
		case relation.ClassAmbassador:
			n.Ambassador++
		default:
			n.None++
		}
	}
	return n
}

// groups counts the world, its regions and its blocs by class on the day shown.
func groups(m *Model) []markup.Node {
	return []markup.Node{
		ui.Text("h1", "", "Blocs and regions on "+m.View.Day.Long()),
		ui.Text("p", "lead", "How many states of each stand in which class. A row adds up to its members and observers of the United Nations; Afghanistan itself is left out of every row. Each number leads to its states."),
		ui.DayForm(m.View, "/groups", m.Today),
		groupTable(m, "Blocs", country.Blocs, true),
		groupTable(m, "Regions", country.Regions, false),
		ui.El("p").Class("note").Body(
			ui.Text("span", "", "Members are those of the time named, on whatever day the map is: who has joined since counts on earlier days too. Regions are the United Nations’ own for statistics. ")),
		beside(m),
	}
}

func groupTable(m *Model, caption string, groups []country.Group, blocs bool) markup.Node {
	body := []markup.Node{groupRow(m, nil, state.Filter{})}
	for i := range groups {
		g := &groups[i]
		f := state.Filter{Region: g.Key}
		if blocs {
			f = state.Filter{Bloc: g.Key}
		}
		body = append(body, groupRow(m, g, f))
	}
	return ui.El("section").Body(ui.Text("h2", "", caption), tableOf("groups", caption, "Group|Recognized|Ambassador sent|None|Counted|Events|Members as of", body))
}

// classWords are the words of the classes in the columns of a group, and of all of them.
var classWords = [...]string{"recognized", "ambassador", "none", ""}

// groupRow is a group with its numbers, each a link to the rows of the table or the log that it counts.
func groupRow(m *Model, g *country.Group, f state.Filter) markup.Node {
	n := tally(m.Picture(), g)
	name, key := "The world", "world"
	rest := ui.Text("td", "", "")
	if g != nil {
		name, key = g.Name, g.Key
		if g.Part != "" {
			name = "– " + name
		}
		parts := []markup.Node{ui.Tag("a|rel=noopener nofollow").Attr("href", g.Source).Text(g.AsOf)}
		if g.Note != "" {
			parts = append(parts, ui.Text("span", "", ". "+g.Note))
		}
		if g.Has(country.Afghanistan) {
			parts = append(parts, ui.Text("span", "", ". Afghanistan, a member too, is not counted."))
		}
		rest = ui.El("td").Class("asof").Body(parts...)
	}
	cells := []markup.Node{ui.Tag("th|scope=row").Text(name)}
	table := m.View.On(state.Table)
	table.Look, table.Filter = state.Look{}, f
	for i, number := range [...]int{n.Recognized, n.Ambassador, n.None, n.Recognized + n.Ambassador + n.None} {
		table.Look.Show = classWords[i]
		cells = append(cells, ui.Tag("td|data-count="+[...]string{"recognized", "ambassador", "none", "counted"}[i]).Body(ui.Link(table.URL(), strconv.Itoa(number))))
	}
	log := m.View.On(state.Events)
	log.Filter = f
	return ui.Tag("tr|data-group=" + key).Body(append(cells, ui.El("td").Body(ui.Link(log.URL(), "log")), rest)...)
}
