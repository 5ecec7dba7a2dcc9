package world

import (
	"reflect"
	"testing"

	"github.com/paulmach/orb"
)

func TestShapes(t *testing.T) {
	want := []Shape{
		{"XAA", orb.MultiPolygon{{{{10, 0}, {10, 10}, {0, 10}, {0, 0}, {10, 0}}}}, orb.Point{5, 5}},
		{"XAB", orb.MultiPolygon{{{{10, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 0}}}}, orb.Point{15, 5}},
		{"XAC", orb.MultiPolygon{}, orb.Point{-179.98, -90}},
	}
	if got := twoSquares().Shapes(); !reflect.DeepEqual(got, want) {
		t.Errorf("Shapes() = %v, want %v", got, want)
	}
}

func TestShapesDoNotOverlapInMemory(t *testing.T) {
	shapes := twoSquares().Shapes()
	_ = append(shapes[0].Outline[0][0], orb.Point{99, 99})
	if got := shapes[1].Outline[0][0][0]; got != (orb.Point{10, 0}) {
		t.Errorf("after an append to the ring before it a ring begins at %v, want [10 0]", got)
	}
}
