package storetest

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

func testEmpty(t *testing.T, s eventstore.Store) {
	equal(t, "log", len(log(t, s)), 0)
	added, err := s.Append(t.Context())
	if len(added) != 0 || err != nil {
		t.Errorf("Append() = %v, %v, want nothing", added, err)
	}
	equal(t, "log after nothing was appended", len(log(t, s)), 0)
	tokens, err := s.Tokens(t.Context())
	must(t, "Tokens", err)
	proposals, err := s.Proposals(t.Context(), "")
	must(t, "Proposals", err)
	notes, err := s.Notes(t.Context(), "")
	must(t, "Notes", err)
	if len(tokens)+len(proposals)+len(notes) != 0 {
		t.Errorf("an empty store has %v, %v, %v", tokens, proposals, notes)
	}
}

func testAppend(t *testing.T, s eventstore.Store) {
	before := time.Now().Truncate(time.Millisecond)
	c := change("a", 0, "first")
	c.Event.Detail, c.Event.Ends, c.Event.Confidence = "more", relation.Sent, relation.Disputed
	c.Event.Date = relation.Date{First: relation.DayOf(2023, 5, 1), Precision: relation.ToMonth}
	c.Event.Sources = append(c.Event.Sources, relation.Source{URL: "https://example.org/2", Published: "2023-05"})
	bare := eventstore.Change{EventID: "b", Event: &relation.Event{ID: "b", Sources: []relation.Source{}}, Origin: eventstore.FromDataset}
	added := appended(t, s, c, bare)
	after := time.Now()
	for i, r := range added {
		equal(t, "Number", r.Number, int64(i+1))
		if r.Time.Before(before) || r.Time.After(after) || r.Time.Location() != time.UTC || r.Time.Nanosecond()%1e6 != 0 {
			t.Errorf("revision %d is of %v, want UTC, in milliseconds, from %v to %v", r.Number, r.Time, before, after)
		}
	}
	bare.Event.Sources = nil // an empty list and none are the same
	equal(t, "Append", []eventstore.Change{added[0].Change, added[1].Change}, []eventstore.Change{c, bare})
	equal(t, "Since", log(t, s), added)
}

func testExpect(t *testing.T, s eventstore.Store) {
	_, err := s.Append(t.Context(), change("a", 7, "of an event that is not there"))
	conflict(t, "Append(a, expect 7)", err, eventstore.Conflict{EventID: "a", Expect: 7})
	_, err = s.Append(t.Context(), withdrawal("a", 7))
	conflict(t, "Append(withdraw a, expect 7)", err, eventstore.Conflict{EventID: "a", Expect: 7})
	appended(t, s, change("b", 0, "another"))
	appended(t, s, change("a", 0, "first"))
	_, err = s.Append(t.Context(), change("a", 0, "again"))
	conflict(t, "Append(a, expect 0)", err, eventstore.Conflict{EventID: "a", Expect: 0, Current: 2})
	_, err = s.Append(t.Context(), withdrawal("a", 0))
	conflict(t, "Append(withdraw a, expect 0)", err, eventstore.Conflict{EventID: "a", Expect: 0, Current: 2})
	_, err = s.Append(t.Context(), change("a", 1, "seen another's"))
	conflict(t, "Append(a, expect 1)", err, eventstore.Conflict{EventID: "a", Expect: 1, Current: 2})
	appended(t, s, change("a", 2, "second"))
	_, err = s.Append(t.Context(), change("a", 2, "too late"))
	conflict(t, "Append(a, expect 2)", err, eventstore.Conflict{EventID: "a", Expect: 2, Current: 3})
	equal(t, "log", len(log(t, s)), 3)
}

func testAllOrNone(t *testing.T, s eventstore.Store) {
	appended(t, s, change("a", 0, "first"))
	_, err := s.Append(t.Context(), change("b", 0, "new"), change("a", 1, "second"), change("c", 9, "never seen"), change("d", 0, "new"))
	conflict(t, "Append", err, eventstore.Conflict{EventID: "c", Expect: 9})
	equal(t, "log", len(log(t, s)), 1)
	equal(t, "Number after a refusal", appended(t, s, change("b", 0, "new"))[0].Number, int64(2))
}

func testFollowing(t *testing.T, s eventstore.Store) {
	appended(t, s, change("other", 0, "other"))
	added := appended(t, s, change("a", 0, "first"), change("a", 2, "second"), change("b", 0, "first"), withdrawal("a", 3), change("a", 0, "anew"))
	equal(t, "Since", log(t, s)[1:], added)
	_, err := s.Append(t.Context(), change("c", 0, "first"), change("c", 0, "again"))
	conflict(t, "Append(c, c)", err, eventstore.Conflict{EventID: "c", Expect: 0, Current: 7})
	equal(t, "log", len(log(t, s)), 6)
}

