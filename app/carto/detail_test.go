package carto

import (
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/world"
)

func TestDetailIsClippedToItsBox(t *testing.T) {
	square := orb.Polygon{{{10, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 0}}}
	d := NewDetail([]world.Shape{{Code: "XAA", Outline: orb.MultiPolygon{square}}})
	whole, ok := PathBounds(d.Path("XAA", Whole.Bound()))
	if !ok {
		t.Fatal("a place within the box has no path")
	}
	p := at(orb.Point{20, 0})
	if dx := whole.Max[0] - p[0]; dx > .06 || dx < -.06 {
		t.Errorf("the place reaches to %v, want %v to a tenth", whole.Max, p)
	}
	box := orb.Bound{Min: whole.Min, Max: whole.Center()}
	half, ok := PathBounds(d.Path("XAA", box))
	if !ok || half.Max[0] > box.Max[0]+.06 || half.Max[1] > box.Max[1]+.06 {
		t.Errorf("in the box %v the place is drawn as %v", box, half)
	}
	if got := d.Path("XAA", orb.Bound{Max: orb.Point{10, 10}}); got != "" {
		t.Errorf("out of its sight the place is drawn as %q", got)
	}
	if got := d.Path("XAB", Whole.Bound()); got != "" {
		t.Errorf("a place that is none is drawn as %q", got)
	}
}

// What was cut off for one box is there for the next.
func TestDetailIsKeptWhole(t *testing.T) {
	star := orb.Polygon{{{10, 0}, {14, 2}, {20, 0}, {18, 5}, {20, 10}, {15, 8}, {10, 10}, {12, 5}, {10, 0}}}
	d := NewDetail([]world.Shape{{Code: "XAA", Outline: orb.MultiPolygon{star}}})
	whole := d.Path("XAA", Whole.Bound())
	b, _ := PathBounds(whole)
	for _, box := range []orb.Bound{{Min: b.Min, Max: b.Center()}, {Min: b.Center(), Max: b.Max}, {Min: orb.Point{b.Center()[0], b.Min[1]}, Max: b.Max}} {
		d.Path("XAA", box)
	}
	if got := d.Path("XAA", Whole.Bound()); got != whole {
		t.Errorf("after windows on its parts the place is drawn as %q, want %q", got, whole)
	}
}

func TestAppendTenths(t *testing.T) {
	var dst []byte
	for i, n := range []int32{105, -3, 20, 0} {
		dst = appendTenths(dst, n, i == 0)
	}
	if got, want := string(dst), "10.5-0.3 2 0"; got != want {
		t.Errorf("appendTenths = %q, want %q", got, want)
	}
}
