package ui

import (
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/neighbour"
	"recognitionmap/geodata/relation"
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
	switch {
	case p.Coast == neighbour.Landlocked:
		text += ", without a coast"
	case p.Coast == neighbour.Inland:
		text += ", on an inland sea and without a coast on the ocean"
	case p.Coast == neighbour.Ocean && len(borders) == 0:
		text += ", with the sea on all sides"
	case p.Coast == neighbour.Ocean:
		text += ", with a coast on the ocean"
	}
	if p.Area == 0 {
		return text + ". The map’s source draws it as a point."
	}
	beside, of := borders, " that it borders"
	if len(beside) == 0 {
		beside, of = p.Neighbours, " nearest to it"
	}
	return text + ". About " + thousands(p.Area) + " km² as drawn, " + among(p.Area, beside) + of + "."
}

// Bordering are the neighbours that have a border with the place.
func Bordering(all []neighbour.Neighbour) []neighbour.Neighbour {
	n := 0
	for n < len(all) && all[n].Border {
		n++
	}
	return all[:n]
}

// among ranks an area: "larger than 3 and smaller than 2 of the 5".
func among(area int, beside []neighbour.Neighbour) string {
	larger := 0
	for _, n := range beside {
		if p, _ := neighbour.Of(n.Code); p.Area < area {
			larger++
		}
	}
	smaller, all := len(beside)-larger, strconv.Itoa(len(beside))
	switch {
	case smaller == 0 && larger == 1:
		return "larger than the one"
	case larger == 0 && smaller == 1:
		return "smaller than the one"
	case smaller == 0:
		return "larger than each of the " + all
	case larger == 0:
		return "smaller than each of the " + all
	}
	return "larger than " + strconv.Itoa(larger) + " and smaller than " + strconv.Itoa(smaller) + " of the " + all
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
	km := " of about " + thousands(n.Km) + " km"
	switch {
	case n.Border && n.Km == 0:
		return text
	case n.Border:
		text += ", border" + km
	default:
		text += ", about " + thousands(n.Km) + " km away"
	}
	if n.Distant != "" {
		c, _ := country.Lookup(n.Distant)
		text += " with a part of " + c.Name + " far from the rest"
	}
	return text
}

// ValueText is what the map shows of a place through a lens, in words: "Ambassador sent, not confirmed".
func ValueText(pic relation.Picture, lens relation.Lens, c country.Country) string {
	holder := c
	if h, ok := country.Lookup(c.Holder()); ok {
		holder = h
	}
	_, as := NameOf(c)
	l := LookOf(pic, lens, holder)
	return l.Says[len(": "):] + as + l.Doubt
}

// where is the place in words for those who see no map: around it the neighbours, and what the map shows of each.
func (p Panel) where(c country.Country) []markup.Node {
	text := WhereText(c.Code)
	if text == "" {
		return nil
	}
	at, _ := neighbour.Of(c.Code)
	var rows []markup.Node
	for i := range at.Neighbours {
		n := &at.Neighbours[i]
		other, _ := country.Lookup(n.Code)
		rows = append(rows, El("li").Body(
			Link(p.View.Open(n.Code).URL(), other.Name), Text("span", "since", ", "+Toward(n)+": "),
			Text("b", "status-"+string(p.Picture.Of(n.Code).Class), ValueText(p.Picture, p.View.Look.Lens, other)),
		))
	}
	return []markup.Node{Text("h3", "rubric", "Where it is"), Text("p", "", text), El("ul").Class("heads around").Body(rows...)}
}