func testTombstone(t *testing.T, s eventstore.Store) {
	appended(t, s, change("a", 0, "first"))
	gone := appended(t, s, withdrawal("a", 1))[0]
	if gone.Event != nil {
		t.Errorf("a tombstone has the event %v", gone.Event)
	}
	equal(t, "Since(1)", log(t, s)[1], gone)
	_, err := s.Append(t.Context(), withdrawal("a", 0))
	conflict(t, "Append(withdraw what is withdrawn, expect 0)", err, eventstore.Conflict{EventID: "a", Expect: 0, Current: 2})
	_, err = s.Append(t.Context(), change("a", 1, "seen before it was withdrawn"))
	conflict(t, "Append(a, expect 1)", err, eventstore.Conflict{EventID: "a", Expect: 1, Current: 2})
	anew := appended(t, s, change("a", 0, "anew"))[0]
	equal(t, "Append(a, expect 0)", anew.Number, int64(3))
	equal(t, "Expect", log(t, s)[2].Expect, int64(0))
	appended(t, s, withdrawal("a", 3))
	equal(t, "Append(a, expect the tombstone)", appended(t, s, change("a", 4, "and again"))[0].Number, int64(5))
}

func testMany(t *testing.T, s eventstore.Store) {
	const n = 1234
	changes := make([]eventstore.Change, n)
	for i := range changes {
		changes[i] = change(fmt.Sprint("event ", i), 0, fmt.Sprint("headline ", i))
	}
	first := appended(t, s, changes...)
	for i := range changes {
		changes[i].Expect = int64(i + 1)
	}
	second := appended(t, s, changes...)
	equal(t, "Since", log(t, s), append(first, second...))
	changes[n-1].Expect = 5
	_, err := s.Append(t.Context(), changes[n-1:]...)
	conflict(t, "Append(last)", err, eventstore.Conflict{EventID: changes[n-1].EventID, Expect: 5, Current: 2 * n})
}

func testSince(t *testing.T, s eventstore.Store) {
	for i := range 10 {
		appended(t, s, change(fmt.Sprint(i), 0, "one of ten"))
	}
	for _, test := range []struct {
		after       int64
		limit       int
		first, last int64 // 0 for none
	}{
		{0, 3, 1, 3},
		{3, 3, 4, 6},
		{9, 3, 10, 10},
		{10, 3, 0, 0},
		{11, 3, 0, 0},
		{math.MaxInt64, math.MaxInt, 0, 0},
		{-5, 2, 1, 2},
		{4, math.MaxInt, 5, 10},
		{0, 0, 0, 0},
		{0, -1, 0, 0},
	} {
		got, err := s.Since(t.Context(), test.after, test.limit)
		must(t, "Since", err)
		want := test.last - test.first + 1
		if test.first == 0 {
			want = 0
		}
		if int64(len(got)) != want || want > 0 && (got[0].Number != test.first || got[want-1].Number != test.last) {
			t.Errorf("Since(%d, %d) = %d revisions, want %d to %d", test.after, test.limit, len(got), test.first, test.last)
		}
	}
}

func testCopies(t *testing.T, s eventstore.Store) {
	c := change("a", 0, "as it was")
	appended(t, s, c)
	p, err := s.Propose(t.Context(), c)
	must(t, "Propose", err)
	c.Event.Headline, c.Event.Sources[0].Title = "changed", "changed"
	p, err = s.Proposal(t.Context(), p.ID)
	must(t, "Proposal", err)
	for _, e := range []*relation.Event{log(t, s)[0].Event, p.Change.Event} {
		if e.Headline != "as it was" || e.Sources[0].Title != "One" {
			t.Errorf("the store has %+v after the caller changed what it had given", *e)
		}
	}
}

func testCheck(t *testing.T, s eventstore.Store) {
	for want := range int64(3) {
		n, err := s.Check(t.Context())
		must(t, "Check", err)
		equal(t, "Check", n, want)
		appended(t, s, change(fmt.Sprint(want), 0, "first"))
	}
}

func testPing(t *testing.T, s eventstore.Store) {
	must(t, "Ping", s.Ping(t.Context()))
	if err := s.Ping(t.Context()); errors.Is(err, eventstore.ErrUnavailable) {
		t.Errorf("Ping = %v", err)
	}
}
