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

// Middle returns the degrees of the window's middle, longitude first.
func (w Window) Middle() orb.Point {
	p := InverseEqualEarth(orb.Point{(w.X + w.Width()/2 - Width/2) / scale, (Height/2.0 - w.Y - w.Height()/2) / scale})
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
	parts := pathParts(d)
	if len(parts) == 0 {
		return orb.Bound{}, false
	}
	largest := parts[0]
	for _, p := range parts {
		if p.area > largest.area {
			largest = p
		}
	}
	b := largest.bound
	middle := b.Center()[0]
	for _, p := range parts {
		if p.area*10 >= largest.area && math.Abs(p.bound.Center()[0]-middle) < Width/4 {
			b = b.Union(p.bound)
		}
	}
	return b, true
}

// part is a closed subpath: its box and its area.
type part struct {
	bound orb.Bound
	area  float64
}

func pathParts(d string) []part {
	var parts []part
	var at, first, last orb.Point // where the path is, the subpath's first vertex, the one before
	var now part
	open := false
	for i := 0; i < len(d); {
		switch c := d[i]; {
		case c == 'z':
			now.area = math.Abs(now.area+last[0]*first[1]-first[0]*last[1]) / 2
			parts = append(parts, now)
			at, open = first, false
			i++
		case c == 'm' || c == 'M' || c == ' ':
			i++
		case c == 'h': // a marker, "M3031 953h0"
			return append(parts, now)
		default:
			var step [2]float64
			for k := range step {
				for i < len(d) && d[i] == ' ' {
					i++
				}
				end := i + 1
				for end < len(d) && (d[end] >= '0' && d[end] <= '9' || d[end] == '.') {
					end++
				}
				if i >= len(d) {
					return parts
				}
				n, err := strconv.ParseFloat(d[i:end], 64)
				if err != nil {
					return parts // no path of ours
				}
				step[k], i = n, end
			}
			at = orb.Point{at[0] + step[0], at[1] + step[1]}
			if open {
				now.bound = now.bound.Extend(at)
				now.area += last[0]*at[1] - at[0]*last[1]
			} else {
				now, first, open = part{bound: at.Bound()}, at, true
			}
			last = at
		}
	}
	return parts
}
