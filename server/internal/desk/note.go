package desk

import (
	"context"

	"recognitionmap/server/internal/eventstore"
)

// CheckReport returns what is wrong with what a reader reports: relation.Faults of the field "text", or nil.
func CheckReport(text string) error { return orNil(checkText("text", text, MinReport, MaxReport)) }

// Report keeps what a reader, whom nobody has to know, says is wrong with an event. The error is relation.Faults,
// eventstore.ErrNotFound where the record never had the event, or the store's.
func (d *Desk) Report(ctx context.Context, eventID, text string) (eventstore.Note, error) {
	if err := CheckReport(text); err != nil {
		return eventstore.Note{}, err
	}
	if e, _ := d.State().Last(eventID); e == nil {
		return eventstore.Note{}, eventstore.ErrNotFound
	}
	return d.store.Report(ctx, eventID, text)
}

// AnswerNote closes a reader's note: in public, which takes a text, or without a word there. The error is ErrRole,
// relation.Faults, eventstore.ErrNotFound, eventstore.ErrDecided, or the store's.
func (d *Desk) AnswerNote(ctx context.Context, by Writer, id int64, public bool, answer string) (eventstore.Note, error) {
	if err := by.May(eventstore.RolePublish); err != nil {
		return eventstore.Note{}, err
	}
	status, least := eventstore.Declined, 0
	if public {
		status, least = eventstore.Accepted, 1
	}
	if faults := checkText("answer", answer, least, MaxAnswer); len(faults) > 0 {
		return eventstore.Note{}, faults
	}
	return d.store.AnswerNote(ctx, id, status, answer)
}
