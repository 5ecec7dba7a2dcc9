package relation

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"recognitionmap/geodata/country"
)

// imaginary are the countries of the property tests.
var imaginary = []country.Code{"XAA", "XBB", "XCC"}

// manyEvents draws events of imaginary countries around the takeover, with ids by their place.
func manyEvents(t *rapid.T) []Event {
	n := rapid.IntRange(0, 40).Draw(t, "number")
	events := make([]Event, n)
	for i := range events {
		events[i] = Event{
			ID:      fmt.Sprint(i),
			Country: rapid.SampledFrom(imaginary).Draw(t, "country"),
			Date: Date{
				First:     Takeover + Day(rapid.IntRange(-30, 60).Draw(t, "day")),
				Precision: rapid.SampledFrom([]Precision{ToDay, ToDay, ToDay, ToMonth, ToYear}).Draw(t, "precision"),
			},
			Kind:       rapid.SampledFrom(Kinds).Draw(t, "kind"),
			Confidence: rapid.SampledFrom([]Confidence{Confirmed, Reported, Disputed}).Draw(t, "confidence"),
		}
		if d := &events[i].Date; d.Precision != ToDay { // a month or a year begins on its first day
			*d = mustDate(d.String())
		}
		if k := events[i].Kind; k == AmbassadorSent || k == AmbassadorAccepted {
			events[i].Evidence = rapid.SampledFrom(append([]Evidence{""}, Evidences...)).Draw(t, "evidence")
		}
		if events[i].Kind == AmbassadorRecalled {
			events[i].Ends = rapid.SampledFrom([]Direction{Sent, Accepted}).Draw(t, "ends")
		}
	}
	return events
}

// standings are all standings of the imaginary countries on every day that matters.
func standings(events []Event) map[string]Standing {
	r := NewRecord(events)
	all := make(map[string]Standing)
	for d := Takeover - 40; d <= Takeover+70; d++ {
		for _, c := range imaginary {
			all[d.String()+string(c)] = r.Standing(c, d)
		}
	}
	return all
}

func TestOrderOfUnrelatedEventsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := manyEvents(t)
		shuffled := rapid.Permutation(events).Draw(t, "shuffled")
		// Events of one country that count from one day keep their order, the rest may go anywhere.
		type group struct {
			c country.Code
			d Day
		}
		queues := make(map[group][]Event)
		for _, e := range events {
			g := group{e.Country, e.Date.Effective()}
			queues[g] = append(queues[g], e)
		}
		for i, e := range shuffled {
			g := group{e.Country, e.Date.Effective()}
			shuffled[i] = queues[g][0]
			queues[g] = queues[g][1:]
		}
		if diff := cmp.Diff(standings(events), standings(shuffled)); diff != "" {
			t.Fatalf("standings depend on the order of unrelated events:\n%s", diff)
		}
	})
}

func TestADayDoesNotDependOnLaterEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := manyEvents(t)
		day := Takeover + Day(rapid.IntRange(-40, 70).Draw(t, "asked"))
		until := slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.Date.Effective() > day })
		all, some := NewRecord(events), NewRecord(until)
		for _, c := range imaginary {
			if diff := cmp.Diff(some.Standing(c, day), all.Standing(c, day)); diff != "" {
				t.Fatalf("the standing of %s on %v depends on what came later (-without +with):\n%s", c, day, diff)
			}
		}
	})
}

func TestAnotherCountryDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := manyEvents(t)
		own := slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.Country != "XAA" })
		all, some := NewRecord(events), NewRecord(own)
		for d := Takeover - 40; d <= Takeover+70; d++ {
			if diff := cmp.Diff(some.Standing("XAA", d), all.Standing("XAA", d)); diff != "" {
				t.Fatalf("the standing of XAA on %v depends on others:\n%s", d, diff)
			}
		}
	})
}

// A standing is another than on the day before on the days of Turns alone: what is made for these days is made for all.
func TestStandingsChangeAtTurns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRecord(manyEvents(t))
		for _, c := range imaginary {
			turns := r.Turns(c)
			if !slices.IsSortedFunc(turns, func(a, b Day) int { return int(a - b) }) {
				t.Fatalf("Turns(%s) = %v do not ascend", c, turns)
			}
			for d := Takeover - 40; d <= Takeover+400; d++ {
				if diff := cmp.Diff(r.Standing(c, d-1), r.Standing(c, d)); diff != "" && !slices.Contains(turns, d) {
					t.Fatalf("the standing of %s is another from %v on, which is not in Turns %v:\n%s", c, d, turns, diff)
				}
			}
		}
	})
}

func TestEveryStandingCanSayWhy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := NewRecord(manyEvents(t))
		for d := Takeover - 40; d <= Takeover+70; d++ {
			for _, c := range imaginary {
				s := r.Standing(c, d)
				for _, id := range append(slices.Clone(s.Because), s.Disputed...) {
					if e, ok := r.Event(id); !ok || e.Country != c || e.Date.Effective() > d || !e.Kind.Decides() {
						t.Fatalf("standing of %s on %v names %q: %v", c, d, id, e)
					}
				}
				for _, id := range s.Because {
					if e, _ := r.Event(id); !e.MovesClass() {
						t.Fatalf("standing of %s on %v is decided by %+v", c, d, e)
					}
				}
				if (s.Class == ClassRecognized || s.Class == ClassAmbassador) && (len(s.Because) == 0 || !s.SinceOK) {
					t.Fatalf("standing of %s on %v is %s and says neither why nor since when", c, d, s.Class)
				}
				if s.SinceOK && s.Since.Effective() > d {
					t.Fatalf("standing of %s on %v is %s since %v", c, d, s.Class, s.Since)
				}
				if s.Contested && len(s.Disputed) == 0 {
					t.Fatalf("standing of %s on %v is contested by nothing", c, d)
				}
			}
		}
	})
}

// A date known to the month or the year puts nothing in force on the takeover itself.
func TestImprecisionDoesNotReachTheTakeover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := slices.DeleteFunc(manyEvents(t), func(e Event) bool {
			return e.Date.Precision == ToDay && e.Date.First >= Takeover
		})
		r := NewRecord(events)
		for _, c := range imaginary {
			if s := r.Standing(c, Takeover); s.Class != ClassNone || s.Contested {
				t.Fatalf("the standing of %s on the takeover is %s", c, brief(s))
			}
		}
	})
}
