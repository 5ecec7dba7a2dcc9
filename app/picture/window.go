package picture

import (
	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
	"recognitionmap/app/state"
)

// part is a rectangle of the plate.
type part struct{ x, y, width, height float64 }

// window returns the part of the plate that a Look's At names, of the plate's own proportion and inside it.
func window(p *carto.Plate, at string) part {
	w, h := float64(p.Width), float64(p.Height)
	lon, lat, zoom, ok := state.Place(at)
	if !ok || zoom <= 1 {
		return part{0, 0, w, h}
	}
	centre := p.At(orb.Point{lon, lat})
	w, h = w/zoom, h/zoom
	return part{
		min(max(0, centre[0]-w/2), float64(p.Width)-w), min(max(0, centre[1]-h/2), float64(p.Height)-h), w, h,
	}
}
