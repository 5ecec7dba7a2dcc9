package picture

import (
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
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

func typeface(data []byte) func() *sfnt.Font {
	return sync.OnceValue(func() *sfnt.Font {
		f, err := sfnt.Parse(data)
		if err != nil {
			panic("picture: " + err.Error()) // they come with the program
		}
		return f
	})
}

// letters returns the outlines of a text that begins at 0, 0, which is on its base line, and how wide it is. size is in
// pixels of the image. The Go family moves no pairs of letters together.
func letters(f *sfnt.Font, size float64, text string) (lines []line, width float64) {
	var b sfnt.Buffer
	em := fixed.Int26_6(size*64 + .5)
	for _, r := range text {
		glyph, err := f.GlyphIndex(&b, r) // 0, which is a box, for a letter that is not there
		if err != nil {
			panic("picture: " + err.Error())
		}
		advance, err := f.GlyphAdvance(&b, glyph, em, font.HintingNone)
		if err != nil {
			panic("picture: " + err.Error())
		}
		segments, err := f.LoadGlyph(&b, glyph, em, nil)
		if err != nil {
			panic("picture: " + err.Error())
		}
		lines = appendGlyph(lines, segments, width)
		width += float64(advance) / 64
	}
	return lines, width
}

// appendGlyph adds the outlines of a letter, x pixels to the right.
func appendGlyph(lines []line, segments sfnt.Segments, x float64) []line {
	at := func(p fixed.Point26_6) point { return point{x + float64(p.X)/64, float64(p.Y) / 64} }
	for _, s := range segments {
		if s.Op == sfnt.SegmentOpMoveTo {
			lines = append(lines, line{points: []point{at(s.Args[0])}, closed: true})
			continue
		}
		l := &lines[len(lines)-1]
		a := l.points[len(l.points)-1]
		switch s.Op {
		case sfnt.SegmentOpLineTo:
			l.points = append(l.points, at(s.Args[0]))
		case sfnt.SegmentOpQuadTo: // the only curves of TrueType
			b, c := at(s.Args[0]), at(s.Args[1])
			chords := 1 + math.Ceil(math.Sqrt(math.Hypot(a.x-2*b.x+c.x, a.y-2*b.y+c.y))) // a quarter of a pixel beside the curve at most
			for i := 1.0; i <= chords; i++ {
				u := i / chords
				v := 1 - u
				l.points = append(l.points, point{v*v*a.x + 2*u*v*b.x + u*u*c.x, v*v*a.y + 2*u*v*b.y + u*u*c.y})
			}
		}
	}
	return lines
}

// moved adds to all points of lines, which are the caller's own.
func moved(lines []line, x, y float64) []line {
	for _, l := range lines {
		for i := range l.points {
			l.points[i].x += x
			l.points[i].y += y
		}
	}
	return lines
}

func (d *drawing) write(l sheets.Line) {
	f := regular
	if l.Bold {
		f = bold
	}
	text, _ := letters(f(), l.Size*d.scale, l.Text)
	d.fill(moved(text, l.X*d.scale, l.Y*d.scale), plain(d.colour(l.Colour)))
}

// name sets a name on the map, in a halo of the ground's colour.
func (d *drawing) name(sheet *sheets.Sheet, n label.Label) {
	f := regular
	if n.Kind == label.Sea {
		f = italic
	}
	ink, around := d.colour(ui.InkOn(n.Ground, n.Kind)), d.colour(n.Ground)
	if n.Dot != nil {
		p := sheet.Map.At(n.Dot.At[0], n.Dot.At[1])
		d.fill(circle(p.X*d.scale, p.Y*d.scale, label.DotRadius*d.scale), plain(d.colour(ui.InkOn(n.Dot.Ground, n.Kind))))
	}
	if n.Line != nil {
		from, to := sheet.Map.At(n.Line.From[0], n.Line.From[1]), sheet.Map.At(n.Line.To[0], n.Line.To[1])
		leader := line{points: []point{{from.X * d.scale, from.Y * d.scale}, {to.X * d.scale, to.Y * d.scale}}}
		d.stroke([]line{leader}, label.LineWidth*d.scale, d.colour("ink"))
	}
	p := sheet.Map.At(n.X, n.Y)
	for i, text := range n.Lines {
		x, y := p.X*d.scale, (p.Y+float64(i)*label.Leading*n.Size)*d.scale
		outlines, width := letters(f(), n.Size*d.scale, text)
		switch n.Align {
		case label.Middle:
			x -= width / 2
		case label.End:
			x -= width
		}
		outlines = moved(outlines, x, y)
		d.add(shape{lines: outlines, copies: halo(sheets.Halo / 2 * n.Size * d.scale), paint: plain(around)})
		d.fill(outlines, plain(ink))
	}
}

// halo are copies of letters all around them that together are as good as a wide outline of them.
func halo(r float64) []point {
	const directions = 16
	copies := make([]point, directions)
	for k := range copies {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / directions)
		copies[k] = point{r * cos, r * sin}
	}
	return copies
}
