package picture

import (
	"image"
	"image/color"
	"math"
	"slices"

	sheets "recognitionmap/app/picture"
)

// drawing is a sheet as shapes, in the order in which they cover one another.
type drawing struct {
	bounds  image.Rectangle
	paper   color.RGBA
	shapes  []shape
	clip    image.Rectangle // of the shapes that are being added
	scale   float64
	colours sheets.Colours
	exact   []color.RGBA // colours of areas
	grid    *grid        // of patterns
}

func newDrawing(sheet *sheets.Sheet, colours sheets.Colours, scale float64) *drawing {
	d := &drawing{scale: scale, colours: colours}
	d.bounds = image.Rect(0, 0, int(math.Round(sheet.Width*d.scale)), int(math.Round(sheet.Height*d.scale)))
	d.paper = d.colour("paper")
	d.grid = newGrid(d.bounds, d.scale)
	d.sheet(sheet)
	return d
}

func (d *drawing) colour(name string) color.RGBA {
	v, _ := parseColour(d.colours(name)) // Palette has read it
	return d.keep(v)
}

// keep returns a colour that the palette has to have.
func (d *drawing) keep(v color.RGBA) color.RGBA {
	if !slices.Contains(d.exact, v) {
		d.exact = append(d.exact, v)
	}
	return v
}

func (d *drawing) sheet(sheet *sheets.Sheet) {
	m := sheet.Map
	d.clip = image.Rect(int(m.X*d.scale), int(m.Y*d.scale), int(math.Ceil((m.X+m.Width)*d.scale)), int(math.Ceil((m.Y+m.Height)*d.scale)))
	on := transform{m.Scale * d.scale, m.DX * d.scale, m.DY * d.scale}
	sea := parse(sheet.Sea(), on)
	d.fill(sea, plain(d.colour("sea")))
	d.stroke(sea, d.scale, d.colour("grid"))
	d.stroke(parse(sheet.Graticule(), on), .6*d.scale, d.colour("grid"))
	for i := range sheet.Groups {
		d.group(&sheet.Groups[i], on)
	}
	d.stroke(parse(sheet.Outline, on), sheets.OutlineWidth*d.scale, d.colour("ink"))
	for _, n := range sheet.Names {
		d.name(sheet, n)
	}
	d.clip = d.bounds
	if r := sheet.Ring; r != nil {
		d.stroke(circle(r.X*d.scale, r.Y*d.scale, sheets.RingRadius*d.scale), sheets.OutlineWidth*d.scale, d.colour("ink"))
	}
	for _, s := range sheet.Swatches {
		d.swatch(s)
	}
	for _, l := range sheet.Lines {
		d.write(l)
	}
}

func (d *drawing) group(g *sheets.Group, on transform) {
	seen := func(c color.RGBA) color.RGBA { return c }
	if g.Faint {
		sea := d.colour("sea")
		seen = func(c color.RGBA) color.RGBA { return d.keep(blend(sea, c, sheets.Faint)) }
	}
	area, stroke, border := d.paint(g.Fill, seen), seen(d.colour(g.Fill.Stroke)), seen(d.colour("quiet"))
	for _, p := range g.Places {
		path := parse(p.Path, on)
		d.fill(path, area)
		if p.Disputed {
			d.stroke(dashes(path, sheets.BorderDash*d.scale, sheets.BorderGap*d.scale), sheets.BorderWidth*d.scale, border)
		} else {
			d.stroke(path, g.Fill.Width*d.scale, stroke)
		}
		if p.Dot != nil {
			d.fill(circle(on.x(p.Dot.X), on.y(p.Dot.Y), sheets.MarkerWidth/2*d.scale), plain(seen(d.colour(g.Fill.Dot))))
		}
	}
}

// swatch draws what a line of the legend is about.
func (d *drawing) swatch(s sheets.Swatch) {
	x, y, w, h := s.X*d.scale, s.Y*d.scale, s.Width*d.scale, s.Height*d.scale
	if h == 0 {
		along := []line{{points: []point{{x, y}, {x + w, y}}}}
		d.stroke(dashes(along, sheets.BorderDash*d.scale, sheets.BorderGap*d.scale), sheets.BorderWidth*d.scale, d.colour("quiet"))
		return
	}
	r := []line{{closed: true, points: []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}}}
	d.fill(r, d.paint(s.Fill, func(c color.RGBA) color.RGBA { return c }))
	d.stroke(r, d.scale, d.colour("none-line"))
}
