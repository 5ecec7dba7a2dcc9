package ui_test

import (
	"testing"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

func TestFindingText(t *testing.T) {
	for _, test := range []struct {
		day                    string
		recognized, ambassador int
		want                   string
	}{
		{"2021-08-15", 0, 0, "On 15 August 2021 no state recognizes the Taliban government; none exchanges ambassadors with it."},
		{"2023-09-13", 0, 1, "On 13 September 2023 no state recognizes the Taliban government; one exchanges ambassadors with it."},
		{"2025-07-02", 0, 7, "On 2 July 2025 no state recognizes the Taliban government; seven exchange ambassadors with it."},
		{"2025-07-03", 1, 7, "On 3 July 2025 one state recognizes the Taliban government; seven more exchange ambassadors with it."},
		{"1999-01-01", 3, 0, "On 1 January 1999 three states recognize the Taliban government; none exchanges ambassadors with it."},
		{"2030-01-01", 20, 1, "On 1 January 2030 20 states recognize the Taliban government; one more exchanges ambassadors with it."},
		{"2010-05-05", 0, 0, "On 5 May 2010 the Taliban hold no government; no state recognizes one of theirs."},
	} {
		day, err := relation.ParseDay(test.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := ui.FindingText(relation.Picture{Day: day, Counts: relation.Counts{Recognized: test.recognized, Ambassador: test.ambassador}}, relation.LensClass); got != test.want {
			t.Errorf("FindingText(%s) = %q, want %q", test.day, got, test.want)
		}
	}
}

func TestStandingSentenceTellsNoneFromUnknown(t *testing.T) {
	c := country.Country{Code: "XAA", Name: "Xanadu", Kind: country.Member}
	onRecord := ui.StandingSentence(&c, &relation.Standing{Class: relation.ClassNone, OnRecord: true})
	missing := ui.StandingSentence(&c, &relation.Standing{Class: relation.ClassNone})
	if onRecord == missing {
		t.Errorf("both %q: none on record and no record found must differ", missing)
	}
	if got := ui.FactWords(relation.Fact{}); got != "unknown" {
		t.Errorf("FactWords of no fact = %q, want unknown", got)
	}
}
