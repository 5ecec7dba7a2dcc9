package carto

import (
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
)

// crossings returns the two places of each pair of sides that cross, not merely touch. Sides are found by cells of 25
// units.
func crossings(t *testing.T, features []Feature) (pairs [][2]country.Code) {
	type side struct {
		a, b orb.Point
		code country.Code
	}
	const cell = 25
	cells := map[[2]int][]side{}
	seen := map[[4]orb.Point]bool{}
	for _, f := range features {
		for s := range sides(rings(t, f.Path)) {
			one := side{s[0], s[1], f.Code}
			bound := orb.MultiPoint{one.a, one.b}.Bound()
			for x := int(bound.Min[0]) / cell; x <= int(bound.Max[0])/cell; x++ {
				for y := int(bound.Min[1]) / cell; y <= int(bound.Max[1])/cell; y++ {
					key := [2]int{x, y}
					for _, other := range cells[key] {
						id := [4]orb.Point{one.a, one.b, other.a, other.b}
						if cross(one.a, one.b, other.a, other.b) && !seen[id] {
							seen[id] = true
							pairs = append(pairs, [2]country.Code{one.code, other.code})
						}
					}
					cells[key] = append(cells[key], one)
				}
			}
		}
	}
	return pairs
}

func cross(a, b, c, d orb.Point) bool {
	return turn(a, b, c)*turn(a, b, d) < 0 && turn(c, d, a)*turn(c, d, b) < 0
}

// turn is positive when c lies on one side of the line from a to b, negative on the other.
func turn(a, b, c orb.Point) float64 {
	return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
}
