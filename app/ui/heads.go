package ui

import (
	"recognitionmap/app/markup"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// heads names who led the missions of both sides, the last first.
func (p *Panel) heads(c *country.Country) []markup.Node {
	if !p.Complete {
		return nil
	}
	tenures := p.Record.Tenures(c.Code, p.View.Day)
	var rows []markup.Node
	for _, side := range []struct {
		direction relation.Direction
		name      string
		host      string // its capital, where it has one
	}{{relation.Sent, "Its head of mission", "Kabul"}, {relation.Accepted, "Kabul’s head of mission", c.Capital}} {
		var people []markup.Node
		for i := len(tenures) - 1; i >= 0; i-- {
			if t := &tenures[i]; t.Direction == side.direction {
				people = append(people, p.tenure(t, side.host))
			}
		}
		if len(people) > 0 {
			rows = append(rows, Text("dt", "", side.name), El("dd").Body(El("ul").Class("heads").Body(people...)))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return []markup.Node{Text("h3", "rubric", "Heads of mission that events name"), El("dl").Class("facts tenures").Body(rows...)}
}

func (p *Panel) tenure(t *relation.Tenure, host string) markup.Node {
	rank, words := FactWords(relation.Fact{Value: t.Rank}), ","
	switch {
	case t.Rank == "":
	case t.Began == "":
		words = ", later " + rank
	case t.Began != t.Rank:
		words = ", " + FactWords(relation.Fact{Value: t.Began}) + ", then " + rank
	default:
		words = ", " + rank
	}
	if t.Seat != "" {
		host = t.Seat
	}
	if host != "" {
		words += " in " + host
	}
	line := []markup.Node{p.eventLink(t.Event, t.Head), Text("span", "", words), Text("span", "since", " since "+t.From.Long())}
	if !t.Until.IsZero() {
		line[2] = Text("span", "since", " from "+t.From.Long()+" to ")
		line = append(line, p.eventLink(t.End, t.Until.Long()))
	}
	return El("li").Body(line...)
}
