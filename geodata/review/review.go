// Package review reads events as an editor of the data set does: it finds what is sound by the rules of relation and still
// wrong in the record, such as a mirror's address, a second spelling of a person, or a month that counts before the day
// that the text names. Each rule stands for a fault that was found in the record once. Only the command check needs it.
package review

import (
	"recognitionmap/geodata/relation"
)

// Events returns the faults of events, each by itself, in their order. persons are those whose names have one spelling.
func Events(events []relation.Event, persons []Person) []relation.Fault {
	var faults []relation.Fault
	for i := range events {
		e := &events[i]
		for _, rule := range rules {
			rule(e, func(field, message string) {
				faults = append(faults, relation.Fault{ID: e.ID, Field: field, Message: message})
			})
		}
		spellings(e, persons, func(field, message string) {
			faults = append(faults, relation.Fault{ID: e.ID, Field: field, Message: message})
		})
	}
	return faults
}

// found takes a fault in a field of an event.
type found func(field, message string)

// rules are all that ask of an event by itself.
var rules = []func(e *relation.Event, fault found){
	words, opening, imprecise, consulate, owners, addresses,
}

// own are the texts of an event that are ours, by field: what a source is called is not.
func own(e *relation.Event) [][2]string {
	texts := [][2]string{{"headline", e.Headline}, {"detail", e.Detail}, {"head", e.Head}}
	for i := range e.Sources {
		texts = append(texts, [2]string{source(i, "supports"), e.Sources[i].Supports})
	}
	return texts
}
