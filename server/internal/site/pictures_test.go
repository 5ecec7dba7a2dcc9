//go:build !race

// Drawing and packing take minutes under the race detector: make check runs this beside it.

package site

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/app/carto"
	sheets "recognitionmap/app/picture"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	raster "recognitionmap/server/internal/picture"
)

func TestPictureHeaders(t *testing.T) {
	s := realSite(t)
	for _, test := range []struct {
		address, mediaType string
		width, height      int // of a PNG
	}{
		{"/map.svg", "image/svg+xml", 0, 0},
		{"/map.svg?date=2025-07-03&country=RUS&at=60,40,3&show=ambassador", "image/svg+xml", 0, 0},
		{"/map.csv?date=2025-07-03", "text/csv; charset=utf-8; header=present", 0, 0},
		{"/map.png", "image/png", 1200, 0},
		{"/map.png?scale=2&date=1999-01-01", "image/png", 2400, 0},
		{"/map.png?scale=40&date=%zz&country=XYZ&event=none", "image/png", 1200, 0},
		{"/card/map.png", "image/png", 1200, 628},
		{"/card/country/RUS.png?date=2025-07-03&lens=envoy", "image/png", 1200, 628},
		{"/card/country/ru.png", "image/png", 1200, 628},
		{"/card/events/2025-07-03-rus-recognition.png", "image/png", 1200, 628},
	} {
		w := get(s, "GET", test.address)
		h := w.Header()
		if w.Code != http.StatusOK || h.Get("Content-Type") != test.mediaType || h.Get("Cache-Control") != "public, no-cache" || h.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
			t.Errorf("GET %s = %d with %v", test.address, w.Code, h)
		}
		tag := h.Get("ETag")
		if again := get(s, "GET", test.address, "If-None-Match", tag); again.Code != http.StatusNotModified || strings.HasPrefix(tag, "W/") || tag == "" {
			t.Errorf("GET %s again with ETag %s = %d", test.address, tag, again.Code)
		}
		if test.width == 0 {
			continue
		}
		size, err := png.DecodeConfig(bytes.NewReader(w.Body.Bytes()))
		if err != nil || size.Width != test.width || test.height != 0 && size.Height != test.height {
			t.Errorf("GET %s is %d by %d, %v", test.address, size.Width, size.Height, err)
		}
		if strings.HasPrefix(test.address, "/card") && w.Body.Len() > 300_000 {
			t.Errorf("GET %s has %d bytes, want at most 300 kB", test.address, w.Body.Len())
		}
	}
	for _, address := range []string{"/card/", "/card/map.svg", "/card/country/XYZ.png", "/card/table.png", "/card/../map.png", "/map.gif"} {
		if w := get(s, "GET", address); w.Code == http.StatusOK {
			t.Errorf("GET %s = %d", address, w.Code)
		}
	}
}

// TestPicturesAgreeWithThePage reads page, SVG, CSV and PNG of several days and compares the class of every state. Letters
// of names would be among the pixels that it reads.
func TestPicturesAgreeWithThePage(t *testing.T) {
	s := realSite(t)
	colours, err := raster.Palette(s.static.style)
	if err != nil {
		t.Fatal(err)
	}
	for _, date := range []string{"2021-08-15", "1999-01-01", "2025-07-03", ""} {
		query := ""
		if date != "" {
			query = "?date=" + date
		}
		want := ofPage(t, body(t, s, "/"+query))
		if len(want) < 195 {
			t.Fatalf("%q: the page has %d states", date, len(want))
		}
		for name, got := range map[string]map[country.Code]string{
			"SVG": ofSVG(t, body(t, s, "/map.svg"+query)), "CSV": ofCSV(t, body(t, s, "/map.csv"+query)),
			"figure": ofPNG(t, s, body(t, s, "/map.png?scale=2&names=off"+strings.Replace(query, "?", "&", 1)), query, 2, false, colours),
			"card":   ofPNG(t, s, body(t, s, "/card/map.png?names=off"+strings.Replace(query, "?", "&", 1)), query, 1, true, colours),
		} {
			if least := map[string]int{"SVG": 195, "CSV": 194, "figure": 90, "card": 60}[name]; len(got) < least {
				t.Errorf("%q: %s shows %d states, want at least %d", date, name, len(got), least)
			}
			for c, class := range got {
				if want[c] != class {
					t.Errorf("%q: %s shows %s as %s, the page as %s", date, name, c, class, want[c])
				}
			}
		}
	}
}

