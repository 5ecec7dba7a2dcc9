package picture

import (
	"strconv"
	"strings"

	"recognitionmap/app/label"
	"recognitionmap/app/ui"
)

// Pixels of a pattern on the sheet.
const (
	Pitch    = 7.4 // between dots and between stripes
	LineSize = 1.6 // of level lines
	DotSize  = 1.4 // radius
	FineSize = .95
	Stroke   = 1.85 // width of a stripe
)

// Pixels of what is not to scale.
const (
	MarkerWidth  = 5.5 // across
	OutlineWidth = 2.2
	RingRadius   = 13
	BorderWidth  = 1.0 // of a disputed border
	BorderDash   = 3.0
	BorderGap    = 2.0
	Halo         = .22 // of the size of its type, the line around a name
	Faint        = .22 // opacity of what is not kept bright
)

// AppendSVG appends the sheet as an SVG document that needs nothing else: text is text, and every colour stands at its
// element, so that programs without style sheets draw it too. What has a class on the page has the same attributes
// here.
func (sheet *Sheet) AppendSVG(dst []byte, colours Colours) []byte {
	w := svg{dst, colours}
	w.put(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 $ $" width="$" height="$" role="img" aria-labelledby="title desc"><title id="title">`, number(sheet.Width), number(sheet.Height), number(sheet.Width), number(sheet.Height))
	w.text(sheet.Title)
	w.raw(`</title><desc id="desc">`)
	w.text(sheet.Text)
	w.raw(`</desc><defs>`)
	m := sheet.Map
	w.put(`<clipPath id="frame"><rect x="$" y="$" width="$" height="$"/></clipPath>`, number(m.X), number(m.Y), number(m.Width), number(m.Height))
	w.patterns(sheet)
	w.put(`</defs><rect width="100%" height="100%" fill="$"/><g clip-path="url(#frame)"><g transform="translate($ $) scale($)" stroke-linejoin="round">`, colours("paper"), number(m.DX), number(m.DY), precise(m.Scale))
	px := func(v float64) string { return number(v / m.Scale) }
	w.put(`<path fill="$" stroke="$" stroke-width="$" d="$"/><path fill="none" stroke="$" stroke-width="$" d="$"/>`, colours("sea"), colours("grid"), px(1), sheet.plate.Sea, colours("grid"), px(.6), sheet.plate.Graticule)
	for i := range sheet.Groups {
		g := &sheet.Groups[i]
		w.raw(`<g`)
		w.group(g)
		w.put(` fill="$" stroke="$" stroke-width="$">`, w.fill(g.Fill, onMap), colours(g.Fill.Stroke), px(g.Fill.Width))
		for _, p := range g.Places {
			w.put(`<g data-country="$"><title>`, string(p.Code))
			w.text(p.Label)
			w.raw(`</title>`)
			if p.Path != "" {
				w.raw(`<path`)
				if p.Disputed {
					w.dashed(1 / m.Scale)
				}
				w.put(` d="$"/>`, p.Path)
			}
			if p.Dot != nil {
				w.put(`<circle stroke="none" fill="$" cx="$" cy="$" r="$"/>`, colours(g.Fill.Dot), number(p.Dot.X), number(p.Dot.Y), px(MarkerWidth/2))
			}
			w.raw(`</g>`)
		}
		w.raw(`</g>`)
	}
	if sheet.Outline != "" {
		w.put(`<path id="selected" fill="none" stroke="$" stroke-width="$" d="$"/>`, colours("ink"), px(OutlineWidth), sheet.Outline)
	}
	w.raw(`</g>`)
	w.names(sheet)
	w.raw(`</g>`)
	if r := sheet.Ring; r != nil {
		w.put(`<circle fill="none" stroke="$" stroke-width="$" cx="$" cy="$" r="$"/>`, colours("ink"), number(OutlineWidth), number(r.X), number(r.Y), number(RingRadius))
	}
	for _, s := range sheet.Swatches {
		if s.Height == 0 {
			w.raw(`<path`)
			w.dashed(1)
			w.put(` d="M$ $h$"/>`, number(s.X), number(s.Y), number(s.Width))
			continue
		}
		w.put(`<rect x="$" y="$" width="$" height="$" fill="$" stroke="$"/>`, number(s.X), number(s.Y), number(s.Width), number(s.Height), w.fill(s.Fill, inLegend), colours("none-line"))
	}
	for _, l := range sheet.Lines {
		w.put(`<text x="$" y="$" font-size="$" fill="$`, number(l.X), number(l.Y), number(l.Size), colours(l.Colour))
		if l.Bold {
			w.put(`" font-weight="700" font-family="$">`, serif)
		} else {
			w.put(`" font-family="$">`, sansSerif)
		}
		w.text(l.Text)
		w.raw(`</text>`)
	}
	w.raw(`</svg>`)
	return w.dst
}

// names writes the names on the map.
func (w *svg) names(sheet *Sheet) {
	w.put(`<g id="names" aria-hidden="true" stroke-linejoin="round" paint-order="stroke" font-family="$">`, sansSerif)
	for _, n := range sheet.Names {
		if n.Dot != nil {
			p := sheet.Map.At(n.Dot.At[0], n.Dot.At[1])
			w.put(`<circle cx="$" cy="$" r="$" fill="$"/>`, number(p.X), number(p.Y), number(label.DotRadius), w.colours(ui.InkOn(n.Dot.Ground, n.Kind)))
		}
		if n.Line != nil {
			from, to := sheet.Map.At(n.Line.From[0], n.Line.From[1]), sheet.Map.At(n.Line.To[0], n.Line.To[1])
			w.put(`<line x1="$" y1="$" x2="$" y2="$" stroke="$" stroke-width="$"/>`, number(from.X), number(from.Y), number(to.X), number(to.Y), w.colours("ink"), number(label.LineWidth))
		}
		face := ""
		if n.Kind == label.Sea {
			face = ` font-family="` + serif + `" font-style="italic"`
		}
		p := sheet.Map.At(n.X, n.Y)
		for i, line := range n.Lines {
			w.put(`<text x="$" y="$" font-size="$" text-anchor="$" fill="$" stroke="$" stroke-width="$"`, number(p.X), number(p.Y+float64(i)*label.Leading*n.Size), number(n.Size), n.Align.String(), w.colours(ui.InkOn(n.Ground, n.Kind)), w.colours(n.Ground), number(Halo*n.Size))
			w.raw(face + `>`)
			w.text(line)
			w.raw(`</text>`)
		}
	}
	w.raw(`</g>`)
}

// The typefaces of a sheet.
const (
	serif     = "Georgia, 'DejaVu Serif', serif"
	sansSerif = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
)

// svg appends markup.
type svg struct {
	dst     []byte
	colours Colours
}

func (w *svg) raw(s string) { w.dst = append(w.dst, s...) }

// put appends a template with one value for each "$" in it: less code in the browser than piece by piece.
func (w *svg) put(template string, values ...string) {
	for i := range len(template) {
		if template[i] == '$' {
			w.raw(values[0])
			values = values[1:]
		} else {
			w.dst = append(w.dst, template[i])
		}
	}
}

func (w *svg) text(s string) { w.dst = ui.AppendEscaped(w.dst, s) }

// dashed writes the attributes of a disputed border, of which a pixel of the sheet is px units long.
func (w *svg) dashed(px float64) {
	w.put(` data-disputed="" stroke="$" stroke-width="$" stroke-dasharray="$ $"`, w.colours("quiet"), number(BorderWidth*px), number(BorderDash*px), number(BorderGap*px))
}

// group writes the attributes by which the page's own map and its legend are counted.
func (w *svg) group(g *Group) {
	if g.Uncounted {
		w.put(` data-uncounted="$"`, string(g.Class))
	} else {
		w.put(` data-class="$"`, string(g.Class))
	}
	if g.Value != "" {
		w.put(` data-value="$"`, g.Value)
	}
	if g.Mark != 0 {
		w.put(` data-$=""`, g.Mark.String())
	}
	if g.Doubt {
		w.raw(` data-doubt=""`)
	}
	if g.Faint {
		w.put(` opacity="$"`, number(Faint))
	}
}

func (w *svg) fill(f ui.Fill, where string) string {
	if f.Pattern == ui.Plain {
		return w.colours(f.Ground)
	}
	return "url(#" + patternID(f, where) + ")"
}

// Where a pattern is used: a length on the map is another one than in the legend.
const onMap, inLegend = "map-", "legend-"

// patternID names the pattern of a fill.
func patternID(f ui.Fill, where string) string {
	return where + f.Ground + "-" + f.Ink + "-" + strconv.Itoa(int(f.Pattern))
}

// patterns defines those of the map and those of the legend, as wide on the one as in the other.
func (w *svg) patterns(sheet *Sheet) {
	done := map[string]bool{}
	define := func(f ui.Fill, where string, scale float64) {
		id := patternID(f, where)
		if f.Pattern == ui.Plain || done[id] {
			return
		}
		done[id] = true
		pitch := number(Pitch)
		w.put(`<pattern id="$" width="$" height="$" patternUnits="userSpaceOnUse" patternTransform="scale($)`, id, pitch, pitch, precise(1/scale))
		switch f.Pattern {
		case ui.Stripes:
			w.raw(` rotate(-45)`)
		case ui.Bars:
			w.raw(` rotate(90)`)
		}
		w.put(`"><rect width="$" height="$" fill="$"/>`, pitch, pitch, w.colours(f.Ground))
		switch half := number(Pitch / 2); f.Pattern {
		case ui.Stripes, ui.Bars:
			w.put(`<path stroke="$" stroke-width="$" d="M0 $h$"/>`, w.colours(f.Ink), number(Stroke), half, pitch)
		case ui.Lines:
			w.put(`<path stroke="$" stroke-width="$" d="M0 $h$"/>`, w.colours(f.Ink), number(LineSize), half, pitch)
		case ui.Mesh:
			w.put(`<path stroke="$" stroke-width="$" d="M0 $h$M$ 0v$"/>`, w.colours(f.Ink), number(LineSize), half, pitch, half, pitch)
		case ui.Dots:
			w.put(`<circle cx="$" cy="$" r="$" fill="$"/>`, half, half, number(DotSize), w.colours(f.Ink))
		case ui.FineDots:
			w.put(`<circle cx="$" cy="$" r="$" fill="$"/>`, half, half, number(FineSize), w.colours(f.Ink))
		}
		w.raw(`</pattern>`)
	}
	for _, g := range sheet.Groups {
		define(g.Fill, onMap, sheet.Map.Scale)
	}
	for _, s := range sheet.Swatches {
		define(s.Fill, inLegend, 1)
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
