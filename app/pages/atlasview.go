package pages

import (
	"math"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// atlasView is the map in the browser: the one SVG of the document, whoever drew it, kept while pages come and go. It
// belongs to no component; only what changes on it is touched.
type atlasView struct {
	svg      app.Value
	lens     relation.Lens         // what the colours mean
	show     string                // entries of the legend that stay bright, as in the SVG
	elements app.Value             // of the places, by code
	drawn    map[country.Code]bool // places that have one
	groups   []mapGroup
	selected country.Code
	tip      app.Value
	tipped   country.Code
	typed    typed
	at       string       // the window shown, as a Look names it
	sought   country.Code // see seek
	fine     finer
}

// mapGroup is what an element that carries a class shows: a state's own, or the one around it and its territories.
type mapGroup struct {
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
	a.svg, a.drawn, a.groups, a.at = svg, map[country.Code]bool{}, nil, "?" // no At: look compares the drawing
	a.lens, a.show = relation.Lens(datum(svg, "lens")), datum(svg, "show")
	if m, ok := mover(); ok {
		m.Call("take", svg)
	}
	read := app.Window().Call("readMap", svg) // in one call: it is a few thousand properties
	a.elements = read.Get("elements")
	shown := map[country.Code][]string{} // code, class, value, flags
	for _, line := range strings.Split(read.Get("text").String(), "\n") {
		fields := strings.Split(line, "|")
		code := country.Code(fields[0])
		a.drawn[code], shown[code] = true, fields
	}
	members := map[country.Code][]country.Code{}
	for _, c := range country.All() {
		if c.Kind == country.Territory && a.drawn[c.Code] {
			members[c.Parent] = append(members[c.Parent], c.Code)
		}
	}
	for _, c := range country.All() {
		if c.Kind == country.Territory || !a.drawn[c.Code] {
			continue
		}
		g := mapGroup{holder: c.Code, attribute: "class", members: members[c.Code]}
		if c.Kind == country.NonMember {
			g.attribute = "uncounted"
		}
		s := shown[c.Code]
		g.shown.Class = relation.Class(s[1])
		g.shown.Contested = strings.Contains(s[3], "c")
		g.shown.Reported = strings.Contains(s[3], "r")
		g.shown.OnRecord = !strings.Contains(s[3], "n")
		if a.lens != relation.LensClass {
			g.reading = relation.Reading{Value: s[2], Contested: strings.Contains(s[3], "d")}
		}
		a.groups = append(a.groups, g)
	}
}

// place is the element of a place, nil where the map has none.
func (a *atlasView) place(c country.Code) app.Value {
	if !a.drawn[c] {
		return nil
	}
	return a.elements.Get(string(c))
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
		a.paintGroup(&a.groups[i], pic, lens, turned)
	}
	if a.selected != m.View.Country {
		a.outline(m.View.Country)
	}
}

// paintGroup shows how a group stands, through a lens that has just been turned or not.
func (a *atlasView) paintGroup(g *mapGroup, pic relation.Picture, lens relation.Lens, turned bool) {
	s, r := pic.Of(g.holder), relation.Reading{}
	if lens != relation.LensClass {
		r = pic.Read(lens, g.holder)
	}
	missing := s.Class == relation.ClassNone && !s.OnRecord
	wasMissing := g.shown.Class == relation.ClassNone && !g.shown.OnRecord
	classed, read := s.Class != g.shown.Class || s.Contested != g.shown.Contested || s.Reported != g.shown.Reported, r != g.reading
	if !classed && !read && !turned && missing == wasMissing {
		g.shown = s
		return
	}
	element := a.place(g.holder)
	if len(g.members) > 0 {
		element = element.Get("parentElement")
	}
	if s.Class != g.shown.Class {
		element.Get("dataset").Set(g.attribute, string(s.Class))
	}
	if s.Contested != g.shown.Contested {
		element.Call("toggleAttribute", "data-contested", s.Contested)
	}
	if s.Reported != g.shown.Reported {
		element.Call("toggleAttribute", "data-reported", s.Reported)
	}
	if missing != wasMissing {
		element.Call("toggleAttribute", "data-norecord", missing)
	}
	if r.Value != g.reading.Value {
		mark(element, "value", r.Value)
	}
	if r.Contested != g.reading.Contested {
		element.Call("toggleAttribute", "data-doubt", r.Contested)
	}
	g.shown, g.reading = s, r
	if !turned && !read && !(classed && lens == relation.LensClass) {
		return // no name says otherwise
	}
	for _, code := range append([]country.Code{g.holder}, g.members...) {
		c, _ := country.Lookup(code)
		a.place(code).Call("setAttribute", "aria-label", ui.PlaceLabel(pic, lens, c))
	}
}

// outline marks the open country.
func (a *atlasView) outline(c country.Code) {
	if !a.adopt() {
		return
	}
	d := ""
	if place := a.place(c); place != nil {
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
	place := a.place(c)
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
