package pages

import (
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// The parts of the pages that put countries beside each other. They take pointers: every copy of a standing or a country
// is code in the browser program.

// standing is how a place stands on the day shown.
func (m *Model) standing(c country.Code) *relation.Standing {
	s := m.Picture().Of(c)
	return &s
}

// placeLink leads to a place on the map.
func (m *Model) placeLink(c *country.Country) markup.Node {
	return ui.Link(m.View.Open(c.Code).URL(), c.Name)
}

// eventURL is the address of an event's page on the day shown.
func (m *Model) eventURL(id string) string {
	v := m.View.On(state.Event)
	v.EventID = id
	return v.URL()
}

// fact renders the value of a fact as a link to its event, and since when.
func (m *Model) fact(f *relation.Fact) []markup.Node {
	if !f.Known() {
		return []markup.Node{ui.Text("span", "unknown", "unknown")}
	}
	return []markup.Node{ui.Link(m.eventURL(f.Event), ui.FactWords(*f)), ui.Text("span", "since", " since "+f.Since.Long())}
}

// classWord is the class of a standing in its colour.
func classWord(s *relation.Standing) markup.Node {
	return ui.Text("span", "status status-"+string(s.Class), ui.ClassLabel(s.Class))
}

// tableOf is a table that scrolls by itself where it is wider than the page; heads are parted by bars.
func tableOf(class, label, heads string, rows []markup.Node) markup.Node {
	var cells []markup.Node
	for _, h := range strings.Split(heads, "|") {
		cells = append(cells, ui.Tag("th|scope=col").Text(h))
	}
	return framed(class, label, cells, rows)
}

func framed(class, label string, heads, rows []markup.Node) markup.Node {
	return ui.Tag("div|class=scroll|tabindex=0|role=region|aria-label=" + label).Body(ui.Tag("table|class="+class).Body(
		ui.El("thead").Body(ui.El("tr").Body(heads...)), ui.El("tbody").Body(rows...)))
}

// beside leads to the other pages that put countries beside each other.
func beside(m *Model) markup.Node {
	var links []markup.Node
	for i := range besides {
		if besides[i].page != m.View.Page {
			links = append(links, ui.Link(m.View.On(besides[i].page).URL(), besides[i].label))
		}
	}
	return ui.Tag("nav|class=onward|aria-label=Countries beside each other").Body(links...)
}
