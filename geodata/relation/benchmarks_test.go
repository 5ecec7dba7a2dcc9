package relation

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"recognitionmap/geodata/country"
)

// recordOf makes n events over the years 2021 to 2026, sorted by day, in the proportions of the first data set: three
// in four move nothing, one in fifty can move a class. The same n gives the same events.
func recordOf(n int) []Event {
	rare := []Kind{Recognition, RecognitionWithdrawn, AmbassadorSent, AmbassadorAccepted, AmbassadorRecalled, ChargeSent}
	others := []Kind{MissionHandover, EmbassyOpen, EmbassyClosed, ChargeAccepted}
	random := rand.New(rand.NewPCG(1, 2))
	all := country.All()
	events := make([]Event, n)
	for i := range events {
		e := Event{
			ID:      fmt.Sprintf("event-%06d", i),
			Country: all[random.IntN(len(all))].Code,
			Date:    Date{First: Takeover + Day(i*1800/n)},
			Kind:    Statement, Confidence: Confirmed,
		}
		switch chance := random.IntN(100); {
		case chance < 2:
			e.Kind, e.Ends = rare[random.IntN(len(rare))], Sent
		case chance < 25:
			e.Kind = others[random.IntN(len(others))]
		}
		if random.IntN(100) == 0 {
			e.Confidence = Disputed
		}
		events[i] = e
	}
	return events
}

var sizes = []int{631, 63_100}

func BenchmarkNewRecord(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			events := recordOf(n)
			b.ReportAllocs()
			for b.Loop() {
				NewRecord(events)
			}
		})
	}
}

func BenchmarkOn(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := NewRecord(recordOf(n))
			day := Takeover
			b.ReportAllocs()
			for b.Loop() {
				day = Takeover + (day-Takeover+37)%1800
				r.On(day)
			}
		})
	}
}

func BenchmarkStanding(b *testing.B) {
	r := NewRecord(recordOf(63_100))
	code := country.All()[7].Code
	b.ReportAllocs()
	for b.Loop() {
		r.Standing(code, Takeover+900)
	}
}

// TestBenchmarkRecord pins the data that the benchmarks run on.
func TestBenchmarkRecord(t *testing.T) {
	for _, n := range sizes {
		got := NewRecord(recordOf(n)).On(Takeover + 1800).Counts
		if got.Recognized+got.Ambassador+got.None != 194 || got.Recognized == 0 || got.Ambassador == 0 {
			t.Errorf("On(the last day) of %d events = %+v, want 194 states and some of each class", n, got)
		}
	}
}
