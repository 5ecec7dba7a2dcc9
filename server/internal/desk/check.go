package desk

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Lengths of what people write beside events, in characters.
const (
	MaxReason = 500 // of a change, or of the answer to a proposer
	MaxAnswer = 1000
	MinReport = 20
	MaxReport = 2000
)

// ErrWithdrawn says that an event which is to be withdrawn is so already.
var ErrWithdrawn = errors.New("desk: it is withdrawn already")

// Check returns what is wrong with a change by itself: relation.Faults, or nil. The reason is the field "reason".
func (d *Desk) Check(c eventstore.Change) error {
	var faults relation.Faults
	if c.Event != nil {
		if c.Event.ID != c.EventID {
			faults = append(faults, relation.Fault{ID: c.EventID, Field: "id", Message: "is " + strconv.Quote(relation.Clip(c.Event.ID, 60)) + " in the event itself, want the same"})
		}
		if last := d.begun(); c.Event.Date.Effective() > last {
			faults = append(faults, relation.Fault{ID: c.EventID, Field: "date", Message: "is in the future, want " + last.String() + " at the latest"})
		}
		faults = append(faults, relation.Validate([]relation.Event{*c.Event})...)
	}
	return orNil(append(faults, checkText("reason", c.Reason, 1, MaxReason)...))
}

// checkNext returns what stands against a change as the next revision of its event: ErrWithdrawn, an
// *eventstore.Conflict, or relation.Faults. A writer who has not seen what is there learns that first. unread are fields
// that could not be read, of which the faults say so and no more.
func (d *Desk) checkNext(ctx context.Context, c eventstore.Change, unread relation.Faults) error {
	if err := d.admit(ctx, c); err != nil {
		return err
	}
	faults := unread[:len(unread):len(unread)]
	var found relation.Faults
	errors.As(d.Check(c), &found)
	for _, f := range found {
		unmade := f.Field == "id" && c.EventID == "" // one of those that it is made of is at fault
		if !unmade && !has(unread, f.Field) {
			faults = append(faults, f)
		}
	}
	if now, _ := d.State().Current(c.EventID); len(faults) == 0 && c.Event != nil && now.Event != nil && len(relation.FieldChanges(now.Event, c.Event)) == 0 {
		faults = append(faults, relation.Fault{ID: c.EventID, Message: "is on record just so: nothing would change"})
	}
	return orNil(faults)
}

// admit is State.Admits for what the store has now: a writer may have seen, through another process, what has not come here.
func (d *Desk) admit(ctx context.Context, c eventstore.Change) error {
	for {
		s := d.State()
		err := s.Admits(c)
		if err == nil {
			return nil
		}
		d.refreshAfter(ctx, nil)
		if d.State() == s {
			return err
		}
	}
}

func has(faults relation.Faults, field string) bool {
	for _, f := range faults {
		if f.Field == field {
			return true
		}
	}
	return false
}

// orNil is faults as an error, nil for none.
func orNil(faults relation.Faults) error {
	if len(faults) == 0 {
		return nil
	}
	return faults
}

// checkText returns what is wrong with a text of a person, at most one fault. The lengths are in characters.
func checkText(field, s string, least, most int) relation.Faults {
	message := ""
	want := strconv.Itoa(least) + " to " + strconv.Itoa(most)
	switch n := utf8.RuneCountInString(s); {
	case !relation.Visible(s) && least > 0:
		message = "is empty, want " + want + " characters"
	case n < least || n > most:
		message = "has " + strconv.Itoa(n) + " characters, want " + want
	case strings.ContainsRune(s, utf8.RuneError): // what is no UTF-8 reads as such
		message = "is not valid text: there are NUL bytes or broken UTF-8 where � stands"
	default:
		message = relation.Unreadable(s)
	}
	if message == "" {
		return nil
	}
	return relation.Faults{{Field: field, Message: message}}
}
