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
	var now *kept
	r := (*Record)(nil)
	change := func(versions map[string]*Event) {
		t.Helper()
		next, swaps := now.after(versions)
		now, r = next, r.Next(swaps, next)
	}
	event := func(i int) *Event { return chanceEvent(chance, fmt.Sprint(i)) }
	now = &kept{place: map[string]int{}}
	first := map[string]*Event{}
	for i := range 50 {
		first[fmt.Sprint(i)] = event(i)
	}
	change(first)
	r.Search("number")
	for step := range 200 {
		before, changed := r, 1
		switch at := chance.IntN(50); step % 4 {
		case 0: // one is added
			change(map[string]*Event{fmt.Sprint(100 + step): event(100 + step)})
		case 1: // one is corrected, or restored
			change(map[string]*Event{fmt.Sprint(at): event(at)})
		case 2: // one is withdrawn
			change(map[string]*Event{fmt.Sprint(at): nil})
		case 3: // nobody searches before the next one
			change(map[string]*Event{fmt.Sprint(at): event(at)})
			change(map[string]*Event{fmt.Sprint(100 + step): event(100 + step)})
			changed = 3
		}
		fresh := RecordOf(now.present())
		if got, want := r.texts.fold(r), fresh.texts.fold(fresh); !slices.Equal(got, want) {
			t.Fatalf("step %d: the texts are %q, want %q", step, got, want)
		}
		old := map[*byte]bool{}
		for _, text := range before.texts.of {
			old[unsafe.StringData(text)] = true
		}
		again := 0
		for _, text := range r.texts.of {
			if !old[unsafe.StringData(text)] {
				again++
			}
		}
		if again > changed {
			t.Errorf("step %d: %d texts were folded again, want %d at most", step, again, changed)
		}
	}
}
