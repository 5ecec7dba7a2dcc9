package picture

import (
	"image"
	"image/color"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"recognitionmap/app/label"
	sheets "recognitionmap/app/picture"
	"recognitionmap/app/ui"
)

// The typefaces, each parsed once.
var (
	regular = typeface(goregular.TTF)
	bold    = typeface(gobold.TTF)
	italic  = typeface(goitalic.TTF)
)

func typeface(data []byte) func() *opentype.Font {
	return sync.OnceValue(func() *opentype.Font {
		f, err := opentype.Parse(data)
		if err != nil {
			panic("picture: " + err.Error()) // they come with the program
		}
		return f
	})
}

// face is a typeface in a size in pixels of the sheet. Whoever asks for it closes it.
func (c *canvas) face(f *opentype.Font, size float64) font.Face {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size * c.scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("picture: " + err.Error()) // fails on a font without metrics only
	}
	return face
}

// draw sets a text with its base line at x, y of the image.
func (c *canvas) draw(face font.Face, colour color.RGBA, x, y float64, text string) {
	d := font.Drawer{Dst: c.clip, Src: image.NewUniform(colour), Face: face, Dot: fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}}
	d.DrawString(text)
}

func (c *canvas) write(l sheets.Line) {
	f := regular
	if l.Bold {
		f = bold
	}
	face := c.face(f(), l.Size)
	defer face.Close()
	c.draw(face, c.colour(l.Colour), l.X*c.scale, l.Y*c.scale, l.Text)
}

// name sets a name on the map, in a halo of the ground's colour.
func (c *canvas) name(sheet *sheets.Sheet, n label.Label) {
	f := regular
	if n.Kind == label.Sea {
		f = italic
	}
	letters, around := c.colour(ui.InkOn(n.Ground, n.Kind)), c.colour(n.Ground)
	if n.Dot != nil {
		p := sheet.Map.At(n.Dot.At[0], n.Dot.At[1])
		c.fill(circle(p.X*c.scale, p.Y*c.scale, label.DotRadius*c.scale), image.NewUniform(c.colour(ui.InkOn(n.Dot.Ground, n.Kind))))
	}
	if n.Line != nil {
		from, to := sheet.Map.At(n.Line.From[0], n.Line.From[1]), sheet.Map.At(n.Line.To[0], n.Line.To[1])
		leader := line{points: []point{{from.X * c.scale, from.Y * c.scale}, {to.X * c.scale, to.Y * c.scale}}}
		c.stroke([]line{leader}, label.LineWidth*c.scale, c.colour("ink"))
	}
	face := c.face(f(), n.Size)
	defer face.Close()
	p := sheet.Map.At(n.X, n.Y)
	for i, text := range n.Lines {
		x, y := p.X*c.scale, (p.Y+float64(i)*label.Leading*n.Size)*c.scale
		width := float64(font.MeasureString(face, text)) / 64
		switch n.Align {
		case label.Middle:
			x -= width / 2
		case label.End:
			x -= width
		}
		const directions = 16
		for k := range directions {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / directions)
			r := sheets.Halo / 2 * n.Size * c.scale
			c.draw(face, around, x+r*cos, y+r*sin, text)
		}
		c.draw(face, letters, x, y, text)
	}
}