// ofPage returns the class of every state on the map of a page.
func ofPage(t *testing.T, page string) map[country.Code]string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	shown := map[country.Code]string{}
	var walk func(n *html.Node, class string, inMap bool)
	walk = func(n *html.Node, class string, inMap bool) {
		if id, _ := attr(n, "id"); id == "map" {
			inMap = true
		}
		for _, name := range []string{"data-class", "data-uncounted"} {
			if c, ok := attr(n, name); ok {
				class = c
				for _, mark := range []string{"contested", "reported", "unrecorded"} {
					if _, marked := attr(n, "data-"+mark); marked {
						class += " " + mark
					}
				}
			}
		}
		if c, ok := attr(n, "data-country"); ok && inMap {
			keep(shown, country.Code(c), class)
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child, class, inMap)
		}
	}
	walk(root, "", false)
	return shown
}

// keep notes a place that has a class of its own, or none to be asked for.
func keep(shown map[country.Code]string, code country.Code, class string) {
	if c, ok := country.Lookup(code); ok && c.Kind != country.Territory {
		shown[code] = class
	}
}

func ofSVG(t *testing.T, text string) map[country.Code]string {
	t.Helper()
	shown := map[country.Code]string{}
	class := ""
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return shown
		}
		if err != nil {
			t.Fatalf("the SVG is not well formed: %v", err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		mark := ""
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "data-class", "data-uncounted":
				class = a.Value
			case "data-contested", "data-reported", "data-unrecorded":
				mark = strings.Replace(a.Name.Local, "data-", " ", 1)
			case "data-country":
				keep(shown, country.Code(a.Value), class)
			}
		}
		class += mark
	}
}

func ofCSV(t *testing.T, text string) map[country.Code]string {
	t.Helper()
	text, marked := strings.CutPrefix(text, relation.BOM)
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if !marked {
		t.Errorf("the table begins with %.10q, want a BOM", text)
	}
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	shown := map[country.Code]string{}
	for _, row := range rows[1:] {
		class := row[at["class"]]
		for _, mark := range []string{"contested", "reported", "unrecorded"} {
			if row[at[mark]] == "true" {
				class += " " + mark
			}
		}
		shown[country.Code(row[at["country"]])] = class
	}
	return shown
}

// ofPNG returns the class that the colours around the middle of every place of some size tell.
func ofPNG(t *testing.T, s *Site, file, query string, scale int, card bool, colours sheets.Colours) map[country.Code]string {
	t.Helper()
	img, err := png.Decode(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	view, _, err := state.Parse("/share", strings.TrimPrefix(query, "?"), today)
	if err != nil {
		t.Fatal(err)
	}
	record := s.current.Load().facts.Record
	of := sheets.Subject{Drawing: s.drawing, Record: record, View: view}
	sheet := sheets.New(of)
	if card {
		sheet = sheets.Card(of)
	}
	shown := map[country.Code]string{}
	s.drawing.Each(func(_ country.Country, f carto.Feature) {
		if f.Side*sheet.Map.Scale < 22 {
			return
		}
		p := sheet.Map.At(f.Anchor[0], f.Anchor[1])
		if class := seen(img, int(p.X*float64(scale)), int(p.Y*float64(scale)), 4*scale, colours); class != "" {
			keep(shown, f.Code, class)
		}
	})
	return shown
}

// seen returns the class whose colours most pixels within r of a place have, "" where it is mostly borders, coasts and
// blends. A hatch is told by its two colours, level lines by one row of theirs.
func seen(img image.Image, x, y, r int, colours sheets.Colours) string {
	count := map[string]int{}
	corners := map[[2]bool]bool{} // of the four, those with the colour of ambassadors: a mesh has it in most, a neighbour in two
	level := false                // whether a row of pixels has the colour of none for the most part, which a slanted hatch never has
	for dy := -r; dy <= r; dy++ {
		before := count[colours("none")]
		for dx := -r; dx <= r; dx++ {
			c := color.RGBAModel.Convert(img.At(x+dx, y+dy)).(color.RGBA)
			hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
			count[hex]++
			if hex == colours("ambassador") && dx != 0 && dy != 0 {
				corners[[2]bool{dx > 0, dy > 0}] = true
			}
		}
		level = level || count[colours("none")]-before > 3*r/2
	}
	all := (2*r + 1) * (2*r + 1)
	n := func(name string) int { return 100 * count[colours(name)] / all } // per cent
	ambassador := n("ambassador") + n("ambassador-dot")
	switch most := max(n("recognized"), ambassador, n("none"), n("na"), n("contested")); {
	case most < 40:
		return ""
	case n("recognized") == most:
		return "recognized"
	case n("na") == most || n("na-hatch") > 8:
		return "na"
	case n("contested") > 6:
		return "none contested"
	case ambassador == most && level:
		return "ambassador reported"
	case ambassador == most && n("none") > 15:
		return "ambassador contested"
	case ambassador == most:
		return "ambassador"
	case len(corners) > 2:
		return "none unrecorded"
	}
	return "none"
}
