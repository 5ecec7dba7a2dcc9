package scene

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
)

// TestHoles: nothing that is shipped names the day and the part of the world for which fragments are made, and every hole
// has a name that the script fills.
func TestHoles(t *testing.T) {
	known := map[string][]string{
		"open": {"code", "dated", "query"}, "close": {"dated", "query"}, "title": {"day"}, "asks": {"name", "day"}, "entry": {"name", "close", "stand", "open"},
	}
	s := Subject{Record: record(t), Today: lastDay, Complete: true}
	for _, address := range []string{"/", "/?date=1999-01-01", "/country/RUS?date=2025-07-03&lens=envoy&at=gulf&show=charge&patterns=on"} {
		v := view(t, address)
		rows := RowsOf(s, v)
		text, err := json.Marshal(rows)
		if err != nil {
			t.Fatal(err)
		}
		for _, trace := range []string{never.String(), never.Long(), "9999", "at=-", "AFG?", "AFG{"} {
			if strings.Contains(string(text), trace) {
				t.Errorf("RowsOf(%s) contain %q", address, trace)
			}
		}
		if len(rows.Texts) != len(known) {
			t.Errorf("RowsOf(%s) have %d texts, want %d", address, len(rows.Texts), len(known))
		}
		for name, holes := range known {
			checkHoles(t, rows.Texts[name], holes...)
		}
		for _, stand := range rows.Stands {
			checkHoles(t, stand[0], "query", "dated")
			checkHoles(t, stand[1])
		}
		for _, spoken := range rows.Spoken {
			checkHoles(t, spoken, "day")
		}
		for _, roll := range rows.Rolls {
			checkHoles(t, roll, "query", "dated")
		}
		for _, month := range rows.Months {
			checkHoles(t, month[1].(string), "n")
			checkHoles(t, month[2].(string), "n")
		}
		for _, query := range Queries(v) {
			checkHoles(t, query, "iso")
		}
		checkHoles(t, rows.Dated, "iso")
	}
}

// checkHoles fails the test where a text has other holes than those named, or a brace that begins none.
func checkHoles(t *testing.T, text string, names ...string) {
	t.Helper()
	for _, found := range hole.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(names, found[1]) {
			t.Errorf("%q has the hole %q, want none but %q", text, found[0], names)
		}
	}
	if rest := hole.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}") {
		t.Errorf("%q has a brace that is no hole", text)
	}
}

// TestNamesAreNoMarkup: the script puts names into fragments as they are.
func TestNamesAreNoMarkup(t *testing.T) {
	rows := RowsOf(Subject{Record: record(t), Today: lastDay}, view(t, "/"))
	if len(rows.Places) != len(country.All()) {
		t.Errorf("RowsOf have %d places, want %d", len(rows.Places), len(country.All()))
	}
	for code, row := range rows.Places {
		for _, cell := range row[:2] {
			if text, ok := cell.(string); ok && (strings.ContainsAny(text, "<>&\"{}$\r\n\x00") || strings.TrimSpace(row[0].(string)) == "") {
				t.Errorf("%s is called %q, want no character that is markup", code, text)
			}
		}
	}
}
