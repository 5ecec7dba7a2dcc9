package desk

import (
	"errors"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

func TestReportAndAnswer(t *testing.T) {
	d := proposed(t)
	if _, err := d.AcceptProposal(t.Context(), ben, 1, ""); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"": "text", strings.Repeat("a", MinReport-1): "text", strings.Repeat("ä", MaxReport+1): "text",
		strings.Repeat("a", MinReport): "", strings.Repeat("ä", MaxReport): "",
	} {
		if _, err := d.Report(t.Context(), "a", text); against(err) != want {
			t.Errorf("Report of %d bytes = %v, want %q", len(text), err, want)
		}
	}
	text := "The date is not the right one"
	if _, err := d.Report(t.Context(), "none", text); !errors.Is(err, eventstore.ErrNotFound) {
		t.Errorf("Report on what never was = %v, want ErrNotFound", err)
	}
	if _, err := d.Publish(t.Context(), ben, Edit{ID: "a", Seen: 1, Reason: "withdrawn"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Report(t.Context(), "a", text); err != nil {
		t.Errorf("Report on what is withdrawn = %v", err)
	}
	for _, test := range []struct {
		name, answer string
		public       bool
		want         string
	}{
		{"in public without a word", "", true, "answer"}, {"a book", strings.Repeat("a", MaxAnswer+1), false, "answer"}, {"with NUL", "a\x00", true, "answer"},
		{"in public", "It was the third", true, ""},
	} {
		if _, err := d.AnswerNote(t.Context(), ben, 1, test.public, test.answer); against(err) != test.want {
			t.Errorf("%s: AnswerNote = %v, want %q", test.name, err, test.want)
		}
	}
	if _, err := d.AnswerNote(t.Context(), ben, 1, false, ""); !errors.Is(err, eventstore.ErrDecided) {
		t.Errorf("AnswerNote once more = %v, want ErrDecided", err)
	}
}
