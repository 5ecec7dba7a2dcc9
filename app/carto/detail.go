package carto

import (
	"math"
	"strconv"
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/world"
)

// FineFrom is the zoom from which a map is drawn in detail.
const FineFrom = 3

// Detail is the world in more detail than the plate has it, for windows that show a part of it. A place is projected
// when it is first asked for. It is safe for concurrent use.
type Detail struct {
	shapes map[country.Code]*world.Shape
	mu     sync.Mutex
	rings  map[country.Code][]orb.Ring // in units of the plate
}

// NewDetail returns the detail of shapes, which it keeps.
func NewDetail(shapes []world.Shape) *Detail {
	d := &Detail{shapes: map[country.Code]*world.Shape{}, rings: map[country.Code][]orb.Ring{}}
	for i := range shapes {
		d.shapes[shapes[i].Code] = &shapes[i]
	}
	return d
}

// Beyond returns the box in which places are drawn in detail while a box of the plate is shown: a quarter more on every
// side, so that its edge lies out of sight and the map can be moved a little.
func Beyond(shown orb.Bound) orb.Bound {
	dx, dy := (shown.Max[0]-shown.Min[0])/4, (shown.Max[1]-shown.Min[1])/4
	return orb.Bound{Min: orb.Point{shown.Min[0] - dx, shown.Min[1] - dy}, Max: orb.Point{shown.Max[0] + dx, shown.Max[1] + dy}}
}

// Path returns the path data of the part of a place that lies within a box of the plate, to a tenth of a unit; "" where
// nothing does. The box's edge is drawn where it cuts the place, so it must lie out of sight.
func (d *Detail) Path(c country.Code, box orb.Bound) string {
	var path []byte
	var from vertex
	for _, r := range d.projected(c) {
		b := r.Bound()
		if !b.Intersects(box) {
			continue
		}
		if !box.Contains(b.Min) || !box.Contains(b.Max) {
			r = clip.Ring(box, r.Clone()) // which it uses as room to work in
		}
		v := make([]vertex, 0, len(r))
		for _, p := range r {
			v = append(v, vertex{int32(math.Round(p[0] * 10)), int32(math.Round(p[1] * 10))})
		}
		if v = tidy(v); len(v) < 3 {
			continue
		}
		path = append(path, 'm')
		first := v[0]
		for i, p := range v {
			path = appendTenths(path, p.x-from.x, i == 0)
			path = appendTenths(path, p.y-from.y, false)
			from = p
		}
		path = append(path, 'z')
		from = first
	}
	return string(path)
}

func (d *Detail) projected(c country.Code) []orb.Ring {
	d.mu.Lock()
	defer d.mu.Unlock()
	rings, ok := d.rings[c]
	if s := d.shapes[c]; !ok && s != nil {
		for _, polygon := range s.Outline {
			for _, piece := range world.Cut(polygon, Centre) {
				for _, r := range piece {
					rings = append(rings, appendProjected(nil, r))
				}
			}
		}
		d.rings[c] = rings
	}
	return rings
}

// appendTenths appends n tenths as appendNumber does whole units.
func appendTenths(dst []byte, n int32, first bool) []byte {
	switch {
	case n < 0:
		dst, n = append(dst, '-'), -n
	case !first:
		dst = append(dst, ' ')
	}
	dst = strconv.AppendInt(dst, int64(n/10), 10)
	if n%10 != 0 {
		dst = append(dst, '.', byte('0'+n%10))
	}
	return dst
}
