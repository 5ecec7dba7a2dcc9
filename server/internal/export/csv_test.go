package export

import (
	"encoding/csv"
	"maps"
	"strconv"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// rows reads a table and returns its rows by the names of their columns.
func rows(t *testing.T, text string) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll() // refuses rows of different lengths
	if err != nil || len(all) == 0 {
		t.Fatalf("no table: %v", err)
	}
	var list []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		list = append(list, row)
	}
	return list
}

func checkEvents(t *testing.T, text string, record *relation.Record) {
	list := rows(t, text)
	if len(list) != len(record.Events()) {
		t.Fatalf("%d rows, want %d", len(list), len(record.Events()))
	}
	for i, e := range record.Events() {
		row := list[i]
		addresses := strings.Fields(row["source_urls"])
		if row["id"] != e.ID || row["country"] != string(e.Country) || row["date"] != e.Date.String() || row["kind"] != string(e.Kind) ||
			row["headline"] != e.Headline || row["detail"] != e.Detail || row["confidence"] != string(e.Confidence) || row["ends"] != string(e.Ends) || row["head"] != e.Head || row["seat"] != e.Seat ||
			row["sources"] != strconv.Itoa(len(addresses)) || len(addresses) != len(e.Sources) || addresses[0] != e.Sources[0].URL {
			t.Errorf("row %d = %q, want %+v", i+1, row, e)
		}
	}
}

func checkStanding(t *testing.T, text string, record *relation.Record) {
	counts := map[string]int{}
	for _, row := range rows(t, text) {
		s := record.Standing(country.Code(row["country"]), today)
		since := ""
		if s.SinceOK {
			since = s.Since.String()
		}
		if row["class"] != string(s.Class) || row["since"] != since || row["contested"] != strconv.FormatBool(s.Contested) || row["reported"] != strconv.FormatBool(s.Reported) ||
			row["because"] != strings.Join(s.Because, " ") || row["recognition"] != s.Recognition.Value || row["envoy_to_kabul"] != s.Envoy.Value ||
			row["envoy_of_kabul"] != s.EmirateEnvoy.Value || row["afghan_mission"] != s.Mission.Value || row["post_in_kabul"] != s.Post.Value || row["day"] != "2025-07-10" {
			t.Errorf("row %q, want %+v", row, s)
		}
		counts[row["class"]]++
	}
	n := record.On(today).Counts
	if want := map[string]int{"recognized": n.Recognized, "ambassador": n.Ambassador, "none": n.None}; !maps.Equal(counts, want) {
		t.Errorf("counts %v, want %v", counts, want)
	}
}

func TestNoFormulas(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"=HYPERLINK(\"https://example.org\")", "'=HYPERLINK(\"https://example.org\")"},
		{"+1", "'+1"}, {"-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'\t=1"}, {"\r=1", "'\r=1"}, {"\n=1", "'\n=1"}, {"＝1", "'＝1"},
		{"a=1", "a=1"}, {"", ""}, {"'", "'"}, {"Côte d’Ivoire, \"x\"", "Côte d’Ivoire, \"x\""},
	} {
		e := event("first", "2022-03-01", relation.Visit)
		e.Headline, e.Detail, e.Sources[0].Publisher = test.text, test.text, test.text
		row := rows(t, string(EventsCSV([]*relation.Event{&e})))[0]
		for _, name := range []string{"headline", "detail", "source_publishers"} {
			if row[name] != test.want {
				t.Errorf("%s %q is the cell %q, want %q", name, test.text, row[name], test.want)
			}
		}
	}
}
func TestInert(t *testing.T) {
	for _, test := range []struct{ cell, want string }{
		{"=1+1", "'=1+1"}, {"+49", "'+49"}, {"-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\tx", "'\tx"}, {"  =1", "'  =1"}, {"＝1", "'＝1"},
		{"Åland", "Åland"}, {"a=b", "a=b"}, {"", ""}, {"  ", "  "},
	} {
		if got := relation.Inert(test.cell); got != test.want {
			t.Errorf("Inert(%q) = %q, want %q", test.cell, got, test.want)
		}
	}
}

func TestColumnsOfEvents(t *testing.T) {
	described := map[string]bool{}
	for i, c := range eventColumns {
		if described[c.name] = true; c.name != relation.CSVColumns[i] || c.kind == "" || c.meaning == "" {
			t.Errorf("column %d of the table is %q, described as %+v", i, relation.CSVColumns[i], c)
		}
	}
	for name := range derivedColumns {
		if !described[name] {
			t.Errorf("%q is described, and no column", name)
		}
	}
}
