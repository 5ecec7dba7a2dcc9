package relation

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"unsafe"
)

// A record that follows another finds what one that was made anew finds, and folds the texts again of what is new alone.
func TestNextSearchesAsAnew(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	made := 0
	event := func() *Event {
		made++
		return &Event{ID: fmt.Sprint(made), Country: "CIV", Date: Date{First: DayOf(2025, 1, 1) + Day(chance.IntN(20))}, Kind: Visit, Headline: fmt.Sprint("number ", made)}
	}
	var events []*Event
	for range 50 {
		events = append(events, event())
	}
	r := (*Record)(nil).Next(events)
	r.Search("number")
	for step := range 200 {
		events = slices.Clone(events)
		changed := 1
		switch at := chance.IntN(len(events)); step % 4 {
		case 0: // one is added
			events = append(events, event())
		case 1: // one is corrected
			events[at] = event()
		case 2: // one is withdrawn
			events = slices.Delete(events, at, at+1)
		case 3: // nobody searches before the next one
			changed = 3
		}
		next := r.Next(events)
		if step%4 == 3 {
			events = append(slices.Clone(events), event())
			next = next.Next(events)
		}
		fresh := RecordOf(events)
		if got, want := next.texts.fold(next), fresh.texts.fold(fresh); !slices.Equal(got, want) {
			t.Fatalf("step %d: the texts are %q, want %q", step, got, want)
		}
		old := map[*byte]bool{}
		for _, text := range r.texts.of {
			old[unsafe.StringData(text)] = true
		}
		again := 0
		for _, text := range next.texts.of {
			if !old[unsafe.StringData(text)] {
				again++
			}
		}
		if again > changed {
			t.Errorf("step %d: %d texts were folded again, want %d at most", step, again, changed)
		}
		r = next
	}
}
