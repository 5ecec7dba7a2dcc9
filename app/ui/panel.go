package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

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
	Brief    bool // only the newest events, while a click waits for its answer
}

// briefly is how many events fill a panel until the rest is there.
const briefly = 2

// Element renders the panel.
func (p Panel) Element() app.UI {
	aside := El("aside").ID("panel").Aria("label", "Details").TabIndex(-1)
	c, ok := country.Lookup(p.View.Country)
	if !ok {
		return aside.Body(p.overview()...)
	}
	return aside.DataSet("country", string(c.Code)).Body(p.entry(c)...)
}

// overview lists the two classes that a reader looks for first.
func (p Panel) overview() []app.UI {
	body := []app.UI{
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

func (p Panel) roll(class relation.Class) []app.UI {
	var items []app.UI
	for _, c := range country.All() {
		if s := p.Picture.Of(c.Code); c.Counted() && s.Class == class {
			items = append(items, p.rollItem(c, "since "+s.Since.Long()))
		}
	}
	if len(items) == 0 {
		items = append(items, Text("li", "nobody", "no state on this day"))
	}
	return []app.UI{
		Text("h2", "roll status-"+string(class), ClassLabel(class)),
		El("ul").Class("roll").Body(items...),
	}
}

func (p Panel) contested() []app.UI {
	var items []app.UI
	for _, c := range country.All() {
		if s := p.Picture.Of(c.Code); s.Contested && c.Kind != country.Territory {
			items = append(items, p.rollItem(c, "sources disagree"))
		}
	}
	return items
}

func (p Panel) rollItem(c country.Country, since string) app.UI {
	return El("li").Body(
		Link(p.View.Open(c.Code).URL(), c.Name),
		Text("span", "since", since),
	)
}

// entry is one country: name, class and since when, why, the five facts, the events newest first.
func (p Panel) entry(c country.Country) []app.UI {
	s := p.Picture.Of(c.Code)
	title := []app.UI{Text("bdi", "", c.Name)}
	if c.Native != "" {
		title = append(title, El("span").Class("native").Body(Text("bdi", "", c.Native)))
	}
	body := []app.UI{
		El("button").Class("grip").Attr("type", "button").Aria("label", "Make the entry taller or shorter").Aria("expanded", "false"),
		El("div").Class("entry-head").Body(
			El("h2").ID("panel-name").Body(title...),
			El("a").Class("close").Attr("href", p.View.Open("").URL()).Aria("label", "Close "+c.Name),
		),
		p.classLine(c, s),
	}
	body = append(body, p.why(c, s)...)
	if s.Class != relation.ClassNA {
		body = append(body, p.trace(c, s), FactsGrid(s, p.eventLink))
		body = append(body, p.heads(c)...)
		body = append(body, p.beside(c))
	}
	body = append(body, p.events(c)...)
	return append(body, El("p").Class("note served").Body(Link(p.View.Shared().URL(), "Share, embed, cite "+c.Name)))
}

// heads names who led the missions of both sides, the last first. An entry that has just opened does without them.
func (p Panel) heads(c country.Country) []app.UI {
	if p.Brief || !p.Complete {
		return nil
	}
	tenures := p.Record.Tenures(c.Code, p.View.Day)
	var rows []app.UI
	for _, side := range []struct {
		direction relation.Direction
		name      string
		host      string // its capital, where it has one
	}{{relation.Sent, "Its head of mission", "Kabul"}, {relation.Accepted, "Kabul’s head of mission", c.Capital}} {
		var people []app.UI
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
	return []app.UI{Text("h3", "rubric", "Heads of mission that events name"), El("dl").Class("facts tenures").Body(rows...)}
}

func (p Panel) tenure(t *relation.Tenure, host string) app.UI {
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
	line := []app.UI{p.eventLink(t.Event, t.Head), Text("span", "", words), Text("span", "since", " since "+t.From.Long())}
	if !t.Until.IsZero() {
		line[2] = Text("span", "since", " from "+t.From.Long()+" to ")
		line = append(line, p.eventLink(t.End, t.Until.Long()))
	}
	return El("li").Body(line...)
}

// beside leads to the page that puts other countries beside this one.
func (p Panel) beside(c country.Country) app.UI {
	v := p.View.On(state.Countries)
	v.Codes = string(c.Code)
	return El("p").Class("onward").Body(Link(v.URL(), "Compare with other countries"))
}

func (p Panel) classLine(c country.Country, s relation.Standing) app.UI {
	words := []app.UI{Text("b", "status status-"+string(s.Class), ClassLabel(s.Class))}
	if sentence := StandingSentence(c, s); sentence != "" {
		words = append(words, Text("span", "", " "+sentence))
	}
	return El("p").ID("panel-class").Class("class-line").Body(words...)
}

// why gives the deciding events, what a reader must know about the place itself, and what is disputed.
func (p Panel) why(c country.Country, s relation.Standing) []app.UI {
	var out []app.UI
	for _, id := range s.Because {
		if e, ok := p.Record.Event(id); ok {
			line := []app.UI{Text("span", "", "Because: "), p.eventLink(id, e.Headline)}
			if doubt := Unconfirmed(e); doubt != "" {
				line = append(line, Text("span", "since", doubt))
			}
			out = append(out, El("p").Class("why").Body(line...))
		}
	}
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

func (p Panel) eventLink(id, text string) app.UI {
	v := p.View.On(state.Event)
	v.EventID = id
	return Link(v.URL(), text)
}

func (p Panel) events(c country.Country) []app.UI {
	list := EventList{View: p.View, Events: p.Record.Of(c.Code)}
	if p.Brief {
		list.Events = list.Events[:min(briefly, len(list.Events))]
	}
	switch {
	case len(list.Events) == 0:
		return []app.UI{Text("p", "note", "No event about "+c.Name+" is on record. That is not the same as “no relations”.")}
	case !p.Complete:
		return []app.UI{Text("h3", "rubric", "Events"), Text("p", "note loading", "The texts and sources of the events are on their way.")}
	}
	return []app.UI{Text("h3", "rubric", "Events, newest first"), list.Element()}
}

// FactsGrid renders the five facts with since when, each value linked to the event that says so.
func FactsGrid(s relation.Standing, link func(id, text string) app.UI) app.UI {
	var rows []app.UI
	for _, row := range []struct {
		name string
		fact relation.Fact
	}{
		{"Recognition", s.Recognition},
		{"Its envoy to Kabul", s.Envoy},
		{"Kabul’s envoy there", s.EmirateEnvoy},
		{"Afghan mission there", s.Mission},
		{"Its post in Kabul", s.Post},
	} {
		value := []app.UI{Text("span", "unknown", "unknown")}
		if row.fact.Known() {
			value = []app.UI{link(row.fact.Event, FactWords(row.fact)), Text("span", "since", " since "+row.fact.Since.Long())}
		}
		rows = append(rows, Text("dt", "", row.name), El("dd").Body(value...))
	}
	return El("dl").Class("facts").Body(rows...)
}
