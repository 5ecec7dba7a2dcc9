// Package storetest is the specification of eventstore.Store: what the interface promises, as tests that every backend
// passes.
package storetest

import (
	"errors"
	"reflect"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Run tests a backend. open returns an empty store each time it is called, and closes it at the end of the test.
func Run(t *testing.T, open func(t *testing.T) eventstore.Store) {
	for _, promise := range []struct {
		says string
		test func(t *testing.T, s eventstore.Store)
	}{
		{"an empty store has nothing", testEmpty},
		{"what was appended comes back", testAppend},
		{"a change must know the last revision", testExpect},
		{"changes are made all or none", testAllOrNone},
		{"a change may follow another of one call", testFollowing},
		{"a withdrawn event can be made anew", testTombstone},
		{"many changes at once", testMany},
		{"since goes on where a reader stopped", testSince},
		{"nobody reaches into the store", testCopies},
		{"of many writers on one event one wins", testOneWins},
		{"a reader misses nothing while others write", testOrder},
		{"watch tells of new revisions", testWatch},
		{"tokens", testTokens},
		{"of many tokens of one name one is kept", testTokenRace},
		{"a revoked name is free again", testNameFree},
		{"sessions", testSessions},
		{"sessions end with their token", testSessionsRevoked},
		{"proposals", testProposals},
		{"a proposal is decided once", testDecideOnce},
		{"a decision is made with its revision or not at all", testDecideConflict},
		{"of many deciders one wins", testDecideRace},
		{"notes", testNotes},
		{"keys", testKeys},
		{"of many first keys one is kept", testKeyRace},
		{"what was learned of a page comes back", testPages},
		{"of many who learn of a page none is lost", testPagesRace},
		{"of many first keys of push one is kept", testPushKey},
		{"alerts", testAlerts},
		{"an alert is moved", testAlertsMoved},
		{"an alert is kept once, and no more than most", testAlertsFull},
		{"of many who claim an alert one gets it", testAlertsClaimed},
		{"any text comes back as it was", testHostile},
		{"a text that cannot be kept is refused by name", testUnfit},
		{"a date that cannot be kept is refused", testUnfitDate},
		{"what has ended writes nothing", testEnded},
		{"what was written is found whole", testCheck},
		{"ping", testPing},
	} {
		t.Run(promise.says, func(t *testing.T) { promise.test(t, open(t)) })
	}
}

// event is one that a test needs no more of than its id and headline.
func event(id, headline string) *relation.Event {
	return &relation.Event{
		ID: id, Country: "XAA", Date: relation.Date{First: relation.DayOf(2024, 1, 30)}, Kind: "credentials", Headline: headline,
		Confidence: relation.Reported,
		Sources:    []relation.Source{{URL: "https://example.org/1", Publisher: "Example", Title: "One", Supports: "all"}},
	}
}

// change is one that says something of an event.
func change(id string, expect int64, headline string) eventstore.Change {
	return eventstore.Change{EventID: id, Expect: expect, Event: event(id, headline), Origin: eventstore.FromEditor, Author: "Ada",
		Role: eventstore.RolePublish, Reason: "a test"}
}

// withdrawal is a tombstone.
func withdrawal(id string, expect int64) eventstore.Change {
	c := change(id, expect, "")
	c.Event = nil
	return c
}

func appended(t *testing.T, s eventstore.Store, changes ...eventstore.Change) []eventstore.Revision {
	t.Helper()
	added, err := s.Append(t.Context(), changes...)
	if err != nil {
		t.Fatalf("Append: %v", err)
	}
	if len(added) != len(changes) {
		t.Fatalf("Append of %d changes returned %d revisions", len(changes), len(added))
	}
	return added
}

// log returns all revisions.
func log(t *testing.T, s eventstore.Store) []eventstore.Revision {
	t.Helper()
	all, err := s.Since(t.Context(), 0, 1_000_000)
	if err != nil {
		t.Fatalf("Since(0): %v", err)
	}
	for i, r := range all {
		if r.Number != int64(i+1) {
			t.Fatalf("revision %d of the log has the number %d", i+1, r.Number)
		}
		if i > 0 && r.Time.Before(all[i-1].Time) {
			t.Fatalf("revision %d is of %v, before revision %d of %v", r.Number, r.Time, i, all[i-1].Time)
		}
	}
	return all
}

// conflict reports what is wrong where err should be a *Conflict.
func conflict(t *testing.T, call string, err error, want eventstore.Conflict) {
	t.Helper()
	var got *eventstore.Conflict
	if !errors.As(err, &got) || *got != want {
		t.Errorf("%s = %v, want %v", call, err, &want)
	}
}

func wantError(t *testing.T, call string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s = %v, want %v", call, err, want)
	}
}

func must(t *testing.T, call string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", call, err)
	}
}

func equal(t *testing.T, call string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s = %+v, want %+v", call, got, want)
	}
}
