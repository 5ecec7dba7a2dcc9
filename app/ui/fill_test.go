package ui

import (
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

// valuesOf are the values of a lens, and of the class that of places of which nothing is asked.
func valuesOf(l relation.Lens) (values []string) {
	for _, v := range l.Values() {
		values = append(values, v.Key)
	}
	if l == relation.LensClass {
		values = append(values, relation.ValueNA)
	}
	return values
}

// Every value of every lens has a look, whose fills there are, and nothing else has one.
func TestEveryValueHasALook(t *testing.T) {
	want := 0
	for _, l := range relation.Lenses {
		for _, value := range valuesOf(l) {
			want++
			n := 0
			for _, row := range looks {
				if row.lens == l && row.value == value {
					n++
				}
			}
			if n != 1 {
				t.Errorf("value %q of lens %q has %d looks, want a row of looks in fill.go", value, l, n)
			}
		}
	}
	if len(looks) != want {
		t.Errorf("there are %d looks for %d values", len(looks), want)
	}
	used := map[string]bool{}
	for _, row := range looks {
		for _, name := range []string{row.fill, row.contested, row.bare, row.title} {
			if used[name] = true; name != "" {
				fillNamed(name)
			}
		}
	}
	for _, f := range fills {
		if !used[f.Name] {
			t.Errorf("nothing looks like %q", f.Name)
		}
		if (f.Pattern == Plain) != (f.Ink == "") {
			t.Errorf("%q has pattern %d and ink %q", f.Name, f.Pattern, f.Ink)
		}
	}
}

// variants of a look: what else its place is marked with, and the fill that it then has.
func (l look) variants() map[string]string {
	list := map[string]string{"": l.fill}
	switch {
	case l.value == relation.ValueNA:
	case l.lens != relation.LensClass:
		list["data-doubt"] = l.contested
	default:
		list["data-contested"] = l.contested
		if l.value == string(relation.ClassNone) {
			list["data-norecord"], list["data-unrecorded"] = l.bare, l.title
		} else {
			list["data-reported"] = l.bare
		}
	}
	return list
}

// The style sheets draw on the map what the tables say, on wide and on narrow screens.
func TestTheMapIsDrawnLikeTheTable(t *testing.T) {
	for _, narrow := range []bool{false, true} {
		css := readSheets(t, narrow, "map.css", "statuses.css", "lens.css")
		for _, l := range looks {
			for mark, name := range l.variants() {
				for _, class := range []string{"data-class", "data-uncounted"} {
					if l.value == relation.ValueNA && class == "data-uncounted" {
						continue // no such place
					}
					svg := &node{tag: "svg", id: "map", attr: map[string]string{}}
					place := &node{tag: "a", parent: svg, attr: map[string]string{class: l.value}}
					if l.lens != relation.LensClass {
						svg.attr["data-lens"] = string(l.lens)
						place.attr = map[string]string{class: "none", "data-norecord": "", "data-value": l.value}
					}
					if mark != "" {
						place.attr[mark] = ""
					}
					f := fillNamed(name)
					fill := "var(--" + f.Ground + ")"
					if f.Pattern != Plain {
						fill = "url(#p-" + f.Name + map[bool]string{false: ")", true: "-n)"}[narrow]
					}
					width := map[float64]string{.5: ".5px", 1.2: "1.2px"}[f.Width]
					dot := &node{tag: "path", class: "dot", parent: place}
					for _, want := range []struct {
						of             *node
						property, want string
					}{{place, "fill", fill}, {place, "stroke", "var(--" + f.Stroke + ")"}, {place, "stroke-width", width}, {dot, "stroke", "var(--" + f.Dot + ")"}} {
						if got := css.of(want.of, want.property); got != want.want {
							t.Errorf("lens %q, %s %q %s, narrow %v: the %s of <%s> is %q, want %q as for the fill %q", l.lens, class, l.value, mark, narrow, want.property, want.of.tag, got, want.want, name)
						}
					}
				}
			}
		}
	}
}

// Patterns have the colours of the table, and so have the two maps of a comparison.
func TestFillsAreDrawnLikeTheTable(t *testing.T) {
	css := readSheets(t, false, "map.css", "statuses.css", "compare.css", "lens.css")
	for _, f := range fills {
		say := func(n *node, property, colour string) {
			t.Helper()
			if got, want := css.of(n, property), "var(--"+colour+")"; got != want {
				t.Errorf("fill %q: %s of .%s is %q, want %q", f.Name, property, n.class, got, want)
			}
		}
		half := &node{tag: "a", class: "w-" + f.Name, parent: &node{tag: "div", class: "half"}}
		say(half, "stroke", f.Stroke)
		say(half, "--dot", f.Dot)
		if f.Pattern == Plain {
			say(half, "fill", f.Ground)
			continue
		}
		if got, want := css.of(half, "fill"), "url(#p-"+f.Name+"-n)"; got != want {
			t.Errorf("fill %q: where two maps are compared it is %q, want %q", f.Name, got, want)
		}
		for _, suffix := range []string{"", "-n"} {
			pattern := &node{tag: "pattern", id: "p-" + f.Name + suffix}
			say(&node{tag: "path", class: "ground", parent: pattern}, "fill", f.Ground)
			property := "stroke"
			if f.Pattern == Dots || f.Pattern == FineDots {
				property = "fill"
			}
			say(&node{tag: "path", class: "ink", parent: pattern}, property, f.Ink)
		}
	}
	svg := &node{tag: "svg", id: "map", attr: map[string]string{"data-lens": "post"}}
	for _, c := range lensColours {
		if got, want := css.of(svg, "--"+c[0]), "var(--"+c[1]+")"; got != want {
			t.Errorf("under a lens --%s is %q, want %q", c[0], got, want)
		}
	}
}

// The swatches of a legend show the ground and the ink of what they are about.
func TestSwatchesAreDrawnLikeTheTable(t *testing.T) {
	css := readSheets(t, false, "statuses.css", "lens.css")
	for _, l := range relation.Lenses {
		var before *node
		for _, e := range Entries(l, relation.NewRecord(nil).On(0)) {
			var f Fill
			switch {
			case e.Is != "pattern":
				f = fillNamed(lookOf(l, e.Word).fill)
			case e.Word == "contested":
				f = fillNamed(lookOf(relation.LensClass, string(relation.ClassNone)).contested)
			case e.Word == "unrecorded":
				f = fillNamed(lookOf(relation.LensClass, string(relation.ClassNone)).title)
			default: // the one is how ambassadors look, the other how none does
				f = fillNamed(lookOf(relation.LensClass, map[string]string{"norecord": "none", "reported": "ambassador"}[e.Word]).bare)
			}
			item := &node{tag: "li", attr: map[string]string{"data-" + e.Is: e.Word}, before: before}
			before = item
			got := css.of(&node{tag: "span", class: "swatch swatch-" + e.Fill, parent: item}, "background")
			if !strings.Contains(got, "var(--"+f.Ground+")") || f.Ink != "" && !strings.Contains(got, "var(--"+f.Ink+")") {
				t.Errorf("lens %q: the swatch of %s %q is %q, want the ground %q and the ink %q", l, e.Is, e.Word, got, f.Ground, f.Ink)
			}
		}
	}
}

// What a legend's entry keeps bright stays so, and all else steps back.
func TestShownValuesStayBright(t *testing.T) {
	css := readSheets(t, false, "map.css", "statuses.css", "lens.css")
	for _, l := range looks {
		for _, shown := range valuesOf(l.lens) {
			svg := &node{tag: "svg", id: "map", attr: map[string]string{"data-show": shown}}
			places := []*node{{tag: "a", parent: svg, attr: map[string]string{"data-class": l.value}}, {tag: "a", parent: svg, attr: map[string]string{"data-uncounted": l.value}}}
			if l.lens != relation.LensClass {
				svg.attr["data-lens"] = string(l.lens)
				places = []*node{{tag: "a", parent: svg, attr: map[string]string{"data-class": "none", "data-value": l.value}}}
			}
			if l.value == relation.ValueNA {
				places = slices.Delete(places, 1, 2) // there is none outside the counts
			}
			for _, place := range places {
				if got := css.of(place, "fill-opacity"); (got == "") != (shown == l.value) {
					t.Errorf("lens %q: %v with %q shown has fill-opacity %q", l.lens, place.attr, shown, got)
				}
			}
		}
	}
}
