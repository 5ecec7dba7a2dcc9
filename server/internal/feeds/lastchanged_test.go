package feeds

import (
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

func TestLastChanged(t *testing.T) {
	s := history(t)
	last := LastChanged(s)
	for _, test := range []struct {
		name, address string
		number        int64 // of the revision, 0 for no time
	}{
		{"the map", "/", 6},
		{"the table", "/table", 6},
		{"the log", "/events", 6},
		{"a text", "/about", 0},
		{"the corrections", "/corrections", 6},
		{"an event that was corrected", "/events/first", 3},
		{"an event that was restored", "/events/second", 6},
		{"an event that never was", "/events/third", 0},
		{"the country of both events", "/country/" + string(counted(0).Code), 6},
		{"the country that an event left", "/country/" + string(counted(1).Code), 4},
		{"a country without events", "/country/" + string(counted(2).Code), 0},
	} {
		at, ok := last[test.address]
		if ok != (test.number > 0) || ok && !at.Equal(hour(test.number)) {
			t.Errorf("%s: %s changed at %v, %v; want revision %d", test.name, test.address, at, ok, test.number)
		}
	}
	if got := LastChanged(stateOf(t)); len(got) != 0 {
		t.Errorf("nothing was revised, and yet: %v", got)
	}
	gone := LastChanged(stateOf(t, add(event("gone", counted(0), "2022-03-01", relation.Visit)), withdraw(1, "gone", "it did not happen")))
	if _, ok := gone["/events/gone"]; ok || !gone["/country/"+string(counted(0).Code)].Equal(hour(2)) {
		t.Errorf("after a withdrawal: %v", gone)
	}
}

// A territory's page changes with its holder's.
func TestLastChangedOfTerritory(t *testing.T) {
	for _, c := range country.All() {
		if holder, ok := country.Lookup(c.Parent); ok && c.Kind == country.Territory && holder.Counted() {
			last := LastChanged(stateOf(t, add(event("e", holder, "2022-03-01", relation.AmbassadorSent))))
			if got := last["/country/"+string(c.Code)]; !got.Equal(hour(1)) {
				t.Errorf("%s changed at %v", c.Code, got)
			}
			return
		}
	}
	t.Fatal("no territory")
}
