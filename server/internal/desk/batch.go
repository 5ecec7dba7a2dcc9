package desk

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Batch is a run of revisions that were made in one step: what an edition changed for readers.
type Batch struct {
	First, Last int64 // numbers of its revisions; Last is the edition's
	Time        time.Time
	Reason      string

	Added, Corrected, Withdrawn, Restored int
}

// Batches returns all of them, oldest first. Revisions of one moment and one reason are one.
func (s *State) Batches() []Batch {
	var list []Batch
	_, before := s.ledger.steps()
	for i := range s.Log {
		r := &s.Log[i]
		if n := len(list); n == 0 || !list[n-1].Time.Equal(r.Time) || list[n-1].Reason != r.Reason {
			list = append(list, Batch{First: r.Number, Time: r.Time, Reason: r.Reason})
		}
		b := &list[len(list)-1]
		b.Last = r.Number
		switch last := before[i]; {
		case last < 0:
			b.Added++
		case r.Event == nil:
			b.Withdrawn++
		case s.Log[last].Event == nil:
			b.Restored++
		default:
			b.Corrected++
		}
	}
	return list
}

// Around returns the editions before and after one among those that batches end with, 0 for none.
func Around(list []Batch, number int64) (earlier, later int64) {
	at, found := slices.BinarySearchFunc(list, number, func(b Batch, n int64) int { return int(b.Last - n) })
	if at > 0 {
		earlier = list[at-1].Last
	}
	if found {
		at++
	}
	if at < len(list) {
		later = list[at].Last
	}
	return earlier, later
}

// Words say what a batch changed: "2 events added, 1 corrected".
func (b Batch) Words() string {
	var words []string
	for _, part := range []struct {
		n    int
		what string
	}{{b.Added, "added"}, {b.Corrected, "corrected"}, {b.Withdrawn, "withdrawn"}, {b.Restored, "restored"}} {
		if part.n == 0 {
			continue
		}
		noun := ""
		if len(words) == 0 {
			if noun = " events"; part.n == 1 {
				noun = " event"
			}
		}
		words = append(words, fmt.Sprintf("%d%s %s", part.n, noun, part.what))
	}
	return strings.Join(words, ", ")
}
