package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// State is the record at one revision. Nobody changes it.
type State struct {
	Number  int64     // of the last revision
	Hash    string    // of the revisions, each with the one before: SHA-256, hexadecimal
	Time    time.Time // of the last revision
	Record  *relation.Record
	Log     []eventstore.Revision            // all, ascending
	History map[string][]eventstore.Revision // by event id, ascending

	order []string // event ids in the order of their first revision: of two events on one day the later wins
}

// Revision names the state on pages and in addresses: "712-0a1b2c3d".
func (s *State) Revision() string {
	return strconv.FormatInt(s.Number, 10) + "-" + s.Hash[:min(8, len(s.Hash))]
}

// Current returns the newest revision of an event, a tombstone too.
func (s *State) Current(id string) (eventstore.Revision, bool) {
	h := s.History[id]
	if len(h) == 0 {
		return eventstore.Revision{}, false
	}
	return h[len(h)-1], true
}

// AsKnownOn returns the record as the revisions up to the end of a moment said.
func (s *State) AsKnownOn(at time.Time) *relation.Record {
	n, _ := slices.BinarySearchFunc(s.Log, at, func(r eventstore.Revision, at time.Time) int {
		if r.Time.After(at) {
			return 1
		}
		return -1
	})
	if n == len(s.Log) {
		return s.Record
	}
	return new(State).next(s.Log[:n]).Record
}

// With returns the record as it would be after a change, for a look ahead.
func (s *State) With(c eventstore.Change) *relation.Record {
	return relation.NewRecord(s.events(c))
}

// events returns the events in order, with a change made.
func (s *State) events(change eventstore.Change) []relation.Event {
	events := make([]relation.Event, 0, len(s.order)+1)
	placed := false
	for _, id := range s.order {
		e := s.History[id][len(s.History[id])-1].Event
		if id == change.EventID {
			e, placed = change.Event, true
		}
		if e != nil {
			events = append(events, *e)
		}
	}
	if !placed && change.Event != nil {
		events = append(events, *change.Event)
	}
	return events
}

// next returns the state after more revisions, ascending. Nothing of s is changed.
func (s *State) next(more []eventstore.Revision) *State {
	n := &State{
		Number: s.Number, Time: s.Time, Hash: s.Hash,
		Log: append(s.Log[:len(s.Log):len(s.Log)], more...), History: maps.Clone(s.History), order: s.order[:len(s.order):len(s.order)],
	}
	if n.History == nil {
		n.History = make(map[string][]eventstore.Revision, len(more))
	}
	for _, r := range more {
		h := n.History[r.EventID]
		if len(h) == 0 {
			n.order = append(n.order, r.EventID)
		}
		n.History[r.EventID] = append(h[:len(h):len(h)], r)
		n.Number, n.Time, n.Hash = r.Number, r.Time, chain(n.Hash, r)
	}
	n.Record = relation.NewRecord(n.events(eventstore.Change{}))
	return n
}

// chain returns the hash of a state after a revision.
func chain(before string, r eventstore.Revision) string {
	text, err := json.Marshal(r.Event)
	if err != nil {
		panic(fmt.Sprintf("desk: an event that was decoded does not encode: %v", err))
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s %d %s ", before, r.Number, r.EventID)
	h.Write(text)
	return hex.EncodeToString(h.Sum(nil))
}
