package desk

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// longStore has more revisions than are read at a time, and cannot be read where fail says so.
type longStore struct {
	eventstore.Store
	all  []eventstore.Revision
	fail func(after int64) error
}

func (s *longStore) Since(_ context.Context, after int64, limit int) ([]eventstore.Revision, error) {
	if err := s.fail(after); err != nil {
		return nil, err
	}
	rest := s.all[after:]
	return rest[:min(limit, len(rest))], nil
}

// A record that comes in several batches is that of all of them, or where one cannot be read the one that was there, until
// it can.
func TestRefreshOfManyBatches(t *testing.T) {
	gone := errors.New("gone")
	for _, n := range []int{2*batch + 7, 2 * batch} {
		all := revisions(t, n)
		s := &longStore{all: all, fail: func(after int64) error {
			if after > batch/2 {
				return gone
			}
			return nil
		}}
		d := &Desk{store: s, begun: func() relation.Day { return today }}
		d.current.Store(new(State).next(nil))
		for range 2 {
			if err := d.Refresh(t.Context()); !errors.Is(err, gone) || d.State().Number != 0 {
				t.Fatalf("of %d, Refresh of what cannot be read to its end = %v, and the state is %d; want an error and none", n, err, d.State().Number)
			}
		}
		s.fail = func(int64) error { return nil }
		if err := d.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		got, want := d.State(), new(State).next(all)
		if got.Number != int64(n) || got.Hash != want.Hash || !reflect.DeepEqual(got.Record.Events(), want.Record.Events()) || !reflect.DeepEqual(got.Record.Changes(), want.Record.Changes()) {
			t.Errorf("%d revisions in batches make state %s of %d events, want %s of %d", n, got.Revision(), len(got.Record.Events()), want.Revision(), len(want.Record.Events()))
		}
	}
}
