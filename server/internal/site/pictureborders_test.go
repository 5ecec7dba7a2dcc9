//go:build !race

package site

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"strings"
	"testing"
)

// TestPicturesHaveDisputedBorders compares the dashed outlines of the SVG with those of the page's map.
func TestPicturesHaveDisputedBorders(t *testing.T) {
	s := realSite(t)
	for _, query := range []string{"", "?date=1999-01-01&lens=envoy", "?date=2025-07-03&show=recognized&patterns=on&at=europe"} {
		want := map[string]string{}
		for _, place := range parse(t, body(t, s, "/"+query)) {
			if _, disputed := attr(place, "data-disputed"); !disputed {
				continue
			}
			code, _ := attr(place, "data-country")
			for n := place.FirstChild; n != nil; n = n.NextSibling {
				if class, _ := attr(n, "class"); class == "" {
					want[code], _ = attr(n, "d")
				}
			}
		}
		if len(want) < 8 {
			t.Fatalf("/%s: the page has %d disputed borders", query, len(want))
		}
		svg := body(t, s, "/map.svg"+query)
		if got := dashedBorders(t, svg); !maps.Equal(got, want) {
			t.Errorf("/map.svg%s has the disputed borders %v, the page %v", query, got, want)
		}
		if !strings.Contains(svg, ">Disputed border</text>") {
			t.Errorf("/map.svg%s does not say what a dashed line means", query)
		}
	}
}

// dashedBorders are the dashed outlines of an SVG by the place that they are of.
func dashedBorders(t *testing.T, svg string) map[string]string {
	t.Helper()
	borders, place := map[string]string{}, ""
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return borders
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			of := map[string]string{}
			for _, a := range e.Attr {
				of[a.Name.Local] = a.Value
			}
			if of["data-country"] != "" {
				place = of["data-country"]
			}
			if of["stroke-dasharray"] != "" && place != "" {
				borders[place] = of["d"]
			}
		case xml.EndElement:
			if e.Name.Local == "g" {
				place = ""
			}
		}
	}
}
