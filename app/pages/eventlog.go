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
		a := ui.El("a").Attr("href", v.URL()).Text(yearText(y))
		if y == year {
			a = a.Aria("current", "page")
		}
		links[i] = a
	}
	out := []app.UI{
		ui.El("h1").Text("Events of " + yearText(year)),
		ui.El("p").Class("lead").Text("Everything on record, each event with its sources. Votes and statements say how a state spoke; they never give a class."),
		ui.El("nav").Class("years-nav").Aria("label", "Years").Body(links...),
	}
	if !m.Complete {
		return append(out, ui.El("p").Class("note loading").Text("The events are on their way."))
	}
	if len(events) == 0 {
		return append(out, ui.El("p").Class("note").Text("No event of that year is on record."))
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
		ui.El("span").Class("kind").Text(ui.KindWords(e.Kind)),
		ui.Confidence(e.Confidence),
	)
}

// eventPage is one event with all that is known of it.
func eventPage(m *Model) []app.UI {
	e, ok := m.Record.Event(m.View.EventID)
	switch {
	case !ok && !m.Complete:
		return []app.UI{ui.El("p").Class("note loading").Text("The event is on its way.")}
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
			ui.El("a").Attr("href", m.View.On(state.Events).URL()).Text("Events"), ui.El("span").Text(" / "),
			ui.El("a").Attr("href", m.View.Open(e.Country).URL()).Text(c.Name),
		),
		ui.El("h1").Text(e.Headline),
		ui.El("p").Class("meta").Body(
			ui.Time(e.Date), ui.El("span").Text(" · "), ui.El("span").Text(ui.KindWords(e.Kind)), ui.El("span").Text(" · "), ui.Confidence(e.Confidence),
		),
		ui.El("p").Class("detail").Text(e.Detail),
		ui.El("p").Class("note").Text(effect),
		ui.El("p").Body(ui.El("a").Attr("href", v.URL()).Text("The map on that day")),
		ui.El("h2").Text("Sources"),
		ui.Sources(e.Sources),
		ui.El("p").Class("asof").Body(ui.El("span").Text("Permanent name of this event: "), ui.El("code").Text(e.ID)),
	}
}
