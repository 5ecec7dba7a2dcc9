package ui_test

import (
	"strings"
	"testing"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// TestTicksSayWhatHappened: each day of change on the time line names the states whose class changed, and what is doubtful; the
// steps say it of the days that they lead to. The events are made up.
func TestTicksSayWhatHappened(t *testing.T) {
	alone := happened(t, "DNK", "2023-05-10", relation.AmbassadorSent, "Denmark sends an ambassador")
	alone.Confidence = relation.Reported
	r := relation.NewRecord([]relation.Event{
		happened(t, "NOR", "1998-05-01", relation.Recognition, "Norway recognizes"),
		happened(t, "SWE", "2022-03-01", relation.AmbassadorSent, "Sweden sends an ambassador"),
		alone,
		happened(t, "NOR", "2023-05-10", relation.Recognition, "Norway recognizes again"),
	})
	today := relation.DayOf(2026, 11, 24)
	text := markup.HTML(ui.Ribbon{View: state.View{Day: today, Live: true}, Today: today, Record: r}.Element())
	const last = "10 May 2023: Denmark, from none to ambassador sent, not confirmed; Norway, from none to recognized"
	for _, want := range []string{
		"<title>1 March 2022: Sweden, from none to ambassador sent</title>", "<title>" + last + "</title>",
		`aria-label="Previous change: ` + last + `"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the time line lacks %q", want)
		}
	}
	if strings.Contains(text, "1998") {
		t.Error("the time line tells of another era")
	}
}
