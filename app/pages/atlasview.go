package pages

import (
	"math"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// atlasView is the map in the browser: the one SVG of the document, whoever drew it, kept while pages come and go. It
// belongs to no component; only what changes on it is touched.
type atlasView struct {
	svg      app.Value
	lens     relation.Lens              // what the colours mean
	show     string                     // entries of the legend that stay bright, as in the SVG
	places   map[country.Code]app.Value // elements with data-country
	groups   []mapGroup
	selected country.Code
	tip      app.Value
	tipped   country.Code
	typed    typed
	at       string       // the window shown, as a Look names it
	sought   country.Code // see seek
	fine     finer
}

// mapGroup is an element that carries a class, and what it shows.
type mapGroup struct {
	element   app.Value
	holder    country.Code
	attribute string // of the dataset: "class", or "uncounted"
	shown     relation.Standing
	reading   relation.Reading // zero without a lens
	members   []country.Code
}

func document() app.Value { return app.Window().Get("document") }

// adopt finds the map: the one in the page, or the kept one, which it puts back. It reports whether there is one.
func (a *atlasView) adopt() bool {
	host := app.Window().GetElementByID(MapHost)
	if !host.Truthy() {
		return false
	}
	if a.svg != nil {
		if first := host.Get("firstElementChild"); !first.Truthy() {
			host.Call("append", a.svg)
		}
		return true
	}
	svg := host.Get("firstElementChild")
	if !svg.Truthy() {
		return false
	}
	a.take(svg)
	return true
}

// draw puts a map of the program's own making into the page.
func (a *atlasView) draw(d *ui.Drawing, m *Model) {
	host := app.Window().GetElementByID(MapHost)
	if !host.Truthy() || host.Get("firstElementChild").Truthy() {
		return
	}
	host.Set("innerHTML", string(d.AppendSVG(nil, m.Picture(), m.View.Look, m.View.Country, Query(m.View))))
	a.take(host.Get("firstElementChild"))
	a.paint(m)
}

// take reads from an SVG what it shows.
func (a *atlasView) take(svg app.Value) {
	a.svg, a.places, a.groups, a.at = svg, map[country.Code]app.Value{}, nil, "?" // no At: look compares the drawing
	a.lens, a.show = relation.Lens(datum(svg, "lens")), datum(svg, "show")
	if m, ok := mover(); ok {
		m.Call("take", svg)
	}
	list := svg.Call("querySelectorAll", "[data-country]")
	for i := range list.Length() {
		e := list.Index(i)
		a.places[country.Code(e.Get("dataset").Get("country").String())] = e
	}
	members := map[country.Code][]country.Code{}
	for _, c := range country.All() {
		if c.Kind == country.Territory && a.places[c.Code] != nil {
			members[c.Parent] = append(members[c.Parent], c.Code)
		}
	}
	for _, c := range country.All() {
		if c.Kind == country.Territory || a.places[c.Code] == nil {
			continue
		}
		g := mapGroup{element: a.places[c.Code], holder: c.Code, attribute: "class", members: members[c.Code]}
		if len(g.members) > 0 {
			g.element = g.element.Get("parentElement")
		}
		if c.Kind == country.NonMember {
			g.attribute = "uncounted"
		}
		g.shown.Class = relation.Class(g.element.Get("dataset").Get(g.attribute).String())
		g.shown.Contested = g.element.Call("hasAttribute", "data-contested").Bool()
		g.shown.OnRecord = !g.element.Call("hasAttribute", "data-norecord").Bool()
		if a.lens != relation.LensClass {
			g.reading = relation.Reading{Value: datum(g.element, "value"), Contested: g.element.Call("hasAttribute", "data-doubt").Bool()}
		}
		a.groups = append(a.groups, g)
	}
}

// datum is an entry of an element's dataset, "" where it has none.
func datum(e app.Value, name string) string {
	if v := e.Get("dataset").Get(name); v.Truthy() {
		return v.String()
	}
	return ""
}

// mark sets an entry of an element's dataset, or removes it for "".
func mark(e app.Value, name, value string) {
	if value == "" {
		e.Call("removeAttribute", "data-"+name)
		return
	}
	e.Get("dataset").Set(name, value)
}

// paint brings the map in step with the model, touching only the places whose class, hatch or outline change.
func (a *atlasView) paint(m *Model) {
	if !a.adopt() {
		return
	}
	lens, show := m.View.Look.Lens, ui.Shown(m.View.Look)
	turned := lens != a.lens
	if turned {
		mark(a.svg, "lens", string(lens))
	}
	if show != a.show {
		mark(a.svg, "show", show)
	}
	a.lens, a.show = lens, show
	pic := m.Picture()
	for i := range a.groups {
		a.groups[i].paint(pic, lens, turned, a.places)
	}
	if a.selected != m.View.Country {
		a.outline(m.View.Country)
	}
}

// paint shows how the group stands, through a lens that has just been turned or not.
func (g *mapGroup) paint(pic relation.Picture, lens relation.Lens, turned bool, places map[country.Code]app.Value) {
	s := pic.Of(g.holder)
	relabel := turned
	if s.Class != g.shown.Class {
		g.element.Get("dataset").Set(g.attribute, string(s.Class))
		relabel = relabel || lens == relation.LensClass
	}
	if s.Contested != g.shown.Contested {
		g.element.Call("toggleAttribute", "data-contested", s.Contested)
		relabel = relabel || lens == relation.LensClass
	}
	missing := s.Class == relation.ClassNone && !s.OnRecord
	if wasMissing := g.shown.Class == relation.ClassNone && !g.shown.OnRecord; missing != wasMissing {
		g.element.Call("toggleAttribute", "data-norecord", missing)
	}
	g.shown = s
	var r relation.Reading
	if lens != relation.LensClass {
		r = pic.Read(lens, g.holder)
	}
	if r.Value != g.reading.Value {
		mark(g.element, "value", r.Value)
		relabel = true
	}
	if r.Contested != g.reading.Contested {
		g.element.Call("toggleAttribute", "data-doubt", r.Contested)
		relabel = true
	}
	g.reading = r
	if !relabel {
		return
	}
	for _, code := range append([]country.Code{g.holder}, g.members...) {
		c, _ := country.Lookup(code)
		places[code].Call("setAttribute", "aria-label", ui.PlaceLabel(pic, lens, c))
	}
}

// outline marks the open country.
func (a *atlasView) outline(c country.Code) {
	if !a.adopt() {
		return
	}
	d := ""
	if place := a.places[c]; place != nil {
		paths := place.Call("querySelectorAll", ":scope > path")
		for i := range paths.Length() {
			d += paths.Index(i).Call("getAttribute", "d").String()
		}
	}
	if mark := a.svg.Call("querySelector", "#selected"); mark.Call("getAttribute", "d").String() != d { // or it is painted anew
		mark.Call("setAttribute", "d", d)
	}
	a.selected = c
}

// focus moves the keyboard to a place, which becomes the map's one stop of the tab key.
func (a *atlasView) focus(c country.Code) {
	if !a.adopt() {
		return
	}
	place := a.places[c]
	if place == nil {
		return
	}
	if stop := a.svg.Call("querySelector", `[tabindex="0"]`); stop.Truthy() {
		stop.Call("setAttribute", "tabindex", "-1")
	}
	place.Call("setAttribute", "tabindex", "0")
	options := map[string]any{"preventScroll": true}
	place.Call("focus", options)
}

func pixels(v float64) string { return strconv.Itoa(int(math.Round(v))) + "px" }
