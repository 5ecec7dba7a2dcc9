package sources

import (
	"cmp"
	"fmt"
	"slices"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// EventCounts is how many events rest on what. Primary, Independent and One make up Events, and so do Confirmed, Reported and
// Disputed.
type EventCounts struct {
	Events      int `json:"events" example:"42" doc:"All of them"`
	Primary     int `json:"primary" example:"20" doc:"That have an official source: a government's or the United Nations' own page"`
	Independent int `json:"independent" example:"12" doc:"That have none, and publishers of different owners"`
	One         int `json:"one" example:"10" doc:"That rest on one publisher alone"`
	Party       int `json:"party" example:"2" doc:"That rest on pages of the government in Kabul alone"`
	Mirrors     int `json:"mirrors" example:"3" doc:"That rest on copies and mirrors alone"`
	Confirmed   int `json:"confirmed" example:"40"`
	Reported    int `json:"reported" example:"2"`
	Disputed    int `json:"disputed" example:"0"`
	Archived    int `json:"archived" example:"30" doc:"Of which a copy of at least one source is kept elsewhere"`
	Checked     int `json:"checked" example:"35" doc:"Of which every source was checked within 90 days"`
	Dead        int `json:"dead" example:"1" doc:"Of which no source is found any more"`
}

// PageCounts is how many pages are in a language, of a kind, or gave an answer.
type PageCounts struct {
	Value  string `json:"value" example:"en"`
	Decide int    `json:"decide" example:"30" doc:"That events which decide a colour name"`
	All    int    `json:"all" example:"400"`
}

// Board is what the colours of a day rest on, counted.
type Board struct {
	Day       relation.Day
	Newest    relation.Date // of the newest event
	Decide    EventCounts   // events that decide a class above none
	All       EventCounts
	Languages []PageCounts // pages, the most frequent first
	Kinds     []PageCounts // by Kinds
	Answers   []PageCounts // by eventstore.Answers, "" for those that were never asked for
	Pages     []*Source    // all of them, by address
	Deciding  []Deciding   // the weakest first
}

// Deciding is an event that decides the class of a state.
type Deciding struct {
	Event   relation.Event
	Country country.Code
	Class   relation.Class
	Support relation.Support
}

// checkedWithin is how many days old a check may be to be counted.
const checkedWithin = 90

// NewBoard counts a record at the end of a day.
func NewBoard(r *relation.Record, known *Learned, day relation.Day) *Board {
	b := &Board{Day: day, Newest: r.Newest().Date, Pages: Of(r, known)}
	for _, e := range r.Events() {
		b.All.add(e, known, day)
	}
	b.Deciding = decidingOf(r, day)
	b.Decide = countsOf(b.Deciding, known, day)
	decide := map[string]bool{} // addresses
	for _, d := range b.Deciding {
		for _, s := range d.Event.Sources {
			decide[s.URL] = true
		}
	}
	b.Languages = tally(b.Pages, decide, func(s *Source) string { return s.Language })
	slices.SortStableFunc(b.Languages, func(x, y PageCounts) int { return cmp.Compare(y.All, x.All) })
	b.Kinds = tally(b.Pages, decide, func(s *Source) string { return string(s.Kind) })
	b.Answers = tally(b.Pages, decide, func(s *Source) string { return string(s.Page.Answer) })
	return b
}

// decidingOf returns the events that decide a class above none at the end of a day, once for each state.
func decidingOf(r *relation.Record, day relation.Day) (all []Deciding) {
	for _, c := range country.All() {
		s := r.Standing(c.Code, day)
		if !c.State() || s.Class != relation.ClassRecognized && s.Class != relation.ClassAmbassador {
			continue
		}
		for _, id := range s.Because {
			e, _ := r.Event(id)
			all = append(all, Deciding{e, c.Code, s.Class, relation.SupportOf(e.Sources)})
		}
	}
	slices.SortStableFunc(all, func(x, y Deciding) int { return cmp.Compare(x.Support, y.Support) })
	return all
}

// countsOf counts events that decide, each once.
func countsOf(all []Deciding, known *Learned, day relation.Day) (c EventCounts) {
	counted := map[string]bool{}
	for i := range all {
		if e := &all[i].Event; !counted[e.ID] {
			counted[e.ID] = true
			c.add(e, known, day)
		}
	}
	return c
}

// add counts an event.
func (c *EventCounts) add(e *relation.Event, known *Learned, day relation.Day) {
	c.Events++
	switch relation.SupportOf(e.Sources) {
	case relation.Primary:
		c.Primary++
	case relation.Independent:
		c.Independent++
	default:
		c.One++
	}
	switch e.Confidence {
	case relation.Confirmed:
		c.Confirmed++
	case relation.Reported:
		c.Reported++
	case relation.Disputed:
		c.Disputed++
	}
	copied, checked, party, mirrors := false, true, true, true
	for _, s := range e.Sources {
		p := known.Page(s.URL)
		copied = copied || p.Copied()
		checked = checked && !p.Checked.IsZero() && day-relation.DayOf(p.Checked.UTC().Date()) <= checkedWithin
		party = party && KindOf(s) == Party
		mirrors = mirrors && KindOf(s) == Mirror
	}
	for _, row := range []struct {
		holds bool
		count *int
	}{{copied, &c.Archived}, {checked, &c.Checked}, {party, &c.Party}, {mirrors, &c.Mirrors}, {known.Dead(e), &c.Dead}} {
		if row.holds {
			*row.count++
		}
	}
}

// tally counts pages by a value, in the order of values.
func tally(pages []*Source, decide map[string]bool, value func(*Source) string) []PageCounts {
	rows := map[string]*PageCounts{}
	for _, s := range pages {
		v := value(s)
		if rows[v] == nil {
			rows[v] = &PageCounts{Value: v}
		}
		rows[v].All++
		if decide[s.URL] {
			rows[v].Decide++
		}
	}
	out := make([]PageCounts, 0, len(rows))
	for _, t := range rows {
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b PageCounts) int { return cmp.Compare(a.Value, b.Value) })
	return out
}

// Line is what the first page says of all this, whatever day its map shows.
func Line(r *relation.Record, known *Learned, day relation.Day) string {
	c := countsOf(decidingOf(r, day), known, day)
	are := "are"
	if c.Archived == 1 {
		are = "is"
	}
	return fmt.Sprintf("Today %d of %d deciding events have a primary source; %d %s archived; newest event %s.", c.Primary, c.Events, c.Archived, are, r.Newest().Date.Long())
}
