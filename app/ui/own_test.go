package ui_test

import (
	"strings"
	"testing"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// TestOwnTimeLine: an entry has a tick for each event of the era, a box between the first and the last day of what is known to
// the month, and a link to each day; the list says in words between which days it was. In another era it has no time line.
func TestOwnTimeLine(t *testing.T) {
	event := func(id, date string, kind relation.Kind) relation.Event {
		d, err := relation.ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		return relation.Event{ID: id, Country: "NOR", Date: d, Kind: kind, Headline: id, Confidence: relation.Confirmed}
	}
	r := relation.NewRecord([]relation.Event{
		event("envoy", "2022-03-01", relation.AmbassadorSent), event("visit", "2023-01-02", relation.Visit), event("month", "2024-02", relation.EmbassyOpen),
	})
	today := relation.DayOf(2026, 11, 24)
	entry := func(day relation.Day) string {
		v := state.View{Country: "NOR", Day: day}
		return markup.HTML((&ui.Panel{View: v, Record: r, Picture: r.On(day), Complete: true, Today: today}).Element())
	}
	_, own, found := strings.Cut(entry(relation.DayOf(2024, 6, 1)), "Since August 2021, event by event")
	line, _, _ := strings.Cut(own, "</div>")
	if !found {
		t.Fatal("the entry has no time line")
	}
	for _, want := range []string{
		`href="/country/NOR?date=2022-03-01"`, `href="/country/NOR?date=2023-01-02"`, `href="/country/NOR?date=2024-02-01"`,
		`class="tick span" d="M467 12h15v20h-15z"`, `class="tick tick-none" d="M103 6v26"`, `class="tick" d="M0 32h1000M262 22v10"`,
		`id="own"`, `type="range"`, `aria-label="Norway: the map on the day of each event"`,
	} {
		if !strings.Contains(line, want) {
			t.Errorf("the time line has no %s: %s", want, line)
		}
	}
	if !strings.Contains(own, "between 1 February 2024 and 29 February 2024") || strings.Count(own, ">between ") != 1 {
		t.Error("the list does not say between which days the event of a month was")
	}
	if strings.Contains(entry(relation.DayOf(2010, 1, 1)), "event by event") {
		t.Error("an era without an event of the country has a time line of it")
	}
}
