package ui

import (
	"strconv"
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Account goes on where Stand ends: on what evidence a country stands so and how sure that is, both sides where sources
// disagree, what is not known, and how far the record reaches. It begins with a space, and is "" for what is no state: a
// territory has the account of the state behind it. The record must hold the sources.
func (p *Panel) Account(c *country.Country, s *relation.Standing) string {
	if !c.State() {
		return ""
	}
	return p.evidence(c, s) + p.dispute(c.Code) + unknown(s) + " " + Reach(p.Record)
}

// unknown names those of the five facts of which no event speaks.
func unknown(s *relation.Standing) string {
	var unknown []string
	for i, f := range s.Facts() {
		if !f.Known() {
			unknown = append(unknown, relation.FactRows[i].Within)
		}
	}
	if len(unknown) == 0 || !s.OnRecord {
		return ""
	}
	return " Unknown: " + strings.Join(unknown, ", ") + "."
}

// evidence says what speaks for the class of a state.
func (p *Panel) evidence(c *country.Country, s *relation.Standing) string {
	events, sources, official := 0, 0, 0
	for _, id := range s.Because {
		e, _ := p.Record.Event(id)
		for _, source := range e.Sources {
			if source.Official() {
				official++
			}
		}
		sources += len(e.Sources)
	}
	var last *relation.Event
	for _, e := range p.Record.Of(c.Code) {
		if e.Date.Effective() <= p.View.Day {
			if events++; last == nil {
				last = e
			}
		}
	}
	if last == nil {
		return ""
	}
	text := ""
	switch {
	case len(s.Because) == 0:
		text = " " + c.Name + " has " + count(events, "event") + " on record up to this day, and none sets a recognition or an ambassador in force."
	case s.Reported:
		text = " That rests on " + count(sources, "source") + ", " + officials(official) + ", and is not confirmed."
	case s.Class == relation.ClassNone || s.Contested:
		text = " That rests on " + count(sources, "source") + ", " + officials(official) + "."
	default:
		text = " That rests on " + count(sources, "source") + ", " + officials(official) + ", and is confirmed."
	}
	return text + " The newest event about it up to this day is of " + last.Date.Long() + "."
}

func officials(n int) string {
	if n == 0 {
		return "none of them an official page"
	}
	return strconv.Itoa(n) + " of them from official pages"
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// dispute gives both sides of what sources disagree about.
func (p *Panel) dispute(code country.Code) (text string) {
	for _, claim := range p.Picture.Claims(code) {
		text += " Sources disagree about " + claim.Fact + ". " + says(claim.Event, "One side says") + " “" + claim.Event.Headline + "”."
		if e := claim.Against; e != nil {
			text += " " + says(e, "The other side says") + " “" + e.Headline + "”."
		} else {
			text += " No other event speaks of it, and what is disputed raises no class."
		}
	}
	return text
}
