package pages

import (
	"strings"

	"recognitionmap/app/markup"
	"recognitionmap/app/scene"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// Scene is what the map page of a model shows.
func (m *Model) Scene() scene.Scene { return scene.Of(m.sceneSubject(), m.View) }

// Rows are what the page's script looks up for other days and countries.
func (m *Model) Rows() *scene.Rows { return scene.RowsOf(m.sceneSubject(), m.View) }

func (m *Model) sceneSubject() scene.Subject {
	return scene.Subject{Record: m.Record, Today: m.Today, Complete: m.Complete, Playing: m.Playing, Rests: m.Rests}
}

// atlas is the map page: the plate with its legend, time along its foot, the panel beside it.
func atlas(m *Model) []markup.Node {
	part := map[string]markup.Node{}
	for _, p := range m.Scene().Parts {
		part[p.Name] = p.Element
	}
	host := ui.El("div").ID(MapHost).DataSet("keep", "children")
	if m.Drawing != nil {
		host.Body(markup.Made(m.Drawing.AppendSVG(nil, m.Picture(), m.View.Look, m.View.Country, Query(m.View))))
	}
	plate := ui.El("section").Class("plate").Aria("label", "Map")
	for _, mark := range plateMarks(m.View.Look) {
		plate.Attr(mark.Name, mark.Value)
	}
	return []markup.Node{plate.Body(part[scene.Note], host, part[scene.Move], part[scene.Key]), part[scene.Time], part[scene.Panel]}
}

// plateMarks are the attributes of the plate.
func plateMarks(look state.Look) []ui.Mark {
	marks := []ui.Mark{{Name: "data-patterns"}, {Name: "data-near"}, {Name: "data-lens", Value: string(look.Lens)}}
	if look.Patterns {
		marks[0].Value = "on"
	}
	if look.At != "" {
		marks[1].Value = "on" // land may lie behind what stands in the corners of the whole world
	}
	return marks
}

// MapHost is the id of the element that holds the SVG. Nobody writes it anew: the page's script keeps the drawing while pages
// come and go, and the program makes one where the document came without.
const MapHost = "map-host"

// Query is what stands behind the links of the map for a view, "" or "?date=…" with how it is drawn.
func Query(v state.View) string {
	_, query, ok := strings.Cut(v.Open("").URL(), "?")
	if !ok {
		return ""
	}
	return "?" + query
}
