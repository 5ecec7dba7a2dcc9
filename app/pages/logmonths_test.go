package pages

import (
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

// TestMonths: a month has its events in their order; what is known to the year alone stands after the months of the year.
func TestMonths(t *testing.T) {
	for _, test := range []struct{ dates, want string }{
		{"", ""},
		{"2025-07-03", "July 2025: 2025-07-03"},
		{"2025-07-03 2025-07 2025-06-30", "July 2025: 2025-07-03 2025-07; June 2025: 2025-06-30"},
		{"2025-01-02 2025 2025-01-01 2024-12-31", "January 2025: 2025-01-02 2025-01-01; 2025: 2025; December 2024: 2024-12-31"},
		{"2025-03-01 2025 2024", "March 2025: 2025-03-01; 2025: 2025; 2024: 2024"},
		{"2001 2001 1999-05", "2001: 2001 2001; May 1999: 1999-05"},
	} {
		var events []*relation.Event
		for _, s := range strings.Fields(test.dates) {
			d, err := relation.ParseDate(s)
			if err != nil {
				t.Fatal(err)
			}
			events = append(events, &relation.Event{Date: d})
		}
		var got []string
		for _, m := range months(events) {
			line := m.name + ":"
			for _, e := range m.events {
				line += " " + e.Date.String()
			}
			got = append(got, line)
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("months of %q = %q, want %q", test.dates, s, test.want)
		}
	}
}

// TestMonthsKeepEveryEvent: no event of the record is lost or doubled, and no month comes twice.
func TestMonthsKeepEveryEvent(t *testing.T) {
	m := model(t, record(t), "/events?q=taliban")
	events := m.View.Log(m.Record)
	n, names := 0, map[string]bool{}
	for _, month := range months(events) {
		n += len(month.events)
		if names[month.name] {
			t.Errorf("%s comes twice", month.name)
		}
		names[month.name] = true
	}
	if n != len(events) || n < 200 {
		t.Errorf("months hold %d events of %d, want all, and at least 200", n, len(events))
	}
}
