//go:build !race

package site

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/world"
	"recognitionmap/web"
)

// TestNearPicturesAreDrawnInDetail asks for windows on both sides of the zoom from which a map shows detail.
func TestNearPicturesAreDrawnInDetail(t *testing.T) {
	near := newSite(t, func(c *Config) { c.Web, c.Detail = web.Files, dataset.Detail() })
	coarse := newSite(t, func(c *Config) { c.Web = web.Files })
	shapes, err := world.Decode(dataset.Detail())
	if err != nil {
		t.Fatal(err)
	}
	detail := carto.NewDetail(shapes)
	for at, want := range map[string]bool{"": false, "55,25,2.99": false, "55,25,3": true, "gulf": true, "55,25,12": true} {
		query := "?date=2025-07-03&country=QAT&at=" + at
		paths, plain := outlines(t, body(t, near, "/map.svg"+query)), outlines(t, body(t, coarse, "/map.svg"+query))
		if len(paths) < 200 || len(paths) != len(plain) {
			t.Fatalf("at %q: %d places, %d without the detail", at, len(paths), len(plain))
		}
		fine := 0
		for code, d := range paths {
			if d == plain[code] {
				continue
			}
			if fine++; code != "selected" && d != detail.Path(country.Code(code), carto.Beyond(ui.WindowOf(at).Bound())) {
				t.Errorf("at %q: %s is drawn neither in detail nor plainly", at, code)
			}
		}
		if (fine > 0) != want {
			t.Errorf("at %q: %d places in detail, want some: %v", at, fine, want)
		}
		if want && (paths["selected"] == "" || !strings.HasPrefix(paths["selected"], paths["QAT"])) {
			t.Errorf("at %q: the chosen place is outlined as %q, drawn as %q", at, paths["selected"], paths["QAT"])
		}
	}
	embedded, plain := body(t, near, "/embed?at=gulf"), body(t, coarse, "/embed?at=gulf")
	if fine := detail.Path("QAT", carto.Beyond(ui.WindowOf("gulf").Bound())); !strings.Contains(embedded, fine) || strings.Contains(plain, fine) {
		t.Error("an embedded map is drawn without the detail that there is")
	}
	if body(t, near, "/map.png?at=gulf") == body(t, coarse, "/map.png?at=gulf") {
		t.Error("the PNG has no detail")
	}
	if body(t, near, "/card/map.png") != body(t, coarse, "/card/map.png") {
		t.Error("a card shows the whole world, but in detail")
	}
}

// outlines are the path data of an SVG's places, and of its outline under "selected".
func outlines(t *testing.T, svg string) map[string]string {
	t.Helper()
	paths, place := map[string]string{}, ""
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return paths
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		of := map[string]string{}
		for _, a := range e.Attr {
			of[a.Name.Local] = a.Value
		}
		switch {
		case of["data-country"] != "":
			place = of["data-country"]
		case e.Name.Local == "path" && of["id"] == "selected":
			paths["selected"] = of["d"]
		case e.Name.Local == "path" && place != "" && paths[place] == "":
			paths[place] = of["d"]
		}
	}
}
