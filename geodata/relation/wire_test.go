package relation

import (
	"errors"
	"reflect"
	"testing"
)

func wireOf(events []Event) string {
	var b []byte
	for _, e := range events {
		b = AppendWire(b, e)
	}
	return string(b)
}

func TestWireRoundTrip(t *testing.T) {
	events := []Event{
		{ID: "a", Country: "XAA", Date: mustDate("2022-03"), Kind: AmbassadorRecalled, Ends: Sent, Head: "Zoë", Seat: "Köln", Confidence: Reported, Headline: "“Quotes”, می\u200cشود", Detail: "two\nlines",
			Sources: []Source{{"https://example.org/1", "P", "T", "2022-03-01", "S"}, {URL: "https://example.org/2"}}},
		{ID: "b", Country: "XBB", Date: mustDate("1979-12-24"), Kind: Context},
		{},
	}
	got, err := ParseWire(wireOf(events))
	if err != nil || !reflect.DeepEqual(got, events) {
		t.Errorf("ParseWire of what AppendWire wrote = %v, %v, want %v", got, err, events)
	}
}

func TestParseWireRejects(t *testing.T) {
	whole := wireOf([]Event{{ID: "a", Date: mustDate("2022")}})
	for name, text := range map[string]string{
		"a cut end":          whole[:len(whole)-1],
		"a missing field":    whole[2:],
		"half a source":      whole[:len(whole)-1] + "url\x1f\x1e",
		"no date":            "a\x1fXAA\x1fyesterday\x1f\x1f\x1f\x1f\x1f\x1f\x1e",
		"text after a field": "a\x1f\x1f\x1f\x1f\x1f\x1f\x1f\x1fx\x1e",
	} {
		if events, err := ParseWire(text); !errors.Is(err, ErrBadWire) {
			t.Errorf("%s: ParseWire = %v, %v, want ErrBadWire", name, events, err)
		}
	}
}

// FuzzParseWire: whatever is read is written back as it was, and nothing panics.
func FuzzParseWire(f *testing.F) {
	f.Add(wireOf([]Event{{ID: "a", Country: "XAA", Date: mustDate("2022-03-01"), Sources: []Source{{URL: "u"}}}, {}}))
	f.Add("\x1e")
	f.Fuzz(func(t *testing.T, text string) {
		events, err := ParseWire(text)
		if err != nil {
			return
		}
		if again := wireOf(events); again != text {
			t.Fatalf("%q was read, and written back as %q", text, again)
		}
	})
}

func BenchmarkParseWire(b *testing.B) {
	events := make([]Event, 1000)
	for i := range events {
		events[i] = Event{ID: "2022-03-01-xaa-statement", Country: "XAA", Date: mustDate("2022-03-01"), Kind: Statement, Headline: "A headline of a usual length for an event", Detail: "A detail. A detail. A detail. A detail.",
			Sources: []Source{{"https://example.org/a/page", "Publisher", "Title of the page", "2022-03-01", "what it supports"}}}
	}
	text := wireOf(events)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseWire(text); err != nil {
			b.Fatal(err)
		}
	}
}
