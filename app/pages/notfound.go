package pages

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// notFound helps on from an address that names nothing: the states that most readers look for, and all the others.
func notFound(m *Model) []markup.Node {
	pic := m.Picture()
	var links []markup.Node
	for _, c := range country.All() {
		if s := pic.Of(c.Code); c.Counted() && s.SinceOK {
			links = append(links, ui.El("li").Body(
				ui.Link(m.View.Open(c.Code).URL(), c.Name),
				ui.Text("span", "since", ui.ClassLabel(s.Class)),
			))
		}
	}
	return []markup.Node{
		ui.Text("h1", "", "There is no page at this address"),
		ui.Text("p", "lead", "A country’s page is /country/ and its three-letter code, such as /country/RUS."),
		ui.El("ul").Class("roll").Body(
			ui.El("li").Body(ui.Link(m.View.On(state.Map).URL(), "The map")),
			ui.El("li").Body(ui.Link(m.View.On(state.Table).URL(), "Find a country in the table of all countries")),
			ui.El("li").Body(ui.Link(m.View.On(state.Events).URL(), "Find an event in the log")),
		),
		ui.Text("h2", "roll", "Often looked for"),
		ui.El("ul").Class("roll").Body(links...),
	}
}
