package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/carto"
	"recognitionmap/app/label"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Drawing is the world as an SVG: the same bytes from the server and from the browser program. A place is one <a> with
// data-country; the element that carries data-class is what the legend counts, and a state with territories is a <g>
// around its own <a> and theirs, so that they take its class by inheritance. States outside the count have
// data-uncounted instead. With a lens on, the same elements carry data-value besides, which the colours then follow.
type Drawing struct {
	plate  *carto.Plate
	groups []group
	first  int // feature drawn first
	land   func() *label.Land
}

// group is a state with its territories, or a place that stands alone.
type group struct {
	holder      country.Country
	own         int // index of the holder's feature in the plate, -1 when the plate lacks it
	territories []int
}

// NewDrawing arranges the plate's features: large places first, so that small ones lie on top of them.
func NewDrawing(plate *carto.Plate) *Drawing {
	d := &Drawing{plate: plate, land: landOf(plate)}
	at := make(map[country.Code]int)
	order := make([]int, len(plate.Features))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(extent(plate, b), extent(plate, a)) })
	if len(order) > 0 {
		d.first = order[0]
	}
	for _, i := range order {
		c, ok := country.Lookup(plate.Features[i].Code)
		if !ok {
			continue
		}
		g, seen := at[c.Holder()]
		if !seen {
			holder, ok := country.Lookup(c.Holder())
			if !ok {
				continue
			}
			g = len(d.groups)
			at[holder.Code] = g
			d.groups = append(d.groups, group{holder: holder, own: -1})
		}
		if c.Kind == country.Territory {
			d.groups[g].territories = append(d.groups[g].territories, i)
		} else {
			d.groups[g].own = i
		}
	}
	return d
}

// Plate is what the drawing is made from. Nobody changes it.
func (d *Drawing) Plate() *carto.Plate { return d.plate }

// Near returns the drawing for a window: what the window shows is drawn in detail where it is near enough and there is
// any detail (nil for none).
func (d *Drawing) Near(w carto.Window, detail *carto.Detail) *Drawing {
	if detail == nil || w.Zoom < carto.FineFrom {
		return d
	}
	near, plate, sight := *d, *d.plate, carto.Beyond(w.Bound())
	plate.Features = slices.Clone(plate.Features)
	for i := range plate.Features {
		f := &plate.Features[i]
		if f.Path == "" {
			continue
		}
		if fine := detail.Path(f.Code, sight); fine != "" {
			f.Path = fine
		}
	}
	near.plate = &plate
	return &near
}

// Each calls f with every place that is drawn and the state whose class it has, in the order of the drawing: a state,
// then its territories.
func (d *Drawing) Each(f func(holder country.Country, place carto.Feature)) {
	for _, g := range d.groups {
		if g.own >= 0 {
			f(g.holder, d.plate.Features[g.own])
		}
		for _, i := range g.territories {
			f(g.holder, d.plate.Features[i])
		}
	}
}

func extent(p *carto.Plate, i int) float64 {
	b := p.Features[i].Bounds
	return (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1])
}

