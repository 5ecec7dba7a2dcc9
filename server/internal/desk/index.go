package desk

import (
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// index is the relation.Index of the record of the revisions in log, with which a ledger begins.
type index struct {
	ledger *ledger
	log    []eventstore.Revision
}

func (x index) Event(id string) *relation.Event {
	at := x.ledger.newest(id, len(x.log))
	if at < 0 {
		return nil
	}
	return x.log[at].Event
}

// Place is that of the event's first revision.
func (x index) Place(id string) int {
	first, _ := x.ledger.steps()
	return int(first[x.ledger.newest(id, len(x.log))])
}
