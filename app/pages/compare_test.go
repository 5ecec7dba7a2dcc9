package pages

import (
	"strings"
	"testing"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// TestCompareAddsUp: for the days of the record, the changes that the page lists are the difference of the counts.
func TestCompareAddsUp(t *testing.T) {
	r := record(t)
	for _, span := range []state.Span{
		{From: relation.Takeover, To: lastDay}, {From: state.FirstDay, To: lastDay}, {From: relation.DayOf(1999, 1, 1), To: relation.DayOf(2025, 7, 3)},
		{From: relation.DayOf(2025, 7, 2), To: relation.DayOf(2025, 7, 3)}, {From: lastDay, To: lastDay},
	} {
		net := map[relation.Class]int{}
		for _, d := range r.Between(span.From, span.To) {
			if c, _ := country.Lookup(d.Country); c.Counted() && d.Before.Class != d.After.Class {
				net[d.Before.Class]--
				net[d.After.Class]++
			}
		}
		a, b := r.On(span.From).Counts, r.On(span.To).Counts
		if net[relation.ClassRecognized] != b.Recognized-a.Recognized || net[relation.ClassAmbassador] != b.Ambassador-a.Ambassador || net[relation.ClassNone] != b.None-a.None {
			t.Errorf("%v: the changes add up to %v, the counts go from %v to %v", span, net, a, b)
		}
	}
}

// TestComparePresetsStayInOrder: every link leads from an earlier day to one of the record's days.
func TestComparePresetsStayInOrder(t *testing.T) {
	r := record(t)
	for _, span := range []state.Span{{From: relation.Takeover, To: lastDay}, {From: state.FirstDay, To: state.FirstDay}, {From: relation.DayOf(2025, 7, 2), To: relation.DayOf(2025, 7, 3)}} {
		m := &Model{View: state.View{Page: state.Compare, Day: lastDay, Span: span}, Record: r, Today: lastDay}
		before, after := 0, 0
		for _, l := range comparePresets(m) {
			html := markup.HTML(l)
			if strings.Contains(html, "The change before: ") {
				before++
			}
			if strings.Contains(html, "The change after: ") {
				after++
			}
		}
		_, earlier := r.ChangeBefore(span.To)
		d, later := r.ChangeAfter(span.To)
		if (before == 1) != earlier || (after == 1) != (later && d <= lastDay) {
			t.Errorf("%v: %d links to the change before, %d to the one after", span, before, after)
		}
	}
}
