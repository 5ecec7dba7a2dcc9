package carto

import (
	"strconv"

	"github.com/paulmach/orb"
)

// Rings reads path data as AppendRing writes it: a ring for each closed subpath, whose first vertex is not repeated, and one
// of a single vertex for a marker, "M3031 953h0", with which it ends. What is no path of ours ends it, too.
func Rings(d string) []orb.Ring {
	var rings []orb.Ring
	var now orb.Ring
	var at orb.Point
	for i := 0; i < len(d); {
		switch c := d[i]; {
		case c == 'z':
			if len(now) > 0 {
				at = now[0]
				rings = append(rings, now)
			}
			now = nil
			i++
		case c == 'm' || c == 'M' || c == ' ':
			i++
		case c == 'h':
			return append(rings, now)
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
					return rings
				}
				n, err := strconv.ParseFloat(d[i:end], 64)
				if err != nil {
					return rings
				}
				step[k], i = n, end
			}
			at = orb.Point{at[0] + step[0], at[1] + step[1]}
			now = append(now, at)
		}
	}
	return rings
}
