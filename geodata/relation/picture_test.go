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
	))
	const asked = 194 // members and observers of the United Nations, less Afghanistan
	for _, test := range []struct {
		day                string
		missing, contested int
		reported           int
	}{
		{"2021-12-31", asked, 0, 0},
		{"2022-01-01", asked - 1, 1, 0},
		{"2022-01-02", asked - 1, 2, 0},
		{"2022-01-03", asked - 3, 2, 1},
		{"2022-01-04", asked - 4, 2, 1},
	} {
		d, err := ParseDay(test.day)
		if err != nil {
			t.Fatal(err)
		}
		na, missing, contested, reported := r.On(d).Beside()
		if na != 3 || missing != test.missing || contested != test.contested || reported != test.reported { // Afghanistan, Antarctica, the Siachen Glacier
			t.Errorf("on %s Beside = %d, %d, %d, %d, want 3, %d, %d, %d", test.day, na, missing, contested, reported, test.missing, test.contested, test.reported)
		}
	}
}
