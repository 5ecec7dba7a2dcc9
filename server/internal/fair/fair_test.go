package fair

import (
	"slices"
	"testing"
)

func TestMost(t *testing.T) {
	var p Places[int]
	for i, client := range []string{"a", "a", "a", "b", "b", "c"} {
		p.Add(client, i)
	}
	for _, test := range []struct {
		another, client string
		places          []int
	}{
		{"new", "a", []int{0, 1, 2}},
		{"c", "a", []int{0, 1, 2}},
		{"b", "", nil}, // would have as many
		{"a", "", nil}, // has most itself
	} {
		if client, places := p.Most(test.another); client != test.client || !slices.Equal(places, test.places) {
			t.Errorf("Most(%s) = %s %v, want %s %v", test.another, client, places, test.client, test.places)
		}
	}
	p.Remove("a", 1)
	p.Remove("c", 5)
	p.Remove("c", 5)
	p.Remove("b", 99)
	if client, places := p.Most("new"); client != "a" && client != "b" || len(places) != 2 || p.Len() != 4 {
		t.Errorf("afterwards Most = %s %v of %d", client, places, p.Len())
	}
}
