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

// Frozen says that an embedded map does not follow the record.
type Frozen struct {
	Edition   int            // at which it stays
	Newest    int            // of the record now
	Corrected []country.Code // places that it shows by an event that was corrected or withdrawn since, or otherwise than now
}

// Embedded renders the map of the model's drawing for a frame in a page of others: sentence, map, legend, source. Nothing
// in it needs a script. titled gives the drawing what it has for a mouse.
func Embedded(m *Model, f *Frozen, titled func(svg []byte) []byte) markup.Node {
	body := []markup.Node{ui.El("h1").Class("finding").Body(findingSpans(m)...)}
	if m.Notice != "" {
		body = append(body, ui.Text("p", "note", m.Notice))
	}
	if l := m.View.Look.Lens; l != relation.LensClass {
		body = append(body, ui.Text("p", "chosen", l.Label()+": "+l.Rule()))
	}
	if m.View.Country != "" {
		if c, ok := country.Lookup(m.View.Country); ok {
			body = append(body, ui.Text("p", "chosen", ui.PlaceLabel(m.Picture(), m.View.Look.Lens, c)))
		}
	}
	plate := ui.El("section").Class("plate").Aria("label", "Map")
	if m.View.Look.Patterns {
		plate = plate.DataSet("patterns", "on")
	}
	body = append(body, plate.Body(
		ui.El("p").ID("map-note").Class("unseen").Body(ui.Link(m.View.On(state.Table).URL(), "The same as a table")),
		ui.El("div").ID(MapHost).Body(markup.Made(titled(m.Drawing.AppendNamed(nil, m.Picture(), m.View.Look, m.View.Country, Query(m.View), namedWidth)))),
		ui.Legend(m.View, m.Picture()),
	))
	source := []markup.Node{
		ui.Link(m.View.URL(), SiteName).Class("name"),
		ui.Text("span", "", " Every event with its sources. Events CC BY 4.0, shapes Natural Earth. Boundaries imply no endorsement."),
	}
	if f != nil {
		source = append(source, ui.Text("span", "known", " Data as of edition "+strconv.Itoa(f.Edition)+"; the record is at edition "+strconv.Itoa(f.Newest)+"."))
	}
	body = append(body, ui.El("p").Class("source").Body(source...))
	if f != nil && len(f.Corrected) > 0 {
		body = append(body, ui.El("p").Class("corrected").Body(
			ui.Text("span", "", "Corrected since: "+names(f.Corrected)+". "), ui.Link("/corrections", "What was corrected"),
		))
	}
	body = append(body, ui.El("p").ID("refused").Class("note").Attr("role", "status").Hidden(true).Body(
		ui.Text("span", "", "The page around this map lets it open no other. The address is "), ui.El("code"),
	))
	return ui.El("main").ID("embed").Body(body...)
}

// namedWidth is how many pixels wide an embedded map is taken to be where its names are placed; in a wider frame they grow
// with it, and in one much narrower the style sheet hides them.
const namedWidth = 640

// names are the names of places, the first few of them.
func names(codes []country.Code) string {
	const most = 6
	var list []string
	for _, code := range codes[:min(most, len(codes))] {
		c, _ := country.Lookup(code)
		list = append(list, c.Name)
	}
	if rest := len(codes) - most; rest > 0 {
		list = append(list, "and "+strconv.Itoa(rest)+" more")
	}
	return strings.Join(list, ", ")
}
