package world

import (
	"github.com/paulmach/orb"

	"recognitionmap/geodata/order"
)

// crossing is where a ring passes from one side of a meridian to the other.
type crossing struct {
	at       orb.Point
	from, to int // the chains that end and begin here
}

// split divides rings, the outline of one polygon with its holes, at the meridian of longitude x. Pieces are closed
// along it. A point on the meridian itself counts as west.
//
// The crossings, sorted from south to north, bound the stretches of the meridian that lie inside the polygon in
// pairs; each side of the cut uses each stretch once, in the direction that its own chains ask for.
func split(rings []orb.Ring, x float64) (west, east []orb.Ring) {
	var chains []orb.Ring
	var crossings []crossing
	for _, r := range rings {
		first := firstCrossing(r, x)
		switch {
		case first < 0 && r[0][0] > x:
			east = append(east, r)
		case first < 0:
			west = append(west, r)
		default:
			chains, crossings = appendChains(chains, crossings, r, first, x)
		}
	}
	order.By(crossings, func(a, b *crossing) int {
		switch {
		case a.at[1] < b.at[1]:
			return -1
		case a.at[1] > b.at[1]:
			return 1
		}
		return 0
	})
	return join(chains, crossings, west, east, x)
}

// firstCrossing is the index of the first point whose successor lies on the other side, or -1.
func firstCrossing(r orb.Ring, x float64) int {
	for i := range len(r) - 1 {
		if (r[i][0] > x) != (r[i+1][0] > x) {
			return i
		}
	}
	return -1
}

// appendChains walks r once round from its crossing after point first, and adds a chain for each stretch on one side.
func appendChains(chains []orb.Ring, crossings []crossing, r orb.Ring, first int, x float64) ([]orb.Ring, []crossing) {
	n := len(r) - 1
	base := len(chains)
	start := len(crossings)
	var chain orb.Ring
	for k := range n + 1 {
		p, q := r[(first+k)%n], r[(first+k+1)%n]
		if k > 0 {
			chain = append(chain, p)
		}
		if (p[0] > x) == (q[0] > x) {
			continue
		}
		at := orb.Point{x, p[1] + (q[1]-p[1])*(x-p[0])/(q[0]-p[0])}
		if k > 0 {
			chains = append(chains, append(chain, at))
		}
		if k < n {
			crossings = append(crossings, crossing{at: at, from: len(chains) - 1, to: len(chains)})
		}
		chain = orb.Ring{at}
	}
	crossings[start].from = len(chains) - 1
	crossings[start].to = base
	return chains, crossings
}

// join closes the chains along the meridian. It visits each chain once, whatever the rings were.
func join(chains []orb.Ring, crossings []crossing, west, east []orb.Ring, x float64) ([]orb.Ring, []orb.Ring) {
	ends := make([]int, len(chains)) // the place among crossings where a chain ends
	for i, c := range crossings {
		ends[c.from] = i
	}
	used := make([]bool, len(chains))
	for i := range chains {
		if used[i] {
			continue
		}
		var ring orb.Ring
		isEast := chains[i][1][0] > x
		for k := i; !used[k] && (chains[k][1][0] > x) == isEast; {
			used[k] = true
			ring = append(ring, chains[k]...)
			partner := ends[k] ^ 1
			if partner >= len(crossings) {
				break
			}
			k = crossings[partner].to
		}
		ring = append(ring, ring[0])
		if isEast {
			east = append(east, ring)
		} else {
			west = append(west, ring)
		}
	}
	return west, east
}
