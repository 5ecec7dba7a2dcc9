package relation

import (
	"bytes"
	"encoding/csv"
	"testing"
)

// TestAppendCSV holds the table against the standard library's writer, for texts that are hard to write.
func TestAppendCSV(t *testing.T) {
	date, err := ParseDate("2022-03")
	if err != nil {
		t.Fatal(err)
	}
	var events []*Event
	for _, text := range []string{"plain", "", `a "b", c`, "two\nlines", " blank in front", "\u00a0=1+1", "=HYPERLINK()", `\.`, "ends\r", "می\u200cشود", "-1", "a;b"} {
		events = append(events, &Event{ID: "x", Country: "PAK", Date: date, Kind: Visit, Headline: text, Detail: text, Confidence: Reported,
			Sources: []Source{{URL: "https://example.org/?a=b,c", Publisher: text}, {URL: "https://example.org/", Publisher: "P"}}})
	}
	got := AppendCSV(nil, events)
	rows, err := csv.NewReader(bytes.NewReader(got)).ReadAll()
	if err != nil || len(rows) != len(events)+1 {
		t.Fatalf("%d rows, %v, want a header and %d", len(rows), err, len(events))
	}
	var want bytes.Buffer
	w := csv.NewWriter(&want)
	w.WriteAll(rows)
	if !bytes.Equal(got, want.Bytes()) {
		t.Errorf("AppendCSV gives\n%q\nthe standard library\n%q", got, want.Bytes())
	}
	for i, row := range rows[1:] {
		if h := row[8]; h != Inert(events[i].Headline) || row[2] != "Pakistan" || row[4] != "2022-03-01" || row[10] != "2" {
			t.Errorf("row %d is %q of %+v", i, row, events[i])
		}
	}
}
