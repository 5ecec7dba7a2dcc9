package picture

import (
	"image"
	"image/color"
	"math"
	"slices"

	sheets "recognitionmap/app/picture"
	"recognitionmap/app/ui"
)

// source is the paint of a fill.
func (c *canvas) source(f ui.Fill) image.Image {
	ground := c.colour(f.Ground)
	if f.Pattern == ui.Plain {
		return image.NewUniform(ground)
	}
	return pattern{f.Pattern, ground, c.colour(f.Ink), c.scale}
}

// pattern is an endless image of dots or stripes, the same everywhere on the sheet.
type pattern struct {
	kind        ui.Pattern
	ground, ink color.RGBA
	scale       float64
}

func (p pattern) ColorModel() color.Model { return color.RGBAModel }
func (p pattern) Bounds() image.Rectangle { return image.Rect(-1e9, -1e9, 1e9, 1e9) }
func (p pattern) At(x, y int) color.Color {
	u, v := (float64(x)+.5)/p.scale, (float64(y)+.5)/p.scale
	inside := 0.0 // pixels of the sheet that the point is within the ink
	switch p.kind {
	case ui.Stripes:
		d := math.Mod((u+v)/math.Sqrt2, sheets.Pitch)
		inside = sheets.Stroke/2 - math.Abs(d-sheets.Pitch/2)
	case ui.Bars:
		inside = sheets.Stroke/2 - math.Abs(math.Mod(u, sheets.Pitch)-sheets.Pitch/2)
	case ui.Lines:
		inside = sheets.LineSize/2 - math.Abs(math.Mod(v, sheets.Pitch)-sheets.Pitch/2)
	case ui.Dots, ui.FineDots:
		r := sheets.DotSize
		if p.kind == ui.FineDots {
			r = sheets.FineSize
		}
		inside = r - math.Hypot(math.Mod(u, sheets.Pitch)-sheets.Pitch/2, math.Mod(v, sheets.Pitch)-sheets.Pitch/2)
	}
	// In steps of a quarter: more shades would only fill the palette.
	return blend(p.ground, p.ink, math.Round(4*min(1, max(0, inside*p.scale+.5)))/4)
}

// faded is an image as it is where a view keeps others bright.
type faded struct {
	image.Image
	over color.RGBA
}

func (f faded) At(x, y int) color.Color {
	return fade(color.RGBAModel.Convert(f.Image.At(x, y)).(color.RGBA), f.over)
}

func fade(c, over color.RGBA) color.RGBA { return blend(over, c, sheets.Faint) }

// blend is a with as much of b as share says.
func blend(a, b color.RGBA, share float64) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// paletted returns an opaque image with a palette: the exact colours, then the most frequent others, each remaining one
// as its nearest.
func paletted(m *image.RGBA, exact []color.RGBA) *image.Paletted {
	count := map[color.RGBA]int{}
	at := func(i int) color.RGBA { return color.RGBA{m.Pix[i], m.Pix[i+1], m.Pix[i+2], 255} }
	last, run := color.RGBA{}, 0
	for i := 0; i < len(m.Pix); i += 4 { // in runs: an image is mostly sea
		if c := at(i); c != last {
			count[last] += run
			last, run = c, 0
		}
		run++
	}
	count[last] += run
	for _, c := range exact {
		count[c] = math.MaxInt
	}
	all := make([]color.RGBA, 0, len(count))
	for c, n := range count {
		if n > 0 {
			all = append(all, c)
		}
	}
	number := func(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
	slices.SortFunc(all, func(a, b color.RGBA) int {
		if n := count[b] - count[a]; n != 0 {
			return n
		}
		return number(a) - number(b) // the same image each time
	})
	p := image.NewPaletted(m.Bounds(), nil)
	index := make(map[color.RGBA]uint8, len(all))
	for i, c := range all {
		if i < 256 {
			p.Palette = append(p.Palette, c)
			index[c] = uint8(i)
			continue
		}
		index[c] = uint8(nearest(all[:256], c))
	}
	last = color.RGBA{}
	var now uint8
	for i, j := 0, 0; i < len(m.Pix); i, j = i+4, j+1 {
		if c := at(i); c != last {
			last, now = c, index[c]
		}
		p.Pix[j] = now
	}
	return p
}

func nearest(palette []color.RGBA, c color.RGBA) int {
	best, least := 0, math.MaxInt
	for i, p := range palette {
		r, g, b := int(p.R)-int(c.R), int(p.G)-int(c.G), int(p.B)-int(c.B)
		if d := 2*r*r + 4*g*g + 3*b*b; d < least {
			best, least = i, d
		}
	}
	return best
}
