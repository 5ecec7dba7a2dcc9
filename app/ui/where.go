package ui

import (
	"strconv"
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/neighbour"
)

// RegionOf is the region that a place lies in, of several the smallest; nil for a place that lies in none.
func RegionOf(c country.Code) (g *country.Group) {
	for i := range country.Regions {
		if country.Regions[i].Has(c) {
			g = &country.Regions[i] // a sub-region stands behind its region
		}
	}
	return g
}

// WhereText says in words where a place lies: region, coast, size among its neighbours. It is "" for a place that lies
// nowhere in particular.
func WhereText(c country.Code) string {
	p, ok := neighbour.Of(c)
	g := RegionOf(c)
	if !ok || g == nil {
		return ""
	}
	text := "In "
	if g.Key == "americas" {
		text += "the "
	}
	text += g.Name
	borders := Bordering(p.Neighbours)
	if coast := coasts[p.Coast]; coast != "" {
		text += ", " + coast
	}
	if p.Area == 0 {
		return text + ". The map’s source draws it as a point."
	}
	beside, of := borders, " that it borders."
	if len(beside) == 0 {
		beside, of = p.Neighbours, " nearest to it."
	}
	larger := 0
	for i := range beside {
		if other, _ := neighbour.Of(beside[i].Code); other.Area < p.Area {
			larger++
		}
	}
	return text + ". About " + thousands(p.Area) + " km² as drawn, larger than " + strconv.Itoa(larger) + " of the " + strconv.Itoa(len(beside)) + of
}

// coasts are the words for what water a place touches.
var coasts = [...]string{
	neighbour.Unknown: "", neighbour.Ocean: "with a coast on the ocean", neighbour.Landlocked: "without a coast",
	neighbour.Inland: "on an inland sea and without a coast on the ocean",
}

// Bordering are the neighbours that have a border with the place.
func Bordering(all []neighbour.Neighbour) []neighbour.Neighbour {
	n := 0
	for n < len(all) && all[n].Border {
		n++
	}
	return all[:n]
}

// thousands writes a number with a comma before each three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Toward says in which direction a neighbour lies and how far: "north, border of about 120 km".
func Toward(n *neighbour.Neighbour) string {
	text := n.Toward.String()
	switch km := thousands(n.Km) + " km"; {
	case !n.Border:
		text += ", about " + km + " away"
	case n.Km > 0:
		text += ", border of about " + km
	}
	return text
}

// where is the place in words for those who see no map: around it the neighbours, and what the map shows of each.
func (p *Panel) where(code country.Code) []markup.Node {
	text := WhereText(code)
	if text == "" {
		return nil
	}
	at, _ := neighbour.Of(code)
	var rows []markup.Node
	for i := range at.Neighbours {
		n := &at.Neighbours[i]
		name, shown := p.said(n.Code)
		rows = append(rows, El("li").Body(
			p.place(n.Code, name), Text("span", "since", ", "+Toward(n)+": "), Text("b", "", shown)))
	}
	return []markup.Node{Text("h3", "rubric", "Where it is"), Text("p", "", text), El("ul").Class("around").Body(rows...)}
}

// said is the name of a place, and what the map shows of it.
func (p *Panel) said(code country.Code) (name, shown string) {
	c, _ := country.Lookup(code)
	name, shown, _ = strings.Cut(PlaceLabel(p.Picture, p.View.Look.Lens, c), ": ")
	return name, shown
}
