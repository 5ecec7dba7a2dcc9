package admin

import (
	"errors"
	"strconv"
	"time"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// classWords are the words for how a country stands.
func classWords(s relation.Standing) string {
	return ui.ClassLabel(s.Class) + ui.Doubt(s)
}

// countryName is the name of a place, its code where it is not one of the map.
func countryName(c country.Code) string {
	if place, ok := country.Lookup(c); ok {
		return place.Name
	}
	return string(c)
}

// endsWords are the words for what a recall ends.
func endsWords(d relation.Direction) string {
	switch d {
	case relation.Sent:
		return "the country’s own ambassador in Kabul"
	case relation.Accepted:
		return "Kabul’s ambassador in the country"
	}
	return string(d)
}

// roleWords say by which right a revision was made, without a name.
func roleWords(r eventstore.Revision) string {
	switch {
	case r.Origin == eventstore.FromDataset:
		return "the published data set"
	case r.Origin == eventstore.FromImport:
		return "an import"
	case r.Role == eventstore.RolePublish:
		return "an editor who may publish"
	case r.Role == eventstore.RolePropose:
		return "an editor who may propose"
	}
	return "an editor"
}

// whoMayDecide says who can close a proposal, to the one who reads it.
func whoMayDecide(p eventstore.Proposal, c *curator) string {
	switch err := c.MayDecide(p); {
	case errors.Is(err, desk.ErrOwn):
		return "another person who may publish"
	case err == nil:
		return "you"
	}
	return "a person who may publish, other than its author"
}

// moment is a time as people read it, stamp as programs do.
func moment(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func number(n int) string { return strconv.Itoa(n) }

// label is the word of a form for one of its fields.
func label(field string) string {
	if words := desk.WordsOf(field).Label; words != "" {
		return words
	}
	switch field {
	case "sources":
		return "Sources"
	case "url":
		return "Address"
	case "publisher":
		return "Publisher"
	case "title":
		return "Title"
	case "published":
		return "Published"
	case "supports":
		return "What it supports"
	case "reason":
		return "Reason"
	case "answer":
		return "Answer"
	case "text":
		return "What is wrong"
	}
	return field
}
