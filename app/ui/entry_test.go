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

// A long entry lists its newest events and leads to the rest; one that is not says nothing of it.
func TestLongEntry(t *testing.T) {
	c := country.All()[0]
	for _, test := range []struct{ events, listed int }{{200, 200}, {201, 200}, {5000, 200}} {
		events := make([]relation.Event, test.events)
		for i := range events {
			events[i] = relation.Event{ID: fmt.Sprint("e", i), Country: c.Code, Kind: relation.Visit, Date: relation.Date{First: relation.Takeover + relation.Day(i/10)}, Headline: "H"}
		}
		record := relation.NewRecord(events)
		day := relation.Takeover + 1000
		p := ui.Panel{View: state.View{Country: c.Code, Day: day}, Record: record, Picture: record.On(day), Complete: true}
		page := markup.HTML(p.Element())
		if n := strings.Count(page, `<li class="event`); n != test.listed {
			t.Errorf("of %d events %d are listed, want %d", test.events, n, test.listed)
		}
		if more := strings.Contains(page, fmt.Sprintf("All %d events about", test.events)); more != (test.events > test.listed) {
			t.Errorf("of %d events the entry leads to more: %v", test.events, more)
		}
	}
}
