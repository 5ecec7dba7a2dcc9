package desk

import (
	"testing"

	"recognitionmap/server/internal/eventstore"
)

// One more revision of a long record is not the record over again: the folds of other places are taken over as they are. The
// lists of pointers are copied, which is one allocation each.
func TestOneMoreRevisionCostsItself(t *testing.T) {
	const n = 20_000
	all := revisions(t, n+1)
	s := new(State).next(all[:n])
	more := []eventstore.Revision{all[n]}
	made := testing.AllocsPerRun(20, func() {
		s = s.next(more)
		more[0].Number++
	})
	if most := 1000.0; made > most {
		t.Errorf("one revision after %d makes %.0f allocations, want %.0f at most", n, made, most)
	}
}
