package relation

import (
	"slices"
	"testing"
)

func TestBeside(t *testing.T) {
	r := NewRecord(slices.Concat(
		story("FRA", "2022-01-01 ambassador-sent disputed"), // with territories, which count no more
		story("TWN", "2022-01-02 ambassador-sent disputed"), // on the map, in no count
		story("CHN", "2022-01-03 ambassador-sent"),
		story("USA", "2022-01-04 context"),
		story("PAK", "2022-01-03 ambassador-sent reported"),
		story("IRN", "2022-01-05 ambassador-sent title-only"),
		story("DNK", "2022-01-05 ambassador-accepted title-only\n2022-01-06 ambassador-accepted credentials"), // with territories
	))
	const asked = 194 // members and observers of the United Nations, less Afghanistan
	for _, test := range []struct {
		day                string
		missing, contested int
		reported           int
		unrecorded         int
	}{
		{"2021-12-31", asked, 0, 0, 0},
		{"2022-01-01", asked - 1, 1, 0, 0},
		{"2022-01-02", asked - 1, 2, 0, 0},
		{"2022-01-03", asked - 3, 2, 1, 0},
		{"2022-01-04", asked - 4, 2, 1, 0},
		{"2022-01-05", asked - 6, 2, 1, 2},
		{"2022-01-06", asked - 6, 2, 1, 1},
	} {
		d, err := ParseDay(test.day)
		if err != nil {
			t.Fatal(err)
		}
		na, marked := r.On(d).Beside()
		want := [marks]int{marked[Unmarked], test.contested, test.reported, test.unrecorded, test.missing}
		if na != 3 || marked != want { // Afghanistan, Antarctica, the Siachen Glacier
			t.Errorf("on %s Beside = %d, %v, want 3, %v", test.day, na, marked, want)
		}
	}
}
