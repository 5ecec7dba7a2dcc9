package admin

import (
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/worddiff"
)

// row is a field in which two versions of an event differ, in words; those are marked that only one of them has.
type row struct {
	Label    string
	Old, New []worddiff.Piece
}

// diff returns the fields in which two versions of an event differ; nil stands for no event, with all its fields empty.
func diff(before, after *relation.Event) []row {
	changes := relation.FieldChanges(before, after)
	rows := make([]row, len(changes))
	for i, c := range changes {
		rows[i].Label = changeLabel(c)
		rows[i].Old, rows[i].New = worddiff.Of(fieldWords(c.Field, c.Before), fieldWords(c.Field, c.After))
	}
	return rows
}

// changeLabel is the name of a field as a form has it, and what is said of sources as a whole.
func changeLabel(c relation.FieldChange) string {
	_, words := fieldOf(c.Field)
	switch {
	case c.Field == "sources":
		return "Order of sources"
	case c.Went():
		return words + ", removed"
	}
	return words
}

// fieldWords are the words for what a field says, "" for nothing.
func fieldWords(field, text string) string {
	switch {
	case text == "":
		return ""
	case field == "country":
		return countryName(country.Code(text))
	case field == "kind":
		return relation.Kind(text).Words()
	case field == "ends":
		return endsWords(relation.Direction(text))
	}
	return text
}
