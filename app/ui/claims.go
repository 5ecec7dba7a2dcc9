package ui

import (
	"recognitionmap/app/markup"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Claims puts what is disputed about a country side by side: who says so, what speaks against it, what the map shows.
func (p *Panel) Claims(c *country.Country, s *relation.Standing) []markup.Node {
	var out []markup.Node
	claims := p.Picture.Claims(c.Code)
	for i := range claims {
		claim := &claims[i]
		word := "Disputed"
		if s.Contested {
			word = "Contested"
		}
		against := []markup.Node{Text("span", "", "No other event is on record; the sources of this one contradict each other.")}
		other := "Against it"
		switch e := claim.Against; {
		case e != nil:
			against = []markup.Node{Time(e.Date), Text("span", "", ": "), p.eventLink(e.ID, e.Headline)}
			other = says(e, "The other side says")
		case claim.Event.Detail != "":
			against = []markup.Node{Text("span", "", claim.Event.Detail)}
		}
		reason := ", because what sources dispute moves no fact and raises no class."
		if claim.Against != nil {
			reason = ", because the map goes by undisputed events: what sources dispute moves nothing."
		}
		out = append(out, El("section").Class("claims").Body(
			Text("h3", "rubric", word+": "+claim.Fact),
			El("dl").Body(
				Text("dt", "", says(claim.Event, "One side says")),
				El("dd").Body(Time(claim.Event.Date), Text("span", "", ": "), p.eventLink(claim.Event.ID, claim.Event.Headline)),
				Text("dt", "", other), El("dd").Body(against...),
				Text("dt", "", "We show"), Text("dd", "", ClassLabel(s.Class)+reason),
			),
		))
	}
	return out
}

// says introduces an event by whose word it is, in the words of fallback where its sources do not tell.
func says(e *relation.Event, fallback string) string {
	switch e.Speaker() {
	case relation.KabulSays:
		return "Kabul says"
	case relation.HostSays:
		return "A government says"
	}
	return fallback
}
