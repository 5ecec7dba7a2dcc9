package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

// PromisedTime is how soon a Watch tells of a revision.
const PromisedTime = 2 * time.Second

// Watch runs a watch that hands over the last number that it has heard of, until the test ends.
func Watch(t *testing.T, s eventstore.Store) (numbers <-chan int64, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	heard := make(chan int64, 1000)
	returned := make(chan error, 1)
	go func() {
		last := int64(0)
		returned <- s.Watch(ctx, func() {
			more, err := s.Since(ctx, last, 1_000_000)
			if err == nil && len(more) > 0 {
				last = more[len(more)-1].Number
			}
			select {
			case heard <- last:
			default: // nobody reads any more
			}
		})
	}()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-returned; err != nil {
				t.Errorf("Watch = %v after its context ended, want nil", err)
			}
		})
	}
	t.Cleanup(stop)
	return heard, stop
}

// Reaches fails the test unless a watch hears of a revision within a time.
func Reaches(t *testing.T, numbers <-chan int64, want int64, within time.Duration) {
	t.Helper()
	late := time.After(within)
	for last := int64(-1); last < want; {
		select {
		case last = <-numbers:
		case <-late:
			t.Fatalf("Watch told of revision %d within %v, want %d", last, within, want)
		}
	}
}

func testWatch(t *testing.T, s eventstore.Store) {
	numbers, stop := Watch(t, s)
	second, _ := Watch(t, s)
	Reaches(t, numbers, 0, PromisedTime)
	for i := range int64(5) {
		appended(t, s, change(fmt.Sprint(i), 0, "new"))
		Reaches(t, numbers, i+1, PromisedTime)
		Reaches(t, second, i+1, PromisedTime)
	}
	p, err := s.Propose(t.Context(), change("p", 0, "proposed"))
	must(t, "Propose", err)
	publish := p.Change
	_, err = s.Decide(t.Context(), p.ID, eventstore.Accepted, "Bea", "", &publish)
	must(t, "Decide", err)
	Reaches(t, numbers, 6, PromisedTime)
	stop()
	appended(t, s, change("after", 0, "nobody listens"))
}
