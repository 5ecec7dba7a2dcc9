// Package carto draws the world: from shapes in degrees to path data on a plate of integer units, as a browser's SVG
// wants it. It knows no screen, no colour and no document.
//
// The plate is an Equal Earth map centred on 11° E, so that its edge runs through the Bering Strait and Russia stays in
// one piece. Units are those of the plate, x to the right and y down, (0, 0) at the top left; a unit is a quarter of a
// pixel on a map 1000 pixels wide, and about 8.6 km at the equator.
package carto

import (
	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/world"
)

// Width and Height are the plate's size in units. The whole map, in its own proportion of 1.317362759 to 2.706629984, is
// higher, and goes on below the plate: of Antarctica the plate has the coast, to 70° S, and where there is room for more
// than the plate, the rest is seen. So the other lands are larger.
const (
	Width  = 4000
	Height = 1866
)

// southPole and equator are how far below the top of the plate they lie, in units.
const (
	southPole = 1947 // rounded up
	equator   = southPole / 2.0
)

// Centre is the longitude of the plate's central meridian, in degrees. The map ends at 169° W.
const Centre = 11

// scale is plate units per unit of the Equal Earth plane.
const scale = Width / 2 / maxX

// Plate is the drawn world.
type Plate struct {
	Width, Height int
	Sea           string    // path data of the map's edge
	Graticule     string    // path data of the grid, open lines
	Features      []Feature // in the order of the shapes
}

// Feature is one drawn place.
type Feature struct {
	Code   country.Code
	Path   string    // path data, "" when the shape has no outline
	Anchor orb.Point // where a marker or a name stands
	Small  bool      // too small to see: needs a marker
	Side   float64   // the longer side of the largest part, 0 where there is no outline
	Bounds orb.Bound // of the largest part and all parts on its side of the map; only Anchor where there is no outline
}

// NewPlate draws the shapes. They are not modified.
func NewPlate(shapes []world.Shape) *Plate {
	p := &Plate{
		Width:     Width,
		Height:    Height,
		Sea:       string(appendSea(nil)),
		Graticule: string(appendGraticule(nil)),
		Features:  make([]Feature, len(shapes)),
	}
	pen := drawer{fine: make(map[vertex]bool)}
	for i := range shapes {
		pen.refine(&shapes[i])
	}
	for i := range shapes {
		p.Features[i] = pen.feature(&shapes[i])
	}
	return p
}

// At returns where on the plate a place in degrees, longitude first, is drawn.
func At(lonLat orb.Point) orb.Point { return at(lonLat) }

func at(lonLat orb.Point) orb.Point {
	x := lonLat[0] - Centre
	for x < -180 {
		x += 360
	}
	for x > 180 {
		x -= 360
	}
	return toPlate(orb.Point{x, lonLat[1]})
}

// toPlate projects p, whose longitude counts from the central meridian.
func toPlate(p orb.Point) orb.Point {
	q := EqualEarth(p)
	return orb.Point{Width/2 + scale*q[0], equator - scale*q[1]}
}
