package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// A long entry lists its newest events and leads to the rest, in its trace too; one that is not says nothing of it. Its time line
// has each day once.
func TestLongEntry(t *testing.T) {
	c, _ := country.Lookup("NOR")
	for _, test := range []struct {
		events, listed, traced int
		rest                   string
	}{
		{100, 100, 100, ""}, {101, 101, 101, "and 1 before these, "}, {200, 200, 101, "and 100 before these, "}, {201, 200, 101, "and 101 before these, "},
		{5000, 200, 101, "and 4900 before these, "},
	} {
		events := make([]relation.Event, test.events)
		for i := range events {
			events[i] = relation.Event{ID: fmt.Sprint("e", i), Country: c.Code, Kind: relation.Visit, Date: relation.Date{First: relation.Takeover + relation.Day(i/10)}, Headline: "H"}
		}
		record := relation.NewRecord(events)
		day := relation.Takeover + 1000
		p := ui.Panel{View: state.View{Country: c.Code, Day: day}, Record: record, Picture: record.On(day), Complete: true, Today: day}
		page := markup.HTML(p.Element())
		if n := strings.Count(page, `<li class="event`); n != test.listed {
			t.Errorf("of %d events %d are listed, want %d", test.events, n, test.listed)
		}
		if more := strings.Contains(page, fmt.Sprintf("All %d events about", test.events)); more != (test.events > test.listed) {
			t.Errorf("of %d events the entry leads to more: %v", test.events, more)
		}
		_, trace, _ := strings.Cut(page, `class="steps-of">`)
		trace, _, _ = strings.Cut(trace, "</ul>")
		if n := strings.Count(trace, "<li>"); n != test.traced || !strings.Contains(trace, test.rest) || strings.Contains(trace, "before these") != (test.rest != "") {
			t.Errorf("of %d events %d lines are in the trace, want %d and %q", test.events, n, test.traced, test.rest)
		}
		_, line, _ := strings.Cut(page, "event by event")
		line, _, _ = strings.Cut(line, "</div>")
		if days, links := (test.events+9)/10, strings.Count(line, "<a href="); links != days || strings.Count(line, "v10") > days+links {
			t.Errorf("of %d events on %d days the time line has %d links and %d ticks", test.events, days, links, strings.Count(line, "v10"))
		}
	}
}
