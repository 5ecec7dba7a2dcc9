package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/shelf"
)

// An edition of the record is the state at one revision, and has its number.

var (
	// ErrBadEdition says that what names an edition cannot be read.
	ErrBadEdition = errors.New("desk: bad edition")
	// ErrNoEdition says that there is no such edition, or not yet.
	ErrNoEdition = errors.New("desk: no such edition")
)

// Until returns the state as it was at the revision of a number, which must be one of s.
func (s *State) Until(number int64) *State {
	n := s.upTo(number)
	if n == len(s.Log) {
		return s
	}
	last := s.Log[n-1]
	return &State{Number: last.Number, Time: last.Time, Hash: s.ledger.hash(n), Record: relation.RecordOf(s.events(n)), Log: s.Log[:n:n], ledger: s.ledger}
}

// NumberAt returns the number of the newest revision at the end of a moment, 0 for none.
func (s *State) NumberAt(at time.Time) int64 {
	n := s.by(at)
	if n == 0 {
		return 0
	}
	return s.Log[n-1].Number
}

// Lasting returns the record as it was at a revision, without what did not last: a revision does not count that another of
// the same event followed in less than a time.
func (s *State) Lasting(number int64, least time.Duration) *relation.Record {
	n := s.upTo(number)
	first, before := s.ledger.steps()
	brief := make([]bool, len(s.Log))
	for at := range s.Log {
		if last := before[at]; last >= 0 {
			brief[last] = s.Log[at].Time.Sub(s.Log[last].Time) < least
		}
	}
	newest := make([]*relation.Event, n) // by the place of the first revision
	for at := range n {
		if !brief[at] {
			newest[first[at]] = s.Log[at].Event
		}
	}
	return relation.RecordOf(slices.DeleteFunc(newest, func(e *relation.Event) bool { return e == nil }))
}

// What is kept of earlier states at most, by number and by revisions in all, and how many wait for one.
const (
	maxPast       = 8
	maxPastWeight = 400_000
	pastQueue     = 32
)

func newPast() *shelf.Shelf[*State] {
	return shelf.New(maxPast, maxPastWeight, shelf.NewMakers(1, pastQueue), func(s *State) int { return len(s.Log) })
}

// Asked returns the state that a reader asks for: the newest at the end of the day known in UTC, or the edition of a
// number. One of the two is "". The error is ErrBadEdition or ErrNoEdition, with what was wanted, or that of
// shelf.Shelf.Get.
func (d *Desk) Asked(ctx context.Context, known, edition string, today relation.Day) (*State, error) {
	s := d.State()
	number, err := int64(0), error(nil)
	switch {
	case s.Number == 0:
		return nil, fmt.Errorf("%w: nothing is on record yet", ErrNoEdition)
	case known != "" && edition != "":
		return nil, fmt.Errorf("%w: a day and a number, want one of them", ErrBadEdition)
	case known != "":
		number, err = s.knownOn(known, today)
	default:
		number, err = s.numbered(edition)
	}
	if err != nil || number == s.Number {
		return s, err
	}
	past, _, err := d.past.Get(ctx, shelf.Age{}, strconv.FormatInt(number, 10), func(context.Context) (*State, error) { return s.Until(number), nil })
	return past, err
}

// numbered reads the number of an edition.
func (s *State) numbered(edition string) (int64, error) {
	number, err := strconv.ParseInt(edition, 10, 64)
	switch {
	case err != nil || strconv.FormatInt(number, 10) != edition:
		return 0, fmt.Errorf("%w: %q is no number, want 1 to %d", ErrBadEdition, relation.Clip(edition, 40), s.Number)
	case number < 1:
		return 0, fmt.Errorf("%w: %d, want 1 to %d", ErrNoEdition, number, s.Number)
	case number > s.Number:
		return 0, fmt.Errorf("%w: edition %d is still to come, the newest is %d", ErrNoEdition, number, s.Number)
	}
	return number, nil
}

// knownOn returns the number of the newest edition at the end of a day.
func (s *State) knownOn(known string, today relation.Day) (int64, error) {
	first := relation.DayOf(s.Log[0].Time.UTC().Date())
	day, err := relation.ParseDay(known)
	switch {
	case err != nil:
		return 0, fmt.Errorf("%w: %q is no day, want YYYY-MM-DD from %v to %v", ErrBadEdition, relation.Clip(known, 40), first, max(first, today))
	case day > max(first, today):
		return 0, fmt.Errorf("%w: %s is still to come", ErrNoEdition, day.Long())
	case day < first:
		return 0, fmt.Errorf("%w: nothing was on record here by %s, the first edition is of %s", ErrNoEdition, day.Long(), first.Long())
	}
	year, month, date := day.Civil()
	return s.NumberAt(time.Date(year, month, date+1, 0, 0, 0, 0, time.UTC).Add(-1)), nil
}

// stateKey finds the state of a request in its context.
type stateKey struct{}

// In returns a context whose reader asked for a state.
func In(ctx context.Context, s *State) context.Context { return context.WithValue(ctx, stateKey{}, s) }

// StateOf returns the state that the reader of a context asked for, else the newest.
func (d *Desk) StateOf(ctx context.Context) *State {
	if s, ok := ctx.Value(stateKey{}).(*State); ok {
		return s
	}
	return d.State()
}

// Named reports whether the reader of a context asked for a state, be it the newest: what was learned since the record was
// written is then not shown.
func Named(ctx context.Context) bool {
	_, ok := ctx.Value(stateKey{}).(*State)
	return ok
}
