package carto

import "github.com/paulmach/orb"

// SmallSide is the length in units under which the longer side of a place's largest part is too small to see: 6 pixels
// on a map 1000 pixels wide, hardly more than the marker itself. It is the part and not the place that counts, since an
// archipelago of specks is as hard to see as one speck.
const SmallSide = 24

// longerSide is the longer side of a part's bounds.
func longerSide(part orb.Bound) float64 {
	return max(part.Max[0]-part.Min[0], part.Max[1]-part.Min[1])
}
