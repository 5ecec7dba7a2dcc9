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
	add := func(word, label string, n int, value string, mark relation.Mark) {
		f := ui.FillFor(look.Lens, value, mark)
		if look.Patterns {
			f = strong(f)
		}
		list = append(list, Entry{word, label, n, f})
	}
	last := look.Lens.Values()[len(look.Lens.Values())-1].Key
	if l := look.Lens; l != relation.LensClass {
		counts, contested := pic.Tally(l)
		for i, v := range l.Values() {
			add(v.Key, v.Label, counts[i], v.Key, relation.Unmarked)
		}
		if contested > 0 {
			add("contested", "Contested", contested, last, relation.MarkContested)
		}
		return list
	}
	na, marked := pic.Beside()
	class := func(c relation.Class, n int) { add(string(c), ui.ClassLabel(c), n, string(c), relation.Unmarked) }
	class(relation.ClassRecognized, pic.Counts.Recognized)
	class(relation.ClassAmbassador, pic.Counts.Ambassador)
	class(relation.ClassNone, pic.Counts.None)
	add("norecord", "no record found", marked[relation.MarkNoRecord], last, relation.MarkNoRecord)
	class(relation.ClassNA, na)
	for _, m := range [...]struct {
		mark  relation.Mark
		label string
		over  relation.Class
	}{
		{relation.MarkContested, "Contested", relation.ClassNone}, {relation.MarkReported, "Not confirmed", relation.ClassAmbassador},
		{relation.MarkUnrecorded, relation.UnrecordedWords, relation.ClassNone},
	} {
		if n := marked[m.mark]; n > 0 {
			add(m.mark.String(), m.label, n, string(m.over), m.mark)
		}
	}
	return list
}

// bright reports whether a group is among what show keeps bright; an empty show keeps all.
func (g *Group) bright(show string) bool {
	if show == "" {
		return true
	}
	of, over := string(g.Class), g.Mark
	if g.Value != "" {
		of, over = g.Value, relation.Unmarked
	}
	if g.Doubt {
		over = relation.MarkContested
	}
	for _, word := range strings.Split(show, ",") {
		if word == of || word == over.String() {
			return true
		}
	}
	return false
}
