package pages

import (
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/scene"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Carried is the whole site as one document that needs no other: what a reader takes along on a stick, or hands on where
// there is no network. The page's own script shows its map on every day; a small one beside it (server/internal/ssr/carry.js)
// looks up what Facts and First have ready.
type Carried struct {
	Title string
	Body  []markup.Node
	First *First
	Facts CarriedFacts
}

// CarriedFacts are what the script of the copy looks up. Days are numbered from 1 January 1970.
type CarriedFacts struct {
	Day     int         `json:"day"`     // of the copy
	Eras    [][2]int    `json:"eras"`    // the first day of each and the last
	Changes [][2]any    `json:"changes"` // the days on which a class changed, ascending, each with a sentence
	Looks   [][2]string `json:"looks"`   // as those of the rows: the class of an element that names one, and its words
	Ages    [][2]any    `json:"ages"`    // from so many days after Day on, how old the copy is
}

// CarriedName is what the file of a copy of a day is called.
func CarriedName(day relation.Day) string { return "recognition-map-" + day.String() + ".html" }

// Carry returns the copy of a model's record on its last day, with events of at most so many bytes: where there are more, what
// moves no fact is left out first, the oldest before all. The model has a drawing.
func Carry(m *Model, most int) *Carried {
	m.View = state.View{Page: state.Map, Day: m.Today, Live: true}
	rows := scene.RowsIn(m.sceneSubject(), m.View, state.Era{First: state.FirstDay, Last: m.Today})
	rows.Texts["open"], rows.Texts["close"] = "#{code}", "#app"
	c := &Carried{Title: SiteName + ": the copy of " + m.Today.Long(), First: FirstOf(m, rows), Facts: CarriedFacts{Day: int(m.Today), Ages: ages()}}
	for _, e := range state.Eras(m.Today) {
		c.Facts.Eras = append(c.Facts.Eras, [2]int{int(e.First), int(e.Last)})
	}
	for d, ok := m.Record.ChangeAfter(state.FirstDay - 1); ok && d <= m.Today; d, ok = m.Record.ChangeAfter(d) {
		c.Facts.Changes = append(c.Facts.Changes, [2]any{int(d), ui.ChangeLine(m.Record, d)})
	}
	for _, l := range rows.Looks {
		class := l.Set["data-class"] + l.Set["data-uncounted"] // of which a look has one
		_, missing := l.Set["data-norecord"]
		c.Facts.Looks = append(c.Facts.Looks, [2]string{"status status-" + class, lookWords(l.Says, l.Doubt, missing)})
	}
	c.Body = m.carriedBody(most)
	return c
}

// lookWords are what the table says of a look.
func lookWords(says, doubt string, missing bool) string {
	words := strings.TrimPrefix(says, ": ") + doubt
	if missing {
		words += " (no record found)"
	}
	return words
}

// ages are the words for how old a copy is. Its day has begun in the east when it has not begun elsewhere.
func ages() [][2]any {
	list := [][2]any{{-1 << 20, "The clock of this device is behind the day of this copy."}, {-1, "It was made today."}, {1, "It is one day old."}}
	for n := 2; n <= 60; n++ {
		list = append(list, [2]any{n, "It is " + strconv.Itoa(n) + " days old."})
	}
	for n := 2; n < 24; n++ {
		list = append(list, [2]any{n*61/2 + 1, "It is " + strconv.Itoa(n) + " months old."})
	}
	for n := 2; n <= 50; n++ {
		list = append(list, [2]any{n*1461/4 + 1, "It is " + strconv.Itoa(n) + " years old."})
	}
	return list
}

func (m *Model) carriedBody(most int) []markup.Node {
	parts := []struct {
		id, name string
		body     []markup.Node
	}{
		{"changes", "What changed, year by year", m.carriedYears()},
		{"table", "Every place in a table", m.carriedTable()},
		{"places", "Every place, with its events and their sources", m.carriedPlaces(most)},
		{"method", "Method", []markup.Node{demoted(method(m)...)}},
		{"borders", "Borders", []markup.Node{demoted(borders(m)...)}},
		{"copy", "About this copy", m.carriedAbout()},
	}
	var links, sections []markup.Node
	for _, p := range parts {
		links = append(links, ui.Link("#"+p.id, p.name))
		section := ui.El("section").ID(p.id).Aria("label", p.name)
		if p.id != "method" && p.id != "borders" { // which have headings of their own
			p.body = append([]markup.Node{ui.Text("h2", "", p.name)}, p.body...)
		}
		sections = append(sections, section.Body(p.body...))
	}
	return []markup.Node{
		ui.El("div").ID("app").Class("screen").Body(
			ui.El("p").ID("announce").Class("unseen").Role("status"),
			ui.El("header").Class("masthead").Body(
				ui.El("p").Class("brand").Body(ui.Text("b", "", SiteName)),
				ui.El("h1").Class("finding").Body(findingSpans(m)...),
				ui.El("p").ID("age").Class("note").Body(
					markup.Text("A copy of "+m.Today.Long()+", edition "+strconv.Itoa(m.Edition)+". "), ui.El("span"),
					markup.Text(" What happened later is not in it."))),
			ui.El("p").ID("notice").Class("notice"),
			ui.El("main").ID("content").Class("atlas").TabIndex(-1).Body(m.carriedMap()...),
			ui.El("footer").Class("foot").Body(ui.El("nav").Class("onward").Aria("label", "In this file").Body(links...)),
		),
		ui.El("div").Class("sheet").Body(ui.El("div").Class("page").Body(sections...)),
	}
}

// carriedMap is the map page as far as a file has it: plate, panel, time.
func (m *Model) carriedMap() []markup.Node {
	panel := &ui.Panel{View: m.View, Record: m.Record, Picture: m.Picture(), Complete: true}
	return []markup.Node{
		ui.El("section").Class("plate").Aria("label", "Map").Body(
			ui.El("p").ID("map-note").Class("unseen").Text(ui.FindingText(m.Picture(), m.View.Look.Lens)+ui.LastChange(m.Record, m.View.Day)),
			ui.El("div").ID(MapHost).Body(markup.Made(m.Drawing.AppendNamed(nil, m.Picture(), m.View.Look, "", "", carriedWidth))),
			ui.El("div").Class("key").Body(ui.Legend(m.View, m.Picture())),
		),
		m.carriedTime(),
		panel.Element(),
	}
}

// carriedWidth is how many pixels wide the map of a copy is taken to be where its names are placed.
const carriedWidth = 940

// carriedTime is time along the foot of the map: a slider over one era at a time, steps from change to change, a day by name.
func (m *Model) carriedTime() markup.Node {
	ribbon := ui.Ribbon{View: m.View, Today: m.Today, Record: m.Record}
	eras := state.Eras(m.Today)
	var track, buttons []markup.Node
	for i, e := range eras {
		to := e.Last
		if e.First == state.FirstDay {
			to = relation.DayOf(1999, 1, 1) // on which there is something to see
		}
		last := i == len(eras)-1
		track = append(track, ui.El("div").DataSet("era", strconv.Itoa(i)).Hidden(!last).Body(ribbon.Track(e)...))
		buttons = append(buttons, ui.El("button").Attr("type", "button").DataSet("to", strconv.Itoa(int(to))).Aria("pressed", last).Text(e.Name))
	}
	now := eras[len(eras)-1]
	track = append(track, ui.Input("date", "range").Class("needs-script").
		Attr("min", int(now.First)).Attr("max", int(now.Last)).Attr("step", 1).Attr("value", int(m.Today)).
		Aria("label", "Date").Aria("valuetext", m.Today.Long()))
	step := func(class, by, label string) markup.Node {
		return ui.El("button").Class("step needs-script "+class).Attr("type", "button").DataSet("by", by).Aria("label", label)
	}
	return ui.El("section").Class("time").Aria("label", "Time").Body(
		ui.El("div").Class("when").Body(
			ui.El("div").Class("steps").Body(step("back", "-1", "Previous change"), step("", "1", "Next change")),
			ui.El("p").Class("today").Body(ui.El("span").ID("day").Class("day").Text(m.Today.Long()), ui.Text("span", "asof", "newest event "+m.Record.Newest().Date.Long())),
		),
		ui.El("div").Class("track").Body(track...),
		ui.El("div").Class("beneath needs-script").Body(
			ui.El("p").Class("pick").Body(ui.El("label").Attr("for", "pick").Text("Day"), ui.DayField(m.Today, m.Today)),
			ui.El("div").Class("eras").Role("group").Aria("label", "Eras").Body(buttons...),
			ui.El("p").ID("changed").Class("note"),
		),
	)
}

// carriedYears are the events that moved a recognition, an envoy, a mission or a post, by years, the newest first; those that
// changed a class say so.
func (m *Model) carriedYears() []markup.Node {
	classes := map[string]string{} // by event, how it changed a class
	for _, c := range m.Record.Changes() {
		for _, id := range c.Because {
			if e, _ := m.Record.Event(id); e.Date.Effective() == c.Day {
				classes[id] = ui.ChangeWords(m.Record, c)
			}
		}
	}
	events := m.View.On(state.Events).Log(m.Record)
	var out []markup.Node
	for len(events) > 0 {
		year := yearOf(events[0])
		n := slices.IndexFunc(events, func(e *relation.Event) bool { return yearOf(e) != year })
		if n < 0 {
			n = len(events)
		}
		var items []markup.Node
		for _, e := range events[:n] {
			c, _ := country.Lookup(e.Country)
			line := []markup.Node{ui.Time(e.Date), markup.Text(" "), ui.Link("#"+string(c.Code), c.Name), markup.Text(": "), ui.Link("#"+e.ID, e.Headline), markup.Text(ui.Unconfirmed(*e))}
			if words := classes[e.ID]; words != "" {
				line = append(line, markup.Text(" "), ui.Text("b", "", "Class "+words+"."))
			}
			items = append(items, ui.El("li").Body(line...))
		}
		out = append(out, ui.El("h3").ID("year-"+yearText(year)).Text(yearText(year)), ui.El("ul").Class("changed").Body(items...))
		events = events[n:]
	}
	return out
}

func yearOf(e *relation.Event) int {
	year, _, _ := e.Date.Effective().Civil()
	return year
}

// carriedTable has a row for each place that has a class. The script writes it for other days.
func (m *Model) carriedTable() []markup.Node {
	pic := m.Picture()
	var rows []markup.Node
	for _, c := range country.All() {
		holder := c
		if h, ok := country.Lookup(c.Holder()); ok {
			holder = h
		}
		s, look := pic.Of(holder.Code), ui.LookOf(pic, relation.LensClass, holder)
		_, as := ui.NameOf(c)
		text := lookWords(look.Says, look.Doubt, slices.Contains(look.Marks, ui.Mark{Name: "data-norecord"})) + as
		if s.SinceOK {
			text += ", since " + s.Since.Long()
		}
		rows = append(rows, ui.El("tr").DataSet("place", string(c.Code)).Body(
			ui.Tag("th|scope=row").Body(ui.Link("#"+string(c.Code), c.Name)),
			ui.El("td").Body(ui.Text("span", "status status-"+string(s.Class), text)),
		))
	}
	return []markup.Node{ui.El("table").Body(
		ui.El("caption").Body(markup.Text("On "), ui.El("span").ID("table-day").Text(m.View.Day.Long())),
		ui.El("thead").Body(ui.El("tr").Body(ui.Tag("th|scope=col").Text("Place"), ui.Tag("th|scope=col").Text("Class"))),
		ui.El("tbody").Body(rows...),
	)}
}

// carriedPlaces are the entries of all places, each with its events, newest first.
func (m *Model) carriedPlaces(most int) []markup.Node {
	events := m.carriedEvents(most)
	panel := &ui.Panel{View: m.View, Record: m.Record, Picture: m.Picture(), Complete: true}
	var out []markup.Node
	for _, c := range country.All() {
		name := []markup.Node{ui.Text("bdi", "", c.Name)}
		if c.Native != "" {
			name = append(name, ui.El("span").Class("native").Body(ui.Text("bdi", "", c.Native)))
		}
		body := []markup.Node{ui.El("h3").Body(append(name, ui.Link("#app", "on the map").DataSet("show", string(c.Code)))...), demoted(panel.Carried(&c)...)}
		var items []markup.Node
		left := 0
		for _, e := range m.Record.Of(c.Code) {
			if made, ok := events[e.ID]; ok {
				items = append(items, made)
			} else {
				left++
			}
		}
		if len(items) > 0 {
			body = append(body, ui.El("ol").Body(items...))
		}
		if left > 0 {
			body = append(body, ui.Text("p", "note", "Older events left out to keep this file small: "+strconv.Itoa(left)+". The site has them."))
		}
		out = append(out, ui.El("section").ID(string(c.Code)).Class("place").Body(body...))
	}
	return out
}

// carriedEvents are the events that a copy has, by id, of at most so many bytes.
func (m *Model) carriedEvents(most int) map[string]markup.Made {
	made, length := map[string]markup.Made{}, 0
	events := m.Record.Events()
	for _, deciding := range []bool{true, false} {
		for i := len(events) - 1; i >= 0; i-- {
			if events[i].Kind.Decides() != deciding {
				continue
			}
			text := ui.CarriedEvent(events[i]).AppendTo(nil)
			if length += len(text) + len("<ol></ol>"); length > most { // as if each stood in a list of its own
				return made
			}
			made[events[i].ID] = text
		}
	}
	return made
}

// carriedAbout says what the file is, how one sees whether it is whole, and who may use it.
func (m *Model) carriedAbout() []markup.Node {
	name := CarriedName(m.Today)
	newest := "The site that it was taken from has a newer one under “Share”."
	check := "The site gives the sum of the whole file of its newest edition at /carry.sha256."
	if m.Origin != "" {
		newest = "The newest: " + m.Origin + "/carry.html."
		check = "The sum of the whole file, of the site’s newest edition: " + m.Origin + "/carry.sha256."
	}
	return []markup.Node{
		ui.Text("p", "", "This file is the map of "+m.Today.Long()+" with all that its colours rest on: edition "+strconv.Itoa(m.Edition)+" of the record, "+strconv.Itoa(len(m.Record.Events()))+" events. It asks for nothing from any network; only the links to sources need one. "+newest),
		ui.Text("p", "", "Its last line is the SHA-256 of all lines above it. To see whether the file came whole and unchanged, let the computer add it up and compare:"),
		ui.El("p").Body(ui.Text("code", "", "sed '$d' "+name+" | sha256sum")),
		ui.Text("p", "", "On a Mac, shasum -a 256 stands in place of sha256sum. Who changed the file could have changed that line with it, so the sum says that nothing was lost on the way, not who made it. "+check),
		ui.Text("p", "", "Events: CC BY 4.0. Shapes: Natural Earth, public domain. Program: MIT. You may copy it and hand it on."),
	}
}

// demoted is markup with its headings one step lower, and without what the page's script looks for once.
func demoted(nodes ...markup.Node) markup.Made {
	return markup.Made(lower.Replace(markup.HTML(nodes...)))
}

var lower = strings.NewReplacer("<h1", "<h2", "</h1", "</h2", "<h2", "<h3", "</h2", "</h3", "<h3", "<h4", "</h3", "</h4", ` id="panel-class" class="class-line"`, "")
