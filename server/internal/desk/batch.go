package desk

import (
	"fmt"
	"strings"
	"time"

	"recognitionmap/server/internal/eventstore"
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
	for first := 0; first < len(s.Log); {
		end := s.endOf(first)
		list = append(list, s.batch(first, end))
		first = end
	}
	return list
}

// BatchAt returns what an edition changed, up to it where it is within a batch, and the editions before and after it, 0 for
// none: those that batches end with.
func (s *State) BatchAt(number int64) (b Batch, earlier, later int64) {
	end := s.upTo(number)
	first := end - 1
	for first > 0 && together(&s.Log[first-1], &s.Log[first]) {
		first--
	}
	if first > 0 {
		earlier = s.Log[first-1].Number
	}
	next := s.endOf(first)
	if next == end && next < len(s.Log) {
		next = s.endOf(next)
	}
	if next > end {
		later = s.Log[next-1].Number
	}
	return s.batch(first, end), earlier, later
}

// together reports whether two revisions that follow each other are of one batch.
func together(a, b *eventstore.Revision) bool { return a.Time.Equal(b.Time) && a.Reason == b.Reason }

// endOf returns the place behind the batch that begins at a place of the log.
func (s *State) endOf(first int) int {
	end := first + 1
	for end < len(s.Log) && together(&s.Log[end-1], &s.Log[end]) {
		end++
	}
	return end
}

// batch counts what the revisions from a place of the log up to another changed.
func (s *State) batch(first, end int) Batch {
	_, before := s.ledger.steps()
	b := Batch{First: s.Log[first].Number, Last: s.Log[end-1].Number, Time: s.Log[first].Time, Reason: s.Log[first].Reason}
	for i := first; i < end; i++ {
		switch last := before[i]; {
		case last < 0:
			b.Added++
		case s.Log[i].Event == nil:
			b.Withdrawn++
		case s.Log[last].Event == nil:
			b.Restored++
		default:
			b.Corrected++
		}
	}
	return b
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