// appendDefs appends the hatches and dots that repeat what the colours say, once for a wide map and once, coarser in
// plate units, for a narrow one. Their colours come from the style sheet, and their size on the screen is the same
// at any zoom.
func appendDefs(dst []byte, zoom float64) []byte {
	dst = append(dst, "<defs>"...)
	scale := ""
	if zoom != 1 {
		scale = "scale(" + strconv.FormatFloat(1/zoom, 'f', 3, 64) + ")"
	}
	for _, size := range []struct {
		suffix   string
		pitch, r int
	}{{"", 26, 5}, {"-n", 64, 12}} {
		p, r := strconv.Itoa(size.pitch), strconv.Itoa(size.r)
		half := strconv.Itoa(size.pitch / 2)
		band := func(width int) string {
			return `<path class="ink" stroke-width="` + strconv.Itoa(width) + `" d="M0 ` + half + `h` + p + `"/></pattern>`
		}
		stripe, line := band(size.pitch/4), band(size.pitch/8)
		spot := func(r string) string {
			return `<circle class="ink" cx="` + half + `" cy="` + half + `" r="` + r + `"/></pattern>`
		}
		mesh := strings.Replace(line, `"/></`, `M`+half+` 0v`+p+`"/></`, 1)
		for _, f := range fills {
			turn, ink := "", ""
			switch f.Pattern {
			case Plain:
				continue
			case Dots:
				ink = spot(r)
			case FineDots:
				ink = spot(strconv.Itoa(size.r * 2 / 3))
			case Lines:
				ink = line
			case Mesh:
				ink = mesh
			case Stripes:
				turn, ink = "rotate(-45)", stripe
			case Bars:
				turn, ink = "rotate(90)", stripe
			}
			transform := ""
			if turn+scale != "" {
				transform = ` patternTransform="` + scale + turn + `"`
			}
			dst = append(dst, `<pattern id="p-`+f.Name+size.suffix+`" width="`+p+`" height="`+p+`" patternUnits="userSpaceOnUse"`+transform+`><path class="ground" d="M0 0h`+p+`v`+p+`h-`+p+`z"/>`+ink...)
		}
	}
	return append(dst, "</defs>"...)
}

// AppendSVG appends the map of a picture to dst: the window that look names, coloured by its lens, with selected
// outlined ("" for none) and query, such as "?date=2025-07-03", behind every link.
func (d *Drawing) AppendSVG(dst []byte, pic relation.Picture, look state.Look, selected country.Code, query string) []byte {
	window := WindowOf(look.At)
	dst = append(dst, `<svg id="map" xmlns="http://www.w3.org/2000/svg" viewBox="`...)
	dst = append(dst, window.ViewBox()...)
	dst = append(dst, `" role="group" aria-label="World map" aria-describedby="map-note"`...)
	if look.Lens != relation.LensClass {
		dst = append(dst, ` data-lens="`+string(look.Lens)+`"`...)
	}
	if look.Show != "" {
		dst = append(dst, ` data-show="`+Shown(look)+`"`...)
	}
	dst = append(dst, '>')
	dst = appendDefs(dst, window.Zoom)
	dst = append(dst, `<path class="sea" d="`...)
	dst = append(dst, d.plate.Sea...)
	dst = append(dst, `"/><path class="graticule" d="`...)
	dst = append(dst, d.plate.Graticule...)
	dst = append(dst, `"/>`...)
	query = string(AppendEscaped(nil, query))
	for _, g := range d.groups {
		dst = d.appendGroup(dst, g, pic, look.Lens, query)
	}
	dst = append(dst, `<path id="selected" d="`...)
	dst = append(dst, d.Outline(selected)...)
	return append(append(append(dst, `"/>`...), cover...), `</svg>`...)
}

// cover lies on the map. Nothing is painted by it and nothing hits it, but while the map moves it is hit and nothing below: a
// style that says so of the map would be worked out for each path.
var cover = fmt.Sprintf(`<rect id="cover" fill="none" x="-%[1]d" y="-%[1]d" width="%[2]d" height="%[2]d"/>`, carto.Width, 3*carto.Width)

// AppendNamed is AppendSVG with names on the map, for a page that shows it so many pixels wide and has no script to place them.
func (d *Drawing) AppendNamed(dst []byte, pic relation.Picture, look state.Look, selected country.Code, query string, width float64) []byte {
	const end = "</svg>"
	dst = d.AppendSVG(dst, pic, look, selected, query)
	w := WindowOf(look.At)
	v := label.View{Seen: w.Bound(), Scale: width / w.Width(), Zoom: w.Zoom}
	return append(label.AppendSVG(dst[:len(dst)-len(end)], d.Labels(pic, look, v), v.Scale), end...)
}

// Shape returns the path data of a place as the map draws it, of its marker where it has no land, "" for a place without one.
func (d *Drawing) Shape(c country.Code) string {
	i := slices.IndexFunc(d.plate.Features, func(f carto.Feature) bool { return f.Code == c })
	switch {
	case i < 0:
		return ""
	case d.plate.Features[i].Path == "":
		return dot(d.plate.Features[i])
	}
	return d.plate.Features[i].Path
}

