package ssr

import (
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
)

var today = relation.DayOf(2025, 7, 10)

// realSnapshot is a snapshot of all events and the whole world, without styles and scripts.
func realSnapshot(t testing.TB) *Snapshot {
	t.Helper()
	shapes, err := world.Decode(dataset.World())
	if err != nil {
		t.Fatal(err)
	}
	events, err := dataset.Events()
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSnapshot(relation.NewRecord(events), ui.NewDrawing(carto.NewPlate(shapes)), nil, Frame{Revision: "1-00000000"}, NewMakers(1))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// BenchmarkRender makes pages as on the first request for each, without compressing.
func BenchmarkRender(b *testing.B) {
	s := realSnapshot(b)
	for _, address := range []string{"/", "/country/RUS", "/table", "/events", "/method"} {
		b.Run(address, func(b *testing.B) {
			view, _, err := state.Parse(address, "", today)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Render(&pages.Model{View: view, Record: s.record, Complete: true, Today: today}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
