package eventstore_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

// page is how many revisions a reader asks for at once.
const page = 5000

// longChange is an event of the usual length.
func longChange(i int) eventstore.Change {
	c := change(fmt.Sprint("event-", i))
	c.Event.Detail = strings.Repeat("what happened, in a few words. ", 20)
	c.Reason = "data set, edition 1"
	return c
}

// benched are the stores that a benchmark compares, each opened empty.
var benched = map[string]func(testing.TB) eventstore.Store{
	"memory": func(testing.TB) eventstore.Store { return new(eventstore.Memory) },
	"sqlite": func(b testing.TB) eventstore.Store {
		s, err := eventstore.OpenSQLite(b.Context(), filepath.Join(b.TempDir(), "record.db"))
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { s.Close() })
		return s
	},
}

func filled(b testing.TB, s eventstore.Store) {
	changes := make([]eventstore.Change, page)
	for i := range changes {
		changes[i] = longChange(i)
	}
	if _, err := s.Append(b.Context(), changes...); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkAppend(b *testing.B) {
	for name, open := range benched {
		b.Run(name, func(b *testing.B) {
			s := open(b)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				if _, err := s.Append(b.Context(), longChange(i)); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}

// BenchmarkSince reads 5,000 revisions.
func BenchmarkSince(b *testing.B) {
	for name, open := range benched {
		b.Run(name, func(b *testing.B) {
			s := open(b)
			filled(b, s)
			b.ReportAllocs()
			for b.Loop() {
				all5000(b, s)
			}
		})
	}
}

func all5000(b testing.TB, s eventstore.Store) []eventstore.Revision {
	revisions, err := s.Since(b.Context(), 0, page)
	if err != nil {
		b.Fatal(err)
	}
	return revisions
}

// What the benchmarks measure is the same in all stores.
func TestBenchmarks(t *testing.T) {
	for name, open := range benched {
		s := open(t)
		filled(t, s)
		revisions := all5000(t, s)
		if len(revisions) != page || revisions[page-1].EventID != "event-4999" || len(revisions[page-1].Event.Detail) != 620 {
			t.Errorf("%s has %d revisions", name, len(revisions))
		}
	}
}
