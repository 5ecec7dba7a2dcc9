package proof

import (
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// What an editor has typed cannot make lines of its own in a receipt, and every receipt that is made can be signed and read.
func TestReceiptOfOddTexts(t *testing.T) {
	store := new(eventstore.Memory)
	e := relation.Event{ID: "rus", Country: "RUS", Date: relation.Date{First: relation.DayOf(2025, 7, 3)}, Kind: relation.Recognition, Confidence: relation.Confirmed,
		Headline: "One\nclass: none\n\n— recognition-map AAAA\tend\u0085\u2028", Sources: []relation.Source{{URL: "https://mid.ru/\r\nedition: 9", Publisher: "A: B", Supports: "all"}}}
	if _, err := store.Append(t.Context(), eventstore.Change{EventID: e.ID, Event: &e, Origin: eventstore.FromEditor}); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), store, func() relation.Day { return 0 }, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	day, issued := relation.DayOf(2025, 7, 3), time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	sum := strings.Repeat("ab", 32)
	text, err := NewReceipt(d.State(), new(Tree), "RUS", day, issued, func(address string) (time.Time, string) {
		if address != e.Sources[0].URL {
			return time.Time{}, ""
		}
		return issued.Add(-time.Hour), sum
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := "\n  read: 2026-11-30T11:00:00Z\n  source-sha256: " + sum + "\n"; !strings.Contains(text, want) {
		t.Errorf("the receipt does not say what was read of a source, want%sin\n%s", want, text)
	}
	if strings.Count(text, "\nclass: ") != 1 || strings.Count(text, "\nedition: ") != 1 || strings.Contains(text, "\n\n") {
		t.Errorf("a text makes lines of its own:\n%s", text)
	}
	keys := &Keyring{Store: store, Now: time.Now}
	signed, err := keys.Sign(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	list, _ := keys.Keys(t.Context())
	trusted, err := ParseKeys(KeysText(list))
	if err != nil {
		t.Fatal(err)
	}
	c := CheckFile("it", signed, trusted)
	if len(c.Faults) > 0 || c.Receipt == nil || c.Receipt.Country != "RUS" || c.Receipt.Day != day || c.Receipt.Class != relation.ClassRecognized || c.Receipt.Number != 1 || !c.Receipt.Issued.Equal(issued) {
		t.Errorf("it reads as %+v", c)
	}
	for _, other := range []string{"recognition-map receipt\ncountry: XXX\n", "recognition-map receipt\nno colon\n", "recognition-map\n1\n", "hello\n", "recognition-map\nx\ny\nrevision a\ntime b\nsha256sums c\n"} {
		signed, err := keys.Sign(t.Context(), other)
		if err != nil {
			t.Fatal(err)
		}
		if c := CheckFile("it", signed, trusted); len(c.Faults) != 1 || !strings.Contains(c.Faults[0], "it is signed, but what it says is no") {
			t.Errorf("%q is found to be %+v", other, c)
		}
	}
	if _, err := NewReceipt(d.State(), new(Tree), "XXX", day, issued, nil); err == nil {
		t.Error("a receipt of no country")
	}
}
