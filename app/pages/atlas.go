package pages

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// atlas is the map page: the plate with its legend, time along its foot, the panel beside it.
func atlas(m *Model) []app.UI {
	pic := m.Picture()
	plate := ui.El("section").Class("plate").Aria("label", "Map")
	if m.View.Look.Patterns {
		plate = plate.DataSet("patterns", "on")
	}
	if m.View.Look.At != "" {
		plate = plate.DataSet("near", "on") // land may lie behind what stands in the corners of the whole world
	}
	return []app.UI{
		plate.Body(
			ui.El("p").ID("map-note").Class("unseen").Body(
				ui.Text("span", "", ui.FindingText(m.View.Day, pic.Counts)+ui.LastChange(m.Record, m.View.Day)),
				ui.Link(m.View.On(state.Table).URL(), " The same as a table"),
			),
			ui.El("div").ID(MapHost).DataSet("keep", "children"),
			controls(m),
			key(m, pic),
		),
		ui.Ribbon{View: m.View, Today: m.Today, Record: m.Record, Playing: m.Playing, OnInput: m.OnSlide, OnSubmit: m.OnSubmit}.Element(),
		ui.Panel{View: m.View, Record: m.Record, Picture: pic, Complete: m.Complete, Brief: m.Brief}.Element(),
	}
}

// key is what explains the map: the legend, the rule of the lens, other lenses.
func key(m *Model, pic relation.Picture) app.UI {
	lens := m.View.Look.Lens
	body := []app.UI{ui.Legend(m.View, pic)}
	if lens != relation.LensClass {
		body = append(body, ui.Text("p", "rule", lens.Rule()))
	}
	return ui.El("div").Class("key").Body(append(body, ui.Lenses(m.View))...)
}

// MapHost is the id of the element that holds the SVG. Its children are not go-app's: the server writes them and the
// browser program keeps them, or draws them itself where there are none.
const MapHost = "map-host"

// Query is what stands behind the links of the map for a view, "" or "?date=…" with how it is drawn.
func Query(v state.View) string {
	_, query, ok := strings.Cut(v.Open("").URL(), "?")
	if !ok {
		return ""
	}
	return "?" + query
}

// Describe is the one line that a screen reader hears when a country opens.
func Describe(name string, s relation.Standing) string {
	line := name + ": " + ui.ClassLabel(s.Class)
	if s.SinceOK {
		line += ", since " + s.Since.Long()
	}
	return line
}
