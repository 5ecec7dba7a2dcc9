package relation

import (
	"testing"

	"recognitionmap/geodata/country"
)

// real places, since only places of the list are counted; the events are made up.
func changing() *Record {
	return NewRecord(append(append(
		story("NOR", "2022-03-01 ambassador-sent #a\n2022-05-01 mission-handover #b\n2023-01-01 recognition #c\n2024-01-01 recognition-withdrawn #d"),
		story("SWE", "2022-04-01 mission-handover #e\n2022-06-01 embassy-open #f")...),
		story("TWN", "2022-07-01 ambassador-accepted #g")...))
}

func TestNearestChanges(t *testing.T) {
	r := changing()
	for _, test := range []struct{ day, before, after string }{
		{"2022-02-28", "", "2022-03-01"},
		{"2022-03-01", "", "2023-01-01"},
		{"2023-06-01", "2023-01-01", "2024-01-01"},
		{"2024-01-01", "2023-01-01", ""},
	} {
		d := mustDay(test.day)
		text := func(d Day, ok bool) string {
			if !ok {
				return ""
			}
			return d.String()
		}
		if got := text(r.ChangeBefore(d)); got != test.before {
			t.Errorf("ChangeBefore(%s) = %q, want %q", test.day, got, test.before)
		}
		if got := text(r.ChangeAfter(d)); got != test.after {
			t.Errorf("ChangeAfter(%s) = %q, want %q", test.day, got, test.after)
		}
	}
	if got := r.ChangesOn(mustDay("2023-01-01")); len(got) != 1 || got[0].Country != "NOR" || got[0].To != ClassRecognized {
		t.Errorf("ChangesOn = %v", got)
	}
	if got := r.ChangesOn(mustDay("2023-01-02")); len(got) != 0 {
		t.Errorf("ChangesOn a day without one = %v", got)
	}
}

func TestBetween(t *testing.T) {
	r := changing()
	got := r.Between(mustDay("2022-01-01"), mustDay("2023-12-31"))
	if len(got) != 3 || got[0].Country != "NOR" || got[1].Country != "SWE" || got[2].Country != "TWN" {
		t.Fatalf("Between gives %v, want Norway, Sweden, Taiwan", got)
	}
	nor := got[0]
	if len(nor.Classes) != 2 || nor.Classes[0].To != ClassAmbassador || nor.Classes[1].From != ClassAmbassador || nor.Classes[1].To != ClassRecognized {
		t.Errorf("classes of NOR: %v", nor.Classes)
	}
	if len(nor.Facts) != 1 || nor.Facts[0].Fact.Key != "mission" || nor.Facts[0].From != "" || nor.Facts[0].To.Event != "b" {
		t.Errorf("facts of NOR: %v, want only the mission: what gave the class is said with it", nor.Facts)
	}
	if len(got[1].Classes) != 0 || len(got[1].Facts) != 2 || got[1].Facts[1].To.Value != Open {
		t.Errorf("SWE: %+v", got[1])
	}
	if len(got[2].Classes) != 1 {
		t.Errorf("a state outside the count changes class too: %+v", got[2])
	}
	if got := r.Between(mustDay("2024-01-01"), mustDay("2025-01-01")); len(got) != 0 {
		t.Errorf("nothing happened, but Between gives %v", got)
	}
}

// TestBetweenAddsUp: whatever the two days, what the counted states change adds up to the difference of the counts, and
// each change leads from the class of the first day to that of the second.
func TestBetweenAddsUp(t *testing.T) {
	r := changing()
	days := []string{"2021-01-01", "2021-08-15", "2022-03-01", "2022-06-15", "2023-01-01", "2024-06-01"}
	for i, from := range days {
		for _, to := range days[i:] {
			a, b := mustDay(from), mustDay(to)
			n := r.On(a).Counts
			for _, d := range r.Between(a, b) {
				class := d.Before.Class
				place, _ := country.Lookup(d.Country)
				for _, c := range d.Classes {
					if c.From != class || c.Day <= a || c.Day > b {
						t.Errorf("%s to %s: %v does not follow %s", from, to, c, class)
					}
					class = c.To
					if place.Counted() {
						*n.of(c.From)--
						*n.of(c.To)++
					}
				}
				if class != d.After.Class {
					t.Errorf("%s to %s: changes of %s end at %s, the day at %s", from, to, d.Country, class, d.After.Class)
				}
			}
			if want := r.On(b).Counts; n != want {
				t.Errorf("%s to %s: changes add up to %v, the map counts %v", from, to, n, want)
			}
		}
	}
}
