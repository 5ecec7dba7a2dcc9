package desk

import (
	"errors"
	"fmt"

	"recognitionmap/server/internal/eventstore"
)

var (
	// ErrRole says that a token holds, but not for this.
	ErrRole = errors.New("desk: the token does not allow this")
	// ErrOwn says that a person would decide on a proposal of their own.
	ErrOwn = errors.New("desk: a proposal takes a second person, and you have made this one yourself")
)

// Writer is a person who has shown a token.
type Writer struct {
	Name string // of the token, never public
	Role eventstore.Role
}

// WriterOf returns the person whom a token stands for. Whether it holds has been seen before.
func WriterOf(t eventstore.Token) Writer { return Writer{t.Name, t.Role} }

// May returns ErrRole unless w's role is enough: who may publish may propose.
func (w Writer) May(role eventstore.Role) error {
	if w.Role == role && role != "" || w.Role == eventstore.RolePublish && role == eventstore.RolePropose {
		return nil
	}
	return fmt.Errorf("%w: it has the role %q, want %q", ErrRole, w.Role, role)
}

// MayPublish reports whether w may publish, decide on proposals and answer notes.
func (w Writer) MayPublish() bool { return w.May(eventstore.RolePublish) == nil }

// MayDecide returns nil where w can close a proposal, else why not: ErrOwn, ErrRole, or eventstore.ErrDecided.
func (w Writer) MayDecide(p eventstore.Proposal) error {
	if w.Name == p.Change.Author {
		return ErrOwn
	}
	if err := w.May(eventstore.RolePublish); err != nil {
		return err
	}
	if p.Status != eventstore.Open {
		return eventstore.ErrDecided
	}
	return nil
}
