// Package world carries the shapes of the map's places in longitude and latitude, and the compact form in which the
// browser loads them.
package world

import (
	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
)

// Shape is the outline of one place: rings in degrees, outer rings counterclockwise as in RFC 7946, longitude first.
// A ring may cross the antimeridian: neighbouring points then differ by more than 180° of longitude, and whoever draws
// it unwraps it first (see Cut). A place without a shape in the source has a Site and an empty Outline.
type Shape struct {
	Code    country.Code
	Outline orb.MultiPolygon
	Site    orb.Point // where a marker or a name stands: well inside the largest part
}
