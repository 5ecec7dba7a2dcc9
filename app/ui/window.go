package ui

import (
	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
	"recognitionmap/app/state"
)

// WindowOf returns the window that a Look's At names: a region, a point and zoom, or the whole world.
func WindowOf(at string) carto.Window {
	if r, ok := state.RegionOf(at); ok {
		return carto.FitDegrees(r.West, r.South, r.East, r.North)
	}
	if lon, lat, zoom, ok := state.Place(at); ok {
		return carto.Over(orb.Point{lon, lat}, zoom)
	}
	return carto.Whole
}

// AtOf returns the At of a Look that names a window, as near as an address does.
func AtOf(w carto.Window) string {
	if w.Zoom <= 1 {
		return ""
	}
	middle := w.Middle()
	return state.At(middle[0], middle[1], w.Zoom)
}

// FitShare is how much of the view a place takes that the reader has chosen by its name.
const FitShare = .4

// Fitted returns the At that brings a place into view, given the path data of its outline or marker.
func Fitted(d string) string {
	b, ok := carto.PathBounds(d)
	if !ok {
		return ""
	}
	return AtOf(carto.Fit(b, FitShare))
}
