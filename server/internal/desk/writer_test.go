package desk

import (
	"errors"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

// What each role may do, to what is their own and to what is another's.
func TestWhoMayWhat(t *testing.T) {
	const ann, ben = "Ann", "Ben"
	reason := "a test"
	publish := func(d *Desk, by Writer) error {
		_, err := d.Publish(t.Context(), by, Edit{Event: event(t, "new", "FRA", "2026-01-03", "visit"), Reason: reason})
		return err
	}
	correct := func(d *Desk, by Writer) error {
		_, err := d.Publish(t.Context(), by, Edit{Seen: 1, Event: event(t, "old", "FRA", "2026-01-03", "visit"), Reason: reason})
		return err
	}
	withdraw := func(d *Desk, by Writer) error {
		_, err := d.Publish(t.Context(), by, Edit{ID: "old", Seen: 1, Reason: reason})
		return err
	}
	prepare := func(d *Desk, by Writer) error {
		_, err := d.Prepare(t.Context(), by, Edit{Event: event(t, "new", "FRA", "2026-01-03", "visit"), Reason: reason})
		return err
	}
	propose := func(d *Desk, by Writer) error {
		_, err := d.Propose(t.Context(), by, Edit{Event: event(t, "new", "FRA", "2026-01-03", "visit"), Reason: reason})
		return err
	}
	write := func(d *Desk, by Writer) error {
		_, err := d.Write(t.Context(), by, Edit{Event: event(t, "new", "FRA", "2026-01-03", "visit"), Reason: reason})
		return err
	}
	accept := func(d *Desk, by Writer) error { _, err := d.AcceptProposal(t.Context(), by, 1, ""); return err }
	decline := func(d *Desk, by Writer) error { _, err := d.DeclineProposal(t.Context(), by, 1, "No"); return err }
	answer := func(d *Desk, by Writer) error { _, err := d.AnswerNote(t.Context(), by, 1, true, "Yes"); return err }
	dismiss := func(d *Desk, by Writer) error { _, err := d.AnswerNote(t.Context(), by, 1, false, ""); return err }

	const none, proposer, publisher, other = eventstore.Role(""), eventstore.RolePropose, eventstore.RolePublish, eventstore.Role("admin")
	for _, test := range []struct {
		action string
		do     func(*Desk, Writer) error
		role   eventstore.Role
		who    string // Ann has proposed the one proposal
		want   error
	}{
		{"publish", publish, none, ben, ErrRole}, {"publish", publish, other, ben, ErrRole},
		{"publish", publish, proposer, ben, ErrRole}, {"publish", publish, publisher, ben, nil},
		{"correct", correct, none, ben, ErrRole}, {"correct", correct, other, ben, ErrRole},
		{"correct", correct, proposer, ben, ErrRole}, {"correct", correct, publisher, ben, nil},
		{"withdraw", withdraw, none, ben, ErrRole}, {"withdraw", withdraw, other, ben, ErrRole},
		{"withdraw", withdraw, proposer, ben, ErrRole}, {"withdraw", withdraw, publisher, ben, nil},
		{"prepare", prepare, none, ben, ErrRole}, {"prepare", prepare, other, ben, ErrRole},
		{"prepare", prepare, proposer, ben, nil}, {"prepare", prepare, publisher, ben, nil},
		{"propose", propose, none, ben, ErrRole}, {"propose", propose, other, ben, ErrRole},
		{"propose", propose, proposer, ben, nil}, {"propose", propose, publisher, ben, nil},
		{"write", write, none, ben, ErrRole}, {"write", write, other, ben, ErrRole},
		{"write", write, proposer, ben, nil}, {"write", write, publisher, ben, nil},

		{"accept another's", accept, none, ben, ErrRole}, {"accept another's", accept, other, ben, ErrRole},
		{"accept another's", accept, proposer, ben, ErrRole}, {"accept another's", accept, publisher, ben, nil},
		{"accept their own", accept, none, ann, ErrOwn}, {"accept their own", accept, other, ann, ErrOwn},
		{"accept their own", accept, proposer, ann, ErrOwn}, {"accept their own", accept, publisher, ann, ErrOwn},
		{"decline another's", decline, none, ben, ErrRole}, {"decline another's", decline, other, ben, ErrRole},
		{"decline another's", decline, proposer, ben, ErrRole}, {"decline another's", decline, publisher, ben, nil},
		{"decline their own", decline, none, ann, ErrOwn}, {"decline their own", decline, other, ann, ErrOwn},
		{"decline their own", decline, proposer, ann, ErrOwn}, {"decline their own", decline, publisher, ann, ErrOwn},

		{"answer a note", answer, none, ben, ErrRole}, {"answer a note", answer, other, ben, ErrRole},
		{"answer a note", answer, proposer, ben, ErrRole}, {"answer a note", answer, publisher, ben, nil},
		{"close a note", dismiss, none, ben, ErrRole}, {"close a note", dismiss, other, ben, ErrRole},
		{"close a note", dismiss, proposer, ben, ErrRole}, {"close a note", dismiss, publisher, ben, nil},
	} {
		d := open(t, new(eventstore.Memory))
		if _, err := d.Publish(t.Context(), Writer{"Eve", publisher}, Edit{Event: event(t, "old", "FRA", "2026-01-02", "visit"), Reason: reason}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Propose(t.Context(), Writer{ann, publisher}, Edit{Event: event(t, "proposed", "FRA", "2026-01-02", "visit"), Reason: reason}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Report(t.Context(), "old", "The date is not the right one"); err != nil {
			t.Fatal(err)
		}
		before := holdings(t, d)
		err := test.do(d, Writer{test.who, test.role})
		if !errors.Is(err, test.want) {
			t.Errorf("%s by %s with the role %q = %v, want %v", test.action, test.who, test.role, err, test.want)
		}
		if changed := holdings(t, d) != before; changed != (test.want == nil && test.action != "prepare") {
			t.Errorf("%s by %s with the role %q: whether the store has changed is %v", test.action, test.who, test.role, changed)
		}
	}
}

// holding counts what a store has.
type holding struct{ revisions, proposals, open, notes int }

func holdings(t *testing.T, d *Desk) holding {
	t.Helper()
	revisions, err1 := d.Store().Since(t.Context(), 0, 100)
	proposals, err2 := d.Store().Proposals(t.Context(), "")
	open, err3 := d.Store().Proposals(t.Context(), eventstore.Open)
	notes, err4 := d.Store().Notes(t.Context(), eventstore.Open)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	return holding{len(revisions), len(proposals), len(open), len(notes)}
}

// A page asks of whom what AcceptProposal and DeclineProposal would say.
func TestMayDecide(t *testing.T) {
	p := eventstore.Proposal{Change: eventstore.Change{Author: "Ann"}, Status: eventstore.Open}
	if err := (Writer{"Ben", eventstore.RolePublish}).MayDecide(p); err != nil {
		t.Errorf("MayDecide of another who may publish = %v", err)
	}
	p.Status = eventstore.Declined
	if err := (Writer{"Ben", eventstore.RolePublish}).MayDecide(p); !errors.Is(err, eventstore.ErrDecided) {
		t.Errorf("MayDecide on what is decided = %v, want ErrDecided", err)
	}
}
