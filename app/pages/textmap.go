package pages

import (
	"strconv"
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/neighbour"
	"recognitionmap/geodata/relation"
)

// MapInWords goes region by region through all states, each with what the map shows of it, where it lies, and the same of
// its neighbours, whose names lead to their place on the page. None of it is linked into the program, in which every
// entry has its own part of it: a link to the page is the browser's to follow (see state.Beyond).
func MapInWords(m *Model) markup.Node {
	table := m.View.On(state.Table)
	body := []markup.Node{
		ui.Text("h1", "", "The map in words on "+m.View.Day.Long()),
		ui.Text("p", "lead", "Every state by region, with what the map shows of it on this day, where it lies, how large it is, and what is around it, each neighbour with what the map shows of it. Directions are those of the compass, seen from the middle of the state; lengths and areas are those of the shapes that the map is drawn from."),
		ui.DayForm(m.View, "/text/map", m.Today),
		ui.Lenses(m.View),
		ui.El("p").Body(ui.Text("span", "", ui.FindingText(m.Picture(), m.View.Look.Lens)+ui.LastChange(m.Record, m.View.Day)+" "+ui.Reach(m.Record)+" "), ui.Link(table.URL(), "The same as a table")),
	}
	if lens := m.View.Look.Lens; lens != relation.LensClass {
		body = append(body, ui.Text("p", "rule", lens.Rule()))
	}
	var index, parts []markup.Node
	for i := range country.Regions {
		if states := m.statesOf(i); len(states) > 0 {
			g := &country.Regions[i]
			line := []markup.Node{ui.Link("#"+g.Key, g.Name), ui.Text("span", "since", " "+m.spread(states))}
			index = append(index, ui.El("li").Body(line...))
			parts = append(parts, ui.El("section").Class("words").Aria("labelledby", g.Key).Body(m.regionInWords(g, states)...))
		}
	}
	body = append(body, ui.Text("h2", "", "Regions"),
		ui.El("p").Body(ui.Link("#AFG", "Afghanistan and what is around it")),
		ui.El("ul").Class("spread").Body(index...))
	return ui.El("div").Body(append(append(body, parts...), ui.El("p").Class("note").Body(
		ui.Text("span", "", "Regions are the United Nations’ own for statistics. Shapes: Natural Earth 1:50m; a border stands here as it is drawn, which implies no endorsement, and French Guiana is drawn as a part of France: "),
		ui.Link(m.View.On(state.Borders).URL(), "border policy"), ui.Text("span", "", ".")), beside(m))...)
}

// statesOf are the states of a region, Afghanistan among them, that lie in none of its parts.
func (m *Model) statesOf(region int) (states []country.Country) {
	g := &country.Regions[region]
	for _, c := range country.All() {
		if c.Kind != country.Territory && g.Has(c.Code) && ui.RegionOf(c.Code) == g && ui.WhereText(c.Code) != "" {
			states = append(states, c)
		}
	}
	return states
}

// spread counts what the map shows in a region: "Ambassador sent 3, None 2", the rarer first.
func (m *Model) spread(states []country.Country) string {
	pic, lens := m.Picture(), m.View.Look.Lens
	var parts []string
	for _, e := range ui.Entries(lens, pic) {
		n := 0
		for _, c := range states {
			if ui.LookOf(pic, lens, c).Says == ": "+e.Label {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, e.Label+" "+strconv.Itoa(n))
		}
	}
	return strings.Join(parts, ", ")
}

func (m *Model) regionInWords(g *country.Group, states []country.Country) []markup.Node {
	body := []markup.Node{ui.El("h2").ID(g.Key).Text(g.Name)}
	pic, lens := m.Picture(), m.View.Look.Lens
	for _, c := range states {
		body = append(body, ui.El("h3").ID(string(c.Code)).DataSet("country", string(c.Code)).Body(
			ui.Link(m.View.Open(c.Code).URL(), c.Name), ui.Text("span", "status-"+string(pic.Of(c.Code).Class), ": "+shownText(pic, lens, c))))
		body = append(body, ui.El("p").Body(m.aroundWords(c)...))
	}
	var territories []markup.Node
	for _, c := range country.All() {
		if c.Kind == country.Territory && ui.RegionOf(c.Code) == g {
			territories = append(territories, ui.El("li").ID(string(c.Code)).DataSet("country", string(c.Code)).Body(
				ui.Link(m.View.Open(c.Code).URL(), c.Name), ui.Text("span", "", ": "+shownText(pic, lens, c))))
		}
	}
	if len(territories) > 0 {
		body = append(body, ui.Text("h3", "", "Territories"), ui.El("ul").Class("spread").Body(territories...))
	}
	return body
}

// aroundWords is where a state lies, then its neighbours.
func (m *Model) aroundWords(c country.Country) []markup.Node {
	at, _ := neighbour.Of(c.Code)
	line := []markup.Node{ui.Text("span", "", ui.WhereText(c.Code))}
	borders := len(ui.Bordering(at.Neighbours))
	for i := range at.Neighbours {
		n := &at.Neighbours[i]
		before := "; "
		switch i {
		case borders:
			before = " Near it: "
		case 0:
			before = " Borders: "
		}
		other, _ := country.Lookup(n.Code)
		after := ", " + ui.Toward(n) + ", " + shownText(m.Picture(), m.View.Look.Lens, other)
		if i+1 == borders || i+1 == len(at.Neighbours) {
			after += "."
		}
		line = append(line, ui.Text("span", "", before), ui.Link("#"+string(n.Code), other.Name), ui.Text("span", "", after))
	}
	return line
}

// shownText is what the map shows of a place: "Ambassador sent, not confirmed".
func shownText(pic relation.Picture, lens relation.Lens, c country.Country) string {
	_, shown, _ := strings.Cut(ui.PlaceLabel(pic, lens, c), ": ")
	return shown
}
