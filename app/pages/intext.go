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

// InText is where the world stands in words alone: /text.
const InText = "/text"

// InTextURL is that page on the day of a view.
func InTextURL(v state.View) string {
	v.Look = state.Look{}
	return InText + queryOf(v.On(state.TextMap).URL())
}

// year is how many days back the changes of the page of words alone begin.
const year = 365

// WorldInText is the whole state of the world on the view's day without a map, a style or a script: the sentence, every
// state under its class, since when, what changed in the year before, and where to read on. It is for the worst lines and
// for readers who listen.
func WorldInText(m *Model) []markup.Node {
	body := []markup.Node{ui.Text("h1", "", "Who recognizes the Taliban government of Afghanistan?")}
	if m.Notice != "" {
		body = append(body, ui.Text("p", "", m.Notice))
	}
	body = append(body,
		ui.Text("p", "", ui.FindingText(m.Picture(), m.View.Look.Lens)+" "+ui.Reach(m.Record)),
		ui.DayForm(m.View, InText, m.Today))
	for _, class := range []relation.Class{relation.ClassRecognized, relation.ClassAmbassador} {
		body = append(body, m.classInText(class)...)
	}
	body = append(body, m.yearInText()...)
	body = append(body, m.noneInText()...)
	body = append(body, m.uncountedInText()...)
	return append(body, ui.Text("h2", "", "Read on"), ui.El("ul").Body(m.onwardInText()...),
		ui.Text("p", "", "Events: CC BY 4.0. Edition "+strconv.Itoa(m.Edition)+"."))
}

// classInText lists the counted states of a class, each with since when and what is known of its envoys, mission and post.
func (m *Model) classInText(class relation.Class) []markup.Node {
	var items []markup.Node
	for _, c := range country.All() {
		if s := m.standing(c.Code); c.Counted() && s.Class == class {
			items = append(items, m.stateInText(&c, s))
		}
	}
	heading := ui.Text("h2", "", ui.ClassLabel(class)+": "+strconv.Itoa(len(items)))
	if len(items) == 0 {
		return []markup.Node{heading, ui.Text("p", "", "No state on this day.")}
	}
	return []markup.Node{heading, ui.El("ul").Body(items...)}
}

// stateInText is a line of a state: since when it has its class, what is in doubt, and those of the five facts that are known.
func (m *Model) stateInText(c *country.Country, s *relation.Standing) markup.Node {
	return ui.El("li").Body(m.placeLink(c), markup.Text(sinceInText(s)+". "+factsInText(s)))
}

// sinceInText is what stands behind the name of a state: since when, and what is in doubt.
func sinceInText(s *relation.Standing) string {
	text := ""
	if s.SinceOK && s.Class != relation.ClassNone {
		text = ", since " + s.Since.Long()
	}
	return text + ui.Doubt(*s)
}

// factsInText are the known ones of the five facts but recognition, which the class has told: "Its post in Kabul: open; Afghan mission there: …"
func factsInText(s *relation.Standing) string {
	var known []string
	for i, f := range s.Facts() {
		if f.Known() && f != &s.Recognition {
			known = append(known, relation.FactRows[i].Within+": "+ui.FactWords(*f))
		}
	}
	if len(known) == 0 {
		return ""
	}
	text := strings.Join(known, "; ") + "."
	return strings.ToUpper(text[:1]) + text[1:] // all begin in ASCII
}

// yearInText lists the events of the year before that moved a recognition, an envoy, a mission or a post, newest first.
func (m *Model) yearInText() []markup.Node {
	log := m.View.On(state.Events)
	var items []markup.Node
	for _, e := range log.Log(m.Record) {
		if d := e.Date.Effective(); d > m.View.Day || d <= m.View.Day-year {
			continue
		}
		c, _ := country.Lookup(e.Country)
		line := []markup.Node{ui.Time(e.Date), markup.Text(", "), m.placeLink(&c), markup.Text(": "), ui.Link(m.eventURL(e.ID), e.Headline)}
		items = append(items, ui.El("li").Body(append(line, markup.Text(ui.Unconfirmed(*e)))...))
	}
	if len(items) == 0 {
		items = append(items, ui.Text("li", "", "No event on record."))
	}
	return []markup.Node{ui.Text("h2", "", "What changed in the year to "+m.View.Day.Long()), ui.El("ul").Body(items...)}
}

// noneInText names the counted states of the last class: with what is known of their envoys, missions and posts, then those
// of which other events are on record, then those without any.
func (m *Model) noneInText() []markup.Node {
	var items []markup.Node
	var lists [2][]country.Country
	n := 0
	for _, c := range country.All() {
		s := m.standing(c.Code)
		if !c.Counted() || s.Class != relation.ClassNone {
			continue
		}
		n++
		switch {
		case factsInText(s) != "":
			items = append(items, m.stateInText(&c, s))
		case s.OnRecord:
			lists[0] = append(lists[0], c)
		default:
			lists[1] = append(lists[1], c)
		}
	}
	body := []markup.Node{ui.Text("h2", "", ui.ClassLabel(relation.ClassNone)+": "+strconv.Itoa(n))}
	if len(items) > 0 {
		body = append(body, ui.Text("p", "", "Neither recognition nor an exchange of ambassadors is on record; of these states the record knows more:"), ui.El("ul").Body(items...))
	}
	for i, words := range [...]string{"Nothing that would change their class is on record: ", "No record found, which is not the same as “no relations”: "} {
		if len(lists[i]) > 0 {
			body = append(body, m.namesInText(words, lists[i]))
		}
	}
	return body
}

// namesInText is a line of places, each with what is in doubt about it.
func (m *Model) namesInText(words string, list []country.Country) markup.Node {
	line := []markup.Node{markup.Text(words)}
	for i := range list {
		if i > 0 {
			line = append(line, markup.Text("; "))
		}
		line = append(line, m.placeLink(&list[i]), markup.Text(ui.Doubt(*m.standing(list[i].Code))))
	}
	return ui.El("p").Body(append(line, markup.Text("."))...)
}

// uncountedInText lists the states outside the counts, each with its class.
func (m *Model) uncountedInText() []markup.Node {
	var items []markup.Node
	for _, c := range country.All() {
		if c.Kind == country.NonMember {
			s := m.standing(c.Code)
			items = append(items, ui.El("li").Body(m.placeLink(&c), markup.Text(": "+ui.ClassLabel(s.Class)+sinceInText(s))))
		}
	}
	return []markup.Node{ui.Text("h2", "", "Outside the counts"), ui.El("ul").Body(items...),
		ui.Text("p", "", "The counts are of the members and observers of the United Nations, Afghanistan left out. A territory has the class of the state that conducts its foreign relations.")}
}

// onwardInText are the pages that lead on.
func (m *Model) onwardInText() (items []markup.Node) {
	on := func(p state.Page) string { return m.View.On(p).URL() }
	for _, l := range [...][2]string{
		{on(state.Map), "The map"}, {on(state.Table), "The table, with all facts"}, {on(state.TextMap), "The map in words: who is around whom"},
		{on(state.Events), "All changes of standing, with sources"}, {on(state.Method), "How an event gives a class"}, {on(state.About), "Where it comes from"},
		{"/carry.html", "All of it in one file to take along, 1 MB"}, {"/corrections", "Corrections"}, {"/feed.atom", "Feed of changes"}, {on(state.Accessibility), "Accessibility"},
	} {
		items = append(items, ui.El("li").Body(ui.Link(l[0], l[1])))
	}
	return items
}
