package picture

import (
	"context"
	"image/color"
	"math"
	"slices"
)

// palette returns the colours of a drawing: those that have to be exact, then the most frequent others, 256 at most.
func (d *drawing) palette(ctx context.Context) (color.Palette, error) {
	s := newStrip(d)
	count := map[uint32]int{}
	last, run := pixel(d.paper), 0
	for top := 0; top < d.bounds.Dy(); top += stripHeight {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.draw(top)
		for _, p := range s.pix { // in runs: an image is mostly sea
			if p != last {
				count[last] += run
				last, run = p, 0
			}
			run++
		}
	}
	count[last] += run
	return mostFrequent(count, d.exact), nil
}

func mostFrequent(count map[uint32]int, exact []color.RGBA) color.Palette {
	for _, c := range exact {
		count[pixel(c)] = math.MaxInt
	}
	all := make([]uint32, 0, len(count))
	for p := range count {
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b uint32) int {
		if n := count[b] - count[a]; n != 0 {
			return n
		}
		return int(a) - int(b) // the same image each time
	})
	var p color.Palette
	for _, c := range all[:min(256, len(all))] {
		p = append(p, colourOf(c))
	}
	return p
}

// nearest returns the place of the colour that is most like another.
func nearest(palette color.Palette, c color.RGBA) int {
	best, least := 0, math.MaxInt
	for i, p := range palette {
		p := p.(color.RGBA)
		r, g, b := int(p.R)-int(c.R), int(p.G)-int(c.G), int(p.B)-int(c.B)
		if d := 2*r*r + 4*g*g + 3*b*b; d < least {
			best, least = i, d
		}
	}
	return best
}
