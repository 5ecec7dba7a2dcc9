package ui

import (
	"strconv"

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
	Complete bool         // whether Record holds the texts and sources of all events
	Today    relation.Day // of an entry, whose time line ends there
	Rests    string       // what Record rests on, in a sentence; "" where it is not known
}

// Element renders the panel.
func (p *Panel) Element() *markup.Element {
	aside := El("aside").ID("panel").Aria("label", "Details").TabIndex(-1)
	c, ok := country.Lookup(p.View.Country)
	if !ok {
		return aside.Body(p.Overview(p.View.Look.Lens)...)
	}
	return aside.DataSet("country", string(c.Code)).Body(p.entry(&c)...)
}

// Overview lists the states of which an event says something, by their value in a lens.
func (p *Panel) Overview(lens relation.Lens) []markup.Node {
	body := []markup.Node{
		Text("p", "lead", Lead),
	}
	readings := make([]relation.Reading, len(country.All()))
	for i, c := range country.All() {
		readings[i] = p.Picture.Read(lens, c.Code)
	}
	for _, v := range lens.Values() {
		if (relation.Reading{Value: v.Key}).Known() {
			body = append(body, p.roll(lens, v, readings)...)
		}
	}
	body = append(body, p.marked("Contested", "sources disagree", func(i int, _ country.Code) bool { return readings[i].Contested })...)
	if lens == relation.LensClass {
		body = append(body, p.marked(relation.UnrecordedWords, "not counted", func(_ int, c country.Code) bool {
			s := p.Picture.Of(c)
			return s.Unrecorded
		})...)
	}
	body = append(body, Text("p", "asof", Reach(p.Record)))
	if lens == relation.LensClass && p.Rests != "" {
		body = append(body, El("p").ID("rests").Class("asof served").Body(Link("/sources", p.Rests)))
	}
	return body
}

// Lead says what the panel is for while no country is open.
const Lead = "Choose a country on the map, or from the table, to see how it stands, since when, and on what evidence."

// Reach says how far a record goes.
func Reach(r *relation.Record) string {
	return "The record reaches to " + r.Newest().Date.Long() + ". Later events may be missing."
}

// roll lists the counted states that have a value, each with the date since when.
func (p *Panel) roll(lens relation.Lens, v relation.Value, readings []relation.Reading) []markup.Node {
	var items []markup.Node
	word, nobody := "since ", "no state on this day"
	if lens.Said() != "" { // it may have stood otherwise meanwhile
		word, nobody = "first ", "no state"
	}
	for i, c := range country.All() {
		if !c.Counted() || readings[i].Value != v.Key {
			continue
		}
		since := ""
		if date, ok := p.Picture.Since(lens, c.Code); ok {
			since = word + date.Long()
		}
		items = append(items, p.rollItem(&c, since))
	}
	heading := Text("h2", "roll status-"+v.Key, v.Label)
	if lens != relation.LensClass { // the words of the classes have their colours
		heading = El("h2").Class("roll").Body(swatch("value-"+v.Key), markup.Text(v.Label+" "), Text("span", "count", strconv.Itoa(len(items))))
	}
	if len(items) == 0 {
		items = append(items, Text("li", "nobody", nobody))
	}
	return []markup.Node{heading, El("ul").Class("roll").Body(items...)}
}

// marked lists the places with a mark, territories left out, under a heading; nothing where there are none.
func (p *Panel) marked(heading, why string, is func(i int, c country.Code) bool) []markup.Node {
	var items []markup.Node
	for i, c := range country.All() {
		if c.Kind != country.Territory && is(i, c.Code) {
			items = append(items, p.rollItem(&c, why))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []markup.Node{Text("h2", "roll", heading), El("ul").Class("roll").Body(items...)}
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
