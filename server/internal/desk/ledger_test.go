package desk

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// said returns the revision with a number that says of an event in which country it was, "" that it is withdrawn.
func said(t *testing.T, number int64, id string, code string) eventstore.Revision {
	r := eventstore.Revision{Number: number, Change: eventstore.Change{EventID: id, Reason: "a test"}}
	if code != "" {
		r.Event = event(t, id, code, "2026-01-02", "visit")
	}
	return r
}

// outline is what a state says, in a line.
func outline(s *State) string {
	var text string
	for id, history := range s.Histories() {
		text += id
		for _, r := range history {
			text += fmt.Sprint(" ", r.Number)
		}
		if now, ok := s.Current(id); !ok || now.Number != history[len(history)-1].Number || !slices.EqualFunc(s.History(id), history, func(a, b eventstore.Revision) bool { return a.Number == b.Number }) {
			text += " and otherwise"
		}
		text += "; "
	}
	for _, e := range s.Record.Events() {
		text += e.ID + " "
	}
	return text
}

// Two states that follow the same one share what was before, and neither sees the other.
func TestStatesShareTheirLedger(t *testing.T) {
	zero := new(State).next(nil)
	one := zero.next([]eventstore.Revision{said(t, 1, "a", "FRA"), said(t, 2, "b", "FRA"), said(t, 3, "a", "")})
	two := one.next([]eventstore.Revision{said(t, 4, "a", "FRA"), said(t, 5, "c", "FRA")})
	other := one.next([]eventstore.Revision{said(t, 4, "b", "")})
	three := two.next([]eventstore.Revision{said(t, 6, "b", "FRA")})
	for _, test := range []struct {
		name string
		s    *State
		want string
	}{
		{"zero", zero, ""},
		{"one", one, "b 2; a 1 3; b "},
		{"two", two, "b 2; a 1 3 4; c 5; a b c "},
		{"other", other, "a 1 3; b 2 4; "},
		{"three", three, "a 1 3 4; c 5; b 2 6; a b c "},
	} {
		if got := outline(test.s); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
	if two.ledger != one.ledger || three.ledger != one.ledger || other.ledger == one.ledger {
		t.Error("a state that goes on copies what was before, or two share what comes after")
	}
	if _, ok := one.Current("c"); ok || len(one.History("c")) > 0 {
		t.Error("a state knows an event that came after it")
	}
	at := func(number int64) int {
		return len(three.At(number, func(e *relation.Event) bool { return e.ID != "c" }).Events())
	}
	if got := []int{at(0), at(2), at(3), at(5), at(6), at(9)}; !slices.Equal(got, []int{0, 2, 1, 2, 2, 2}) {
		t.Errorf("At has %v events", got)
	}
}

// Readers of old states go on while new ones are made.
func TestReadersBesideAWriter(t *testing.T) {
	s := new(State).next([]eventstore.Revision{said(t, 1, "a", "FRA")})
	want := outline(s)
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for range 200 {
				if got := outline(s); got != want {
					t.Errorf("the state has become %s, was %s", got, want)
					return
				}
			}
		})
	}
	now := s
	for n := int64(2); n < 300; n++ {
		now = now.next([]eventstore.Revision{said(t, n, []string{"a", "b"}[n%2], "FRA")})
	}
	readers.Wait()
}
