package pages

import (
	"testing"

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
