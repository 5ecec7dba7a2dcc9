package world

import (
	"errors"
	"strings"
	"testing"
)

func TestDecodeRejects(t *testing.T) {
	good := func(change func(*Topology)) []byte {
		topology := twoSquares()
		change(topology)
		return Encode(topology)
	}
	whole := good(func(*Topology) {})
	tests := []struct {
		name string
		b    []byte
		want string
	}{
		{"nothing", nil, "at byte 0: want RMW1"},
		{"another format", []byte(`{"type":"Topology"}`), "want RMW1"},
		{"a grid of nothing", append([]byte(magic), 0), "want a grid"},
		{"a grid too fine", good(func(t *Topology) { t.Grid = 20000 }), "want a grid"},
		{"more arcs than bytes", append([]byte(magic), 50, 0xff, 0xff, 0xff, 0xff, 0x0f), "more items than bytes"},
		{"an arc of one vertex", good(func(t *Topology) { t.Arcs[0] = t.Arcs[0][:1] }), "fewer than two vertices"},
		{"a latitude beyond the pole", good(func(t *Topology) { t.Arcs[0][0][1] = 4501 }), "latitude outside"},
		{"a site beyond the pole", good(func(t *Topology) { t.Places[0].Site[1] = 4501 }), "latitude outside"},
		{"a code in small letters", good(func(t *Topology) { t.Places[0].Code = "xaa" }), "three capital letters"},
		{"places out of order", good(func(t *Topology) { t.Places[1].Code = "XAA" }), "not ascending"},
		{"a polygon without a ring", good(func(t *Topology) { t.Places[0].Polygons[0] = nil }), "without a ring"},
		{"a ring without an arc", good(func(t *Topology) { t.Places[0].Polygons[0][0] = nil }), "without an arc"},
		{"an arc that is not there", good(func(t *Topology) { t.Places[0].Polygons[0][0][1] = 7 }), "not there"},
		{"an arc three times", good(func(t *Topology) {
			t.Places[1].Polygons = [][]Chain{{{0, 1}}, {{0, 1}}}
		}), "more than two rings"},
		{"arcs that do not meet", good(func(t *Topology) { t.Places[0].Polygons[0][0][1] = ^1 }), "do not meet"},
		{"an open ring", good(func(t *Topology) { t.Places[0].Polygons[0][0] = Chain{1} }), "closed ring"},
		{"a ring without area", good(func(t *Topology) { t.Places[0].Polygons[0][0] = Chain{0, ^0} }), "four points"},
		{"a byte too many", append(whole[:len(whole):len(whole)], 0), "bytes after the end"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Decode(test.b)
			if !errors.Is(err, ErrBadWorld) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Decode = %v, want ErrBadWorld with %q", err, test.want)
			}
		})
	}
}

func TestDecodeRejectsEveryPrefix(t *testing.T) {
	whole := Encode(twoSquares())
	for n := range whole {
		if _, err := Decode(whole[:n]); !errors.Is(err, ErrBadWorld) {
			t.Errorf("Decode(the first %d of %d bytes) = %v, want ErrBadWorld", n, len(whole), err)
		}
	}
}

// FuzzDecode looks for input that makes Decode panic or return shapes that break its promises.
func FuzzDecode(f *testing.F) {
	f.Add(Encode(twoSquares()))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		shapes, err := Decode(b)
		if err != nil {
			return
		}
		points := 0
		for _, s := range shapes {
			for _, polygon := range s.Outline {
				for _, ring := range polygon {
					points += len(ring)
					if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
						t.Fatalf("%s has the ring %v, want a closed one", s.Code, ring)
					}
					for _, p := range ring {
						if p[0] < -180 || p[0] >= 180 || p[1] < -90 || p[1] > 90 {
							t.Fatalf("%s has the point %v, which is not on the globe", s.Code, p)
						}
					}
				}
			}
		}
		if points > 2*len(b) {
			t.Fatalf("%d points of %d bytes", points, len(b))
		}
		topology, err := DecodeTopology(b)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(Encode(topology))
		if err != nil || len(again) != len(shapes) {
			t.Fatalf("Decode(Encode(...)) = %d shapes, %v; want %d", len(again), err, len(shapes))
		}
	})
}
