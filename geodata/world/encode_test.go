package world

import (
	"bytes"
	"os"
	"reflect"
	"testing"
)

// twoSquares are two places of 10° that share the border on 10° E, and a third that is only a site. XAB's ring runs
// the border backwards.
func twoSquares() *Topology {
	return &Topology{
		Grid: 50,
		Arcs: []Arc{
			{{500, 0}, {500, 500}},
			{{500, 500}, {0, 500}, {0, 0}, {500, 0}},
			{{500, 0}, {1000, 0}, {1000, 500}, {500, 500}},
		},
		Places: []Place{
			{Code: "XAA", Site: Vertex{250, 250}, Polygons: [][]Chain{{{0, 1}}}},
			{Code: "XAB", Site: Vertex{750, 250}, Polygons: [][]Chain{{{2, ^0}}}},
			{Code: "XAC", Site: Vertex{-8999, -4500}, Polygons: [][]Chain{}},
		},
	}
}

func TestEncodeDecode(t *testing.T) {
	want := twoSquares()
	got, err := DecodeTopology(Encode(want))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("DecodeTopology(Encode(t)) = %+v, want %+v", got, want)
	}
}

func TestEncodeCrossesTheAntimeridianTheShortWay(t *testing.T) {
	across := &Topology{Grid: 50, Arcs: []Arc{{{8990, 0}, {-8990, 0}, {-8990, 10}, {8990, 10}, {8990, 0}}}}
	b := Encode(across)
	if len(b) > 24 {
		t.Errorf("Encode(a ring across 180°) takes %d bytes, want at most 24", len(b))
	}
	got, err := DecodeTopology(b)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Arcs, across.Arcs) {
		t.Errorf("arcs = %v, want %v", got.Arcs, across.Arcs)
	}
}

func TestEncodeRepeatsTheDataSet(t *testing.T) {
	b, err := os.ReadFile("../dataset/world.bin")
	if err != nil {
		t.Fatal(err)
	}
	topology, err := DecodeTopology(b)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(Encode(topology), b) {
		t.Error("Encode(DecodeTopology(world.bin)) differs from world.bin")
	}
}
