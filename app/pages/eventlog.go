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

// mostRows is how many rows of the log are shown before all are asked for, of a filtered one and of one that is not.
const mostRows, mostUnfiltered = 200, 1000

// eventLog is the log, newest first: of changes of standing, of all that happened in a year, or of all that its filter lets
// through.
func eventLog(m *Model) []markup.Node {
	v := m.View
	filtered := v.Filter != (state.Filter{})
	out := []markup.Node{
		ui.Text("h1", "", logTitle(&v)),
		logLead(m),
		filters(m, filtered),
		years(m, filtered),
	}
	if !m.Complete {
		return append(out, ui.Text("p", "note loading", "The events are on their way."))
	}
	events := v.Log(m.Record)
	all, n := strconv.Itoa(len(m.Record.Events())), strconv.Itoa(len(events))
	count := ui.El("p").ID("count").Body(ui.Text("b", "", n), ui.Text("span", "", " of "+all+" events"))
	if len(events) == 0 {
		return append(out, count, nothingLogged(&v), beside(m))
	}
	if v.Year == 0 && !filtered {
		v.Filter.Change = state.AnyStanding // the file has all kinds unless it is asked for some
	}
	out = append(out, ui.El("div").Class("found").Body(count,
		ui.Tag("a|class=rows|download=events.csv").Attr("href", "/events.csv"+queryOf(v.URL())).Text("Download "+these(len(events))+" (CSV)")))
	shown, most := events, mostUnfiltered
	if filtered {
		most = mostRows
	}
	if !v.All && len(events) > most {
		shown = events[:most]
	}
	for _, month := range months(shown) {
		items := make([]markup.Node, len(month.events))
		for i, e := range month.events {
			items[i] = logRow(m, e)
		}
		out = append(out, ui.Text("h2", "month", month.name), ui.El("ol").Class("log").Body(items...))
	}
	if len(shown) < len(events) {
		v.All = true
		out = append(out, ui.El("p").ID("rest").Body(
			ui.Text("span", "", "These are the newest "+strconv.Itoa(len(shown))+". "), ui.Link(v.URL(), "Show all "+n)))
	}
	return append(out, beside(m))
}

// logTitle says what the log lists.
func logTitle(v *state.View) string {
	switch {
	case v.Filter != (state.Filter{}):
		return "Events found"
	case v.Year != 0:
		return "Events of " + yearText(v.Year)
	}
	return "Changes of standing"
}

// logLead says what is listed, and what is not.
func logLead(m *Model) markup.Node {
	v := m.View
	if v.Filter != (state.Filter{}) || v.Year != 0 {
		return ui.Text("p", "lead", "Everything on record, each event with its sources. Votes and statements say how a state spoke; they never give a class.")
	}
	lead := []markup.Node{ui.Text("span", "", "What moved a recognition, an envoy, a mission or a post, newest first.")}
	events := m.Record.Events()
	if hidden := len(events) - len(v.Log(m.Record)); m.Complete && hidden > 0 {
		v.Year, _, _ = events[len(events)-1].Date.First.Civil()
		lead = append(lead, ui.Text("span", "", " Not shown: "+strconv.Itoa(hidden)+" others, mostly statements and visits. "),
			ui.Link(v.URL(), "All "+strconv.Itoa(len(events))+" events, year by year"))
	}
	return ui.El("p").Class("lead").Body(lead...)
}

// nothingLogged says what to try where the log lists nothing.
func nothingLogged(v *state.View) markup.Node {
	to := *v
	to.Filter, to.Year, to.All = state.Filter{}, 0, false
	return ui.El("p").Class("note").Body(
		ui.Text("span", "", "No event on record is of that kind. That says how far the record reaches, and no more. Fewer words, more days or another kind may find some; or go to the "),
		ui.Link(to.URL(), "changes of standing"), ui.Text("span", "", "."))
}

func these(n int) string {
	if n == 1 {
		return "this one row"
	}
	return "these " + strconv.Itoa(n) + " rows"
}

// queryOf is the part of an address from its question mark on.
func queryOf(address string) string {
	_, query, ok := strings.Cut(address, "?")
	if !ok {
		return ""
	}
	return "?" + query
}

// years leads to the changes of standing, and to the log of each year with events, newest first.
func years(m *Model, filtered bool) markup.Node {
	first := ui.Link(m.View.On(state.Events).URL(), "Changes of standing")
	if m.View.Year == 0 && !filtered {
		first.Aria("current", "page")
	}
	links := []markup.Node{first}
	last := 0
	events := m.Record.Events()
	for i := len(events) - 1; i >= 0; i-- {
		y, _, _ := events[i].Date.First.Civil()
		if y == last {
			continue
		}
		last = y
		v := m.View.On(state.Events)
		v.Year = y
		a := ui.Link(v.URL(), yearText(y))
		if y == m.View.Year && !filtered {
			a = a.Aria("current", "page")
		}
		links = append(links, a)
	}
	return ui.El("nav").Class("years-nav").Aria("label", "Years").Body(links...)
}

// logRow is one event of a list. What a search asked for stands out in it, and its text is there where that holds it.
func logRow(m *Model, e *relation.Event) markup.Node {
	c, _ := country.Lookup(e.Country)
	v := m.View.On(state.Event)
	v.EventID = e.ID
	words := state.Words(m.View.Filter.Text)
	headline := ui.El("a").Class("headline").Attr("href", v.URL())
	row := []markup.Node{
		ui.El("span").Class("date").Body(ui.Time(e.Date)),
		ui.El("a").Class("country").Attr("href", m.View.Open(e.Country).URL()).Text(c.Name),
	}
	if len(words) == 0 {
		row = append(row, headline.Text(e.Headline))
	} else {
		row = append(row, headline.Body(ui.Marked(e.Headline, words)...))
	}
	row = append(row, ui.Text("span", "kind", e.Kind.Words()), ui.Confidence(e.Confidence))
	if len(words) > 0 && e.Detail != "" {
		if marks := ui.Marked(e.Detail, words); len(marks) > 1 {
			row = append(row, ui.El("span").Class("detail").Body(marks...))
		}
	}
	return ui.El("li").DataSet("kind", string(e.Kind)).Body(row...)
}
