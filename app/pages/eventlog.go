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

// mostRows is how many rows of a filtered log are shown before all are asked for.
const mostRows = 200

// eventLog is the log, newest first: of one year, or of all that its filter lets through.
func eventLog(m *Model) []markup.Node {
	v := m.View
	title := "Events of " + yearText(v.Year)
	filtered := v.Filter != (state.Filter{})
	if filtered {
		title = "Events found"
	}
	out := []markup.Node{
		ui.Text("h1", "", title),
		ui.Text("p", "lead", "Everything on record, each event with its sources. Votes and statements say how a state spoke; they never give a class."),
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
		return append(out, count, ui.Text("p", "note", "No event on record is of that kind. That says how far the record reaches, and no more."))
	}
	out = append(out, ui.El("div").Class("found").Body(count,
		ui.Tag("a|class=rows|download=events.csv").Attr("href", "/events.csv"+queryOf(v.URL())).Text("Download "+these(len(events))+" (CSV)")))
	shown := events
	if !v.All && filtered && len(events) > mostRows {
		shown = events[:mostRows]
	}
	items := make([]markup.Node, len(shown))
	for i, e := range shown {
		items[i] = logRow(m, e)
	}
	out = append(out, ui.El("ol").Class("log").Body(items...))
	if len(shown) < len(events) {
		v.All = true
		out = append(out, ui.El("p").ID("rest").Body(
			ui.Text("span", "", "These are the newest "+strconv.Itoa(len(shown))+". "), ui.Link(v.URL(), "Show all "+n)))
	}
	return append(out, beside(m))
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

var (
	anyOne      = []ui.Choice{{Label: "any"}}
	confidences = []ui.Choice{{Label: "any"}, {Value: "confirmed", Label: "confirmed"}, {Value: "reported", Label: "reported"}, {Value: "disputed", Label: "disputed"}}
	changes     = []ui.Choice{{Label: "not asked"}, {Value: "any", Label: "changed"}, {Value: "recognized", Label: "changed to “Recognized”"},
		{Value: "ambassador", Label: "changed to “Ambassador sent”"}, {Value: "none", Label: "changed to “None”"}}
)

// filters is the form that narrows the log.
func filters(m *Model, filtered bool) markup.Node {
	f := &m.View.Filter
	kinds := anyOne[:1:1]
	for _, k := range relation.Kinds {
		kinds = append(kinds, ui.Choice{Value: string(k), Label: k.Words()})
	}
	var from, to string
	if f.From != 0 {
		from = f.From.String()
	}
	if f.To != 0 {
		to = f.To.String()
	}
	tick := ui.Void("type=checkbox|name=contested|value=1")
	if f.Contested {
		tick = tick.Attr("checked", true)
	}
	summary := "Filter"
	if filtered {
		summary = "Filter: " + strings.Join(filterWords(f), ", ")
	}
	return ui.Tag("details|class=filters").Body(ui.Text("summary", "", summary), ui.Ask(m.View, "fields", "/events",
		ui.Field("q", "Words", f.Text, "in headline, text, publisher"),
		ui.Choose("kind", "Kind", string(f.Kind), kinds),
		ui.Choose("change", "Class of the country", f.Change, changes),
		ui.Choose("country", "Country", string(f.Country), placeChoices("any", func(c *country.Country) bool {
			return c.Code == f.Country || m.Record.Standing(c.Code, m.Today).OnRecord && c.Kind != country.Territory
		})),
		ui.Choose("region", "Region", f.Region, groupChoices(country.Regions)),
		ui.Choose("bloc", "Bloc", f.Bloc, groupChoices(country.Blocs)),
		ui.Field("from", "From", from, "YYYY-MM-DD"),
		ui.Field("to", "To", to, "YYYY-MM-DD"),
		ui.Choose("confidence", "Confidence", string(f.Confidence), confidences),
		ui.El("label").Class("tick").Body(tick, ui.Text("span", "", "Only what sources disagree about")),
		ui.Submit("Show"),
		ui.Link(m.View.On(state.Events).URL(), "Clear").Class("clear"),
	))
}

// filterWords are the parts of a filter as its form has them.
func filterWords(f *state.Filter) (words []string) {
	add := func(there bool, word string) {
		if there {
			words = append(words, word)
		}
	}
	add(f.Text != "", "“"+f.Text+"”")
	add(f.Kind != "", f.Kind.Words())
	for _, c := range changes {
		add(f.Change != "" && f.Change == c.Value, "class "+c.Label)
	}
	c, ok := country.Lookup(f.Country)
	add(ok, c.Name)
	for _, g := range []*country.Group{country.Region(f.Region), country.Bloc(f.Bloc)} {
		if g != nil {
			add(true, g.Name)
		}
	}
	add(f.From != 0, "from "+f.From.Long())
	add(f.To != 0, "to "+f.To.Long())
	add(f.Confidence != "", string(f.Confidence))
	add(f.Contested, "sources disagree")
	return words
}

// placeChoices are the places that keep lets through, behind what stands for none.
func placeChoices(none string, keep func(*country.Country) bool) []ui.Choice {
	list := []ui.Choice{{Label: none}}
	all := country.All()
	for i := range all {
		if keep(&all[i]) {
			list = append(list, ui.Choice{Value: string(all[i].Code), Label: all[i].Name})
		}
	}
	return list
}

func groupChoices(groups []country.Group) []ui.Choice {
	list := anyOne[:1:1]
	for i := range groups {
		label := groups[i].Name
		if groups[i].Part != "" {
			label = "– " + label
		}
		list = append(list, ui.Choice{Value: groups[i].Key, Label: label})
	}
	return list
}

// years leads to the log of each year with events, newest first.
func years(m *Model, filtered bool) markup.Node {
	var links []markup.Node
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
func logRow(m *Model, e relation.Event) markup.Node {
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

// eventPage is one event with all that is known of it.
func eventPage(m *Model) []markup.Node {
	e, ok := m.Record.Event(m.View.EventID)
	switch {
	case !ok && !m.Complete:
		return []markup.Node{ui.Text("p", "note loading", "The event is on its way.")}
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
	return []markup.Node{
		ui.El("p").Class("crumbs").Body(
			ui.Link(m.View.On(state.Events).URL(), "Events"), ui.Text("span", "", " / "),
			ui.Link(m.View.Open(e.Country).URL(), c.Name),
		),
		ui.Text("h1", "", e.Headline),
		ui.El("p").Class("meta").Body(
			ui.Time(e.Date), ui.Text("span", "", " · "), ui.Text("span", "", e.Kind.Words()), ui.Text("span", "", " · "), ui.Confidence(e.Confidence),
		),
		ui.Text("p", "detail", e.Detail),
		ui.Text("p", "note", effect),
		ui.El("p").Body(ui.Link(v.URL(), "The map on that day")),
		ui.Text("h2", "", "Sources"),
		ui.Sources(e.Sources),
		ui.El("p").Class("links").Body(
			ui.Link("/history/"+e.ID, "History of this event"), ui.El("span").Class("report").Body(ui.Text("span", "", " · "), ui.Link("/report/"+e.ID, "Report an error")),
			ui.El("span").Class("served").Body(ui.Text("span", "", " · "), ui.Link(m.View.Shared().URL(), "Share, embed, cite")),
		),
		ui.El("p").Class("asof").Body(ui.Text("span", "", "Permanent name of this event: "), ui.Text("code", "", e.ID)),
	}
}
