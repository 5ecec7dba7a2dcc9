package pages

import (
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// compare is two days side by side: the maps, their counts, and every change between them as a sentence.
func compare(m *Model) []markup.Node {
	v := m.View
	from, to := m.Record.On(v.Span.From), m.Record.On(v.Span.To)
	changes := m.Record.Between(v.Span.From, v.Span.To)
	var unseen []markup.Node
	other, label := v, "Both days in one map"
	if other.One = !v.One; v.One {
		label = "Two maps beside each other"
	}
	if v.Look.Lens != relation.LensClass {
		unseen = append(unseen, ui.Unseen("lens", string(v.Look.Lens)))
	}
	if v.One {
		unseen = append(unseen, ui.Unseen("as", "one"))
	}
	return []markup.Node{
		compareTitle(v.Span),
		ui.Text("p", "lead", compareLead(changes)),
		ui.SpanForm("/compare", v.Span, "Compare", unseen...),
		ui.El("nav").Class("presets").Aria("label", "Other days").Body(comparePresets(m)...),
		compareMaps(m, from, to),
		ui.El("p").Class("turn").Body(ui.Link(other.URL(), label), ui.El("span").ID("pair-note").Class("note").Aria("hidden", "true")),
		ui.Lenses(v),
		ui.Differences{View: v, Record: m.Record, Of: changes}.Element(),
	}
}

// compareMaps are the maps of the two days, or the one of both.
func compareMaps(m *Model, from, to relation.Picture) markup.Node {
	v := m.View
	if !v.One {
		var maps [2]markup.Made
		if m.Drawing != nil {
			maps[0], maps[1] = m.Drawing.AppendPair(v, from, to)
		}
		return ui.El("div").Class("pair").Body(half(v, from, from, 0, maps[0]), half(v, to, from, 1, maps[1]))
	}
	var one markup.Made
	if m.Drawing != nil {
		one = m.Drawing.AppendOne(v, from, to)
	}
	return ui.El("div").Class("pair one").Body(
		ui.Text("p", "note", "Where what the map shows has changed, stripes have the earlier colour and the later. The arrow keys turn from one day to the other."),
		ui.PairTurns(v.Span),
		ui.El("div").ID(ui.PairHosts[0]).Class("half").Body(one), ui.PairChanges(v.Look.Lens, from, to))
}

// compareTitle is the heading, in which lines end beside days and not within them.
func compareTitle(s state.Span) markup.Node {
	return ui.El("h1").Body(
		markup.Text("What changed between "), ui.Text("span", "whole", s.From.Long()),
		markup.Text(" and "), ui.Text("span", "whole", s.To.Long()),
	)
}

// compareLead counts the changes, each country once.
func compareLead(changes []relation.Difference) string {
	counted, others, facts := 0, 0, 0
	for _, d := range changes {
		c, _ := country.Lookup(d.Country)
		switch {
		case len(d.Classes) == 0:
			facts++
		case c.Counted():
			counted++
		default:
			others++
		}
	}
	line := countedStates(counted) + " changed class"
	if others > 0 {
		line += ", besides " + strconv.Itoa(others) + " outside the count"
	}
	return line + "; for " + strconv.Itoa(facts) + " more another fact changed. Each change stands below with the event that decided it."
}

func countedStates(n int) string {
	if n == 1 {
		return "One counted state"
	}
	return strconv.Itoa(n) + " counted states"
}

// half is one of the two maps with its day and counts.
func half(v state.View, pic, before relation.Picture, i int, drawn markup.Made) markup.Node {
	on := v.On(state.Map)
	on.Day, on.Live = pic.Day, false
	return ui.El("figure").Body(
		ui.El("figcaption").Body(
			ui.Text("h2", "", pic.Day.Long()),
			ui.Link(on.URL(), "The map on this day"),
		),
		ui.El("div").ID(ui.PairHosts[i]).Class("half").Body(drawn),
		ui.PairCounts(v.Look.Lens, pic, before),
	)
}

// comparePresets link to spans that readers ask for, and to the changes before and after the later day, each compared
// with the day before it. The days stay in order: told backwards, "from recognized to none" would say what never was.
func comparePresets(m *Model) []markup.Node {
	y, month, d := m.Today.Civil()
	spans := []state.Span{
		{From: relation.Takeover, To: m.Today},
		{From: relation.DayOf(y-1, month, d), To: m.Today},
		{From: m.Today - 90, To: m.Today},
		{From: state.FirstDay, To: state.Eras(m.Today)[0].Last},
		{From: relation.DayOf(1999, 1, 1), To: m.Today},
	}
	if d, ok := m.Record.ChangeBefore(m.Today + 1); ok {
		spans = append(spans, state.Span{From: d - 1, To: d})
	}
	links := make([]markup.Node, len(spans))
	for i, s := range spans {
		v := m.View
		v.Span = s
		a := ui.Link(v.URL(), [...]string{"Since the takeover", "The last year", "The last 90 days", "The first Emirate", "Then and now", "The latest change"}[i])
		if s == m.View.Span {
			a = a.Aria("current", "true")
		}
		links[i] = a
	}
	var steps []markup.Node // they stay together where a line ends
	step := func(label string, d relation.Day, ok bool) {
		if ok && d > state.FirstDay && d <= m.Today {
			v := m.View
			v.Span = state.Span{From: d - 1, To: d}
			steps = append(steps, ui.Link(v.URL(), label+": "+d.Long()))
		}
	}
	before, ok := m.Record.ChangeBefore(m.View.Span.To)
	step("The change before", before, ok)
	after, ok := m.Record.ChangeAfter(m.View.Span.To)
	step("The change after", after, ok)
	return append(links, ui.El("span").Body(steps...))
}
