package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// TestFarness: each standing is farther from a relation than the one before.
func TestFarness(t *testing.T) {
	fact := func(value string) relation.Fact { return relation.Fact{Value: value} }
	rows := []struct {
		name string
		relation.Standing
	}{
		{"recognized", relation.Standing{Class: relation.ClassRecognized, OnRecord: true}},
		{"an ambassador each way", relation.Standing{Class: relation.ClassAmbassador, OnRecord: true, Envoy: fact(relation.RankAmbassador), EmirateEnvoy: fact(relation.RankAmbassador)}},
		{"an ambassador and a chargé", relation.Standing{Class: relation.ClassAmbassador, OnRecord: true, Envoy: fact(relation.RankCharge), EmirateEnvoy: fact(relation.RankAmbassador)}},
		{"an ambassador one way, and the mission", relation.Standing{Class: relation.ClassAmbassador, OnRecord: true, Envoy: fact(relation.RankAmbassador), Mission: fact(relation.HeldByEmirate)}},
		{"an ambassador one way", relation.Standing{Class: relation.ClassAmbassador, OnRecord: true, Envoy: fact(relation.RankAmbassador)}},
		{"none, with a chargé there", relation.Standing{Class: relation.ClassNone, OnRecord: true, EmirateEnvoy: fact(relation.RankCharge)}},
		{"none, with an envoy recalled", relation.Standing{Class: relation.ClassNone, OnRecord: true, Envoy: fact(relation.RankRecalled), Post: fact(relation.Open)}},
		{"none, with the mission", relation.Standing{Class: relation.ClassNone, OnRecord: true, Mission: fact(relation.HeldByEmirate)}},
		{"none, with a post", relation.Standing{Class: relation.ClassNone, OnRecord: true, Post: fact(relation.Open)}},
		{"none, with a post closed", relation.Standing{Class: relation.ClassNone, OnRecord: true, Post: fact(relation.Closed)}},
		{"none, with a recognition that ended", relation.Standing{Class: relation.ClassNone, OnRecord: true, Recognition: fact(relation.Withdrawn)}},
		{"none", relation.Standing{Class: relation.ClassNone, OnRecord: true}},
		{"no record", relation.Standing{Class: relation.ClassNone}},
	}
	for i := range rows[1:] {
		if a, b := farness(&rows[i].Standing), farness(&rows[i+1].Standing); slices.Compare(a, b) >= 0 {
			t.Errorf("%s is at %v, not nearer than %s at %v", rows[i].name, a, rows[i+1].name, b)
		}
	}
}

// TestSortRows: equals keep the order of names, and the other two orders are those of their columns.
func TestSortRows(t *testing.T) {
	day := relation.DayOf(2024, 6, 1)
	date := func(s string) relation.Date {
		d, err := relation.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	source := []relation.Source{{Publisher: "The ministry", URL: "https://example.org/"}}
	pic := relation.NewRecord([]relation.Event{
		{ID: "old", Country: "NOR", Date: date("2022-01-01"), Kind: relation.AmbassadorSent, Confidence: relation.Confirmed, Sources: source},
		{ID: "new", Country: "DNK", Date: date("2023-01-01"), Kind: relation.AmbassadorSent, Confidence: relation.Confirmed, Sources: source},
		{ID: "yes", Country: "SWE", Date: date("2021-12-01"), Kind: relation.Recognition, Confidence: relation.Confirmed, Sources: source},
		{ID: "post", Country: "FIN", Date: date("2021-12-01"), Kind: relation.EmbassyOpen, Confidence: relation.Confirmed, Sources: source},
	}).On(day)
	for by, want := range map[state.Sort]string{
		state.ByName:     "CHL DNK FIN NOR SWE TZA",
		state.ByStanding: "SWE DNK NOR FIN CHL TZA",
		state.BySince:    "DNK NOR SWE CHL FIN TZA",
	} {
		var list []country.Country
		for _, code := range []country.Code{"CHL", "DNK", "FIN", "NOR", "SWE", "TZA"} {
			c, _ := country.Lookup(code)
			list = append(list, c)
		}
		sortRows(list, pic, by)
		var got []string
		for _, c := range list {
			got = append(got, string(c.Code))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("by %q: %s, want %s", by.Word(), s, want)
		}
	}
}

// TestColumns: a fact that is known of nobody has no column, and the note says so.
func TestColumns(t *testing.T) {
	cols := columnsOf(relation.NewRecord(nil).On(0), country.All())
	if fmt.Sprint(cols) != "{false [false false false false false]}" || strings.Contains(cols.note(), "column") {
		t.Errorf("of an empty record the columns are %v, with the note %q", cols, cols.note())
	}
	cols.facts[0], cols.facts[4] = true, true
	if got, want := cols.note(), "so without a column: its envoy to Kabul, Kabul’s envoy there, Afghan mission there."; !strings.HasSuffix(got, want) {
		t.Errorf("the note of two columns is %q, want %q at its end", got, want)
	}
	cols.facts = [...]bool{true, true, true, true, true}
	if got := cols.note(); got != dash {
		t.Errorf("the note of all columns is %q, want %q", got, dash)
	}
}
