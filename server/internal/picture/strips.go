package picture

import (
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/vector"
)

// stripHeight is how many rows are drawn at a time: lower strips read the shapes more often, higher ones have larger boxes
// around slanted lines.
const stripHeight = 64

// strip is the part of a drawing that is being drawn.
type strip struct {
	of   *drawing
	rows image.Rectangle
	pix  []uint32 // red, green, blue and 255 in their order in memory
	mask image.Alpha
	z    vector.Rasterizer
}

func newStrip(d *drawing) *strip {
	return &strip{of: d, pix: make([]uint32, d.bounds.Dx()*stripHeight)}
}

// pixel is a colour as a strip has it.
func pixel(c color.RGBA) uint32 { return binary.LittleEndian.Uint32([]byte{c.R, c.G, c.B, 255}) }

func colourOf(p uint32) color.RGBA { return color.RGBA{uint8(p), uint8(p >> 8), uint8(p >> 16), 255} }

// draw draws the rows from top on.
func (s *strip) draw(top int) {
	s.rows = image.Rect(0, top, s.of.bounds.Dx(), top+stripHeight).Intersect(s.of.bounds)
	s.pix = s.pix[:s.rows.Dx()*s.rows.Dy()]
	paper := pixel(s.of.paper)
	for i := range s.pix {
		s.pix[i] = paper
	}
	for i := range s.of.shapes {
		a := &s.of.shapes[i]
		box := a.box.Intersect(s.rows)
		if box.Empty() {
			continue
		}
		if box = a.within(box); box.Empty() {
			continue
		}
		s.z.Reset(box.Dx(), box.Dy())
		a.outline(&s.z, box)
		if n := box.Dx() * box.Dy(); n > cap(s.mask.Pix) {
			s.mask.Pix = make([]byte, n, 2*n)
		} else {
			s.mask.Pix = s.mask.Pix[:n]
		}
		s.mask.Stride, s.mask.Rect = box.Dx(), image.Rect(0, 0, box.Dx(), box.Dy())
		s.z.DrawOp = draw.Src
		s.z.Draw(&s.mask, s.mask.Rect, image.Opaque, image.Point{})
		for y := box.Min.Y; y < box.Max.Y; y++ {
			from := (y-s.rows.Min.Y)*s.rows.Dx() + box.Min.X
			row := (y - box.Min.Y) * box.Dx()
			a.paint.lay(s.pix[from:from+box.Dx()], s.mask.Pix[row:row+box.Dx()], box.Min.X, y)
		}
	}
}

// strips is a drawing as an image for the encoder of PNG, which reads its pixels row by row: what it comes to is drawn then.
type strips struct {
	ctx     context.Context
	strip   *strip
	palette color.Palette
	index   map[uint32]uint8
	y       int     // of the row that is read
	row     []uint8 // its pixels, as places in palette
}

func newStrips(ctx context.Context, d *drawing, palette color.Palette) *strips {
	s := &strips{ctx: ctx, strip: newStrip(d), palette: palette, index: make(map[uint32]uint8, len(palette)), y: -1, row: make([]uint8, d.bounds.Dx())}
	for i, c := range palette {
		s.index[pixel(c.(color.RGBA))] = uint8(i)
	}
	return s
}

// ColorModel implements image.PalettedImage.
func (s *strips) ColorModel() color.Model { return s.palette }

// Bounds implements image.PalettedImage.
func (s *strips) Bounds() image.Rectangle { return s.strip.of.bounds }

// At implements image.PalettedImage.
func (s *strips) At(x, y int) color.Color { return s.palette[s.ColorIndexAt(x, y)] }

// ColorIndexAt implements image.PalettedImage.
func (s *strips) ColorIndexAt(x, y int) uint8 {
	if y != s.y {
		s.read(y)
	}
	return s.row[x]
}

// read makes row the one at y. What nobody waits for any more is not drawn.
func (s *strips) read(y int) {
	s.y = y
	if rows := s.strip.rows; y < rows.Min.Y || y >= rows.Max.Y {
		if s.ctx.Err() != nil {
			return
		}
		s.strip.draw(y)
	}
	from := (y - s.strip.rows.Min.Y) * len(s.row)
	last := s.strip.pix[from]
	at := s.find(last)
	for x, p := range s.strip.pix[from : from+len(s.row)] {
		if p != last {
			last, at = p, s.find(p)
		}
		s.row[x] = at
	}
}

// find returns the place of a pixel in the palette, or of the colour that is nearest to it.
func (s *strips) find(p uint32) uint8 {
	i, ok := s.index[p]
	if !ok {
		i = uint8(nearest(s.palette, colourOf(p)))
		s.index[p] = i
	}
	return i
}
