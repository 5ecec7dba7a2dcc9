package pages

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// OpenQuestions lists what the record leaves open on the day shown: where sources disagree, both sides beside each other;
// which ambassadors serve by title alone, and what is missing; what rests on one side's word. Behind each stands the rule
// by which the map shows what it shows. None of it is linked into the program, whose entries each have their own part of it.
func OpenQuestions(m *Model) markup.Node {
	body := []markup.Node{
		ui.Text("h1", "", "Open questions on "+m.View.Day.Long()),
		ui.Text("p", "lead", "Where sources disagree, where an ambassador’s accreditation is not on record, and where a class rests on one side’s word: what is said, what is missing, and what the map makes of it."),
		ui.DayForm(m.View, "/disputed", m.Today),
	}
	for _, q := range []struct {
		heading, rule string
		answer        func(*country.Country, *relation.Standing) []markup.Node
	}{
		{"Sources disagree", "An event that sources dispute moves nothing. Where it speaks for a higher class, the state is marked “contested”.", m.sides},
		{relation.UnrecordedWords, "Title and presence alone do not count: the class stays, and the state is marked.", m.missing},
		{"Not confirmed", "One side’s word counts, and is marked until a confirmed event says the same.", m.oneWord},
	} {
		body = append(body, ui.Text("h2", "", q.heading), ui.Text("p", "rule", q.rule))
		n := len(body)
		all := country.All()
		for i := range all {
			c := &all[i]
			if !c.State() {
				continue
			}
			if said := q.answer(c, m.standing(c.Code)); len(said) > 0 {
				body = append(body, ui.Tag("section|class=words|data-country="+string(c.Code)).Body(append([]markup.Node{ui.El("h3").Body(m.placeLink(c))}, said...)...))
			}
		}
		if len(body) == n {
			body = append(body, ui.Text("p", "nobody", "No state on this day."))
		}
	}
	return ui.El("div").Body(append(body,
		ui.El("p").Class("note").Body(ui.Link(m.View.On(state.Method).URL(), "The rules in full"), ui.Text("span", "", ". A source that settles one of these is welcome: every event’s page has “Report an error”.")),
		beside(m))...)
}

// sides are those of what is disputed about a state: what moves a fact beside what speaks against it, and then the rest.
func (m *Model) sides(c *country.Country, s *relation.Standing) []markup.Node {
	panel := ui.Panel{View: m.View.Open(c.Code), Record: m.Record, Picture: m.Picture()}
	out := panel.Claims(c, s)
	for _, e := range m.Record.Of(c.Code) {
		if e.Confidence == relation.Disputed && !e.Kind.Decides() && e.Date.Effective() <= m.View.Day {
			out = append(out, m.said(e)...)
		}
	}
	return out
}

// missing is what is on record of an ambassador by title alone; the text of the event says what is missing.
func (m *Model) missing(_ *country.Country, s *relation.Standing) (out []markup.Node) {
	if !s.Unrecorded {
		return nil
	}
	for _, f := range []relation.Fact{s.Envoy, s.EmirateEnvoy} {
		if e, ok := m.Record.Event(f.Event); ok && f.Value == relation.RankUnrecorded {
			out = append(out, m.said(&e)...)
		}
	}
	return out
}

// oneWord is what a class rests on that nothing confirms.
func (m *Model) oneWord(_ *country.Country, s *relation.Standing) (out []markup.Node) {
	if !s.Reported {
		return nil
	}
	for _, id := range s.Because {
		if e, ok := m.Record.Event(id); ok {
			out = append(out, m.said(&e)...)
		}
	}
	return out
}

// said is an event with its text, its evidence and its sources.
func (m *Model) said(e *relation.Event) []markup.Node {
	out := []markup.Node{ui.El("p").Body(ui.Time(e.Date), ui.Text("span", "", ": "), ui.Link(m.eventURL(e.ID), e.Headline))}
	if e.Detail != "" {
		out = append(out, ui.Text("p", "detail", e.Detail))
	}
	return append(append(out, ui.EvidenceOf(e)...), ui.Sources(e.Sources))
}
