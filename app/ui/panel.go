package ui

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Panel is the column beside the map: a country's entry in the gazetteer, or, with no country open, the states that
// recognize the government or exchange ambassadors with it.
type Panel struct {
	View     state.View
	Record   *relation.Record
	Picture  relation.Picture
	Complete bool // whether Record holds the texts and sources of all events
}

// Element renders the panel.
func (p Panel) Element() *markup.Element {
	aside := El("aside").ID("panel").Aria("label", "Details").TabIndex(-1)
	c, ok := country.Lookup(p.View.Country)
	if !ok {
		return aside.Body(p.Overview()...)
	}
	return aside.DataSet("country", string(c.Code)).Body(p.entry(c)...)
}

// Overview lists the two classes that a reader looks for first.
func (p Panel) Overview() []markup.Node {
	body := []markup.Node{
		Text("p", "lead", Lead),
	}
	for _, class := range []relation.Class{relation.ClassRecognized, relation.ClassAmbassador} {
		body = append(body, p.roll(class)...)
	}
	if contested := p.contested(); len(contested) > 0 {
		body = append(body, Text("h2", "roll", "Contested"), El("ul").Class("roll").Body(contested...))
	}
	return append(body, Text("p", "asof", Reach(p.Record)))
}

// Lead says what the panel is for while no country is open.
const Lead = "Choose a country on the map, or from the table, to see how it stands, since when, and on what evidence."

// Reach says how far a record goes.
func Reach(r *relation.Record) string {
	return "The record reaches to " + r.Newest().Date.Long() + ". Later events may be missing."
}

func (p Panel) roll(class relation.Class) []markup.Node {
	var items []markup.Node
	for _, c := range country.All() {
		if s := p.Picture.Of(c.Code); c.Counted() && s.Class == class {
			items = append(items, p.rollItem(c, "since "+s.Since.Long()))
		}
	}
	if len(items) == 0 {
		items = append(items, Text("li", "nobody", "no state on this day"))
	}
	return []markup.Node{
		Text("h2", "roll status-"+string(class), ClassLabel(class)),
		El("ul").Class("roll").Body(items...),
	}
}

func (p Panel) contested() []markup.Node {
	var items []markup.Node
	for _, c := range country.All() {
		if s := p.Picture.Of(c.Code); s.Contested && c.Kind != country.Territory {
			items = append(items, p.rollItem(c, "sources disagree"))
		}
	}
	return items
}

func (p Panel) rollItem(c country.Country, since string) markup.Node {
	return El("li").Body(
		Link(p.View.Open(c.Code).URL(), c.Name),
		Text("span", "since", since),
	)
}

