package desk

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// revisions makes n revisions, each of an event of its own: those of the data set over and over, from the second time on
// of the next country and a day later. The same n gives the same revisions.
func revisions(tb testing.TB, n int) []eventstore.Revision {
	tb.Helper()
	events, err := dataset.Events()
	if err != nil {
		tb.Fatal(err)
	}
	all := country.All()
	place := make(map[country.Code]int, len(all))
	for i := range all {
		place[all[i].Code] = i
	}
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	made := make([]eventstore.Revision, n)
	for i := range made {
		e, again := events[i%len(events)], i/len(events)
		if again > 0 {
			e.ID = fmt.Sprintf("%s-again-%d", e.ID, again)
			e.Country = all[(place[e.Country]+again)%len(all)].Code
			e.Date.First += relation.Day(again)
		}
		made[i] = eventstore.Revision{Number: int64(i + 1), Time: from.Add(time.Duration(i) * time.Second),
			Change: eventstore.Change{EventID: e.ID, Event: &e, Origin: eventstore.FromDataset, Reason: "a benchmark"}}
	}
	return made
}

var sizes = []int{200, 20_000, 200_000}

// BenchmarkState is what starting on a store of so many revisions costs, and what one more costs then.
func BenchmarkState(b *testing.B) {
	for _, n := range sizes {
		all := revisions(b, n+1)
		b.Run(fmt.Sprintf("scratch/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				new(State).next(all[:n])
			}
		})
		b.Run(fmt.Sprintf("more/%d", n), func(b *testing.B) {
			s := new(State).next(all[:n])
			more := slices.Clone(all[n:])
			b.ReportAllocs()
			for b.Loop() { // one after another, as a desk does
				s = s.next(more)
				more[0].Number++
			}
		})
	}
}

// TestBenchmarkedStates pins the data that the benchmark runs on.
func TestBenchmarkedStates(t *testing.T) {
	for _, n := range sizes[:2] {
		all := revisions(t, n+1)
		before := new(State).next(all[:n])
		after := before.next(all[n:])
		if got := len(before.Record.Events()); got != n {
			t.Errorf("%d revisions make %d events", n, got)
		}
		if got := len(after.Record.Events()); got != n+1 || len(before.Log) != n || number(before) != n || number(after) != n+1 {
			t.Errorf("one revision after %d makes %d events, and leaves %d and %d before it", n, got, len(before.Log), number(before))
		}
		if got := after.Record.On(today).Counts; got.Recognized+got.Ambassador+got.None != 194 {
			t.Errorf("after %d revisions On(%v) = %+v, want 194 states", n, today, got)
		}
	}
}

// number counts the events that ever were.
func number(s *State) int {
	n := 0
	for range s.Histories() {
		n++
	}
	return n
}
