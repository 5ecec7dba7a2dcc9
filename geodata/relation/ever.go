package relation

import (
	"slices"
	"strings"

	"recognitionmap/geodata/country"
)

// Lenses that ask of a span of days: whether a place stood so on any of them. The span goes from a day that the lens carries
// to the day of the picture, or back to it where the picture's is the earlier one.
const (
	EverRecognized Lens = "ever-recognized"
	EverAmbassador Lens = "ever-ambassador"
	EverMission    Lens = "ever-mission"
)

// Values of such lenses, beside ValueUnknown.
const (
	ValueStill   = "still"   // on some day, and on the last
	ValueEarlier = "earlier" // on some day, and not on the last
)

// Ever is what the names of such lenses begin with.
const Ever = "ever-"

// Ever returns what such a lens asks for, "ambassador", and the day that it carries: the takeover where it names none. ok is
// false for other lenses.
func (l Lens) Ever() (of string, from Day, ok bool) {
	word, day, _ := strings.Cut(string(l), " ")
	of, ok = strings.CutPrefix(word, Ever)
	from, err := ParseDay(day)
	if err != nil {
		from = Takeover
	}
	return of, from, ok
}

// Since returns such a lens with another day to carry.
func (l Lens) Since(from Day) Lens { return l.Plain() + Lens(" "+from.String()) }

// SpanOf returns the first and the last day of which a lens asks in the picture, both the picture's for one that asks of a day.
func (p Picture) SpanOf(l Lens) (first, last Day) {
	_, from, ok := l.Ever()
	if !ok {
		from = p.Day
	}
	return min(from, p.Day), max(from, p.Day)
}

// during returns the steps of a place that hold on any day of a lens's span, newest first.
func (p Picture) during(l Lens, c country.Code) (list []*step) {
	h := p.record.byPlace[holderOf(c)]
	if h == nil {
		return nil
	}
	first, last := p.SpanOf(l)
	for i := len(h.steps) - 1; i >= 0; i-- {
		s := &h.steps[i]
		if s.from <= last {
			list = append(list, s)
		}
		if s.from <= first {
			break
		}
	}
	return list
}

// readEver returns what a place shows through a lens that asks of a span.
func (p Picture) readEver(l Lens, o *optic, c country.Code) Reading {
	of := o.of.optic()
	lastly, once := false, false // whether what is disputed speaks for it on the last day, on any day
	for i, s := range p.during(l, c) {
		sure, believed := of.judge(p.record, &s.standing)
		switch {
		case sure == o.stood && i == 0:
			return Reading{Value: ValueStill}
		case sure == o.stood:
			return Reading{ValueEarlier, lastly}
		case believed == o.stood:
			lastly, once = lastly || i == 0, true
		}
	}
	return Reading{ValueUnknown, once}
}

// behindEver returns the ids of the events by which a place stood so, those of later days first.
func (p Picture) behindEver(l Lens, o *optic, c country.Code) (ids []string) {
	for _, s := range p.during(l, c) {
		on := Picture{Day: s.from, record: p.record}
		if on.Read(o.of, c).Value != o.stood {
			continue
		}
		for _, id := range on.Behind(o.of, c) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
