// Package scene says what the map page shows: Of a record and a view it makes one value, the Scene, with all that the page
// can change. The server writes its document from it, the browser program hands it to the page's one script, and Rows
// carry what that script looks up by itself while a hand is on the page. Nothing here knows a screen, a clock or an
// address bar.
package scene

import (
	"strings"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Scene is the map page for one view.
type Scene struct {
	View     state.View
	Title    string
	Sentence []markup.Node // what stands in the heading
	Parts    []Part        // the pieces of the page around the drawing, in their order
	picture  relation.Picture
}

// Places returns what the map shows of every place, in the order of country.All.
func (s Scene) Places() []Place {
	var list []Place
	for _, c := range country.All() {
		holder := c
		if h, ok := country.Lookup(c.Holder()); ok {
			holder = h
		}
		lens := s.View.Look.Lens
		list = append(list, Place{c.Code, holder.Code, ui.LookOf(s.picture, lens, holder), ui.PlaceLabel(s.picture, lens, c)})
	}
	return list
}

// Place is what the map shows of one place.
type Place struct {
	Code   country.Code
	Holder country.Code // whose look it has: its own code, or of a territory that of the state behind it
	Look   ui.Look
	Label  string // its name for a screen reader
}

// Part is a piece of the page by its name, which stands in data-part.
type Part struct {
	Name    string
	Element *markup.Element
}

// Subject is what a scene is made of beside the view.
type Subject struct {
	Record   *relation.Record
	Today    relation.Day // the last day that can be shown
	Complete bool         // whether Record has the texts and sources of all events
	Playing  bool         // whether time goes from change to change by itself
	Rests    string       // what Record rests on, in a sentence; "" where it is not known
}

// Of returns the scene of a view, whose day must be one that the map can show.
func Of(s Subject, v state.View) Scene {
	pic := s.Record.On(v.Day)
	return Scene{View: v, Title: Title(v), Sentence: Sentence(pic, v.Look.Lens), Parts: parts(s, v, pic), picture: pic}
}

// Title is the title of the map page, with a country's entry open where the view has one.
func Title(v state.View) string { return titleOf(v.Country, v.Day.Long()) }

func titleOf(code country.Code, day string) string {
	if c, ok := country.Lookup(code); ok {
		return asks(c.Name, day)
	}
	return "Who recognizes the Taliban government? A map, as of " + day
}

func asks(name, day string) string {
	return "Does " + name + " recognize the Taliban government? Status on " + day
}

// Sentence is the finding of a picture through a lens, with its day in a span of its own.
func Sentence(pic relation.Picture, lens relation.Lens) []markup.Node {
	return sentence(pic.Day.Long(), pic, lens)
}

func sentence(day string, pic relation.Picture, lens relation.Lens) []markup.Node {
	pieces := ui.Finding(pic, lens)
	spans := []markup.Node{ui.Text("span", "", pieces[0]), ui.Text("span", "day", day)}
	for i, text := range pieces[1:] {
		switch {
		case text == "":
		case i == 1:
			spans = append(spans, ui.Text("b", "status-recognized", text))
		case i == 3:
			spans = append(spans, ui.Text("b", "status-ambassador", text))
		default:
			spans = append(spans, ui.Text("span", "", text))
		}
	}
	return spans
}

// Names of the parts.
const (
	Note  = "note"  // the map in a sentence, for a screen reader
	Move  = "move"  // the toolbar of the map
	Key   = "key"   // what explains it
	Time  = "time"  // the time line
	Panel = "panel" // the rolls, or the entry of the open country
)

// makers make the parts, in their order.
var makers = []struct {
	name string
	make func(Subject, state.View, relation.Picture) *markup.Element
}{
	{Note, note},
	{Move, func(_ Subject, v state.View, _ relation.Picture) *markup.Element { return ui.Controls(v) }},
	{Key, func(_ Subject, v state.View, pic relation.Picture) *markup.Element { return key(v, pic) }},
	{Time, func(s Subject, v state.View, _ relation.Picture) *markup.Element {
		return ui.Ribbon{View: v, Today: s.Today, Record: s.Record, Playing: s.Playing}.Element()
	}},
	{Panel, func(s Subject, v state.View, pic relation.Picture) *markup.Element {
		return (&ui.Panel{View: v, Record: s.Record, Picture: pic, Complete: s.Complete, Today: s.Today, Rests: s.Rests}).Element()
	}},
}

func parts(s Subject, v state.View, pic relation.Picture) []Part {
	var list []Part
	for _, m := range makers {
		list = append(list, Part{m.name, m.make(s, v, pic).DataSet("part", m.name)})
	}
	return list
}

func note(s Subject, v state.View, pic relation.Picture) *markup.Element {
	return ui.El("p").ID("map-note").Class("unseen").Body(
		ui.Text("span", "", ui.FindingText(pic, v.Look.Lens)+ui.LastChange(s.Record, v.Day)),
		ui.Link(v.On(state.TextMap).URL(), " The map in words"),
		ui.Link(v.On(state.Table).URL(), " The same as a table"),
	)
}

// key is what explains the map: the legend and the rule of the lens.
func key(v state.View, pic relation.Picture) *markup.Element {
	body := []markup.Node{ui.Legend(v, pic)}
	if lens := v.Look.Lens; lens != relation.LensClass {
		body = append(body, ui.Text("p", "rule", lens.Rule()))
	}
	if of, from, isEver := v.Look.Lens.Ever(); isEver {
		action, _, _ := strings.Cut(v.URL(), "?")
		body = append(body, ui.SpanForm(action, state.Span{From: from, To: v.Day}, "Show", ui.Unseen("ever", of)))
	}
	return ui.El("div").Class("key").Body(body...)
}
