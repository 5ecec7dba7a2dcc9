package carto

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// Window is the part of the plate that is shown. It has the plate's proportion and lies within it.
type Window struct {
	X, Y float64 // its upper left corner
	Zoom float64 // how many windows side by side make the plate, 1 to MaxZoom
}

// MaxZoom is how far a window goes in: a unit is then some three pixels of a map 1000 pixels wide.
const MaxZoom = 12

// Whole is the window that shows all of the plate.
var Whole = Window{Zoom: 1}

// Around returns the window with its middle at a point of the plate, moved to lie within it.
func Around(middle orb.Point, zoom float64) Window {
	zoom = max(1, min(MaxZoom, zoom))
	return Window{middle[0] - Width/zoom/2, middle[1] - Height/zoom/2, zoom}.within()
}

// Over returns the window with its middle at a place in degrees, longitude first.
func Over(lonLat orb.Point, zoom float64) Window { return Around(at(lonLat), zoom) }

// Fit returns the window of which a box of the plate takes the share of the width or of the height, whichever is more,
// as far as zooming goes.
func Fit(b orb.Bound, share float64) Window {
	taken := max((b.Max[0]-b.Min[0])/Width, (b.Max[1]-b.Min[1])/Height)
	return Around(b.Center(), share/max(taken, share/MaxZoom))
}

// FitDegrees returns the window that shows all of a box of degrees. The box must not reach over the map's edge.
func FitDegrees(west, south, east, north float64) Window {
	b := at(orb.Point{west, south}).Bound()
	const steps = 8 // along each side: meridians bulge
	for i := range steps + 1 {
		t := float64(i) / steps
		lat := south + (north-south)*t
		b = b.Extend(at(orb.Point{west, lat})).Extend(at(orb.Point{east, lat}))
	}
	return Fit(b, 1)
}

func (w Window) within() Window {
	w.X = max(0, min(Width-w.Width(), w.X))
	w.Y = max(0, min(Height-w.Height(), w.Y))
	return w
}

// Width is the window's width in units.
func (w Window) Width() float64 { return Width / w.Zoom }

// Height is the window's height in units.
func (w Window) Height() float64 { return Height / w.Zoom }

// Bound is the window as a box of the plate.
func (w Window) Bound() orb.Bound {
	return orb.Bound{Min: orb.Point{w.X, w.Y}, Max: orb.Point{w.X + w.Width(), w.Y + w.Height()}}
}

// Seen is the part of the plate that a drawing of the window shows on so many pixels, which the window fits into, and how many
// pixels a unit is: none where there are no pixels.
func (w Window) Seen(width, height float64) (seen orb.Bound, scale float64) {
	scale = min(width/w.Width(), height/w.Height())
	dx, dy := w.Width()/2, w.Height()/2
	if scale > 0 {
		dx, dy = width/scale/2, height/scale/2
	}
	x, y := w.X+w.Width()/2, w.Y+w.Height()/2
	return orb.Bound{Min: orb.Point{x - dx, y - dy}, Max: orb.Point{x + dx, y + dy}}, scale
}

// Middle returns the degrees of the window's middle, longitude first.
func (w Window) Middle() orb.Point {
	p := InverseEqualEarth(orb.Point{(w.X + w.Width()/2 - Width/2) / scale, (equator - w.Y - w.Height()/2) / scale})
	p[0] += Centre
	if p[0] > 180 {
		p[0] -= 360
	}
	return p
}

// Share is the part of the window's width or height that a box of the plate takes, whichever is more, and whether the
// window holds all of the box.
func (w Window) Share(b orb.Bound) (share float64, whole bool) {
	return max((b.Max[0]-b.Min[0])/w.Width(), (b.Max[1]-b.Min[1])/w.Height()),
		b.Min[0] >= w.X && b.Min[1] >= w.Y && b.Max[0] <= w.X+w.Width() && b.Max[1] <= w.Y+w.Height()
}

// ViewBox is the window as an SVG has it, to a hundredth of a unit.
func (w Window) ViewBox() string {
	if w.Zoom == 1 { // the plate's height is a whole number of units
		return "0 0 " + strconv.Itoa(Width) + " " + strconv.Itoa(Height)
	}
	var dst []byte
	for i, f := range [4]float64{w.X, w.Y, w.Width(), w.Height()} {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = strconv.AppendFloat(dst, math.Round(f*100)/100, 'f', -1, 64)
	}
	return string(dst)
}

// PathBounds returns the box of a place by its path data as AppendRing writes it: of its largest part and of those at
// least a tenth as large that lie on the same side of the map, so that overseas islands and specks do not make a state
// half the world; or of its marker. It returns false for path data without a part.
func PathBounds(d string) (orb.Bound, bool) {
	rings := Rings(d)
	if len(rings) == 0 {
		return orb.Bound{}, false
	}
	largest := 0
	areas := make([]float64, len(rings))
	for i, r := range rings {
		areas[i] = ringArea(r)
		if areas[i] > areas[largest] {
			largest = i
		}
	}
	b := rings[largest].Bound()
	middle := b.Center()[0]
	for i, r := range rings {
		if part := r.Bound(); areas[i]*10 >= areas[largest] && math.Abs(part.Center()[0]-middle) < Width/4 {
			b = b.Union(part)
		}
	}
	return b, true
}

// ringArea is the area that a ring encloses.
func ringArea(r orb.Ring) (area float64) {
	last := r[len(r)-1]
	for _, p := range r {
		area += last[0]*p[1] - p[0]*last[1]
		last = p
	}
	return math.Abs(area) / 2
}
