package ui

import (
	"strconv"
	"strings"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/order"
	"recognitionmap/geodata/relation"
)

// Legend renders what the colours and patterns mean, each class with its count, or each value of the view's lens. The
// counts are those of the elements with that class on the map and of the rows with it in the table. Each entry is a link
// that puts it among those that stay bright on the map, or takes it out again.
func Legend(v state.View, pic relation.Picture) markup.Node {
	l := legend{view: v}
	if v.Look.Show != "" {
		l.shown = strings.Split(v.Look.Show, ",")
	}
	var items []markup.Node
	for _, e := range Entries(v.Look.Lens, pic) {
		items = append(items, l.item(e))
	}
	if v.HasMap() {
		items = append(items, El("li").Class("over").Body(El("a").Attr("href", v.On(state.Borders).URL()).Body(swatch("border"), Text("span", "label", "Disputed border"))))
	}
	return El("ul").ID("legend").Aria("label", "Legend").DataSet("bright", Shown(v.Look)).Body(items...)
}

// Entry is a line of the legend: what a colour or a pattern means, and how many there are of it.
type Entry struct {
	Is    string // of what it is a line: "class", "value" of a lens, or "pattern" over the colours
	Word  string // by which addresses name it
	Fill  string // the look of its swatch
	Label string
	Count int
	Rare  bool   // not every map has it: where there is none, nobody needs the line
	Why   string // what a mark means, "" for what its label says
}

// Entries are the lines of the legend for a picture through a lens. They are the same on all days, but for their counts.
func Entries(lens relation.Lens, pic relation.Picture) []Entry {
	var list []Entry
	if lens != relation.LensClass {
		counts, contested := pic.Tally(lens)
		for i, v := range lens.Values() {
			list = append(list, Entry{"value", v.Key, "value-" + v.Key, v.Label, counts[i], false, ""})
		}
		return append(list, contestedEntry(contested))
	}
	na, marked := pic.Beside()
	class := func(c relation.Class, n int) Entry {
		return Entry{"class", string(c), string(c), ClassLabel(c), n, false, ""}
	}
	return []Entry{
		class(relation.ClassRecognized, pic.Counts.Recognized),
		class(relation.ClassAmbassador, pic.Counts.Ambassador),
		class(relation.ClassNone, pic.Counts.None),
		{"pattern", "norecord", "norecord", "no record found", marked[relation.MarkNoRecord], false, "No event on record says how it stands."},
		class(relation.ClassNA, na),
		contestedEntry(marked[relation.MarkContested]),
		{"pattern", "reported", "reported", "Not confirmed", marked[relation.MarkReported], true, "One side alone, or one source, says so."},
		{"pattern", "unrecorded", "unrecorded", relation.UnrecordedWords, marked[relation.MarkUnrecorded], true, "By title alone, so it does not count."},
	}
}

func contestedEntry(n int) Entry {
	return Entry{"pattern", "contested", "contested", "Contested", n, true, "Sources disagree whether it stands closer."}
}

// legend is a legend for a view in which some words stay bright, none for all.
type legend struct {
	view  state.View
	shown []string
}

func (l legend) item(e Entry) markup.Node {
	item := El("li").DataSet(e.Is, e.Word).Hidden(e.Rare && e.Count == 0)
	if e.Is == "pattern" {
		item.Class("over")
	}
	return item.Body(l.link(e))
}

// link puts an entry among those that stay bright on the map, or takes it out again.
func (l legend) link(e Entry) markup.Node {
	word := e.Word
	v := l.view
	shown := false
	var words []string
	for _, w := range l.shown {
		if w == word {
			shown = true
		} else {
			words = append(words, w)
		}
	}
	if !shown {
		words = append(words, word)
		order.By(words, func(a, b *string) int { return strings.Compare(*a, *b) })
	}
	v.Look.Show = strings.Join(words, ",")
	a := El("a").Attr("href", v.URL()).DataSet("word", word)
	if shown {
		a = a.Aria("current", "true")
	}
	body := []markup.Node{swatch(e.Fill), Text("span", "label", e.Label), Text("span", "count", strconv.Itoa(e.Count))}
	if e.Why != "" {
		body = append(body, Text("span", "meaning", e.Why))
	}
	return a.Body(body...)
}

