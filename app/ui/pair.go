package ui

import (
	"strconv"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// PairHosts are the ids of the elements that hold the two maps of a comparison: see pages.MapHost.
var PairHosts = [2]string{"map-from-host", "map-to-host"}

// PairKey names what the two maps of a view show. It stands in data-pair of both.
func PairKey(v state.View) string {
	return v.Span.From.String() + " " + v.Span.To.String() + " " + string(v.Look.Lens) + " " + v.Look.At
}

// AppendPair draws the maps of two days for a comparison. The shapes stand once, in the first of them, and both show
// them by reference: a second map costs its classes and names alone. Ids are those of the one map, "map-from" and
// "map-to"; places carry what they carry there, and the fill they take as a class of their own.
func (d *Drawing) AppendPair(v state.View, from, to relation.Picture) (first, second []byte) {
	first = d.appendHalf(nil, "map-from", v, from)
	first = put(appendDefs(first, WindowOf(v.Look.At).Zoom), `<defs><g id="w-sea"><path class="sea" d="`, d.plate.Sea, `"/><path class="graticule" d="`, d.plate.Graticule, `"/></g>`)
	for i := range d.plate.Features {
		f := &d.plate.Features[i]
		c, ok := country.Lookup(f.Code)
		if !ok {
			continue
		}
		first = put(first, `<g id="w-`, string(f.Code), `">`)
		if f.Path != "" {
			first = put(first, `<path d="`, f.Path, `"/>`)
		}
		if f.Small && c.Kind != country.Ungoverned {
			first = put(first, `<path class="dot" d="`, dot(*f), `"/>`)
		}
		first = put(first, `</g>`)
	}
	first = d.appendPlaces(put(first, `</defs>`), v, from)
	return first, d.appendPlaces(d.appendHalf(nil, "map-to", v, to), v, to)
}

// put appends texts to dst.
//
//go:noinline
func put(dst []byte, texts ...string) []byte {
	for _, t := range texts {
		dst = append(dst, t...)
	}
	return dst
}

func (d *Drawing) appendHalf(dst []byte, id string, v state.View, pic relation.Picture) []byte {
	dst = put(dst, `<svg id="`, id)
	if v.Look.Lens != relation.LensClass {
		dst = put(dst, `" data-lens="`, string(v.Look.Lens))
	}
	return put(dst, `" xmlns="http://www.w3.org/2000/svg" viewBox="`, WindowOf(v.Look.At).ViewBox(),
		`" role="group" aria-label="World map of `, pic.Day.Long(), `" data-pair="`, PairKey(v), `">`)
}

// appendPlaces writes the places of one of the maps and ends it.
func (d *Drawing) appendPlaces(dst []byte, v state.View, pic relation.Picture) []byte {
	dst = put(dst, `<use href="#w-sea"/>`)
	query := "?date=" + pic.Day.String()
	lens := v.Look.Lens
	if lens != relation.LensClass {
		query += "&amp;lens=" + string(lens)
	}
	place := func(i int) {
		code := d.plate.Features[i].Code
		c, _ := country.Lookup(code)
		dst = put(dst, ` href="/country/`, string(code), query, `" data-country="`, string(code), `" tabindex="-1" aria-label="`)
		dst = AppendEscaped(dst, PlaceLabel(pic, lens, c))
		dst = put(dst, `"><use href="#w-`, string(code), `"/></a>`)
	}
	for i := range d.groups {
		g := &d.groups[i]
		tag := `<g`
		if len(g.territories) == 0 {
			tag = `<a`
		}
		dst = appendMarks(put(dst, tag), LookOf(pic, lens, g.holder).Marks)
		dst = put(dst, ` class="w-`, FillOf(pic, lens, pic.Of(g.holder.Code)).Name, `"`)
		if len(g.territories) == 0 {
			place(g.own)
			continue
		}
		dst = put(dst, `>`)
		for _, i := range append([]int{g.own}, g.territories...) {
			if i >= 0 {
				dst = put(dst, `<a`)
				place(i)
			}
		}
		dst = put(dst, `</g>`)
	}
	return put(dst, `</svg>`)
}

// PairCounts renders what a map of a comparison counts, each with how many more or fewer than on the other day.
func PairCounts(lens relation.Lens, pic, before relation.Picture) markup.Node {
	was := Entries(lens, before)
	var items []markup.Node
	for i, e := range Entries(lens, pic) {
		if e.Word == "norecord" || e.Is == "class" && e.Word == string(relation.ClassNA) || e.Rare && e.Count == 0 {
			continue // what a comparison of days does not count, or does not have
		}
		body := []markup.Node{swatch(e.Fill), Text("span", "label", e.Label), Text("span", "count", strconv.Itoa(e.Count))}
		if n := e.Count - was[i].Count; e.Is != "pattern" && n > 0 {
			body = append(body, Text("span", "more", "+"+strconv.Itoa(n)))
		} else if e.Is != "pattern" && n < 0 {
			body = append(body, Text("span", "more", "−"+strconv.Itoa(-n)))
		}
		items = append(items, El("li").DataSet(e.Is, e.Word).Body(body...))
	}
	return El("ul").Class("counts").Body(items...)
}
