package picture

import (
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// Pattern is what lies over the colour of an area, so that it is told from others without colours.
type Pattern uint8

const (
	Plain Pattern = iota
	Dots
	FineDots
	Stripes // from the lower left to the upper right
	Bars    // upright
	Lines   // level and thin
)

// Style is how an area is drawn. Colours are names, see Colours.
type Style struct {
	Ground, Ink string // Ink is the pattern's
	Pattern     Pattern
	Stroke      string
	Width       float64 // of the stroke, in pixels
	Dot         string  // the marker of a small place
}

// Colours gives the value of a colour by its name in web/css/statuses.css, "#rrggbb".
type Colours func(name string) string

// Names are the colours that a sheet uses.
var Names = []string{
	"paper", "ink", "quiet", "sea", "grid", "coast", "shore", "recognized", "recognized-line", "ambassador", "ambassador-dot",
	"none", "none-line", "none-dot", "na", "na-hatch", "norecord-dot", "contested",
	"lens-one", "lens-one-line", "lens-two", "lens-two-dot", "lens-doubt",
}

// styleOf says what the style sheet of the pages says of a class.
func styleOf(s relation.Standing) Style {
	switch {
	case s.Contested && s.Class == relation.ClassAmbassador:
		return Style{"ambassador", "none", Stripes, "shore", .5, "contested"}
	case s.Contested:
		return Style{"none", "contested", Stripes, "shore", .5, "contested"}
	case s.Class == relation.ClassRecognized:
		return closest.reported(s)
	case s.Class == relation.ClassAmbassador:
		return lesser.reported(s)
	case s.Class == relation.ClassNA:
		return Style{"na", "na-hatch", Stripes, "na-hatch", .5, "none-dot"}
	case !s.OnRecord:
		return Style{"none", "norecord-dot", FineDots, "shore", .5, "none-dot"}
	}
	return Style{"none", "", Plain, "shore", .5, "none-dot"}
}

var (
	closest = Style{"recognized", "", Plain, "recognized-line", 1.2, "recognized"}
	lesser  = Style{"ambassador", "ambassador-dot", Dots, "coast", .5, "ambassador"}
)

// reported is a style for a standing that rests on reports alone, or as it is.
func (s Style) reported(of relation.Standing) Style {
	if of.Reported {
		s.Ink, s.Pattern = "none", Lines
	}
	return s
}

// styleIn is styleOf for a value of a lens, in the colours of lenses: no state may look recognized that is not.
func styleIn(l relation.Lens, r relation.Reading) Style {
	s := patternIn(l, r)
	for _, colour := range []*string{&s.Ground, &s.Ink, &s.Stroke, &s.Dot} {
		switch *colour {
		case "recognized":
			*colour = "lens-one"
		case "recognized-line":
			*colour = "lens-one-line"
		case "ambassador":
			*colour = "lens-two"
		case "ambassador-dot":
			*colour = "lens-two-dot"
		case "contested":
			*colour = "lens-doubt"
		}
	}
	return s
}

// patternIn is the style of a value of a lens in the colours of classes.
func patternIn(l relation.Lens, r relation.Reading) Style {
	switch r.Value {
	case relation.ValueNA:
		return styleOf(relation.Standing{Class: relation.ClassNA})
	case relation.ValueCharge, relation.ValueClosed:
		if r.Contested {
			return styleOf(relation.Standing{Class: relation.ClassAmbassador, Contested: true})
		}
		return lesser
	}
	switch {
	case r.Contested:
		return styleOf(relation.Standing{Contested: true})
	case r.Value == relation.ValueWithdrawn || r.Value == relation.ValueRecalled:
		return Style{"none", "none-dot", Bars, "shore", .5, "none-dot"}
	case r.Value == relation.ValueUnknown && l == relation.LensRecognition:
		return styleOf(relation.Standing{Class: relation.ClassNone})
	case r.Value == relation.ValueNo || r.Value == relation.ValueUnknown:
		return styleOf(relation.Standing{Class: relation.ClassNone, OnRecord: true})
	}
	return closest
}

// strong is a style whose pattern does the work alone, for those who ask for patterns.
func (s Style) strong() Style {
	switch s.Ink {
	case "ambassador-dot", "lens-two-dot":
		s.Ink = "none"
	case "norecord-dot", "na-hatch":
		s.Ink = "none-dot"
	}
	return s
}

// Entry is a line of the legend.
type Entry struct {
	Word  string // of the page's legend
	Label string
	Count int
	Style Style
}

// Legend returns what the areas mean, each with the number of states, as the legend of the page has them.
func Legend(pic relation.Picture, look state.Look) []Entry {
	var list []Entry
	add := func(word, label string, n int, s Style) {
		if look.Patterns {
			s = s.strong()
		}
		list = append(list, Entry{word, label, n, s})
	}
	if l := look.Lens; l != relation.LensClass {
		counts, contested := pic.Tally(l)
		for i, v := range l.Values() {
			add(v.Key, v.Label, counts[i], styleIn(l, relation.Reading{Value: v.Key}))
		}
		if contested > 0 {
			add("contested", "Contested", contested, styleIn(l, relation.Reading{Value: relation.ValueUnknown, Contested: true}))
		}
		return list
	}
	na, missing, contested, reported := pic.Beside()
	of := func(c relation.Class, n int) {
		add(string(c), ui.ClassLabel(c), n, styleOf(relation.Standing{Class: c, OnRecord: true}))
	}
	of(relation.ClassRecognized, pic.Counts.Recognized)
	of(relation.ClassAmbassador, pic.Counts.Ambassador)
	of(relation.ClassNone, pic.Counts.None)
	add("norecord", "no record found", missing, styleOf(relation.Standing{Class: relation.ClassNone}))
	of(relation.ClassNA, na)
	if contested > 0 {
		add("contested", "Contested", contested, styleOf(relation.Standing{Contested: true}))
	}
	if reported > 0 {
		add("reported", "Not confirmed", reported, styleOf(relation.Standing{Class: relation.ClassAmbassador, Reported: true}))
	}
	return list
}

// bright reports whether a group is among what show keeps bright; an empty show keeps all.
func (g *Group) bright(show string) bool {
	if show == "" {
		return true
	}
	of := string(g.Class)
	if g.Value != "" {
		of = g.Value
	}
	for _, word := range strings.Split(show, ",") {
		if word == of || word == "contested" && g.Contested || word == "reported" && g.Reported && g.Value == "" || word == "norecord" && g.NoRecord && g.Value == "" {
			return true
		}
	}
	return false
}
