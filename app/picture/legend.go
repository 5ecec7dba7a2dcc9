package picture

import (
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// Colours gives the value of a colour by its name in web/css/statuses.css, "#rrggbb".
type Colours func(name string) string

// Names are the colours that a sheet uses.
var Names = []string{
	"paper", "ink", "quiet", "sea", "grid", "coast", "shore", "recognized", "recognized-line", "ambassador", "ambassador-dot",
	"none", "none-line", "none-dot", "na", "na-hatch", "norecord-dot", "contested",
	"lens-one", "lens-one-line", "lens-two", "lens-two-dot", "lens-doubt", "on-ambassador",
}

// strong is a fill whose pattern does the work alone, for those who ask for patterns.
func strong(f ui.Fill) ui.Fill {
	switch f.Ink {
	case "ambassador-dot", "lens-two-dot":
		f.Ink = "none"
	case "norecord-dot", "na-hatch":
		f.Ink = "none-dot"
	}
	return f
}

// Entry is a line of the legend.
type Entry struct {
	Word  string // of the page's legend
	Label string
	Count int
	Fill  ui.Fill
}

// Legend returns what the areas mean, each with the number of states, as the legend of the page has them.
func Legend(pic relation.Picture, look state.Look) []Entry {
	var list []Entry
	add := func(word, label string, n int, r relation.Reading, bare bool) {
		f := ui.FillFor(look.Lens, r, bare)
		if look.Patterns {
			f = strong(f)
		}
		list = append(list, Entry{word, label, n, f})
	}
	doubt := relation.Reading{Value: look.Lens.Values()[len(look.Lens.Values())-1].Key, Contested: true} // of the last value
	if l := look.Lens; l != relation.LensClass {
		counts, contested := pic.Tally(l)
		for i, v := range l.Values() {
			add(v.Key, v.Label, counts[i], relation.Reading{Value: v.Key}, false)
		}
		if contested > 0 {
			add("contested", "Contested", contested, doubt, false)
		}
		return list
	}
	na, missing, contested, reported := pic.Beside()
	of := func(c relation.Class) relation.Reading { return relation.Reading{Value: string(c)} }
	class := func(c relation.Class, n int) { add(string(c), ui.ClassLabel(c), n, of(c), false) }
	class(relation.ClassRecognized, pic.Counts.Recognized)
	class(relation.ClassAmbassador, pic.Counts.Ambassador)
	class(relation.ClassNone, pic.Counts.None)
	add("norecord", "no record found", missing, of(relation.ClassNone), true)
	class(relation.ClassNA, na)
	if contested > 0 {
		add("contested", "Contested", contested, doubt, false)
	}
	if reported > 0 {
		add("reported", "Not confirmed", reported, of(relation.ClassAmbassador), true)
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
