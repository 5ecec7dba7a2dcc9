package ui

import (
	"strconv"
	"strings"

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
	first = d.appendPlaces(d.appendShapes(d.appendHalf(nil, "map-from", v, from.Day.Long()), v), v, nil, from)
	return first, d.appendPlaces(d.appendHalf(nil, "map-to", v, to.Day.Long()), v, nil, to)
}

// AppendOne draws both days of a comparison in one map: what is shown otherwise on the two has stripes of both looks. Each of
// such places is drawn three times, in both looks, in the earlier and in the later, of which PairTurns choose one.
func (d *Drawing) AppendOne(v state.View, from, to relation.Picture) []byte {
	dst := d.appendShapes(d.appendHalf(nil, "map-from", v, from.Day.Long()+" and "+to.Day.Long()), v)
	return d.appendPlaces(d.appendStripes(dst, v, from, to), v, &from, to)
}

// stripes is how wide those of two looks are, in units of the plate.
const stripes = 40

// appendStripes appends a pattern for each two looks that a place has on the two days.
func (d *Drawing) appendStripes(dst []byte, v state.View, from, to relation.Picture) []byte {
	drawn := map[string]bool{}
	dst = put(dst, `<defs>`)
	for i := range d.groups {
		was, is := fillNames(&from, to, v.Look.Lens, &d.groups[i].holder)
		if was == is || drawn[was+"-"+is] {
			continue
		}
		drawn[was+"-"+is] = true
		wide, narrow := strconv.Itoa(2*stripes), strconv.Itoa(stripes)
		dst = put(dst, `<pattern id="o-`, was, `-`, is, `" width="`, wide, `" height="`, wide, `" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">`,
			`<path class="w-`, was, ` plain" d="M0 0h`, narrow, `v`, wide, `h-`, narrow, `z"/><path class="w-`, is, ` plain" d="M`, narrow, ` 0h`, narrow, `v`, wide, `h-`, narrow, `z"/></pattern>`)
	}
	return put(dst, `</defs>`)
}

// fillNames are the names of the fills that a state has in two pictures, of the later one alone where there is no earlier or
// both say the same of it in words, as of a state without a class of which there is a record by now.
func fillNames(before *relation.Picture, pic relation.Picture, lens relation.Lens, c *country.Country) (was, is string) {
	is = FillOf(pic, lens, pic.Of(c.Code)).Name
	if before == nil || shown(*before, lens, c) == shown(pic, lens, c) {
		return is, is
	}
	return FillOf(*before, lens, before.Of(c.Code)).Name, is
}

// shown is what a picture shows of a state in words: "None, contested".
func shown(pic relation.Picture, lens relation.Lens, c *country.Country) string {
	l := LookOf(pic, lens, *c)
	return l.Says[len(": "):] + l.Doubt
}

