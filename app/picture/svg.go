package picture

import (
	"strconv"
	"strings"
)

// Pixels of a pattern on the sheet.
const (
	Pitch    = 7.4 // between dots and between stripes
	DotSize  = 1.4 // radius
	FineSize = .95
	Stroke   = 1.85 // width of a stripe
)

// Pixels of what is not to scale.
const (
	MarkerWidth  = 5.5 // across
	OutlineWidth = 2.2
	RingRadius   = 13
	Faint        = .22 // opacity of what is not kept bright
)

// AppendSVG appends the sheet as an SVG document that needs nothing else: text is text, and every colour stands at its
// element, so that programs without style sheets draw it too. What has a class on the page has the same attributes
// here.
func (sheet *Sheet) AppendSVG(dst []byte, colours Colours) []byte {
	w := svg{dst, colours}
	w.raw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `, number(sheet.Width), " ", number(sheet.Height), `" width="`, number(sheet.Width), `" height="`, number(sheet.Height),
		`" role="img" aria-labelledby="title desc"><title id="title">`)
	w.text(sheet.Title)
	w.raw(`</title><desc id="desc">`)
	w.text(sheet.Text)
	w.raw(`</desc><defs>`)
	m := sheet.Map
	w.raw(`<clipPath id="frame"><rect x="`, number(m.X), `" y="`, number(m.Y), `" width="`, number(m.Width), `" height="`, number(m.Height), `"/></clipPath>`)
	w.patterns(sheet)
	w.raw(`</defs><rect width="100%" height="100%" fill="`, colours("paper"), `"/><g clip-path="url(#frame)"><g transform="translate(`, number(m.DX), " ", number(m.DY), `) scale(`, precise(m.Scale), `)" stroke-linejoin="round">`)
	px := func(v float64) string { return number(v / m.Scale) }
	w.raw(`<path fill="`, colours("sea"), `" stroke="`, colours("grid"), `" stroke-width="`, px(1), `" d="`, sheet.plate.Sea, `"/><path fill="none" stroke="`, colours("grid"), `" stroke-width="`, px(.6), `" d="`, sheet.plate.Graticule, `"/>`)
	for i := range sheet.Groups {
		g := &sheet.Groups[i]
		w.raw(`<g`)
		w.group(g)
		w.raw(` fill="`, w.fill(g.Style, onMap), `" stroke="`, colours(g.Style.Stroke), `" stroke-width="`, px(g.Style.Width), `">`)
		for _, p := range g.Places {
			w.raw(`<g data-country="`, string(p.Code), `"><title>`)
			w.text(p.Label)
			w.raw(`</title>`)
			if p.Path != "" {
				w.raw(`<path d="`, p.Path, `"/>`)
			}
			if p.Dot != nil {
				w.raw(`<circle stroke="none" fill="`, colours(g.Style.Dot), `" cx="`, number(p.Dot.X), `" cy="`, number(p.Dot.Y), `" r="`, px(MarkerWidth/2), `"/>`)
			}
			w.raw(`</g>`)
		}
		w.raw(`</g>`)
	}
	if sheet.Outline != "" {
		w.raw(`<path id="selected" fill="none" stroke="`, colours("ink"), `" stroke-width="`, px(OutlineWidth), `" d="`, sheet.Outline, `"/>`)
	}
	w.raw(`</g></g>`)
	if r := sheet.Ring; r != nil {
		w.raw(`<circle fill="none" stroke="`, colours("ink"), `" stroke-width="`, number(OutlineWidth), `" cx="`, number(r.X), `" cy="`, number(r.Y), `" r="`, number(RingRadius), `"/>`)
	}
	for _, s := range sheet.Swatches {
		w.raw(`<rect x="`, number(s.X), `" y="`, number(s.Y), `" width="`, number(s.Width), `" height="`, number(s.Height), `" fill="`, w.fill(s.Style, inLegend), `" stroke="`, colours("none-line"), `"/>`)
	}
	for _, l := range sheet.Lines {
		w.raw(`<text x="`, number(l.X), `" y="`, number(l.Y), `" font-size="`, number(l.Size), `" fill="`, colours(l.Colour))
		if l.Bold {
			w.raw(`" font-weight="700" font-family="Georgia, 'DejaVu Serif', serif">`)
		} else {
			w.raw(`" font-family="system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif">`)
		}
		w.text(l.Text)
		w.raw(`</text>`)
	}
	w.raw(`</svg>`)
	return w.dst
}

// svg appends markup.
type svg struct {
	dst     []byte
	colours Colours
}

func (w *svg) raw(parts ...string) {
	for _, s := range parts {
		w.dst = append(w.dst, s...)
	}
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (w *svg) text(s string) { w.raw(escapes.Replace(s)) }

// group writes the attributes by which the page's own map and its legend are counted.
func (w *svg) group(g *Group) {
	if g.Uncounted {
		w.raw(` data-uncounted="`, string(g.Class), `"`)
	} else {
		w.raw(` data-class="`, string(g.Class), `"`)
	}
	if g.Contested {
		w.raw(` data-contested=""`)
	}
	if g.NoRecord {
		w.raw(` data-norecord=""`)
	}
	if g.Faint {
		w.raw(` opacity="`, number(Faint), `"`)
	}
}

func (w *svg) fill(s Style, where string) string {
	if s.Pattern == Plain {
		return w.colours(s.Ground)
	}
	return "url(#" + s.id(where) + ")"
}

// Where a pattern is used: a length on the map is another one than in the legend.
const onMap, inLegend = "map-", "legend-"

// id names the pattern of a style.
func (s Style) id(where string) string { return where + s.Ground + "-" + s.Ink }

// patterns defines those of the map and those of the legend, as wide on the one as in the other.
func (w *svg) patterns(sheet *Sheet) {
	done := map[string]bool{}
	define := func(s Style, where string, scale float64) {
		id := s.id(where)
		if s.Pattern == Plain || done[id] {
			return
		}
		done[id] = true
		pitch := number(Pitch)
		w.raw(`<pattern id="`, id, `" width="`, pitch, `" height="`, pitch, `" patternUnits="userSpaceOnUse" patternTransform="scale(`, precise(1/scale), `)`)
		if s.Pattern == Stripes {
			w.raw(` rotate(-45)`)
		}
		w.raw(`"><rect width="`, pitch, `" height="`, pitch, `" fill="`, w.colours(s.Ground), `"/>`)
		switch half := number(Pitch / 2); s.Pattern {
		case Stripes:
			w.raw(`<path stroke="`, w.colours(s.Ink), `" stroke-width="`, number(Stroke), `" d="M0 `, half, `h`, pitch, `"/>`)
		case Dots:
			w.raw(`<circle cx="`, half, `" cy="`, half, `" r="`, number(DotSize), `" fill="`, w.colours(s.Ink), `"/>`)
		case FineDots:
			w.raw(`<circle cx="`, half, `" cy="`, half, `" r="`, number(FineSize), `" fill="`, w.colours(s.Ink), `"/>`)
		}
		w.raw(`</pattern>`)
	}
	for _, g := range sheet.Groups {
		define(g.Style, onMap, sheet.Map.Scale)
	}
	for _, s := range sheet.Swatches {
		define(s.Style, inLegend, 1)
	}
}

// number is a length as it is written: two decimals at most.
func number(v float64) string { return trimmed(v, 2) }

// precise is number for a factor.
func precise(v float64) string { return trimmed(v, 5) }

func trimmed(v float64, digits int) string {
	s := strconv.FormatFloat(v, 'f', digits, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
