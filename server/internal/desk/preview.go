package desk

import (
	"cmp"
	"slices"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Span is a stretch of days on which a country would have another class than it has.
type Span struct {
	Country     country.Code
	First, Last relation.Day // Last is the last day that an event can have at the latest
	Before      relation.Standing
	After       relation.Standing
}

// Preview returns what a change would do to the map up to the last day that an event can have: every stretch of days on which a class or its mark,
// contested or not confirmed, would be another, by country and day.
func (d *Desk) Preview(c eventstore.Change) []Span {
	s := d.State()
	return CompareRecords(s.Record, s.With(c), d.begun())
}

// CompareRecords returns the stretches of days up to last on which two records differ in a class or its mark.
func CompareRecords(before, after *relation.Record, last relation.Day) []Span {
	var spans []Span
	for _, place := range country.All() {
		if place.Kind == country.Territory {
			continue
		}
		var days []relation.Day
		for _, r := range []*relation.Record{before, after} {
			for _, e := range r.Of(place.Code) {
				days = append(days, e.Date.Effective())
			}
		}
		days = append(days, relation.Takeover)
		slices.Sort(days)
		days = slices.Compact(days)
		for i, day := range days {
			if day > last {
				break
			}
			end := last
			if i+1 < len(days) {
				end = min(last, days[i+1]-1)
			}
			b, a := before.Standing(place.Code, day), after.Standing(place.Code, day)
			if drawnAlike(&b, &a) {
				continue
			}
			if n := len(spans); n > 0 && spans[n-1].Country == place.Code && spans[n-1].Last == day-1 &&
				drawnAlike(&spans[n-1].Before, &b) && drawnAlike(&spans[n-1].After, &a) {
				spans[n-1].Last = end
				continue
			}
			spans = append(spans, Span{place.Code, day, end, b, a})
		}
	}
	slices.SortStableFunc(spans, func(a, b Span) int { return cmp.Compare(a.First, b.First) })
	return spans
}

// drawnAlike reports whether two standings are drawn alike on the map, but for what has no record.
func drawnAlike(a, b *relation.Standing) bool {
	return a.Class == b.Class && a.Contested == b.Contested && a.Reported == b.Reported && a.Unrecorded == b.Unrecorded
}
