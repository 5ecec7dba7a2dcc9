package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Legend renders what the colours and patterns mean, each class with its count, or each value of the view's lens. The
// counts are those of the elements with that class on the map and of the rows with it in the table. Each entry is a link
// that puts it among those that stay bright on the map, or takes it out again.
func Legend(v state.View, pic relation.Picture) app.UI {
	l := legend{view: v}
	if v.Look.Show != "" {
		l.shown = strings.Split(v.Look.Show, ",")
	}
	if v.Look.Lens != relation.LensClass {
		return l.list(l.values(pic)...)
	}
	na, missing, contested, reported := pic.Beside()
	items := []app.UI{
		l.class(relation.ClassRecognized, pic.Counts.Recognized),
		l.class(relation.ClassAmbassador, pic.Counts.Ambassador),
		l.class(relation.ClassNone, pic.Counts.None),
		l.over("norecord", "no record found", missing),
		l.class(relation.ClassNA, na),
	}
	if contested > 0 {
		items = append(items, l.over("contested", "Contested", contested))
	}
	if reported > 0 {
		items = append(items, l.over("reported", "Not confirmed", reported))
	}
	return l.list(items...)
}

// legend is a legend for a view in which some words stay bright, none for all.
type legend struct {
	view  state.View
	shown []string
}

func (l legend) list(items ...app.UI) app.UI {
	if l.view.HasMap() {
		items = append(items, El("li").Class("over").Body(El("a").Attr("href", l.view.On(state.Borders).URL()).Body(swatch("border"), Text("span", "label", "Disputed border"))))
	}
	return El("ul").ID("legend").Aria("label", "Legend").Body(items...)
}

// values are the entries of the view's lens.
func (l legend) values(pic relation.Picture) []app.UI {
	lens := l.view.Look.Lens
	counts, contested := pic.Tally(lens)
	var items []app.UI
	for i, v := range lens.Values() {
		items = append(items, El("li").DataSet("value", v.Key).Body(l.entry(v.Key, "value-"+v.Key, v.Label, counts[i])))
	}
	if contested > 0 {
		items = append(items, l.over("contested", "Contested", contested))
	}
	return items
}

func (l legend) class(class relation.Class, n int) app.UI {
	return El("li").DataSet("class", string(class)).Body(l.entry(string(class), string(class), ClassLabel(class), n))
}

// over is a line about a pattern that lies over a class.
func (l legend) over(pattern, label string, n int) app.UI {
	return El("li").Class("over").DataSet("pattern", pattern).Body(l.entry(pattern, pattern, label, n))
}

func (l legend) entry(word, fill, label string, n int) app.UI {
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
		slices.Sort(words)
	}
	v.Look.Show = strings.Join(words, ",")
	a := El("a").Attr("href", v.URL()).DataSet("word", word)
	if shown {
		a = a.Aria("current", "true")
	}
	return a.Body(
		swatch(fill),
		Text("span", "label", label),
		Text("span", "count", strconv.Itoa(n)),
	)
}

// swatch is a small rectangle in the fill that the map uses. It is drawn by the style sheet: pages without the map have
// none of its patterns.
func swatch(fill string) app.UI {
	return El("span").Class("swatch swatch-"+fill).Aria("hidden", "true")
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
		word = string(s.Class)
		switch {
		case s.Contested:
			over = "contested"
		case s.Reported:
			over = "reported"
		case s.Class == relation.ClassNone && !s.OnRecord:
			over = "norecord"
		}
	}
	for _, shown := range strings.Split(look.Show, ",") {
		if shown == word || shown == over {
			return true
		}
	}
	return false
}

// Lenses renders the choice of what the colours show, with the rule of the lens at hand, and the switch of the patterns.
func Lenses(v state.View) app.UI {
	var links []app.UI
	for _, lens := range relation.Lenses {
		to := v
		to.Look.Lens, to.Look.Show = lens, "" // another lens has other words
		a := Link(to.URL(), lens.Label())
		if lens == v.Look.Lens {
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
	}
	what := "Colours show: "
	if v.Page == state.Table {
		what = "Column and legend show: "
	}
	return El("details").Class("lenses").Body(
		El("summary").Body(Text("span", "", what), Text("span", "label", v.Look.Lens.Label())),
		El("ul").Body(links...),
	)
}
