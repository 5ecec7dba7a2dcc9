package carto

import (
	"os"
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/world"
)

// worldFile is the world that the map draws, made by go generate ./geodata.
const worldFile = "../../geodata/dataset/world.bin"

func loadShapes(t testing.TB) []world.Shape {
	t.Helper()
	b, err := os.ReadFile(worldFile)
	if err != nil {
		t.Fatal(err)
	}
	shapes, err := world.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return shapes
}

func BenchmarkNewPlate(b *testing.B) {
	shapes := loadShapes(b)
	b.ReportAllocs()
	for b.Loop() {
		NewPlate(shapes)
	}
}

func BenchmarkAppendRing(b *testing.B) {
	r := coastline(b)
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst, _ = AppendRing(dst[:0], [2]int{}, r)
	}
}

// coastline is the longest ring of the world in plate units.
func coastline(t testing.TB) orb.Ring {
	var longest orb.Ring
	for _, s := range loadShapes(t) {
		for _, polygon := range s.Outline {
			for _, r := range polygon {
				if len(r) > len(longest) {
					longest = r
				}
			}
		}
	}
	drawn := make(orb.Ring, len(longest))
	for i, p := range longest {
		drawn[i] = at(p)
	}
	return drawn
}
