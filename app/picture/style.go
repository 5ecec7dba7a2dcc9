package picture

import (
	"strings"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Pattern is what lies over the colour of an area, so that it is told from others without colours.
type Pattern uint8

const (
	Plain Pattern = iota
	Dots
	FineDots
	Stripes // from the lower left to the upper right
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
}

// styleOf says what the style sheet of the pages says.
func styleOf(s relation.Standing) Style {
	switch {
	case s.Contested && s.Class == relation.ClassAmbassador:
		return Style{"ambassador", "none", Stripes, "shore", .5, "contested"}
	case s.Contested:
		return Style{"none", "contested", Stripes, "shore", .5, "contested"}
	case s.Class == relation.ClassRecognized:
		return Style{"recognized", "", Plain, "recognized-line", 1.2, "recognized"}
	case s.Class == relation.ClassAmbassador:
		return Style{"ambassador", "ambassador-dot", Dots, "coast", .5, "ambassador"}
	case s.Class == relation.ClassNA:
		return Style{"na", "na-hatch", Stripes, "na-hatch", .5, "none-dot"}
	case !s.OnRecord:
		return Style{"none", "norecord-dot", FineDots, "shore", .5, "none-dot"}
	}
	return Style{"none", "", Plain, "shore", .5, "none-dot"}
}

// Entry is a line of the legend.
type Entry struct {
	Word  string // data-class or data-pattern of the page's legend
	Over  bool   // the word is a pattern's, counted among a class already
	Label string
	Count int
	Style Style
}

// Legend returns what the areas mean, each with the number of states, as the legend of the page has them.
func Legend(pic relation.Picture) []Entry {
	var na, missing, contested int
	for _, c := range country.All() {
		s := pic.Of(c.Code)
		if c.Kind == country.Territory {
			continue
		}
		if s.Class == relation.ClassNA {
			na++
		}
		if c.Counted() && s.Class == relation.ClassNone && !s.OnRecord {
			missing++
		}
		if s.Contested {
			contested++
		}
	}
	of := func(c relation.Class, n int) Entry {
		return Entry{string(c), false, ui.ClassLabel(c), n, styleOf(relation.Standing{Class: c, OnRecord: true})}
	}
	list := []Entry{
		of(relation.ClassRecognized, pic.Counts.Recognized), of(relation.ClassAmbassador, pic.Counts.Ambassador), of(relation.ClassNone, pic.Counts.None),
		{"norecord", true, "no record found", missing, styleOf(relation.Standing{Class: relation.ClassNone})},
		of(relation.ClassNA, na),
	}
	if contested > 0 {
		list = append(list, Entry{"contested", true, "Contested", contested, styleOf(relation.Standing{Contested: true})})
	}
	return list
}

// bright reports whether a standing is among what show keeps bright; an empty show keeps all.
func bright(show string, s relation.Standing) bool {
	if show == "" {
		return true
	}
	for _, word := range strings.Split(show, ",") {
		if word == string(s.Class) || word == "contested" && s.Contested || word == "norecord" && s.Class == relation.ClassNone && !s.OnRecord {
			return true
		}
	}
	return false
}
