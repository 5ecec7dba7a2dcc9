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
	Code    country.Code
	Toward  Direction    // seen from the middle of the place
	Border  bool         // whether they have a common border
	Km      int          // of the common border, 0 unknown; or from shore to shore; to two digits
	Distant country.Code // whose part far from its mainland alone has the border, "" for none
}

// Of returns where a place lies, and whether that is known: nothing is said of shapes without a government.
func Of(c country.Code) (p Place, ok bool) {
	if len(c) != 3 {
		return p, false
	}
	_, rest, ok := strings.Cut(table, "\n"+string(c))
	if !ok {
		return p, false
	}
	rest, _, _ = strings.Cut(rest, "\n")
	own, rest, more := strings.Cut(rest, " ")
	p.Coast = Coast(strings.IndexByte("uoil", own[0]))
	p.Area, _ = number(own[1:])
	for text := ""; more; {
		text, rest, more = strings.Cut(rest, " ")
		n := Neighbour{Code: country.Code(text[:3])}
		if n.Border = text[3] >= 'a'; n.Border {
			n.Toward = Direction(text[3] - 'a')
		} else {
			n.Toward = Direction(text[3] - 'A')
		}
		km, end := number(text[4:])
		n.Km = km
		switch end {
		case "<":
			n.Distant = c
		case ">":
			n.Distant = n.Code
		}
		p.Neighbours = append(p.Neighbours, n)
	}
	return p, true
}

// number reads the digits that a text begins with.
func number(text string) (n int, rest string) {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return n, text[i:]
		}
		n = 10*n + int(text[i]-'0')
	}
	return n, ""
}
