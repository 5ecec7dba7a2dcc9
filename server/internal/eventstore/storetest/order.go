package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

const writers = 8

// together runs f for each writer at once and returns their errors.
func together(f func(i int) error) [writers]error {
	var errs [writers]error
	var wait sync.WaitGroup
	start := make(chan struct{})
	for i := range writers {
		wait.Go(func() {
			<-start
			errs[i] = f(i)
		})
	}
	close(start)
	wait.Wait()
	return errs
}

// oneWins reports unless one has no error and all others have one like want.
func oneWins(t *testing.T, call string, errs [writers]error, want func(error) bool) {
	t.Helper()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else if !want(err) {
			t.Errorf("%s = %v", call, err)
		}
	}
	if won != 1 {
		t.Errorf("%s by %d at once: %d won, want 1", call, writers, won)
	}
}

func isConflict(err error) bool {
	var c *eventstore.Conflict
	return errors.As(err, &c)
}

func testOneWins(t *testing.T, s eventstore.Store) {
	for round := range int64(5) {
		errs := together(func(i int) error {
			_, err := s.Append(t.Context(), change("a", round, fmt.Sprint("writer ", i)))
			return err
		})
		oneWins(t, "Append", errs, isConflict)
		if got := len(log(t, s)); got != int(round+1) {
			t.Fatalf("after round %d there are %d revisions", round+1, got)
		}
	}
}

// A revision that becomes visible after a later one would be missed for ever by who goes on from the later.
func testOrder(t *testing.T, s eventstore.Store) {
	const each = 25
	done := make(chan [writers]error, 1)
	go func() {
		done <- together(func(writer int) error {
			for i := range each {
				// Of every third call two changes, so that some writers take longer than others.
				changes := []eventstore.Change{change(fmt.Sprint(writer, "-", i), 0, "one"), change(fmt.Sprint(writer, "-", i, "b"), 0, "two")}
				if _, err := s.Append(t.Context(), changes[:1+(writer+i)%3/2]...); err != nil {
					return err
				}
			}
			return nil
		})
	}()
	var seen []eventstore.Revision
	ended := false
	for {
		last := int64(len(seen))
		more, err := s.Since(t.Context(), last, 7)
		must(t, "Since", err)
		for i, r := range more {
			if r.Number != last+int64(i)+1 {
				t.Fatalf("Since(%d) has the revision %d in place %d", last, r.Number, i+1)
			}
		}
		seen = append(seen, more...)
		if ended && len(more) == 0 {
			break
		}
		if !ended {
			select {
			case errs := <-done:
				must(t, "Append", errors.Join(errs[:]...))
				ended = true
			default:
			}
		}
	}
	equal(t, "what a reader saw", seen, log(t, s))
}
