package pages

import (
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/app/scene"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// Page renders the body's one element for a model.
func Page(m *Model) markup.Node {
	body := []markup.Node{
		ui.El("a").Class("skip").Attr("href", "#content").Text("Skip to the content"),
		ui.El("p").ID("announce").Class("unseen").Role("status"),
	}
	for _, p := range Parts(m) {
		body = append(body, p.Element)
	}
	return ui.El("div").ID("app").Class(wholeClass(m.View)).Body(body...)
}

// Names of the parts that every page has.
const (
	Masthead = "masthead"
	Notice   = "notice"
	Content  = "content"
	Foot     = "foot"
)

// Parts are the pieces of a page in their order.
func Parts(m *Model) []scene.Part {
	class := "page"
	if m.View.HasMap() {
		class = "atlas"
	}
	parts := []scene.Part{
		{Name: Masthead, Element: masthead(m)},
		{Name: Notice, Element: notice(m)},
		{Name: Content, Element: ui.El("main").ID("content").Class(class).TabIndex(-1).Body(leafOf(m.View.Page).body(m)...)},
		{Name: Foot, Element: foot(m)},
	}
	for _, p := range parts {
		p.Element.DataSet("part", p.Name)
	}
	return parts
}

func notice(m *Model) *markup.Element {
	return ui.El("p").ID("notice").Class("notice").Aria("live", "polite").Text(m.Notice)
}

// wholeClass is the class of the body's one element.
func wholeClass(v state.View) string {
	switch {
	case v.Page == state.Table: // rows, the first of which is to be on the first screen
		return "sheet wide dense"
	case v.Page == state.Events:
		return "sheet dense"
	case v.Page == state.Compare: // maps, which use the room
		return "sheet wide"
	case !v.HasMap():
		return "sheet"
	case v.Country != "":
		return "screen entry" // a sheet on a narrow screen, which needs room under the page
	}
	return "screen"
}

func masthead(m *Model) *markup.Element {
	v := m.View
	var links []markup.Node
	for _, l := range []struct {
		page  state.Page
		label string
	}{
		{state.Map, "Map"}, {state.Table, "Table"}, {state.Events, "Events"}, {state.Afghanistan, "Afghanistan"},
		{state.Method, "Method"}, {state.About, "About"},
	} {
		a := ui.Link(v.On(l.page).URL(), l.label)
		if v.Page == l.page && v.Country == "" {
			a = a.Aria("current", "page")
		}
		links = append(links, a)
	}
	parts := []markup.Node{brand(&v)}
	if v.HasMap() { // other pages begin with a heading of their own
		parts = append(parts, ui.El("h1").Class("finding").Body(findingSpans(m)...))
	}
	return ui.El("header").Class("masthead").Body(append(parts, ui.El("nav").Class("site").Aria("label", "Site").Body(links...), searchForm(m))...)
}

// SiteName is what the site is called: over its pages, under its icon, in its pictures.
const SiteName = "Recognition Map"

// brand is the name of the site as the way home, and what the site is about for who has just come: it goes as soon as a
// country, a day or a question has been chosen. On a phone the map's page has its day there then, which an entry would hide.
func brand(v *state.View) markup.Node {
	name := []markup.Node{ui.Link("/", SiteName)}
	if v.Live && v.Country == "" && v.Look == (state.Look{}) {
		name = append(name, ui.El("span").Body(markup.Text("Ties with the Taliban"),
			ui.Text("span", "", ": where every country stands, day by day, and on what evidence")))
	} else if v.HasMap() {
		name = append(name, ui.Text("span", "on", v.Day.Long()))
	}
	return ui.El("p").Class("brand").Body(name...)
}

func findingSpans(m *Model) []markup.Node { return scene.Sentence(m.Picture(), m.View.Look.Lens) }

func foot(m *Model) *markup.Element {
	return ui.El("footer").Class("foot").Body(
		ui.El("p").Body(
			ui.Text("span", "", "Boundaries imply no endorsement: "),
			ui.Link(m.View.On(state.Borders).URL(), "border policy"),
			ui.Text("span", "", ". Events CC BY 4.0; shapes Natural Earth: "),
			ui.Link("/geo/world.geojson", "GeoJSON"),
			ui.Text("span", "", ". "),
			ui.Link("/corrections", "Corrections"),
			ui.Text("span", "", ", "),
			ui.Link(m.View.On(state.Accessibility).URL(), "accessibility"),
			ui.Text("span", "", ", "),
			ui.Link(InTextURL(m.View), "text only"),
			ui.Text("span", "", ", "),
			ui.Link("/feed.atom", "feed"),
			ui.Text("span", "", ". "),
			ui.El("span").Class("served").Body(ui.Link(m.View.Shared().URL(), "Share, embed, cite"), ui.Text("span", "", ", "), ui.Link("/alerts", "alerts"), ui.Text("span", "", ".")),
		),
		status(m),
	)
}

// status is the line about the program.
func status(m *Model) *markup.Element {
	line := ui.El("p").ID("status").Class("program").Text(m.Status)
	if m.Newer {
		line = line.Body(ui.Text("span", "", NewVersion), ui.El("button").ID("renew").Attr("type", "button").Text(Renew))
	}
	return line
}

func yearText(y int) string { return strconv.Itoa(y) }
