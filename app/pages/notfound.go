package pages

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// notFound helps on from an address that names nothing: the states that most readers look for, and all the others.
func notFound(m *Model) []app.UI {
	pic := m.Picture()
	var links []app.UI
	for _, c := range country.All() {
		if s := pic.Of(c.Code); c.Counted() && s.SinceOK {
			links = append(links, ui.El("li").Body(
				ui.El("a").Attr("href", m.View.Open(c.Code).URL()).Text(c.Name),
				ui.El("span").Class("since").Text(ui.ClassLabel(s.Class)),
			))
		}
	}
	return []app.UI{
		ui.El("h1").Text("There is no page at this address"),
		ui.El("p").Class("lead").Text("A country’s page is /country/ and its three-letter code, such as /country/RUS."),
		ui.El("ul").Class("roll").Body(
			ui.El("li").Body(ui.El("a").Attr("href", m.View.On(state.Map).URL()).Text("The map")),
			ui.El("li").Body(ui.El("a").Attr("href", m.View.On(state.Table).URL()).Text("Find a country in the table of all countries")),
			ui.El("li").Body(ui.El("a").Attr("href", m.View.On(state.Events).URL()).Text("Find an event in the log")),
		),
		ui.El("h2").Class("roll").Text("Often looked for"),
		ui.El("ul").Class("roll").Body(links...),
	}
}
