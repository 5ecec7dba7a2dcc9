package storetest

import (
	"errors"
	"sync"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

func testKeys(t *testing.T, s eventstore.Store) {
	ctx, now := t.Context(), time.Date(2026, 11, 30, 12, 0, 0, 123_456_789, time.UTC)
	none, err := s.Keys(ctx)
	must(t, "Keys", err)
	if len(none) > 0 {
		t.Errorf("a new store has the keys %+v", none)
	}
	one, err := s.AddKey(ctx, eventstore.Key{Secret: "PRIVATE+KEY+one", Public: "one", Created: now}, 0)
	must(t, "AddKey", err)
	equal(t, "AddKey", one, eventstore.Key{Number: 1, Secret: "PRIVATE+KEY+one", Public: "one", Created: now.Truncate(time.Millisecond)})
	for _, after := range []int64{-1, 0, 2} {
		_, err = s.AddKey(ctx, eventstore.Key{Secret: "x", Public: "x", Created: now}, after)
		wantError(t, "AddKey", err, eventstore.ErrDecided)
	}
	two, err := s.AddKey(ctx, eventstore.Key{Secret: "PRIVATE+KEY+two", Public: "two", Created: now.Add(time.Hour)}, 1)
	must(t, "AddKey", err)
	must(t, "RetireKey", s.RetireKey(ctx, 1, now.Add(2*time.Hour)))
	one.Retired = now.Add(2 * time.Hour).Truncate(time.Millisecond)
	list, err := s.Keys(ctx)
	must(t, "Keys", err)
	equal(t, "Keys", list, []eventstore.Key{one, two})
	for _, number := range []int64{-1, 0, 1, 3} {
		wantError(t, "RetireKey", s.RetireKey(ctx, number, now), eventstore.ErrNotFound)
	}
	_, err = s.AddKey(ctx, eventstore.Key{Secret: "a\x00b", Public: "x", Created: now}, 2)
	wantError(t, "AddKey", err, eventstore.ErrUnfit)
}

// Two programs that start at once on one store sign with one key.
func testKeyRace(t *testing.T, s eventstore.Store) {
	var all sync.WaitGroup
	kept := make([]error, 8)
	for i := range kept {
		all.Go(func() {
			_, kept[i] = s.AddKey(t.Context(), eventstore.Key{Secret: string(rune('a' + i)), Public: "key", Created: time.Now()}, 0)
		})
	}
	all.Wait()
	won := 0
	for _, err := range kept {
		if err == nil {
			won++
		} else if !errors.Is(err, eventstore.ErrDecided) {
			t.Errorf("AddKey = %v", err)
		}
	}
	if list, err := s.Keys(t.Context()); err != nil || len(list) != 1 || won != 1 {
		t.Errorf("%d of %d first keys were kept, and there are %d (%v)", won, len(kept), len(list), err)
	}
}