// appendShapes appends what both maps show by reference: the shapes, and the patterns over them.
func (d *Drawing) appendShapes(first []byte, v state.View) []byte {
	first = put(appendDefs(first, WindowOf(v.Look.At).Zoom), `<defs><g id="w-sea"><path class="sea" d="`, d.plate.Sea, `"/><path class="graticule" d="`, d.plate.Graticule, `"/></g>`)
	for i := range d.plate.Features {
		f := &d.plate.Features[i]
		if _, ok := country.Lookup(f.Code); !ok {
			continue
		}
		first = put(first, `<g id="w-`, string(f.Code), `">`)
		if f.Path != "" {
			first = put(first, `<path d="`, f.Path, `"/>`)
		}
		if marked(f) {
			first = put(first, `<path class="dot" d="`, dot(*f), `"/>`)
		}
		first = put(first, `</g>`)
	}
	return put(first, `</defs>`)
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

func (d *Drawing) appendHalf(dst []byte, id string, v state.View, of string) []byte {
	dst = put(dst, `<svg id="`, id)
	if v.Look.Lens != relation.LensClass {
		dst = put(dst, `" data-lens="`, string(v.Look.Lens))
	}
	return put(dst, `" xmlns="http://www.w3.org/2000/svg" viewBox="`, WindowOf(v.Look.At).ViewBox(),
		`" role="group" aria-label="World map of `, of, `" data-pair="`, PairKey(v), `">`)
}

// appendPlaces writes the places of a map and ends it. before is the earlier day of a map of two, else nil.
func (d *Drawing) appendPlaces(dst []byte, v state.View, before *relation.Picture, pic relation.Picture) []byte {
	dst = put(dst, `<use href="#w-sea"/>`)
	query := "?date=" + pic.Day.String()
	lens := v.Look.Lens
	if lens != relation.LensClass {
		query += "&amp;lens=" + string(lens)
	}
	was, is := "", "" // the fills of a group whose looks differ
	place := func(i int) {
		code := d.plate.Features[i].Code
		c, _ := country.Lookup(code)
		dst = put(dst, ` href="/country/`, string(code), query, `" data-country="`, string(code), `" tabindex="-1" aria-label="`)
		label := PlaceLabel(pic, lens, c)
		if before != nil {
			label = change(PlaceLabel(*before, lens, c), label)
		}
		dst = put(AppendEscaped(dst, label), `"><use href="#w-`, string(code))
		if was != is {
			use := `"/><use href="#w-` + string(code)
			dst = put(dst, `" data-of="both" fill="url(#o-`, was, `-`, is, `)`, use, `" data-of="from" class="w-`, was, use, `" data-of="to`)
		}
		dst = put(dst, `"/></a>`)
	}
	for i := range d.groups {
		g := &d.groups[i]
		tag := `<g`
		if len(g.territories) == 0 {
			tag = `<a`
		}
		dst = appendMarks(put(dst, tag), LookOf(pic, lens, g.holder).Marks)
		was, is = fillNames(before, pic, lens, &g.holder)
		dst = put(dst, ` class="w-`, is, `"`)
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

// change is what is said of a place on two days: "Norway: None; then Recognized", or of both the same.
func change(before, after string) string {
	if before == after {
		return after + " on both days"
	}
	_, shown, _ := strings.Cut(after, ": ")
	return before + "; then " + shown
}

// PairTurns choose what the one map of a comparison shows: the earlier day, both or the later. The arrow keys go from one to
// the next, with no script.
func PairTurns(s state.Span) markup.Node {
	body := []markup.Node{Text("legend", "unseen", "The map shows")}
	for i, of := range [...]string{"from", "both", "to"} {
		radio := Input("one-"+of, "radio").Attr("name", "one")
		if of == "both" {
			radio = radio.Attr("checked", true)
		}
		body = append(body, El("label").Body(radio, Text("span", "", [...]string{s.From.Long(), "both days", s.To.Long()}[i])))
	}
	return El("fieldset").Class("turns").Body(body...)
}

// PairChanges is the legend of the one map of a comparison: every two looks that a counted state has on the two days, with how
// many have them, those that differ first.
func PairChanges(lens relation.Lens, from, to relation.Picture) markup.Node {
	type row struct {
		text string
		of   country.Code
		n    int
	}
	var rows [2][]row // that differ, that do not
	for _, c := range country.All() {
		if !c.Counted() {
			continue
		}
		was, is := shown(from, lens, &c), shown(to, lens, &c)
		text, list := "From "+was+" to "+is, &rows[0]
		if was == is {
			text, list = is+" on both days", &rows[1]
		}
		at := 0
		for at < len(*list) && (*list)[at].text != text {
			at++
		}
		if at == len(*list) {
			*list = append(*list, row{text, c.Code, 0})
		}
		(*list)[at].n++
	}
	var items []markup.Node
	for i, list := range rows {
		for _, r := range list {
			item := []markup.Node{SwatchOf(from, lens, r.of)}
			if i == 0 {
				item = append(item, SwatchOf(to, lens, r.of))
			}
			items = append(items, El("li").Body(append(item, Text("span", "label", r.text), Text("span", "count", strconv.Itoa(r.n)))...))
		}
	}
	return El("ul").Class("counts").Body(items...)
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
