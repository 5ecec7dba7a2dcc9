package ui

import (
	"slices"
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// entry is one country: how it stands in a paragraph, what is disputed, why, the five facts, where it is, the events newest
// first. Methods of an entry take pointers: every copy of a panel, a standing or a country is code in the browser program.
func (p *Panel) entry(c *country.Country) []markup.Node {
	s := p.Picture.Of(c.Code)
	account := []markup.Node{El("span").Class("stand").Body(p.Stand(c, &s)...)}
	if p.Complete {
		account = append(account, markup.Text(p.Account(c, &s)))
	}
	body := append(EntryHead(c.Name, c.Native, p.View.Open("").URL()), Opening(account...))
	body = append(body, p.notes(c, &s)...)
	if s.Class != relation.ClassNA {
		body = append(body, p.trace(c, &s), FactsGrid(&s, p.eventLink))
	}
	body = append(body, p.onward(c, &s))
	if s.Class != relation.ClassNA {
		body = append(body, p.heads(c)...)
	}
	body = append(append(body, p.where(c.Code)...), Ribbon{View: p.View, Today: p.Today, Record: p.Record}.own(c)...)
	body = append(body, p.events(c)...)
	return append(body, p.beside(c.Code))
}

// EntryHead begins an entry: what moves it on a narrow screen, whose it is, what closes it. native may be "".
func EntryHead(name, native, close string) []markup.Node {
	title := []markup.Node{Text("bdi", "", name)}
	if native != "" {
		title = append(title, El("span").Class("native").Body(Text("bdi", "", native)))
	}
	return []markup.Node{
		El("button").Class("grip").Attr("type", "button").Aria("label", "Make the entry taller or shorter").Aria("expanded", "false"),
		El("div").Class("entry-head").Body(
			El("h2").ID("panel-name").Body(title...),
			El("a").Class("close").Attr("href", close).Aria("label", "Close "+name),
		),
	}
}

// Opening is the paragraph that an entry begins with.
func Opening(words ...markup.Node) markup.Node { return El("p").Class("account").Body(words...) }

// Stand is how a country stands, and the events that decide it: how the paragraph of its entry begins.
func (p *Panel) Stand(c *country.Country, s *relation.Standing) []markup.Node {
	stands := ". " + StandingSentence(c, s)
	if s.SinceOK && s.Class != relation.ClassNone { // the sentence is since when
		stands = stands[1:] + "."
	}
	out := []markup.Node{El("span").ID("panel-class").Class("class-line").Body(
		Text("b", "status status-"+string(s.Class), ClassLabel(s.Class)), markup.Text(stands))}
	for _, id := range s.Because {
		if e, ok := p.Record.Event(id); ok {
			line := []markup.Node{markup.Text("Because: "), p.eventLink(id, e.Headline)}
			if doubt := Unconfirmed(e); doubt != "" {
				line = append(line, Text("span", "since", doubt))
			}
			out = append(out, markup.Text(" "), El("span").Class("why").Body(line...), markup.Text("."))
		}
	}
	return out
}

// notes are what a reader must know about the place itself, and what is disputed.
func (p *Panel) notes(c *country.Country, s *relation.Standing) []markup.Node {
	var out []markup.Node
	if c.Kind == country.Territory {
		if holder, ok := country.Lookup(c.Parent); ok {
			out = append(out, El("p").Class("note").Body(
				Text("span", "", c.Name+" shows the class of "),
				p.place(holder.Code, holder.Name),
				Text("span", "", ", which conducts its foreign relations."),
			))
		}
	}
	if c.Kind == country.NonMember {
		out = append(out, Text("p", "note", "Not a member or observer of the United Nations, so outside the counts."))
	}
	if c.Note != "" {
		out = append(out, Text("p", "note", c.Note))
	}
	if c.Code == "AFG" {
		out = append(out, El("p").Class("note").Body(Link(p.View.On(state.Afghanistan).URL(), "Afghanistan itself: why recognition is withheld, and the background")))
	}
	return append(out, p.Claims(c, s)...)
}

// onward leads on from an entry: to other countries beside this one, to its history, and to what a reader may do with it.
func (p *Panel) onward(c *country.Country, s *relation.Standing) markup.Node {
	beside, log := p.View.On(state.Countries), p.View.On(state.Events)
	beside.Codes, log.Filter.Country = string(c.Code), c.Code
	links := []markup.Node{Link(beside.URL(), "Compare"), Link(log.URL(), "History"), Link(p.View.Shared().URL(), "Share").Class("served")}
	about := s.Because
	if events := p.Record.Of(c.Code); len(about) == 0 && len(events) > 0 {
		about = []string{events[0].ID}
	}
	if len(about) > 0 && p.Complete { // its newest event is known then
		links = append(links, Link("/report/"+about[0], "Report").Class("report"))
	}
	return El("nav").Class("onward").Aria("label", c.Name+": more").Body(links...)
}

// beside leads to the countries before and after one in the list by name.
func (p *Panel) beside(code country.Code) markup.Node {
	var links []markup.Node
	all := country.All()
	i := slices.IndexFunc(all, func(c country.Country) bool { return c.Code == code })
	for k, words := range [...]string{"Before: ", "Next: "} {
		if at := i - 1 + 2*k; at >= 0 && at < len(all) {
			links = append(links, p.place(all[at].Code, words+all[at].Name))
		}
	}
	return El("nav").Class("onward").Aria("label", "Countries by name").Body(links...)
}

// mostEvents is how many events an entry lists; the log has the rest. No entry of the data set has half as many.
const mostEvents = 200

// events are those of a country year by year, those marked on which the colour rests.
func (p *Panel) events(c *country.Country) []markup.Node {
	events := p.Record.Of(c.Code)
	switch {
	case len(events) == 0:
		search := p.View.On(state.Search)
		search.Filter.Text = c.Name
		return []markup.Node{El("p").Class("note").Body(
			Text("span", "", "No event about "+c.Name+" is on record. That is not the same as “no relations”. Events of others may name it: "),
			Link(search.URL(), "search all"), Text("span", "", "."))}
	case !p.Complete:
		return []markup.Node{Text("h3", "rubric", "Events"), Text("p", "note loading", "The texts and sources of the events are on their way.")}
	}
	list := &EventList{View: p.View, Decide: p.Picture.Behind(p.View.Look.Lens, c.Code)}
	var out []markup.Node
	all := len(events)
	events = events[:min(all, mostEvents)]
	words := "Events, newest first: "
	for len(events) > 0 {
		n, year := 0, yearOf(events[0])
		for n < len(events) && yearOf(events[n]) == year {
			n++
		}
		list.Events, events = events[:n], events[n:]
		out = append(out, Text("h3", "rubric", words+strconv.Itoa(year)), list.Element())
		words = "Events of "
	}
	if all > mostEvents {
		log := p.View.On(state.Events)
		log.Filter.Country = c.Code
		out = append(out, El("p").Class("note").Body(
			Text("span", "", "These are the newest "+strconv.Itoa(mostEvents)+". "), Link(log.URL(), "All "+strconv.Itoa(all)+" events about "+c.Name)))
	}
	return out
}

func yearOf(e *relation.Event) int {
	year, _, _ := e.Date.Effective().Civil()
	return year
}

// FactsGrid renders the five facts with since when, each value linked to the event that says so.
func FactsGrid(s *relation.Standing, link func(id, text string) markup.Node) markup.Node {
	var rows []markup.Node
	for i, f := range s.Facts() {
		value := []markup.Node{Text("span", "unknown", "unknown")}
		if f.Known() {
			value = []markup.Node{link(f.Event, FactWords(*f)), Text("span", "since", " since "+f.Since.Long())}
		}
		rows = append(rows, Text("dt", "", relation.FactRows[i].Label), El("dd").Body(value...))
	}
	return El("dl").Class("facts").Body(rows...)
}
