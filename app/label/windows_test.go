//go:build !race

package label

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
)

// No label overlaps another or leaves the map, wherever a reader looks.
func TestNoLabelOverlapsOrIsCut(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 3))
	for _, zoom := range []float64{1, 1.6, 2.56, 5, 12} {
		for range 200 {
			w := carto.Around(orb.Point{r.Float64() * carto.Width, r.Float64() * carto.Height}, zoom)
			v := view(w, []float64{360, 412, 800, 1180}[r.IntN(4)])
			labels := real().Place(v)
			sound(t, fmt.Sprintf("%s at %.3f pixels a unit", w.ViewBox(), v.Scale), v, labels)
		}
	}
}
