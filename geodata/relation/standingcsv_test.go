package relation

import (
	"encoding/csv"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
)

func TestAppendStandings(t *testing.T) {
	recognition := Event{ID: "a", Country: "FRA", Date: Date{First: DayOf(2025, 1, 2)}, Kind: Recognition, Confidence: Confirmed}
	pic := NewRecord([]Event{recognition}).On(DayOf(2025, 2, 3))
	for _, lens := range []Lens{LensClass, LensEnvoy} {
		rows, err := csv.NewReader(strings.NewReader(string(AppendStandings(nil, pic, lens)))).ReadAll() // of one length each
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 1+Counted() {
			t.Errorf("%q: %d rows, want one for each of %d states", lens, len(rows)-1, Counted())
		}
		for _, row := range rows[1:] {
			cell := map[string]string{}
			for i, name := range rows[0] {
				cell[name] = row[i]
			}
			want := [4]string{"none", "", "false", ""}
			if cell["country"] == "FRA" {
				want = [4]string{"recognized", "2025-01-02", "true", "a"}
			}
			if got := [4]string{cell["class"], cell["since"], cell["on_record"], cell["because"]}; got != want || cell["day"] != "2025-02-03" {
				t.Errorf("%q: %s is %v on %s, want %v", lens, cell["country"], got, cell["day"], want)
			}
			if _, there := cell["shown"]; there != (lens != LensClass) {
				t.Errorf("%q: a column of what the lens shows: %v", lens, there)
			}
			if c, ok := country.Lookup(country.Code(cell["country"])); !ok || c.Name != cell["country_name"] {
				t.Errorf("%q: %s is called %s", lens, cell["country"], cell["country_name"])
			}
		}
	}
}
