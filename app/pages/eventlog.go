package pages

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// eventLog is the log of one year, newest first.
func eventLog(m *Model) []app.UI {
	year := m.View.Year
	years, events := byYear(m.Record, year)
	links := make([]app.UI, len(years))
	for i, y := range years {
		v := m.View
		v.Year = y
		a := ui.Link(v.URL(), yearText(y))
		if y == year {
			a = a.Aria("current", "page")
		}
		links[i] = a
	}
	out := []app.UI{
		ui.Text("h1", "", "Events of "+yearText(year)),
		ui.Text("p", "lead", "Everything on record, each event with its sources. Votes and statements say how a state spoke; they never give a class."),
		ui.El("nav").Class("years-nav").Aria("label", "Years").Body(links...),
	}
	if !m.Complete {
		return append(out, ui.Text("p", "note loading", "The events are on their way."))
	}
	if len(events) == 0 {
		return append(out, ui.Text("p", "note", "No event of that year is on record."))
	}
	items := make([]app.UI, len(events))
	for i, e := range events {
		items[i] = logRow(m, e)
	}
	return append(out, ui.El("ol").Class("log").Body(items...))
}

// byYear returns the years with events, newest first, and the events of one year, newest first.
func byYear(r *relation.Record, year int) (years []int, of []relation.Event) {
	events := r.Events()
	for i := len(events) - 1; i >= 0; i-- {
		y, _, _ := events[i].Date.First.Civil()
		if !slices.Contains(years, y) {
			years = append(years, y)
		}
		if y == year {
			of = append(of, events[i])
		}
	}
	return years, of
}

func logRow(m *Model, e relation.Event) app.UI {
	c, _ := country.Lookup(e.Country)
	v := m.View.On(state.Event)
	v.EventID = e.ID
	return ui.El("li").DataSet("kind", string(e.Kind)).Body(
		ui.El("span").Class("date").Body(ui.Time(e.Date)),
		ui.El("a").Class("country").Attr("href", m.View.Open(e.Country).URL()).Text(c.Name),
		ui.El("a").Class("headline").Attr("href", v.URL()).Text(e.Headline),
		ui.Text("span", "kind", ui.KindWords(e.Kind)),
		ui.Confidence(e.Confidence),
	)
}

// eventPage is one event with all that is known of it.
func eventPage(m *Model) []app.UI {
	e, ok := m.Record.Event(m.View.EventID)
	switch {
	case !ok && !m.Complete:
		return []app.UI{ui.Text("p", "note loading", "The event is on its way.")}
	case !ok:
		return notFound(m)
	}
	c, _ := country.Lookup(e.Country)
	effect := "This kind of event moves none of the five facts; it stands on record beside them."
	if e.Kind.Decides() {
		effect = "This kind of event moves one of the five facts from which the class follows."
		if e.Confidence == relation.Disputed {
			effect = "Sources disagree about this event, so it does not raise a class by itself; the map marks the country as contested where it would."
		}
	}
	v := m.View.Open(e.Country)
	if e.Date.First >= state.FirstDay {
		v.Day, v.Live = e.Date.Effective(), false
	}
	return []app.UI{
		ui.El("p").Class("crumbs").Body(
			ui.Link(m.View.On(state.Events).URL(), "Events"), ui.Text("span", "", " / "),
			ui.Link(m.View.Open(e.Country).URL(), c.Name),
		),
		ui.Text("h1", "", e.Headline),
		ui.El("p").Class("meta").Body(
			ui.Time(e.Date), ui.Text("span", "", " · "), ui.Text("span", "", ui.KindWords(e.Kind)), ui.Text("span", "", " · "), ui.Confidence(e.Confidence),
		),
		ui.Text("p", "detail", e.Detail),
		ui.Text("p", "note", effect),
		ui.El("p").Body(ui.Link(v.URL(), "The map on that day")),
		ui.Text("h2", "", "Sources"),
		ui.Sources(e.Sources),
		ui.El("p").Class("links").Body(
			ui.Link("/history/"+e.ID, "History of this event"), ui.El("span").Class("report").Body(ui.Text("span", "", " · "), ui.Link("/report/"+e.ID, "Report an error")),
		),
		ui.El("p").Class("asof").Body(ui.Text("span", "", "Permanent name of this event: "), ui.Text("code", "", e.ID)),
	}
}
