package live

import (
	"math"
	"slices"
	"strings"
	"time"

	"recognitionmap/geodata/country"
)

// typed is what a reader types on the map to jump to a place by its name.
type typed struct {
	letters string
	at      time.Time
}

// nameIn is how long the next letter may take to belong to the same name.
const nameIn = 800 * time.Millisecond

// mapKey moves over the map with arrows and letters, and lists the keys.
func (s State) mapKey(a MapKey) (State, []Effect) {
	var to country.Code
	switch a.Key {
	case "ArrowLeft":
		to = neighbour(a.Middles, a.At, -1, 0)
	case "ArrowRight":
		to = neighbour(a.Middles, a.At, 1, 0)
	case "ArrowUp":
		to = neighbour(a.Middles, a.At, 0, -1)
	case "ArrowDown":
		to = neighbour(a.Middles, a.At, 0, 1)
	case "Home":
		if names := s.byName(); len(names) > 0 {
			to = names[0].Code
		}
	case "End":
		if names := s.byName(); len(names) > 0 {
			to = names[len(names)-1].Code
		}
	case "?":
		return s, []Effect{Help{}}
	default:
		if len([]rune(a.Key)) != 1 || a.Key == " " && (s.typed.letters == "" || a.When.Sub(s.typed.at) > nameIn) { // no name begins so
			return s, nil
		}
		s, to = s.jump(a)
	}
	if to == "" {
		return s, nil
	}
	return s, []Effect{Focus{to}, Bring{Country: to}}
}

// byName lists the places of the map by name.
func (s State) byName() []country.Country {
	var list []country.Country
	for _, c := range country.All() {
		if s.Drawn[c.Code] {
			list = append(list, c)
		}
	}
	return list
}

// jump finds the place after the key's whose name begins with the letters typed so far, itself where it still does, ""
// where none does. One letter again and again goes through all that begin with it.
func (s State) jump(a MapKey) (State, country.Code) {
	if a.When.Sub(s.typed.at) > nameIn {
		s.typed.letters = ""
	}
	letter := country.Fold(a.Key)
	if a.Key == " " {
		letter = " "
	}
	s.typed = typed{s.typed.letters + letter, a.When}
	letters, first := s.typed.letters, 0
	if letters == "" {
		return s, ""
	}
	if strings.ReplaceAll(letters, letter, "") == "" {
		letters, first = letter, 1 // from the next one on
	}
	list := s.byName()
	here := slices.IndexFunc(list, func(c country.Country) bool { return c.Code == a.At })
	for i := range list {
		c := list[(here+first+i+len(list))%len(list)]
		if strings.HasPrefix(country.Fold(c.Name), letters) {
			return s, c.Code
		}
	}
	return s, ""
}

// neighbour returns the place nearest to c in the direction dx, dy of the screen, "" where there is none: nearest by
// the distance between the middles, with what lies off the axis counted double.
func neighbour(middles map[country.Code][2]float64, c country.Code, dx, dy float64) country.Code {
	from, ok := middles[c]
	if !ok {
		return ""
	}
	best, least := country.Code(""), math.Inf(1)
	for code, to := range middles {
		x, y := to[0]-from[0], to[1]-from[1]
		along, across := x*dx+y*dy, math.Abs(x*dy-y*dx)
		if code == c || along <= 1 || across > 2*along {
			continue
		}
		if d := along + 2*across; d < least || d == least && code < best {
			best, least = code, d
		}
	}
	return best
}
