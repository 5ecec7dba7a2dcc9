package label

import (
	"testing"

	"recognitionmap/app/carto"
)

// The labels of a window, 1180 pixels wide. What they are is in testdata/windows.txt.
func BenchmarkPlace(b *testing.B) {
	land := real()
	for _, w := range []struct {
		name   string
		window carto.Window
	}{{"World", carto.Whole}, {"Europe", carto.FitDegrees(-25, 34, 45, 72)}, {"CentralAsia", carto.FitDegrees(46, 34, 88, 56)}} {
		b.Run(w.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				land.Place(view(w.window, 1180))
			}
		})
	}
}

// What can be named is read once for a page, or a server.
func BenchmarkNewLand(b *testing.B) {
	plate := plate()
	b.ReportAllocs()
	for b.Loop() {
		NewLand(plate)
	}
}
