package picture

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	sheets "recognitionmap/app/picture"
	"recognitionmap/app/ui"
)

// paint is what a shape is filled with: a colour or a pattern of two.
type paint struct {
	kind   ui.Pattern
	shades [shades + 1]uint32 // from the ground to the ink
	grid   *grid              // nil where all is ground
}

// shades are the steps from ground to ink: more would only fill the palette.
const shades = 4

func plain(c color.RGBA) paint { return paint{shades: [shades + 1]uint32{pixel(c)}} }

// paint is the paint of a fill, whose colours are seen as a function says.
func (d *drawing) paint(f ui.Fill, seen func(color.RGBA) color.RGBA) paint {
	ground := seen(d.colour(f.Ground))
	if f.Pattern == ui.Plain {
		return plain(ground)
	}
	ink := seen(d.colour(f.Ink))
	p := paint{kind: f.Pattern, grid: d.grid}
	for i := range p.shades {
		p.shades[i] = pixel(blend(ground, ink, float64(i)/shades))
	}
	return p
}

// blend is a with as much of b as share says.
func blend(a, b color.RGBA, share float64) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*share)) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// lay paints a row of pixels, which begins at x, y of the image, as far as a mask lets it.
func (p *paint) lay(row []uint32, mask []byte, x, y int) {
	for i := 0; i < len(row); i++ {
		if len(mask)-i >= 8 { // most is all or nothing
			switch eight := binary.LittleEndian.Uint64(mask[i:]); {
			case eight == 0:
				i += 7
				continue
			case eight == math.MaxUint64 && p.grid == nil:
				for j := range row[i : i+8] {
					row[i+j] = p.shades[0]
				}
				i += 7
				continue
			}
		}
		a := uint32(mask[i])
		if a == 0 {
			continue
		}
		c := p.shades[0]
		if p.grid != nil {
			c = p.shades[p.grid.shade(p.kind, x+i, y)]
		}
		if a < 254 { // 254 is a whole one that was rounded on its way
			c = over(row[i], c, a)
		}
		row[i] = c
	}
}

// over is c on top of an opaque pixel, with a of 255 of it.
func over(below, c, a uint32) uint32 {
	b := 255 - a
	even := (below&0xff00ff)*b + (c&0xff00ff)*a + 0x800080
	odd := (below>>8&0xff)*b + (c>>8&0xff)*a + 0x80
	even = (even + even>>8&0xff00ff) >> 8 & 0xff00ff // which is a division by 255, rounded
	odd = (odd + odd>>8) >> 8 & 0xff
	return even | odd<<8 | 0xff000000
}

// grid is where the patterns stand, the same everywhere on the image.
type grid struct {
	scale  float64
	across []float64 // of each column or row: pixels of the sheet to the nearest middle of a dot or stripe, with a sign
	along  []float64 // the same of each sum of column and row, for stripes that slant
}

func newGrid(bounds image.Rectangle, scale float64) *grid {
	g := &grid{scale: scale, across: make([]float64, max(bounds.Dx(), bounds.Dy())), along: make([]float64, bounds.Dx()+bounds.Dy())}
	for i := range g.across {
		g.across[i] = math.Mod((float64(i)+.5)/scale, sheets.Pitch) - sheets.Pitch/2
	}
	for i := range g.along {
		g.along[i] = math.Mod((float64(i)+1)/scale/math.Sqrt2, sheets.Pitch) - sheets.Pitch/2
	}
	return g
}

// shade returns how much of a pattern's ink a pixel has, 0 to shades.
func (g *grid) shade(kind ui.Pattern, x, y int) int {
	inside := 0.0 // pixels of the sheet that the point is within the ink
	switch kind {
	case ui.Stripes:
		inside = sheets.Stroke/2 - math.Abs(g.along[x+y])
	case ui.Bars:
		inside = sheets.Stroke/2 - math.Abs(g.across[x])
	case ui.Lines:
		inside = sheets.LineSize/2 - math.Abs(g.across[y])
	case ui.Mesh:
		inside = sheets.LineSize/2 - min(math.Abs(g.across[x]), math.Abs(g.across[y]))
	case ui.Dots:
		inside = sheets.DotSize - math.Sqrt(g.across[x]*g.across[x]+g.across[y]*g.across[y])
	case ui.FineDots:
		inside = sheets.FineSize - math.Sqrt(g.across[x]*g.across[x]+g.across[y]*g.across[y])
	}
	return int(shades*min(1, max(0, inside*g.scale+.5)) + .5)
}
