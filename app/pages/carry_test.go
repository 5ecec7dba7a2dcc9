package pages

import (
	"fmt"
	"strings"
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

func TestAges(t *testing.T) {
	list := ages()
	words := func(days int) (text string) {
		for _, step := range list {
			if step[0].(int) <= days {
				text = step[1].(string)
			}
		}
		return text
	}
	for i := range list[1:] {
		if list[i][0].(int) >= list[i+1][0].(int) {
			t.Errorf("the step of day %v is followed by that of day %v", list[i][0], list[i+1][0])
		}
	}
	for days, want := range map[int]string{
		-400: "The clock of this device is behind the day of this copy.", -2: "The clock of this device is behind the day of this copy.",
		-1: "It was made today.", 0: "It was made today.", 1: "It is one day old.", 2: "It is 2 days old.", 60: "It is 60 days old.",
		62: "It is 2 months old.", 365: "It is 11 months old.", 367: "It is 12 months old.", 731: "It is 2 years old.", 3660: "It is 10 years old.", 40_000: "It is 50 years old.",
	} {
		if got := words(days); got != want {
			t.Errorf("after %d days: %q, want %q", days, got, want)
		}
	}
}

// What the copy has no room for is what moves no fact, the oldest of it first, and each country says how much of it there is.
func TestCarriedEventsFit(t *testing.T) {
	r := record(t)
	m := model(t, r, "/")
	all := m.carriedEvents(1 << 30)
	if len(all) != len(r.Events()) {
		t.Fatalf("a copy with room for all has %d of %d events", len(all), len(r.Events()))
	}
	const most = 200_000
	some, length := m.carriedEvents(most), 0
	for _, made := range some {
		length += len(made)
	}
	if length > most || length < most*9/10 {
		t.Errorf("the events of a copy have %d bytes, want nearly %d", length, most)
	}
	oldest := relation.Day(1 << 30) // of those that move nothing and are there
	for _, e := range r.Events() {
		if _, ok := some[e.ID]; ok && !e.Kind.Decides() {
			oldest = min(oldest, e.Date.Effective())
		}
	}
	for _, e := range r.Events() {
		if _, ok := some[e.ID]; !ok && (e.Kind.Decides() || e.Date.Effective() > oldest) {
			t.Errorf("%s of %s is left out, and older ones that move nothing are not", e.ID, e.Date)
		}
	}
	m.Drawing = ui.NewDrawing(carto.NewPlate(nil))
	var text strings.Builder
	for _, n := range m.carriedPlaces(most) {
		text.Write(n.AppendTo(nil))
	}
	left := 0
	for rest, found := text.String(), true; found; {
		if _, rest, found = strings.Cut(rest, "Older events left out to keep this file small: "); found {
			n := 0
			fmt.Sscan(rest, &n)
			left += n
		}
	}
	if want := len(all) - len(some); left != want {
		t.Errorf("the entries say that %d events are left out, want %d", left, want)
	}
}

func TestCarriedPlacesAnswer(t *testing.T) {
	m := model(t, record(t), "/")
	entries := map[country.Code]string{}
	for i, n := range m.carriedPlaces(1 << 30) {
		entries[country.All()[i].Code] = string(n.AppendTo(nil))
	}
	for _, test := range []struct {
		code country.Code
		want string
	}{
		{"RUS", `Recognized</b> since 3 July 2025.`}, {"RUS", "Why this colour: "}, {"RUS", `id="2025-07-03-rus-recognition"`},
		{"KGZ", `Its post in Kabul: `}, {"KGZ", `>open</a> since August 2021`},
		{"TZA", "No record found"}, {"GRL", "Denmark"}, {"SAU", "An ambassador serves by title alone"},
	} {
		if !strings.Contains(entries[test.code], test.want) {
			t.Errorf("the entry of %s lacks %q: %.600s", test.code, test.want, entries[test.code])
		}
	}
}