// entry is one country: name, class and since when, why, the five facts, the events newest first.
func (p Panel) entry(c country.Country) []markup.Node {
	s := p.Picture.Of(c.Code)
	body := append(EntryHead(c.Name, c.Native, p.View.Open("").URL()), El("div").Class("stand").Body(p.Stand(c, s)...))
	body = append(body, p.notes(c, s)...)
	if s.Class != relation.ClassNA {
		body = append(body, p.trace(c, s), FactsGrid(s, p.eventLink))
		body = append(body, p.heads(c)...)
		body = append(body, p.beside(c))
	}
	body = append(body, p.where(c)...)
	body = append(body, p.events(c)...)
	return append(body, El("p").Class("note served").Body(Link(p.View.Shared().URL(), "Share, embed, cite "+c.Name)))
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

// heads names who led the missions of both sides, the last first.
func (p Panel) heads(c country.Country) []markup.Node {
	if !p.Complete {
		return nil
	}
	tenures := p.Record.Tenures(c.Code, p.View.Day)
	var rows []markup.Node
	for _, side := range []struct {
		direction relation.Direction
		name      string
		host      string // its capital, where it has one
	}{{relation.Sent, "Its head of mission", "Kabul"}, {relation.Accepted, "Kabul’s head of mission", c.Capital}} {
		var people []markup.Node
		for i := len(tenures) - 1; i >= 0; i-- {
			if t := &tenures[i]; t.Direction == side.direction {
				people = append(people, p.tenure(t, side.host))
			}
		}
		if len(people) > 0 {
			rows = append(rows, Text("dt", "", side.name), El("dd").Body(El("ul").Class("heads").Body(people...)))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return []markup.Node{Text("h3", "rubric", "Heads of mission that events name"), El("dl").Class("facts tenures").Body(rows...)}
}

func (p Panel) tenure(t *relation.Tenure, host string) markup.Node {
	rank, words := FactWords(relation.Fact{Value: t.Rank}), ","
	switch {
	case t.Rank == "":
	case t.Began == "":
		words = ", later " + rank
	case t.Began != t.Rank:
		words = ", " + FactWords(relation.Fact{Value: t.Began}) + ", then " + rank
	default:
		words = ", " + rank
	}
	if t.Seat != "" {
		host = t.Seat
	}
	if host != "" {
		words += " in " + host
	}
	line := []markup.Node{p.eventLink(t.Event, t.Head), Text("span", "", words), Text("span", "since", " since "+t.From.Long())}
	if !t.Until.IsZero() {
		line[2] = Text("span", "since", " from "+t.From.Long()+" to ")
		line = append(line, p.eventLink(t.End, t.Until.Long()))
	}
	return El("li").Body(line...)
}

// beside leads to the page that puts other countries beside this one.
func (p Panel) beside(c country.Country) markup.Node {
	v := p.View.On(state.Countries)
	v.Codes = string(c.Code)
	return El("p").Class("onward").Body(Link(v.URL(), "Compare with other countries"))
}

func (p Panel) classLine(c country.Country, s relation.Standing) markup.Node {
	words := []markup.Node{Text("b", "status status-"+string(s.Class), ClassLabel(s.Class))}
	if sentence := StandingSentence(c, s); sentence != "" {
		words = append(words, Text("span", "", " "+sentence))
	}
	return El("p").ID("panel-class").Class("class-line").Body(words...)
}

// Stand is how a country stands in a sentence, and the events that decide it.
func (p Panel) Stand(c country.Country, s relation.Standing) []markup.Node {
	out := []markup.Node{p.classLine(c, s)}
	for _, id := range s.Because {
		if e, ok := p.Record.Event(id); ok {
			line := []markup.Node{Text("span", "", "Because: "), p.eventLink(id, e.Headline)}
			if doubt := Unconfirmed(e); doubt != "" {
				line = append(line, Text("span", "since", doubt))
			}
			out = append(out, El("p").Class("why").Body(line...))
		}
	}
	return out
}

// notes are what a reader must know about the place itself, and what is disputed.
func (p Panel) notes(c country.Country, s relation.Standing) []markup.Node {
	var out []markup.Node
	if c.Kind == country.Territory {
		if holder, ok := country.Lookup(c.Parent); ok {
			out = append(out, El("p").Class("note").Body(
				Text("span", "", c.Name+" shows the class of "),
				Link(p.View.Open(holder.Code).URL(), holder.Name),
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
	return append(out, p.claims(c, s)...)
}

func (p Panel) eventLink(id, text string) markup.Node {
	v := p.View.On(state.Event)
	v.EventID = id
	return Link(v.URL(), text)
}

func (p Panel) events(c country.Country) []markup.Node {
	list := EventList{View: p.View, Events: p.Record.Of(c.Code)}
	switch {
	case len(list.Events) == 0:
		return []markup.Node{Text("p", "note", "No event about "+c.Name+" is on record. That is not the same as “no relations”.")}
	case !p.Complete:
		return []markup.Node{Text("h3", "rubric", "Events"), Text("p", "note loading", "The texts and sources of the events are on their way.")}
	}
	return []markup.Node{Text("h3", "rubric", "Events, newest first"), list.Element()}
}

// FactsGrid renders the five facts with since when, each value linked to the event that says so.
func FactsGrid(s relation.Standing, link func(id, text string) markup.Node) markup.Node {
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
