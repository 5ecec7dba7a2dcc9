package pages

import (
	"bytes"
	"testing"

	"recognitionmap/geodata/relation"
)

// TestCoreStandsAsTheWhole: from the core alone every state stands as from all events, on days of every era, by every lens.
func TestCoreStandsAsTheWhole(t *testing.T) {
	whole := record(t)
	core := relation.RecordOf(Core(whole))
	for _, day := range []relation.Day{relation.DayOf(1999, 1, 1), relation.DayOf(2010, 1, 1), relation.DayOf(2021, 8, 15), relation.DayOf(2024, 2, 29), lastDay} {
		for _, lens := range relation.Lenses {
			want, got := relation.AppendStandings(nil, whole.On(day), lens), relation.AppendStandings(nil, core.On(day), lens)
			if !bytes.Equal(want, got) {
				t.Errorf("on %v by lens %q the core's table differs from that of all events", day, lens)
			}
		}
	}
}
