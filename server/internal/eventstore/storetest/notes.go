package storetest

import (
	"testing"

	"recognitionmap/server/internal/eventstore"
)

func testNotes(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	one, err := s.Report(ctx, "a", "the date is wrong")
	must(t, "Report", err)
	two, err := s.Report(ctx, "no such event", "where is it?")
	must(t, "Report", err)
	equal(t, "Report", one, eventstore.Note{ID: 1, EventID: "a", Time: one.Time, Text: "the date is wrong", Status: eventstore.Open})
	if !recent(one.Time) {
		t.Errorf("a note is of %v", one.Time)
	}
	answered, err := s.AnswerNote(ctx, 1, eventstore.Accepted, "corrected")
	must(t, "AnswerNote", err)
	one.Status, one.Answer, one.Answered = eventstore.Accepted, "corrected", answered.Answered
	equal(t, "AnswerNote", answered, one)
	if !recent(answered.Answered) {
		t.Errorf("an answer is of %v", answered.Answered)
	}
	for _, test := range []struct {
		status eventstore.Status
		want   []eventstore.Note
	}{
		{"", []eventstore.Note{two, one}},
		{eventstore.Open, []eventstore.Note{two}},
		{eventstore.Accepted, []eventstore.Note{one}},
		{eventstore.Declined, nil},
		{"\xff", nil},
	} {
		got, err := s.Notes(ctx, test.status)
		must(t, "Notes", err)
		if len(got)+len(test.want) > 0 {
			equal(t, "Notes("+string(test.status)+")", got, test.want)
		}
	}
	_, err = s.AnswerNote(ctx, 1, eventstore.Declined, "no")
	wantError(t, "AnswerNote again", err, eventstore.ErrDecided)
	for _, id := range []int64{-1, 0, 3} {
		_, err = s.AnswerNote(ctx, id, eventstore.Declined, "no")
		wantError(t, "AnswerNote", err, eventstore.ErrNotFound)
	}
}
