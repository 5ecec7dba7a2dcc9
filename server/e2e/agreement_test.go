//go:build e2e

package e2e

import (
	_ "embed"
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
//
//go:embed testdata/agreement.js
var agreementProbe string

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
					for _, of := range []string{"contested", "reported", "unrecorded"} {
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
			img, err := png.Decode(strings.NewReader(s.get(t, "/map.png?names=off"+strings.Replace(query, "?", "&", 1))))
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
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, relation.BOM))).ReadAll()
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
		for _, rank := range relation.Ranks {
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
