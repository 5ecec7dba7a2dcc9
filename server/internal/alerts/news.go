package alerts

import (
	"cmp"
	"slices"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// recent is how many days old the event of an alert may be.
const recent = 30

// item is one thing to tell: an event by which a fact of a state has another value.
type item struct {
	event       relation.Event
	recognition bool // the fact is whether the state recognizes
	ambassador  bool // an ambassador came or went
}

// newsOf returns what is to be told of the editions after one up to another, recognitions first, then the newest first. Of
// both only those revisions count that stood for a time, least.
//
// Nothing is told of an event for being written. What counts is the fold: one of the five facts of a state has another value
// today by the one edition than by the other, the event that gives it the value was written since, and it is at most 30 days
// old. So a better headline, another source, a date that moves by a day tell nothing; nor does a withdrawal, by which an event
// counts again that was there before, nor a backlog of years ago that is brought in.
//
// A slip tells nothing either, be it in what is written or in what is withdrawn: it does not stand, and only that is told which
// holds still.
func newsOf(s *desk.State, since, until int64, least time.Duration, today relation.Day) []item {
	var news []item
	before, after := s.Lasting(since, least), s.Lasting(until, least)
	for _, place := range country.All() {
		if !place.State() {
			continue
		}
		was, stood, is := before.Standing(place.Code, today), after.Standing(place.Code, today), s.Record.Standing(place.Code, today)
		facts, then, now := was.Facts(), stood.Facts(), is.Facts()
		for i, fact := range now {
			e, known := s.Record.Event(fact.Event)
			if !known || fact.Value == facts[i].Value || fact.Value != then[i].Value || e.Date.Last() < today-recent {
				continue
			}
			if r, _ := s.Current(e.ID); r.Number <= since {
				continue
			}
			envoys := fact == &is.Envoy || fact == &is.EmirateEnvoy
			news = append(news, item{e, fact == &is.Recognition, envoys && (fact.Value == relation.RankAmbassador || facts[i].Value == relation.RankAmbassador)})
		}
	}
	slices.SortStableFunc(news, func(a, b item) int {
		if a.recognition != b.recognition {
			if a.recognition {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.event.Date.Effective(), a.event.Date.Effective())
	})
	return news
}

// about reports whether an item is told to who asked for what an alert is about.
func (n *item) about(what string) bool {
	switch what {
	case recognitions:
		return n.recognition
	case ambassadors:
		return n.ambassador
	}
	return string(n.event.Country) == what
}
