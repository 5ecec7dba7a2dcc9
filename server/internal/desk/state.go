package desk

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// State is the record at one revision. Nobody changes it.
type State struct {
	Number int64     // of the last revision
	Hash   string    // of the revisions, each with the one before: SHA-256, hexadecimal
	Time   time.Time // of the last revision
	Record *relation.Record
	Log    []eventstore.Revision // all, ascending

	ledger *ledger // of which Log is the beginning
}

// Revision names the state on pages and in addresses: "712-0a1b2c3d".
func (s *State) Revision() string {
	return strconv.FormatInt(s.Number, 10) + "-" + s.Hash[:min(8, len(s.Hash))]
}

// Current returns the newest revision of an event, a tombstone too.
func (s *State) Current(id string) (eventstore.Revision, bool) {
	at := s.ledger.newest(id, len(s.Log))
	if at < 0 {
		return eventstore.Revision{}, false
	}
	return s.Log[at], true
}

// History returns the revisions of an event, ascending, none of one that never was. Nobody changes the slice.
func (s *State) History(id string) []eventstore.Revision {
	_, before := s.ledger.steps()
	return s.history(s.ledger.newest(id, len(s.Log)), before)
}

// history returns the revisions of an event up to the one at a place of the log.
func (s *State) history(last int32, before []int32) []eventstore.Revision {
	if last < 0 {
		return nil
	}
	if before[last] < 0 {
		return s.Log[last : last+1 : last+1]
	}
	var past []eventstore.Revision
	for at := last; at >= 0; at = before[at] {
		past = append(past, s.Log[at])
	}
	slices.Reverse(past)
	return past
}

// Last returns an event as it is, or as it was before it was withdrawn, which gone tells; nil for one that never was.
func (s *State) Last(id string) (e *relation.Event, gone bool) {
	history := s.History(id)
	for i := len(history) - 1; i >= 0; i-- {
		if e := history[i].Event; e != nil {
			return e, i < len(history)-1
		}
	}
	return nil, false
}

// Admits returns nil where a change can be the next revision of its event, else ErrWithdrawn or an *eventstore.Conflict.
func (s *State) Admits(c eventstore.Change) error {
	now, known := s.Current(c.EventID)
	gone := known && now.Event == nil
	if gone && c.Event == nil {
		return fmt.Errorf("%w: %s", ErrWithdrawn, c.EventID)
	}
	return eventstore.Expected(c, now.Number, gone)
}

// Histories goes through all events that ever were, in the order of their last revisions, with what History returns.
func (s *State) Histories() iter.Seq2[string, []eventstore.Revision] {
	return func(yield func(string, []eventstore.Revision) bool) {
		first, before := s.ledger.steps()
		last := make([]int32, len(s.Log)) // by the place of the first revision
		for at := range s.Log {
			last[first[at]] = int32(at)
		}
		for at := range s.Log {
			if last[first[at]] == int32(at) && !yield(s.Log[at].EventID, s.history(int32(at), before)) {
				return
			}
		}
	}
}

// AsKnownOn returns the record as the revisions up to the end of a moment said.
func (s *State) AsKnownOn(at time.Time) *relation.Record {
	n := s.by(at)
	if n == len(s.Log) {
		return s.Record
	}
	return relation.RecordOf(s.events(n))
}

// by returns how many revisions there were at the end of a moment.
func (s *State) by(at time.Time) int {
	n, _ := slices.BinarySearchFunc(s.Log, at, func(r eventstore.Revision, at time.Time) int {
		if r.Time.After(at) {
			return 1
		}
		return -1
	})
	return n
}

// At returns the record as it was at a revision, of the events that wanted holds for.
func (s *State) At(number int64, wanted func(*relation.Event) bool) *relation.Record {
	return relation.RecordOf(slices.DeleteFunc(s.events(s.upTo(number)), func(e *relation.Event) bool { return !wanted(e) }))
}

// upTo returns how many revisions there were at the one of a number.
func (s *State) upTo(number int64) int {
	n, _ := slices.BinarySearchFunc(s.Log, number+1, func(r eventstore.Revision, number int64) int { return int(r.Number - number) })
	return n
}

// With returns the record as it would be after changes: an event keeps its place among those of its
// day, and a new one comes last. Of two changes of one event the later counts.
func (s *State) With(changes ...eventstore.Change) *relation.Record {
	return relation.RecordOf(s.events(len(s.Log), changes...))
}

// events returns the events after n revisions and changes, in the order of their first revisions: of two events on one
// day the later wins.
func (s *State) events(n int, changes ...eventstore.Change) []*relation.Event {
	first, _ := s.ledger.steps()
	newest := make([]*relation.Event, n, n+len(changes)) // by the place of the first revision
	for at := range n {
		newest[first[at]] = s.Log[at].Event
	}
	added := make(map[string]int)
	for _, c := range changes {
		if at := s.ledger.newest(c.EventID, n); at >= 0 {
			newest[first[at]] = c.Event
		} else if at, again := added[c.EventID]; again {
			newest[at] = c.Event
		} else {
			added[c.EventID] = len(newest)
			newest = append(newest, c.Event)
		}
	}
	return slices.DeleteFunc(newest, func(e *relation.Event) bool { return e == nil })
}

// next returns the state after more revisions, ascending. Nothing of s is changed.
func (s *State) next(more []eventstore.Revision) *State {
	return s.after(s.ledger.grow(len(s.Log), more))
}

// after returns the state of a log that begins with that of s. Nothing of s is changed.
func (s *State) after(l *ledger, log []eventstore.Revision) *State {
	made := &State{Number: s.Number, Time: s.Time, Log: log, ledger: l}
	if n := len(log); n > 0 {
		made.Number, made.Time, made.Hash = log[n-1].Number, log[n-1].Time, l.hash(n)
	}
	before, after := index{s.ledger, s.Log}, index{l, log}
	var swaps []relation.Swap
	for at := len(s.Log); at < len(log); at++ {
		id := log[at].EventID
		if int(l.newest(id, len(log))) != at {
			continue // a later one is about the same event
		}
		if swap := (relation.Swap{Was: before.Event(id), Is: log[at].Event}); swap.Was != nil || swap.Is != nil {
			swaps = append(swaps, swap)
		}
	}
	made.Record = s.Record.Next(swaps, after)
	return made
}

// chain returns the hash of a state after a revision.
func chain(before string, r eventstore.Revision) [sha256.Size]byte {
	text, err := json.Marshal(r.Event)
	if err != nil {
		panic(fmt.Sprintf("desk: an event that was decoded does not encode: %v", err))
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s %d %s ", before, r.Number, r.EventID)
	h.Write(text)
	return [sha256.Size]byte(h.Sum(nil))
}
