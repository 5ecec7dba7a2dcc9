package relation

import (
	"slices"
	"testing"

	"recognitionmap/geodata/country"
)

func TestMakeID(t *testing.T) {
	const first = "2025-07-03-rus-recognition"
	for _, test := range []struct {
		name, date, place string
		kind              Kind
		taken             []string
		want              string
	}{
		{"a day", "2025-07-03", "RUS", Recognition, nil, first},
		{"a month", "2025-07", "RUS", Recognition, nil, "2025-07-rus-recognition"},
		{"a year", "2025", "RUS", Recognition, nil, "2025-rus-recognition"},
		{"a place without a code of ISO", "2025", "XKX", Statement, nil, "2025-xkx-statement"},
		{"the second of a day", "2025-07-03", "RUS", Recognition, []string{first}, first + "-2"},
		{"the third", "2025-07-03", "RUS", Recognition, []string{first, first + "-2"}, first + "-3"},
		{"the first again, where only the second is taken", "2025-07-03", "RUS", Recognition, []string{first + "-2"}, first},
		{"no date", "", "RUS", Recognition, nil, ""},
		{"no country", "2025", "", Recognition, nil, ""},
		{"a country of nowhere", "2025", "XQQ", Recognition, nil, ""},
		{"a code in small letters, which is none", "2025", "rus", Recognition, nil, ""},
		{"no kind", "2025", "RUS", "", nil, ""},
		{"an unknown kind", "2025", "RUS", "war", nil, ""},
	} {
		e := Event{Country: country.Code(test.place), Kind: test.kind}
		e.Date, _ = ParseDate(test.date)
		got := MakeID(&e, func(id string) bool { return slices.Contains(test.taken, id) })
		if got != test.want || got != "" && !validID(got) {
			t.Errorf("%s: MakeID = %q, want %q", test.name, got, test.want)
		}
	}
}
