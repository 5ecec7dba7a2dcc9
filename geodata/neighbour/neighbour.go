// Package neighbour says where each place of the map lies in words' reach: what is around it, in which direction and how
// far, how large it is, and whether it has a coast. It is what a map shows at a glance, for those who do not see one.
//
// All of it is measured on the shapes that the map is drawn from, Natural Earth 1:50m, by geodata/internal/gen, and kept
// as a table of a few kB, since the browser program writes it too. So a length is that of the line as drawn, which is
// shorter than a survey's, and a boundary stands here as it stands on the map.
package neighbour

import (
	"strings"

	"recognitionmap/geodata/country"
)

// Direction is a point of the compass, as it is read off a map.
type Direction uint8

const (
	North Direction = iota
	NorthEast
	East
	SouthEast
	South
	SouthWest
	West
	NorthWest
	AllAround // the neighbour encloses the place
)

var words = [...]string{"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west", "on all sides"}

func (d Direction) String() string { return words[d] }

// Coast says what water a place touches.
type Coast uint8

const (
	Unknown Coast = iota // the source draws no outline
	Ocean
	Inland // a shore of water that land encloses, the Caspian Sea, and no coast on the ocean
	Landlocked
)

// Place is where a place lies.
type Place struct {
	Coast      Coast
	Area       int         // km², to three digits; 0 where the source draws no outline
	Neighbours []Neighbour // those with a border clockwise from the north, then the nearest others
}

// Neighbour is what lies beside a place.
type Neighbour struct {
	Code   country.Code
	Toward Direction // seen from the middle of the place
	Border bool      // whether they have a common border
	Km     int       // of the common border, 0 unknown; or from shore to shore; to two digits
}

// Of returns where a place lies, and whether that is known: nothing is said of shapes without a government. What the
// table's signs mean is said where it is made, in geodata/internal/gen/table.go.
func Of(c country.Code) (p Place, ok bool) {
	start := strings.Index(table, "\n"+string(c))
	if len(c) != 3 || start < 0 {
		return p, false
	}
	own := table[start+1:]
	p.Coast = Coast(strings.IndexByte("uoil", own[3]))
	p.Area, own = number(own[4:])
	for own[0] == ' ' {
		own = p.read(own[1:], "")
	}
	for at := start; ; { // what the lines before this one say of it
		at = strings.LastIndex(table[:at], " "+string(c))
		if at < 0 {
			return p, true
		}
		line := strings.LastIndexByte(table[:at], '\n') + 1
		p.read(table[at+1:], country.Code(table[line:line+3]))
	}
}

// read adds a neighbour that a line has, and returns the rest of the line. It is the one named, or where the line is that of
// another place, that one: if it has a letter for the way back.
func (p *Place) read(text string, of country.Code) string {
	n := Neighbour{Code: country.Code(text[:3])}
	letter, known := text[3], of == ""
	if text = text[4:]; text[0] >= 'A' {
		if !known {
			n.Code, letter, known = of, text[0], true
		}
		text = text[1:]
	}
	n.Km, text = number(text)
	n.Border = letter >= 'a'
	n.Toward = Direction((letter - 'A') % ('a' - 'A'))
	if known {
		p.add(n)
	}
	return text
}

// add puts a neighbour at its place in the order.
func (p *Place) add(n Neighbour) {
	p.Neighbours = append(p.Neighbours, n)
	for i := len(p.Neighbours) - 1; i > 0 && n.before(&p.Neighbours[i-1]); i-- {
		p.Neighbours[i-1], p.Neighbours[i] = p.Neighbours[i], p.Neighbours[i-1]
	}
}

func (n *Neighbour) before(m *Neighbour) bool {
	switch {
	case n.Border != m.Border:
		return n.Border
	case n.Border && n.Toward != m.Toward:
		return n.Toward < m.Toward
	case !n.Border && n.Km != m.Km:
		return n.Km < m.Km
	}
	return n.Code < m.Code
}

// number reads the digits that a text begins with.
func number(text string) (n int, rest string) {
	for text[0] >= '0' && text[0] <= '9' { // a line ends with something else
		n, text = 10*n+int(text[0]-'0'), text[1:]
	}
	return n, text
}
