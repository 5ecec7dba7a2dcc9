package ui

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Pieces of the copy of the site in one file: see pages.Carry. It has no other pages to lead to, and each byte of it is
// carried, so that they say in a line what has a list on the site.

// Carried is the entry of a place without its events and without what leads to other pages. Of the five facts it has the
// known ones; the account before them names the others.
func (p *Panel) Carried(c *country.Country) []markup.Node {
	s := p.Picture.Of(c.Code)
	above := s.Class != relation.ClassNone || s.Contested
	account := p.Stand(c, &s)
	if c.State() && above {
		account = append(account, markup.Text(p.evidence(c, &s)+p.dispute(c.Code)))
	}
	if c.State() {
		account = append(account, markup.Text(unknown(&s)))
	}
	body := []markup.Node{El("p").Body(account...)}
	if c.State() && above {
		body = append(body, Text("p", "", "Why this colour: "+s.Rule))
	}
	body = append(body, p.notes(c, &s)...)
	var known []markup.Node
	for i, f := range s.Facts() {
		if f.Known() {
			known = append(known, El("li").Body(markup.Text(relation.FactRows[i].Label+": "), p.eventLink(f.Event, FactWords(*f)), markup.Text(" since "+f.Since.Long())))
		}
	}
	if len(known) > 0 {
		body = append(body, El("ul").Body(known...))
	}
	return append(body, p.heads(c)...)
}

// CarriedEvent is an event with its text and its sources, under its id.
func CarriedEvent(e *relation.Event) markup.Node {
	body := []markup.Node{El("h4").Body(markup.Text(e.Headline)), Text("p", "", e.Date.Long()+", "+e.Kind.Words()+", "+string(e.Confidence)+". "+e.Detail)}
	var sources []markup.Node
	for _, s := range e.Sources {
		title := s.Title
		if s.Published != "" {
			title += " (" + s.Published + ")"
		}
		sources = append(sources, El("li").Body(Link(s.URL, s.Publisher), markup.Text(", "+title+": "+s.Supports)))
	}
	return El("li").ID(e.ID).Body(append(body, El("ul").Body(sources...))...)
}

// Track is the ribbon's drawing of an era, without what moves on it.
func (r Ribbon) Track(era state.Era) []markup.Node { return []markup.Node{r.ticks(era), r.years(era)} }
