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
func (p *Panel) Element() *markup.Element {
	aside := El("aside").ID("panel").Aria("label", "Details").TabIndex(-1)
	c, ok := country.Lookup(p.View.Country)
	if !ok {
		return aside.Body(p.Overview()...)
	}
	return aside.DataSet("country", string(c.Code)).Body(p.entry(&c)...)
}

// Overview lists the two classes that a reader looks for first.
func (p *Panel) Overview() []markup.Node {
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

func (p *Panel) roll(class relation.Class) []markup.Node {
	var items []markup.Node
	for _, c := range country.All() {
		if s := p.Picture.Of(c.Code); c.Counted() && s.Class == class {
			items = append(items, p.rollItem(&c, "since "+s.Since.Long()))
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

func (p *Panel) contested() []markup.Node {
	var items []markup.Node
	for _, c := range country.All() {
		if s := p.Picture.Of(c.Code); s.Contested && c.Kind != country.Territory {
			items = append(items, p.rollItem(&c, "sources disagree"))
		}
	}
	return items
}

func (p *Panel) rollItem(c *country.Country, since string) markup.Node {
	return El("li").Body(
		p.place(c.Code, c.Name),
		Text("span", "since", since),
	)
}

// place leads to the entry of a place.
func (p *Panel) place(c country.Code, text string) *markup.Element {
	return Link(p.View.Open(c).URL(), text)
}

func (p *Panel) eventLink(id, text string) markup.Node {
	v := p.View.On(state.Event)
	v.EventID = id
	return Link(v.URL(), text)
}
