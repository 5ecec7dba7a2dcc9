package dataset

import (
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// through returns the counted states with a value in a lens on a day as one text.
func through(r *relation.Record, day relation.Day, l relation.Lens, value string) string {
	var codes []string
	for _, place := range country.All() {
		if r.On(day).Read(l, place.Code).Value == value && place.Counted() {
			codes = append(codes, string(place.Code))
		}
	}
	slices.Sort(codes)
	return strings.Join(codes, " ")
}

// TestLensesOnKnownDays: a new event that changes one of these lines has to change it here too.
func TestLensesOnKnownDays(t *testing.T) {
	_, r := load(t)
	tests := []struct {
		day   string
		lens  relation.Lens
		value string
		want  string
	}{
		{"1999-06-01", relation.LensRecognition, relation.ValueInForce, "ARE PAK SAU"},
		{"2001-12-01", relation.LensRecognition, relation.ValueWithdrawn, "ARE PAK SAU"},
		{"2025-07-02", relation.LensRecognition, relation.ValueInForce, ""},
		{"2025-07-03", relation.LensRecognition, relation.ValueInForce, "RUS"},
		{"2025-07-03", relation.LensRecognition, relation.ValueWithdrawn, ""},
		{"2025-07-03", relation.LensEnvoy, relation.ValueAmbassador, "ARE CHN NIC PAK RUS TUR UZB"},
		{"2025-07-03", relation.LensEnvoy, relation.ValueCharge, "IDN IRN KAZ TKM"},
		{"2025-07-03", relation.LensEnvoy, relation.ValueUnrecorded, "AZE JPN SAU"},
		{"2024-06-01", relation.LensEnvoy, relation.ValueStayedOn, "KAZ"},
		{"2025-07-03", relation.LensEnvoy, relation.ValueRecalled, "KGZ"},
		{"2025-07-03", relation.LensMission, relation.ValueEmirate, "ARE CHN IRN KAZ KGZ MYS NOR OMN PAK QAT RUS TKM TUR UZB"},
		{"2025-07-03", relation.LensPost, relation.ValueOpen, "ARE AZE CHE CHN IDN IND IRN JPN KAZ KGZ PAK QAT RUS SAU TKM TUR UZB"},
		{"2025-07-03", relation.LensDelisting, relation.ValueDelisted, "KAZ KGZ RUS"},
		{"2023-11-30", relation.LensDelisting, relation.ValueDelisted, ""},
	}
	for _, test := range tests {
		d, _ := relation.ParseDay(test.day)
		if got := through(r, d, test.lens, test.value); got != test.want {
			t.Errorf("%s is %s on %s for %q, want %q", test.lens, test.value, test.day, got, test.want)
		}
	}
}

// TestTalliesSumToTheCountedStates: every counted state has one of a lens's values on every day.
func TestTalliesSumToTheCountedStates(t *testing.T) {
	_, r := load(t)
	for d := relation.DayOf(1996, 1, 1); d <= relation.DayOf(2026, 12, 31); d += 11 {
		pic := r.On(d)
		for _, l := range relation.Lenses {
			counts, _ := pic.Tally(l)
			sum := 0
			for _, n := range counts {
				sum += n
			}
			if sum != 194 {
				t.Fatalf("Tally(%q) on %v = %v, %d in all, want 194", l, d, counts, sum)
			}
			if want := pic.Counts; l == relation.LensClass && !slices.Equal(counts, []int{want.Recognized, want.Ambassador, want.None}) {
				t.Fatalf("Tally of the class on %v = %v, want %+v", d, counts, want)
			}
		}
	}
}

// TestTracesDecideAsTheFold: on any day, what a trace says decides is what the standing rests on, and every event has
// its place in it.
func TestTracesDecideAsTheFold(t *testing.T) {
	_, r := load(t)
	for d := relation.DayOf(1996, 1, 1); d <= relation.DayOf(2026, 12, 31); d += 397 {
		for _, place := range country.All() {
			for _, l := range relation.Lenses {
				steps := r.Trace(l, place.Code, d)
				if len(steps) != len(r.Of(place.Holder())) {
					t.Fatalf("Trace(%q, %s, %v) has %d steps for %d events", l, place.Code, d, len(steps), len(r.Of(place.Holder())))
				}
				var decide []string
				for _, s := range steps {
					if s.Verdict == relation.Decides {
						decide = append(decide, s.Event.ID)
					}
					if l == relation.LensClass && s.Verdict == relation.Holds && s.Event.MovesClass() && (s.Event.Kind == relation.Recognition) {
						t.Fatalf("%s on %v: the recognition %s is in force and decides nothing", place.Code, d, s.Event.ID)
					}
				}
				want := slices.Clone(r.On(d).Behind(l, place.Code))
				slices.Sort(decide)
				slices.Sort(want)
				if !slices.Equal(decide, want) {
					t.Fatalf("Trace(%q, %s, %v) decides %q, want %q", l, place.Code, d, decide, want)
				}
			}
		}
	}
}
