package storetest

import (
	"errors"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
)

func proposed(t *testing.T, s eventstore.Store, c eventstore.Change) eventstore.Proposal {
	t.Helper()
	p, err := s.Propose(t.Context(), c)
	must(t, "Propose", err)
	return p
}

// listed checks which proposals have a status.
func listed(t *testing.T, s eventstore.Store, status eventstore.Status, want ...eventstore.Proposal) {
	t.Helper()
	got, err := s.Proposals(t.Context(), status)
	must(t, "Proposals", err)
	if len(got)+len(want) > 0 {
		equal(t, "Proposals("+string(status)+")", got, want)
	}
}

// recent reports whether a time is of just now, as a backend keeps it.
func recent(at time.Time) bool {
	age := time.Since(at)
	return age > -time.Millisecond && age < time.Minute && at.Location() == time.UTC && at.Nanosecond()%1e6 == 0
}

func testProposals(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	appended(t, s, change("a", 0, "first"))
	one := proposed(t, s, change("a", 1, "second"))
	two := proposed(t, s, withdrawal("a", 1))
	three := proposed(t, s, change("b", 0, "new"))
	equal(t, "Propose", one, eventstore.Proposal{ID: 1, Time: one.Time, Change: change("a", 1, "second"), Status: eventstore.Open})
	if !recent(one.Time) {
		t.Errorf("a proposal is of %v", one.Time)
	}
	equal(t, "log", len(log(t, s)), 1)
	listed(t, s, "", three, two, one)
	listed(t, s, eventstore.Open, three, two, one)
	listed(t, s, eventstore.Accepted)
	listed(t, s, "\x00")

	publish := two.Change
	publish.Author, publish.Reason = "Bea", "as Ada says"
	got, err := s.Decide(ctx, two.ID, eventstore.Accepted, "Bea", "thanks", &publish)
	must(t, "Decide(accepted)", err)
	two.Status, two.Decider, two.Answer, two.Revision, two.Decided = eventstore.Accepted, "Bea", "thanks", 2, got.Decided
	equal(t, "Decide(accepted)", got, two)
	if !recent(got.Decided) {
		t.Errorf("a decision is of %v", got.Decided)
	}
	equal(t, "the revision that came of it", log(t, s)[1].Change, publish)

	got, err = s.Decide(ctx, one.ID, eventstore.Declined, "Bea", "no", nil)
	must(t, "Decide(declined)", err)
	one.Status, one.Decider, one.Answer, one.Decided = eventstore.Declined, "Bea", "no", got.Decided
	equal(t, "Decide(declined)", got, one)
	equal(t, "log", len(log(t, s)), 2)
	listed(t, s, eventstore.Open, three)
	listed(t, s, eventstore.Accepted, two)
	listed(t, s, eventstore.Declined, one)
	listed(t, s, "", three, two, one)
	got, err = s.Proposal(ctx, 2)
	must(t, "Proposal", err)
	equal(t, "Proposal", got, two)
	for _, id := range []int64{-1, 0, 4} {
		_, err = s.Proposal(ctx, id)
		wantError(t, "Proposal", err, eventstore.ErrNotFound)
		_, err = s.Decide(ctx, id, eventstore.Declined, "Bea", "", nil)
		wantError(t, "Decide", err, eventstore.ErrNotFound)
	}
}

func testDecideOnce(t *testing.T, s eventstore.Store) {
	c := change("a", 0, "first")
	p := proposed(t, s, c)
	_, err := s.Decide(t.Context(), p.ID, eventstore.Declined, "Bea", "no", nil)
	must(t, "Decide", err)
	_, err = s.Decide(t.Context(), p.ID, eventstore.Accepted, "Cid", "yes", &c)
	wantError(t, "Decide again", err, eventstore.ErrDecided)
	equal(t, "log", len(log(t, s)), 0)
	got, err := s.Proposal(t.Context(), p.ID)
	must(t, "Proposal", err)
	equal(t, "Decider", got.Decider, "Bea")
}

func testDecideConflict(t *testing.T, s eventstore.Store) {
	c := change("a", 0, "first")
	p := proposed(t, s, c)
	appended(t, s, change("a", 0, "faster"))
	_, err := s.Decide(t.Context(), p.ID, eventstore.Accepted, "Bea", "yes", &c)
	conflict(t, "Decide", err, eventstore.Conflict{EventID: "a", Expect: 0, Current: 1})
	listed(t, s, eventstore.Open, p)
	equal(t, "log", len(log(t, s)), 1)
	c.Expect = 1
	got, err := s.Decide(t.Context(), p.ID, eventstore.Accepted, "Bea", "yes", &c)
	must(t, "Decide with what is there now", err)
	equal(t, "Revision", got.Revision, int64(2))
	equal(t, "Change of the proposal", got.Change, p.Change)
}

func testDecideRace(t *testing.T, s eventstore.Store) {
	c := change("a", 0, "first")
	p := proposed(t, s, c)
	errs := together(func(i int) error {
		_, err := s.Decide(t.Context(), p.ID, eventstore.Accepted, "Bea", "", &c)
		return err
	})
	oneWins(t, "Decide", errs, func(err error) bool { return errors.Is(err, eventstore.ErrDecided) })
	equal(t, "log", len(log(t, s)), 1)
}
