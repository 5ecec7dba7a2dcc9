//go:build e2e

package e2e

import (
	"encoding/csv"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

// drawnIn is what a map shows of a place: its value, and colours as "#rrggbb", one or, of a pattern, ground and ink.
type drawnIn struct{ Value, Colours string }

// agreementProbe reads the page's map as the browser computes it, and an SVG as it is written.
const agreementProbe = `(() => {
  const hex = (c) => "#" + c.match(/\d+/g).slice(0, 3).map((n) => (+n).toString(16).padStart(2, "0")).join("");
  const value = (g) => (g.dataset.value ?? g.dataset.class ?? g.dataset.uncounted) + (g.hasAttribute("data-doubt") || (!g.dataset.value && g.hasAttribute("data-contested")) ? " contested" : "") + (!g.dataset.value && g.hasAttribute("data-reported") ? " reported" : "");
  const ink = (e, of) => (of(e, "fill") !== "none" && e.localName === "circle" ? of(e, "fill") : of(e, "stroke"));
  const paint = (fill, root, of) => {
    const id = fill.match(/url\("?#([^")]+)/)?.[1];
    if (!id) return of(null, fill);
    const parts = root.querySelectorAll("#" + id + " > *");
    return of(parts[0], "fill") + " " + ink(parts[1], of);
  };
  globalThis.agreement = {
    page() {
      const of = (e, name) => (e ? (getComputedStyle(e)[name] === "none" ? "none" : hex(getComputedStyle(e)[name])) : hex(name));
      return Object.fromEntries(probe.all("#map [data-country]").map((e) => [e.dataset.country, { Value: value(probe.group(e.dataset.country)), Colours: paint(getComputedStyle(probe.group(e.dataset.country)).fill, document, of) }]));
    },
    svg(text) {
      const d = new DOMParser().parseFromString(text, "image/svg+xml"), of = (e, name) => (e ? e.getAttribute(name) : name);
      return Object.fromEntries([...d.querySelectorAll("[data-country]")].map((e) => [e.dataset.country, { Value: value(e.parentNode), Colours: paint(e.parentNode.getAttribute("fill"), d, of) }]));
    },
    // The legend in a line an entry: its words, its number, its colours.
    pageLegend: () => probe.all("#legend [data-word]").map((a) => {
      const s = getComputedStyle(probe.one(".swatch", a)), colours = s.backgroundImage === "none" ? [s.backgroundColor] : s.backgroundImage.match(/rgb\([^)]+\)/g);
      return probe.text(".label", a) + " " + probe.text(".count", a) + ": " + [...new Set(colours.map(hex))].sort().join(" ");
    }),
    svgLegend(text) {
      const d = new DOMParser().parseFromString(text, "image/svg+xml"), of = (e, name) => (e ? e.getAttribute(name) : name);
      return [...d.querySelectorAll("svg > rect[stroke]")].map((r) => {
        const [x, y, w] = ["x", "y", "width"].map((n) => +r.getAttribute(n));
        const words = [...d.querySelectorAll("svg > text")].find((t) => Math.abs(+t.getAttribute("x") - x - w - 10) < 2 && Math.abs(+t.getAttribute("y") - y - 13) < 6);
        return words?.textContent + ": " + paint(r.getAttribute("fill"), d, of).split(" ").sort().join(" ");
      });
    },
    // A point of the plate deep inside a place, and where the SVG draws it.
    inside(code, text) {
      const path = probe.one("path:not(.dot)", probe.place(code)), b = path.getBBox(), svg = probe.one("#map");
      const point = (x, y) => Object.assign(svg.createSVGPoint(), { x, y });
      const [, dx, dy, k] = text.match(/translate\((\S+) (\S+)\) scale\(([^)]+)\)/).map(Number);
      for (let r = 60; r >= 30; r -= 10) for (let i = 1; i < 12; i++) for (let j = 1; j < 12; j++) {
        const x = b.x + (b.width * i) / 12, y = b.y + (b.height * j) / 12;
        let clear = path.isPointInFill(point(x, y));
        for (let a = 0; a < 16 && clear; a++) clear = path.isPointInFill(point(x + r * Math.cos((a * Math.PI) / 8), y + r * Math.sin((a * Math.PI) / 8)));
        if (clear) return { X: x * k + dx, Y: y * k + dy };
      }
      return null;
    },
  };
  return true;
})()`

// TestLensesAgree reads the page, the SVG, the table and the PNG through every lens on two days, place by place.
func TestLensesAgree(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{noScript: true})
	big := []string{"RUS", "CHN", "USA", "CAN", "BRA", "AUS", "IND", "ARG", "DZA", "KAZ", "SAU", "IRN", "TUR", "PAK", "LBY", "COD", "MEX", "MNG", "UZB", "TKM", "AFG", "FRA", "NGA"}
	for _, day := range []string{"2025-07-03", "1999-01-01"} {
		table := standings(t, s.get(t, "/map.csv?date="+day))
		for _, lens := range relation.Lenses {
			query := "?date=" + day
			if lens != relation.LensClass {
				query += "&lens=" + string(lens)
			}
			p.visit("/" + query)
			eval[bool](p, agreementProbe)
			svg := s.get(t, "/map.svg"+query)
			onPage, inSVG := eval[map[string]drawnIn](p, `agreement.page()`), eval[map[string]drawnIn](p, `(text) => agreement.svg(text)`, svg)
			if len(onPage) < 230 || len(inSVG) != len(onPage) {
				t.Errorf("%s: the page shows %d places, the SVG %d", query, len(onPage), len(inSVG))
			}
			colours := map[string]string{} // of each value
			for code, want := range onPage {
				if got := inSVG[code]; got != want {
					t.Errorf("%s: the SVG shows %s as %+v, the page as %+v", query, code, got, want)
				}
				if known, ok := table[code]; ok {
					value, mark, _ := strings.Cut(want.Value, " ")
					if got, has := known.through(lens); has && got != value {
						t.Errorf("%s: by the table %s is %s, on the page %s", query, code, got, want.Value)
					}
					for _, of := range []string{"contested", "reported"} {
						if lens == relation.LensClass && (known[of] == "true") != (mark == of) {
							t.Errorf("%s: by the table %s is %s: %s, on the page %s", query, code, of, known[of], want.Value)
						}
					}
				}
				if before, ok := colours[want.Value]; ok && before != want.Colours && lens != relation.LensClass { // a class has a pattern for no record
					t.Errorf("%s: %s is drawn in %s and, at %s, in %s", query, want.Value, before, code, want.Colours)
				}
				colours[want.Value] = want.Colours
			}
			pageLegend, svgLegend := eval[[]string](p, `agreement.pageLegend()`), eval[[]string](p, `(text) => agreement.svgLegend(text)`, svg)
			if fmt.Sprint(pageLegend) != fmt.Sprint(svgLegend) || len(pageLegend) < 2 {
				t.Errorf("%s: the legends are\n%q\n%q", query, pageLegend, svgLegend)
			}
			img, err := png.Decode(strings.NewReader(s.get(t, "/map.png"+query)))
			if err != nil {
				t.Fatal(err)
			}
			seen := 0
			for _, code := range big {
				at := eval[*point](p, `(code, text) => agreement.inside(code, text)`, code, svg)
				if at == nil {
					continue
				}
				seen++
				if wrong := painted(img, *at, onPage[code].Colours); wrong != "" {
					t.Errorf("%s: the PNG shows %s (%s) at %.0f, %.0f with %s", query, code, onPage[code].Value, at.X, at.Y, wrong)
				}
			}
			if seen < 15 {
				t.Errorf("only %d places of the PNG were looked at", seen)
			}
		}
	}
}

