package desk

import (
	"errors"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

var (
	ann = Writer{"Ann", eventstore.RolePropose}
	ben = Writer{"Ben", eventstore.RolePublish}
)

func proposed(t *testing.T) *Desk {
	t.Helper()
	d := open(t, new(eventstore.Memory))
	if _, err := d.Propose(t.Context(), ann, Edit{Event: event(t, "a", "FRA", "2026-01-02", "visit"), Reason: "Ann's reason"}); err != nil {
		t.Fatal(err)
	}
	return d
}

// What is accepted is on record in its author's name, by the right of the one who accepted.
func TestAccept(t *testing.T) {
	d := proposed(t)
	p, err := d.AcceptProposal(t.Context(), ben, 1, "Agreed")
	if err != nil || p.Status != eventstore.Accepted || p.Decider != "Ben" || p.Answer != "Agreed" || p.Revision != 1 {
		t.Errorf("AcceptProposal = %+v, %v", p, err)
	}
	if now, _ := d.State().Current("a"); now.Author != "Ann" || now.Role != eventstore.RolePublish || now.Reason != "Ann's reason" {
		t.Errorf("the state has %+v", now)
	}
	for name, decide := range map[string]func() error{
		"AcceptProposal":  func() error { _, err := d.AcceptProposal(t.Context(), ben, 1, ""); return err },
		"DeclineProposal": func() error { _, err := d.DeclineProposal(t.Context(), ben, 1, "No"); return err },
	} {
		if err := decide(); !errors.Is(err, eventstore.ErrDecided) {
			t.Errorf("%s once more = %v, want ErrDecided", name, err)
		}
	}
	if _, err := d.AcceptProposal(t.Context(), ben, 2, ""); !errors.Is(err, eventstore.ErrNotFound) {
		t.Errorf("AcceptProposal of what is not there = %v, want ErrNotFound", err)
	}
}

func TestDecline(t *testing.T) {
	d := proposed(t)
	for answer, want := range map[string]string{"": "answer", strings.Repeat("a", MaxReason+1): "answer", "a\x00": "answer"} {
		if _, err := d.DeclineProposal(t.Context(), ben, 1, answer); against(err) != want {
			t.Errorf("DeclineProposal with %.10q = %v, want a fault of the %s", answer, err, want)
		}
	}
	if p, err := d.DeclineProposal(t.Context(), ben, 1, "Not so"); err != nil || p.Status != eventstore.Declined || p.Revision != 0 || d.State().Number != 0 {
		t.Errorf("DeclineProposal = %+v, %v, at revision %d", p, err, d.State().Number)
	}
}

// What has changed since it was proposed cannot be accepted, and what is there now is known afterwards.
func TestAcceptTooLate(t *testing.T) {
	store := new(eventstore.Memory)
	d, other := open(t, store), open(t, store)
	if _, err := d.Propose(t.Context(), ann, Edit{Event: event(t, "a", "FRA", "2026-01-02", "visit"), Reason: "why"}); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Publish(t.Context(), ben, Edit{Event: event(t, "a", "FRA", "2026-01-03", "visit"), Reason: "sooner"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.AcceptProposal(t.Context(), ben, 1, ""); against(err) != "conflict 0 1" || d.State().Number != 1 {
		t.Errorf("AcceptProposal = %v, at revision %d, want a conflict with revision 1, which is known", err, d.State().Number)
	}
	if p, err := store.Proposal(t.Context(), 1); err != nil || p.Status != eventstore.Open {
		t.Errorf("the proposal is %+v, %v", p, err)
	}
}

// What the rules do not allow any more is not published, and the answer is looked at too.
func TestAcceptOfWhatIsWrongByNow(t *testing.T) {
	store := new(eventstore.Memory)
	e := event(t, "a", "FRA", "2026-01-02", "visit")
	e.Sources = nil
	if _, err := store.Propose(t.Context(), eventstore.Change{EventID: "a", Event: e, Author: "Ann", Reason: "why"}); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, store).AcceptProposal(t.Context(), ben, 1, strings.Repeat("a", MaxReason+1)); against(err) != "sources answer" {
		t.Errorf("AcceptProposal = %v, want faults of sources and answer", err)
	}
}
