package sources

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Counts is how many events rest on what. Primary, Independent and One make up Events, and so do Confirmed, Reported and
// Disputed.
type Counts struct {
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

// Tally is how many pages are in a language, of a kind, or gave an answer.
type Tally struct {
	Value  string `json:"value" example:"en"`
	Decide int    `json:"decide" example:"30" doc:"That events which decide a colour name"`
	All    int    `json:"all" example:"400"`
}

// Board is what the colours of a day rest on, counted.
type Board struct {
	Day       relation.Day
	Newest    relation.Date // of the newest event
	Decide    Counts        // events that decide a class above none
	All       Counts
	Languages []Tally    // pages, the most frequent first
	Kinds     []Tally    // by Kinds
	Answers   []Tally    // by eventstore.Answers, "" for those that were never asked for
	Pages     []*Source  // all of them, by address
	Deciding  []Deciding // the weakest first
}

// Deciding is an event that decides the class of a state.
type Deciding struct {
	Event   relation.Event
	Country country.Code
	Class   relation.Class
	Support relation.Support
}

// checkedWithin is how old a check may be to be counted.
const checkedWithin = 90 * 24 * time.Hour

// NewBoard counts a record at the end of a day. now is what the age of checks is held against.
func NewBoard(r *relation.Record, known *Learned, day relation.Day, now time.Time) *Board {
	b := &Board{Day: day, Newest: r.Newest().Date, Pages: Of(r, known)}
	kinds := make(map[string]Kind, len(b.Pages))
	for _, s := range b.Pages {
		kinds[s.URL] = s.Kind
	}
	for _, e := range r.Events() {
		b.All.add(&e, kinds, known, now)
	}
	decide := map[string]bool{} // addresses
	counted := map[string]bool{}
	for _, c := range country.All() {
		s := r.Standing(c.Code, day)
		if !c.State() || s.Class != relation.ClassRecognized && s.Class != relation.ClassAmbassador {
			continue
		}
		for _, id := range s.Because {
			e, _ := r.Event(id)
			if !counted[id] {
				b.Decide.add(&e, kinds, known, now)
			}
			counted[id] = true
			b.Deciding = append(b.Deciding, Deciding{e, c.Code, s.Class, relation.SupportOf(e.Sources)})
			for _, s := range e.Sources {
				decide[s.URL] = true
			}
		}
	}
	slices.SortStableFunc(b.Deciding, func(x, y Deciding) int { return cmp.Compare(x.Support, y.Support) })
	b.Languages = tally(b.Pages, decide, func(s *Source) string { return s.Language })
	slices.SortStableFunc(b.Languages, func(x, y Tally) int { return cmp.Compare(y.All, x.All) })
	b.Kinds = tally(b.Pages, decide, func(s *Source) string { return string(s.Kind) })
	b.Answers = tally(b.Pages, decide, func(s *Source) string { return string(s.Page.Answer) })
	return b
}

// add counts an event.
func (c *Counts) add(e *relation.Event, kinds map[string]Kind, known *Learned, now time.Time) {
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
		checked = checked && !p.Checked.IsZero() && now.Sub(p.Checked) <= checkedWithin
		party = party && kinds[s.URL] == Party
		mirrors = mirrors && kinds[s.URL] == Mirror
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
func tally(pages []*Source, decide map[string]bool, value func(*Source) string) []Tally {
	rows := map[string]*Tally{}
	for _, s := range pages {
		v := value(s)
		if rows[v] == nil {
			rows[v] = &Tally{Value: v}
		}
		rows[v].All++
		if decide[s.URL] {
			rows[v].Decide++
		}
	}
	out := make([]Tally, 0, len(rows))
	for _, t := range rows {
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Tally) int { return cmp.Compare(a.Value, b.Value) })
	return out
}

// Line is what the first page says of the board.
func (b *Board) Line() string {
	verb := "are"
	if b.Decide.Archived == 1 {
		verb = "is"
	}
	return fmt.Sprintf("%d of %d deciding events have a primary source; %d %s archived; newest event %s.", b.Decide.Primary, b.Decide.Events, b.Decide.Archived, verb, b.Newest.Long())
}