// painted says what is wrong with the pixels around a point, which are to be of one colour or of a ground and an ink.
func painted(img image.Image, at point, colours string) string {
	const r = 7
	count := map[string]int{}
	for y := int(math.Round(at.Y)) - r; y <= int(math.Round(at.Y))+r; y++ {
		for x := int(math.Round(at.X)) - r; x <= int(math.Round(at.X))+r; x++ {
			red, green, blue, _ := img.At(x, y).RGBA()
			count[fmt.Sprintf("#%02x%02x%02x", red>>8, green>>8, blue>>8)]++
		}
	}
	const all = (2*r + 1) * (2*r + 1)
	ground, ink, pattern := strings.Cut(colours, " ")
	if !pattern {
		if count[ground] < all*95/100 {
			return fmt.Sprintf("%d of %d pixels in %s: %v", count[ground], all, ground, count)
		}
		return ""
	}
	if count[ground] < all*40/100 || count[ground] > all*99/100 || count[ink] == 0 {
		return fmt.Sprintf("%d of %d pixels in %s and %d in %s: %v", count[ground], all, ground, count[ink], ink, count)
	}
	return ""
}

// standing is a row of /map.csv by its columns.
type standing map[string]string

func standings(t *testing.T, text string) map[string]standing {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]standing{}
	for _, cells := range rows[1:] {
		row := standing{}
		for i, name := range rows[0] {
			row[name] = cells[i]
		}
		all[row["country"]] = row
	}
	if len(all) != 194 {
		t.Fatalf("the table has %d states", len(all))
	}
	return all
}

// through reads a row as a lens does; the table says nothing of de-listing.
func (s standing) through(l relation.Lens) (value string, ok bool) {
	either := func(words ...string) string {
		for _, w := range words {
			if w != "" {
				return w
			}
		}
		return relation.ValueUnknown
	}
	switch l {
	case relation.LensClass:
		return s["class"], true
	case relation.LensRecognition:
		switch {
		case s["recognition"] != "":
			return strings.ReplaceAll(s["recognition"], " ", "-"), true
		case s["on_record"] == "true":
			return relation.ValueNo, true
		}
		return relation.ValueUnknown, true
	case relation.LensEnvoy:
		for _, rank := range []string{relation.RankAmbassador, relation.RankCharge, relation.RankRecalled} {
			if s["envoy_to_kabul"] == rank || s["envoy_of_kabul"] == rank {
				return rank, true
			}
		}
		return relation.ValueUnknown, true
	case relation.LensMission:
		return either(s["afghan_mission"]), true
	case relation.LensPost:
		return either(s["post_in_kabul"]), true
	}
	return "", false
}