// swatch is a small rectangle in the fill that the map uses. It is drawn by the style sheet: pages without the map have
// none of its patterns.
func swatch(fill string) markup.Node {
	return El("span").Class("swatch swatch-"+fill).Aria("hidden", "true")
}

// SwatchOf is the swatch of the entry that a state belongs to, a pattern over its colour before the colour.
func SwatchOf(pic relation.Picture, lens relation.Lens, code country.Code) markup.Node {
	if lens != relation.LensClass {
		r := pic.Read(lens, code)
		switch {
		case r.Contested:
			return swatch("contested swatch-value-" + r.Value) // in the colours of lenses
		case r.Value == relation.ValueNA || lens == relation.LensRecognition && r.Value == relation.ValueUnknown:
			return swatch(lookOf(lens, r.Value).fill)
		}
		return swatch("value-" + r.Value)
	}
	s := pic.Of(code)
	if m := s.Mark(); m != relation.Unmarked && s.Class != relation.ClassRecognized {
		return swatch(m.String())
	}
	return swatch(string(s.Class))
}

// Lit reports whether a place is among those that a look keeps bright.
func Lit(look state.Look, pic relation.Picture, c country.Country) bool {
	if look.Show == "" {
		return true
	}
	word, over := "", ""
	if look.Lens != relation.LensClass {
		r := pic.Read(look.Lens, c.Code)
		if word = r.Value; r.Contested {
			over = "contested"
		}
	} else {
		s := pic.Of(c.Code)
		word, over = string(s.Class), s.Mark().String()
	}
	for _, shown := range strings.Split(look.Show, ",") {
		if shown == word || shown == over {
			return true
		}
	}
	return false
}

// Lenses renders the choice of what the colours show, with the switches of patterns and names.
func Lenses(v state.View) markup.Node {
	what := "Colours show: "
	if v.Page == state.Table {
		what = "Column and legend show: "
	}
	return lenses(v, Text("span", "", what), Text("span", "label", v.Look.Lens.Label()))
}

// layers is Lenses in the map's toolbar, whose legend says what the classes are.
func layers(v state.View) markup.Node {
	summary := []markup.Node{Text("span", "", "Layers")}
	if v.Look.Lens != relation.LensClass {
		summary = append(summary, Text("span", "label", v.Look.Lens.Label()))
	}
	return lenses(v, summary...)
}

func lenses(v state.View, summary ...markup.Node) markup.Node {
	var links []markup.Node
	_, from, _ := v.Look.Lens.Ever() // since when it is asked, or would be
	for _, lens := range relation.Lenses {
		chosen := lens == v.Look.Lens.Plain()
		if lens.Said() != "" {
			if v.Page == state.Compare {
				continue
			}
			lens = lens.Since(from)
		}
		to := v
		to.Look.Lens, to.Look.Show = lens, "" // another lens has other words
		a := Link(to.URL(), lens.Label())
		if chosen {
			a = a.Aria("current", "true")
		}
		links = append(links, El("li").Body(a))
	}
	if v.Page != state.Table { // which has no colours to draw over
		to, label := v, "Patterns over the colours"
		if to.Look.Patterns = !v.Look.Patterns; v.Look.Patterns {
			label = "Colours without patterns"
		}
		links = append(links, El("li").Class("patterns").Body(Link(to.URL(), label)))
		to, label = v, "Map without names"
		if to.Look.Nameless = !v.Look.Nameless; v.Look.Nameless {
			label = "Names on the map"
		}
		links = append(links, El("li").Body(Link(to.URL(), label)))
	}
	return El("details").Class("lenses").Body(El("summary").Body(summary...), El("ul").Body(links...))
}
