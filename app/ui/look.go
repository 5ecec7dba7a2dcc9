package ui

import (
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Look is what the map shows of a state and its territories: attributes, which the style sheet reads, and words in the
// names of its places. It is decided here alone, for the drawing and for the rows of a scene.
type Look struct {
	Marks []Mark
	Says  string // behind a place's name: ": Recognized"
	Doubt string // at the end of its name: ", contested", mostly ""
}

// Mark is an attribute of the drawing.
type Mark struct{ Name, Value string }

// MarkNames are the attributes that a look may have.
var MarkNames = []string{"data-class", "data-uncounted", "data-contested", "data-reported", "data-unrecorded", "data-norecord", "data-value", "data-doubt"}

// LookOf returns how a holder of territories, or a place that stands alone, looks in a picture through a lens.
func LookOf(pic relation.Picture, lens relation.Lens, holder country.Country) Look {
	s := pic.Of(holder.Code)
	l := Look{Says: ": " + ClassLabel(s.Class), Doubt: Doubt(s)}
	class := "data-class"
	if holder.Kind == country.NonMember {
		class = "data-uncounted"
	}
	l.Marks = append(l.Marks, Mark{class, string(s.Class)})
	if m := s.Mark(); m != relation.Unmarked {
		l.Marks = append(l.Marks, Mark{"data-" + m.String(), ""})
	}
	if lens == relation.LensClass {
		return l
	}
	r := pic.Read(lens, holder.Code)
	l.Says, l.Doubt = ": "+lens.LabelOf(r.Value), ""
	l.Marks = append(l.Marks, Mark{"data-value", r.Value})
	if r.Contested {
		l.Marks, l.Doubt = append(l.Marks, Mark{"data-doubt", ""}), contested
	}
	return l
}

// NameOf returns what stands before and behind a look's words in the name of a place: its own name, and for a territory
// whose class it has.
func NameOf(c country.Country) (name, holder string) {
	if c.Kind == country.Territory {
		if h, ok := country.Lookup(c.Parent); ok {
			return c.Name, ", as " + h.Name
		}
	}
	return c.Name, ""
}

// PlaceLabel is what a screen reader says for a place on the map: its name, its class or the lens's value, and for a
// territory whose that is.
func PlaceLabel(pic relation.Picture, lens relation.Lens, c country.Country) string {
	holder := c
	if h, ok := country.Lookup(c.Holder()); ok {
		holder = h
	}
	name, as := NameOf(c)
	l := LookOf(pic, lens, holder)
	return name + l.Says + as + l.Doubt
}
