// Package picture makes PNG of the sheets of app/picture: the same layout as their SVG, drawn here, so that no browser
// and no program of the system is needed. Its typefaces are the Go family, which has Latin, Greek and Cyrillic letters.
package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strconv"
	"strings"

	sheets "recognitionmap/app/picture"
)

// MaxScale is how many pixels of a PNG a pixel of the sheet can become, each way.
const MaxScale = 4

// Palette reads the colours of the pages from a style sheet: the custom properties of its first :root, which are those
// of the light page. The error names one that is missing.
func Palette(css string) (sheets.Colours, error) {
	_, rules, _ := strings.Cut(css, ":root")
	rules, _, _ = strings.Cut(strings.TrimLeft(rules, " {"), "}")
	named := map[string]string{}
	for declaration := range strings.SplitSeq(rules, ";") {
		name, value, _ := strings.Cut(declaration, ":")
		if name, ok := strings.CutPrefix(strings.TrimSpace(name), "--"); ok {
			named[name] = strings.TrimSpace(value)
		}
	}
	for _, name := range sheets.Names {
		if _, err := parseColour(named[name]); err != nil {
			return nil, fmt.Errorf("picture: colour %s: %w", name, err)
		}
	}
	return func(name string) string { return named[name] }, nil
}

func parseColour(s string) (color.RGBA, error) {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return color.RGBA{}, fmt.Errorf("%q, want #rrggbb", s)
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, nil
}

// PNG draws a sheet with scale pixels for each of its own, above 0 to MaxScale. The image has a palette of 256 colours: areas
// have exactly the colours of the pages, and of the blends along their edges the rarest become their neighbours.
func PNG(sheet *sheets.Sheet, colours sheets.Colours, scale float64) ([]byte, error) {
	c := canvas{scale: scale, colours: colours}
	c.image = image.NewRGBA(image.Rect(0, 0, int(math.Round(sheet.Width*c.scale)), int(math.Round(sheet.Height*c.scale))))
	draw.Draw(c.image, c.image.Bounds(), image.NewUniform(c.colour("paper")), image.Point{}, draw.Src)
	c.sheet(sheet)
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if scale > 1 {
		e.CompressionLevel = png.DefaultCompression // four to sixteen times the pixels
	}
	if err := e.Encode(&b, paletted(c.image, c.exact)); err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	return b.Bytes(), nil
}

// canvas is an image that is being drawn.
type canvas struct {
	image   *image.RGBA
	clip    *image.RGBA // the part of image that is drawn on
	scale   float64
	colours sheets.Colours
	exact   []color.RGBA // colours of areas
	pen     pen
}

func (c *canvas) colour(name string) color.RGBA {
	v, _ := parseColour(c.colours(name)) // Palette has read it
	for _, known := range c.exact {
		if known == v {
			return v
		}
	}
	c.exact = append(c.exact, v)
	return v
}

func (c *canvas) sheet(sheet *sheets.Sheet) {
	m := sheet.Map
	box := image.Rect(int(m.X*c.scale), int(m.Y*c.scale), int(math.Ceil((m.X+m.Width)*c.scale)), int(math.Ceil((m.Y+m.Height)*c.scale)))
	c.clip = c.image.SubImage(box).(*image.RGBA)
	on := transform{m.Scale * c.scale, m.DX * c.scale, m.DY * c.scale}
	sea := c.pen.parse(sheet.Sea(), on)
	c.fill(sea, image.NewUniform(c.colour("sea")))
	c.stroke(sea, c.scale, c.colour("grid"))
	c.stroke(c.pen.parse(sheet.Graticule(), on), .6*c.scale, c.colour("grid"))
	for i := range sheet.Groups {
		g := &sheet.Groups[i]
		area, line, dot, border := c.source(g.Fill), c.colour(g.Fill.Stroke), c.colour(g.Fill.Dot), c.colour("quiet")
		if g.Faint {
			sea := c.colour("sea")
			area, line, dot, border = faded{area, sea}, fade(line, sea), fade(dot, sea), fade(border, sea)
		}
		for _, p := range g.Places {
			path := c.pen.parse(p.Path, on)
			c.fill(path, area)
			if p.Disputed {
				c.stroke(dashes(path, sheets.BorderDash*c.scale, sheets.BorderGap*c.scale), sheets.BorderWidth*c.scale, border)
			} else {
				c.stroke(path, g.Fill.Width*c.scale, line)
			}
			if p.Dot != nil {
				c.fill(circle(on.x(p.Dot.X), on.y(p.Dot.Y), sheets.MarkerWidth/2*c.scale), image.NewUniform(dot))
			}
		}
	}
	c.stroke(c.pen.parse(sheet.Outline, on), sheets.OutlineWidth*c.scale, c.colour("ink"))
	for _, n := range sheet.Names {
		c.name(sheet, n)
	}
	c.clip = c.image
	if r := sheet.Ring; r != nil {
		c.stroke([]line{circle(r.X*c.scale, r.Y*c.scale, sheets.RingRadius*c.scale)[0]}, sheets.OutlineWidth*c.scale, c.colour("ink"))
	}
	for _, s := range sheet.Swatches {
		x, y, w, h := s.X*c.scale, s.Y*c.scale, s.Width*c.scale, s.Height*c.scale
		if h == 0 {
			along := []line{{points: []point{{x, y}, {x + w, y}}}}
			c.stroke(dashes(along, sheets.BorderDash*c.scale, sheets.BorderGap*c.scale), sheets.BorderWidth*c.scale, c.colour("quiet"))
			continue
		}
		r := []line{{closed: true, points: []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}}}
		c.fill(r, c.source(s.Fill))
		c.stroke(r, c.scale, c.colour("none-line"))
	}
	for _, l := range sheet.Lines {
		c.write(l)
	}
}
