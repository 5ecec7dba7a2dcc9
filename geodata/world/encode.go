package world

import "encoding/binary"

// The compact form, all numbers as varints (protocol buffers' encoding; "signed" ones zigzag):
//
//	magic "RMW1"
//	grid                       steps a degree
//	number of arcs
//	each arc: vertices n >= 2, the first vertex signed from the last arc's last, then n-1 signed steps x, y
//	number of places
//	each place: code (3 bytes), site x, y signed, number of polygons
//	each polygon: number of rings; each ring: number of arcs; each arc signed from the reference before it
//
// A step east that crosses the antimeridian is written the short way round.
const magic = "RMW1"

// Encode returns the compact form of t. Equal topologies give equal bytes.
func Encode(t *Topology) []byte {
	w := append([]byte(nil), magic...)
	w = binary.AppendUvarint(w, uint64(t.Grid))
	w = binary.AppendUvarint(w, uint64(len(t.Arcs)))
	var at Vertex
	for _, arc := range t.Arcs {
		w = binary.AppendUvarint(w, uint64(len(arc)))
		for _, v := range arc {
			w = binary.AppendVarint(w, int64(wrap(v[0]-at[0], t.Grid)))
			w = binary.AppendVarint(w, int64(v[1]-at[1]))
			at = v
		}
	}
	w = binary.AppendUvarint(w, uint64(len(t.Places)))
	var ref int32
	for _, p := range t.Places {
		w = append(w, p.Code...)
		w = binary.AppendVarint(w, int64(p.Site[0]))
		w = binary.AppendVarint(w, int64(p.Site[1]))
		w = binary.AppendUvarint(w, uint64(len(p.Polygons)))
		for _, polygon := range p.Polygons {
			w = binary.AppendUvarint(w, uint64(len(polygon)))
			for _, chain := range polygon {
				w = binary.AppendUvarint(w, uint64(len(chain)))
				for _, r := range chain {
					w = binary.AppendVarint(w, int64(r-ref))
					ref = r
				}
			}
		}
	}
	return w
}

// wrap brings x, in steps of longitude, into [-180°, 180°).
func wrap(x, grid int32) int32 {
	half := 180 * grid
	switch {
	case x < -half:
		return x + 2*half
	case x >= half:
		return x - 2*half
	}
	return x
}
