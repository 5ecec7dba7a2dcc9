package dataset

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/review"
)

func named(t *testing.T) []review.Person {
	t.Helper()
	all, err := Persons()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestReview: an editor finds nothing in the events that check would print.
func TestReview(t *testing.T) {
	events, _ := load(t)
	for _, f := range review.Events(events, named(t)) {
		t.Error(f)
	}
}

// TestPersons: the table of persons says of everybody who led a mission what the events say, so that a name or a date which
// changes in one place alone is found.
func TestPersons(t *testing.T) {
	_, r := load(t)
	led := map[string][]review.Post{}
	for _, c := range country.All() {
		for _, tenure := range r.Tenures(c.Code, r.Newest().Date.Last()) {
			post := review.Post{Country: c.Code, Way: tenure.Direction, From: tenure.From}
			if !tenure.Until.IsZero() {
				post.Until = tenure.Until.String()
			}
			led[tenure.Head] = append(led[tenure.Head], post)
		}
	}
	table := map[string][]review.Post{}
	var names []string
	for _, p := range named(t) {
		names = append(names, p.Name)
		if len(p.Posts) > 0 {
			table[p.Name] = p.Posts
		}
	}
	if diff := cmp.Diff(led, table); diff != "" {
		t.Errorf("persons.jsonl has other posts than the events (-events +table):\n%s", diff)
	}
	if !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Errorf("the names are not sorted, each once: %q", names)
	}
}

// TestHeadsAreSpeltOneWay: a mission's head is called in the events as the table calls them.
func TestHeadsAreSpeltOneWay(t *testing.T) {
	events, _ := load(t)
	known := map[string]bool{}
	for _, p := range named(t) {
		known[p.Name] = true
	}
	for _, e := range events {
		if e.Head != "" && !known[e.Head] {
			t.Errorf("%s: %q is nobody of persons.jsonl", e.ID, e.Head)
		}
	}
}