// Outline returns the path data of a place with its marker, "" for a place without one.
func (d *Drawing) Outline(c country.Code) string {
	for _, f := range d.plate.Features {
		if f.Code == c {
			if f.Path == "" || marked(&f) {
				return f.Path + dot(f)
			}
			return f.Path
		}
	}
	return ""
}

// Shown is the value of data-show for a look: the words of the legend's entries that stay bright, "" for all.
func Shown(look state.Look) string { return strings.ReplaceAll(look.Show, ",", " ") }

func (d *Drawing) appendGroup(dst []byte, g group, pic relation.Picture, lens relation.Lens, query string) []byte {
	tag := `<g`
	if len(g.territories) == 0 {
		tag = `<a`
	}
	dst = appendMarks(append(dst, tag...), LookOf(pic, lens, g.holder).Marks)
	if len(g.territories) == 0 {
		return d.appendPlace(dst, g.own, pic, lens, query)
	}
	dst = append(dst, '>')
	if g.own >= 0 {
		dst = d.appendPlace(append(dst, `<a`...), g.own, pic, lens, query)
	}
	for _, i := range g.territories {
		dst = d.appendPlace(append(dst, `<a`...), i, pic, lens, query)
	}
	return append(dst, `</g>`...)
}

// appendMarks writes the attributes that the style sheet and the legend's count read.
func appendMarks(dst []byte, marks []Mark) []byte {
	for _, m := range marks {
		dst = append(append(append(append(dst, ' '), m.Name...), `="`...), m.Value...)
		dst = append(dst, '"')
	}
	return dst
}

// appendPlace finishes an open <a tag and writes the place's outline and, where it is too small to see, its marker, of
// constant size on the screen. No area around the marker takes the taps beside it, since it would cover whole
// neighbours: the script looks for what is nearest.
func (d *Drawing) appendPlace(dst []byte, i int, pic relation.Picture, lens relation.Lens, query string) []byte {
	f := d.plate.Features[i]
	c, _ := country.Lookup(f.Code)
	dst = append(dst, ` href="/country/`...)
	dst = append(dst, f.Code...)
	dst = append(dst, query...)
	dst = append(dst, `" data-country="`...)
	dst = append(dst, f.Code...)
	if c.Disputed() {
		dst = append(dst, `" data-disputed="`...)
	}
	stop := `" tabindex="-1" aria-label="`
	if i == d.first {
		stop = `" tabindex="0" aria-label="` // the one stop of the tab key; arrows go on from there
	}
	dst = append(dst, stop...)
	dst = AppendEscaped(dst, PlaceLabel(pic, lens, c))
	dst = append(dst, `">`...)
	if f.Path != "" {
		dst = append(dst, `<path d="`...)
		dst = append(dst, f.Path...)
		dst = append(dst, `"/>`...)
	}
	if marked(&f) {
		dst = append(dst, `<path class="dot" d="`...)
		dst = append(dst, dot(f)...)
		dst = append(dst, `"/>`...)
	}
	return append(dst, `</a>`...)
}

// marked reports whether a place has a marker: a small one has, but for land that nobody's class would colour.
func marked(f *carto.Feature) bool {
	c, _ := country.Lookup(f.Code)
	return f.Small && c.Kind != country.Ungoverned
}

// dot is a line of no length: its round cap is the marker.
func dot(f carto.Feature) string {
	return "M" + strconv.Itoa(int(f.Anchor[0]+.5)) + " " + strconv.Itoa(int(f.Anchor[1]+.5)) + "h0"
}

// AppendEscaped appends s as it stands in a double-quoted attribute or between tags, of HTML and of XML, where "]]>" may not
// stand as it is.
func AppendEscaped(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '&':
			dst = append(dst, "&amp;"...)
		case '"':
			dst = append(dst, "&quot;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		default:
			dst = append(dst, s[i])
		}
	}
	return dst
}
