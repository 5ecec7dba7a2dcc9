package pages

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// Page renders the body's one element for a model.
func Page(m *Model) app.UI {
	whole, class := "sheet", "page"
	if m.View.HasMap() {
		whole, class = "screen", "atlas"
		if m.View.Country != "" {
			whole = "screen entry" // a sheet on a narrow screen, which needs room under the page
		}
	}
	body := []app.UI{
		ui.El("a").Class("skip").Attr("href", "#content").Text("Skip to the content"),
		masthead(m),
		ui.El("p").ID("notice").Class("notice").Aria("live", "polite").Text(m.Notice),
		ui.El("p").ID("announce").Class("unseen").Role("status"),
	}
	body = append(body, ui.El("main").ID("content").Class(class).TabIndex(-1).Body(content(m)...), foot(m))
	return ui.El("div").ID("app").Class(whole).Body(body...)
}

func content(m *Model) []app.UI {
	switch m.View.Page {
	case state.Map:
		return atlas(m)
	case state.Table:
		return table(m)
	case state.Events:
		return eventLog(m)
	case state.Event:
		return eventPage(m)
	case state.Afghanistan:
		return afghanistan(m)
	case state.Method:
		return method(m)
	case state.About:
		return about(m)
	case state.Borders:
		return borders(m)
	case state.Accessibility:
		return accessibility(m)
	case state.Compare:
		return compare(m)
	case state.Countries:
		return countries(m)
	case state.Groups:
		return groups(m)
	case state.Reciprocity:
		return reciprocity(m)
	case state.Search:
		return search(m)
	case state.Share:
		return share(m)
	}
	return notFound(m)
}

func masthead(m *Model) app.UI {
	v := m.View
	var links []app.UI
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
	title := app.UI(ui.El("p").Class("finding small").Body(findingSpans(m)...))
	if v.HasMap() {
		title = ui.El("h1").Class("finding").Body(findingSpans(m)...)
	}
	return ui.El("header").Class("masthead").Body(title, ui.El("nav").Class("site").Aria("label", "Site").Body(links...), searchForm(m))
}

// findingSpans is the sentence of the day: its date in a span of its own, which the slider rewrites as it moves.
func findingSpans(m *Model) []app.UI {
	spans := []app.UI{ui.Text("span", "", "On "), ui.Text("span", "day", m.View.Day.Long()), ui.Text("span", "", " ")}
	for _, s := range ui.Finding(m.View.Day, m.Picture().Counts) {
		if s.Class == "" {
			spans = append(spans, ui.Text("span", "", s.Text))
			continue
		}
		spans = append(spans, ui.Text("b", "status-"+string(s.Class), s.Text))
	}
	return spans
}

func foot(m *Model) app.UI {
	return ui.El("footer").Class("foot").Body(
		ui.El("p").Body(
			ui.Text("span", "", "Boundaries imply no endorsement: "),
			ui.Link(m.View.On(state.Borders).URL(), "border policy"),
			ui.Text("span", "", ". Events CC BY 4.0; shapes Natural Earth, public domain: "),
			ui.El("a").Attr("href", "/geo/world.geojson").Attr("download", "world.geojson").Text("GeoJSON"),
			ui.Text("span", "", ". "),
			ui.Link("/corrections", "Corrections"),
			ui.Text("span", "", ", "),
			ui.Link(m.View.On(state.Accessibility).URL(), "accessibility"),
			ui.Text("span", "", ", "),
			ui.Link("/feed.atom", "feed"),
			ui.Text("span", "", ". "),
			ui.El("span").Class("served").Body(ui.Link(m.View.Shared().URL(), "Share, embed, cite"), ui.Text("span", "", ".")),
		),
		ui.El("p").ID("status").Class("program").Text(m.Status),
	)
}

func yearText(y int) string { return strconv.Itoa(y) }
