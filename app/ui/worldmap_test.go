package ui_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
)

// element is a start tag of the map with the class of the nearest element around it that carries one.
type element struct {
	name, class string
	attr        map[string]string
}

// drawn parses a map as XML, which is stricter than a browser.
func drawn(t testing.TB, svg []byte) []element {
	t.Helper()
	var all []element
	var classes []string
	for d := xml.NewDecoder(strings.NewReader(string(svg))); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("the map is not well formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			class, ok := e.attr["data-class"]
			if !ok {
				class, ok = e.attr["data-uncounted"]
			}
			if !ok && len(classes) > 0 {
				class = classes[len(classes)-1]
			}
			e.class = class
			classes = append(classes, class)
			all = append(all, e)
		case xml.EndElement:
			classes = classes[:len(classes)-1]
		}
	}
}

func drawing(t testing.TB) *ui.Drawing {
	t.Helper()
	b, err := os.ReadFile("../../geodata/dataset/world.bin")
	if err != nil {
		t.Fatal(err)
	}
	shapes, err := world.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return ui.NewDrawing(carto.NewPlate(shapes))
}

// picture is a day on which one counted state is recognized, one has an ambassador, and one is contested.
func picture() relation.Picture {
	event := func(c country.Code, kind relation.Kind, confidence relation.Confidence) relation.Event {
		return relation.Event{ID: string(c), Country: c, Date: relation.Date{First: relation.Takeover + 1}, Kind: kind, Confidence: confidence}
	}
	return relation.NewRecord([]relation.Event{
		event("NOR", relation.Recognition, relation.Confirmed),
		event("DNK", relation.AmbassadorSent, relation.Confirmed),
		event("CIV", relation.AmbassadorSent, relation.Disputed),
	}).On(relation.Takeover + 1)
}

func TestAppendSVG(t *testing.T) {
	pic := picture()
	elements := drawn(t, drawing(t).AppendSVG(nil, pic, state.Look{}, "NOR", "?date=2025-07-03"))
	places := map[country.Code]element{}
	counts := map[string]int{}
	stops := 0
	for _, e := range elements {
		if c := e.attr["data-country"]; c != "" {
			if _, twice := places[country.Code(c)]; twice {
				t.Errorf("%s is drawn twice", c)
			}
			places[country.Code(c)] = e
			if want := "/country/" + c + "?date=2025-07-03"; e.attr["href"] != want {
				t.Errorf("%s links to %q, want %q", c, e.attr["href"], want)
			}
		}
		if c := e.attr["data-class"]; c != "" {
			counts[c]++
		}
		if e.attr["tabindex"] == "0" {
			stops++
		}
	}
	for _, c := range country.All() {
		e, ok := places[c.Code]
		if !ok {
			t.Errorf("%s is not on the map", c.Code)
			continue
		}
		if got, want := e.class, string(pic.Of(c.Code).Class); got != want {
			t.Errorf("%s shows class %q, want %q", c.Code, got, want)
		}
		if _, got := e.attr["data-disputed"]; got != c.Disputed() {
			t.Errorf("%s is drawn as disputed: %v, want %v", c.Code, got, c.Disputed())
		}
		if got, want := e.attr["aria-label"], ui.PlaceLabel(pic, relation.LensClass, c); got != want {
			t.Errorf("%s is called %q, want %q", c.Code, got, want)
		}
	}
	if want := map[string]int{"recognized": 1, "ambassador": 1, "none": 192, "na": 3}; counts["recognized"] != 1 || counts["ambassador"] != 1 || counts["none"] != want["none"] || counts["na"] != 3 {
		t.Errorf("elements by class = %v, want %v", counts, want)
	}
	if stops != 1 {
		t.Errorf("the map has %d stops of the tab key, want 1", stops)
	}
	if _, ok := places["CIV"].attr["data-contested"]; !ok {
		t.Error("a contested state carries no data-contested")
	}
	if _, ok := places["TZA"].attr["data-norecord"]; !ok {
		t.Error("a state without any event carries no data-norecord")
	}
	last, over := elements[len(elements)-2], elements[len(elements)-1]
	if last.attr["id"] != "selected" || last.attr["d"] == "" || over.attr["id"] != "cover" || over.attr["fill"] != "none" {
		t.Errorf("the last elements are %v and %v, want the outline of the open country and what is not seen over all", last, over)
	}
}

func TestAppendSVGIsTheSameEachTime(t *testing.T) {
	pic := picture()
	if a, b := drawing(t).AppendSVG(nil, pic, state.Look{}, "", ""), drawing(t).AppendSVG(nil, pic, state.Look{}, "", ""); string(a) != string(b) {
		t.Error("two drawings of one picture differ")
	}
}

func BenchmarkAppendSVG(b *testing.B) {
	d, pic := drawing(b), picture()
	var dst []byte
	b.ReportAllocs()
	for b.Loop() {
		dst = d.AppendSVG(dst[:0], pic, state.Look{}, "NOR", "")
	}
	b.SetBytes(int64(len(dst)))
}

// TestOutline: what lies over a chosen place is all that is drawn of it, since the page's script makes it of that.
func TestOutline(t *testing.T) {
	d, paths, at := drawing(t), map[country.Code]string{}, country.Code("")
	for _, e := range drawn(t, d.AppendSVG(nil, picture(), state.Look{}, "", "")) {
		switch {
		case e.attr["data-country"] != "":
			at = country.Code(e.attr["data-country"])
		case e.attr["id"] == "selected":
			at = ""
		case e.name == "path" && at != "":
			paths[at] += e.attr["d"]
		}
	}
	for _, c := range country.All() {
		if got := d.Outline(c.Code); got != paths[c.Code] {
			t.Errorf("Outline(%s) = %q, want what the map draws, %q", c.Code, got, paths[c.Code])
		}
	}
}

// TestShape: what the map draws first of a place is what Shape returns.
func TestShape(t *testing.T) {
	d := drawing(t)
	svg := string(d.AppendSVG(nil, picture(), state.Look{}, "", ""))
	for _, f := range d.Plate().Features {
		_, place, _ := strings.Cut(svg, `data-country="`+string(f.Code)+`"`)
		_, path, _ := strings.Cut(place, ` d="`)
		if path, _, _ = strings.Cut(path, `"`); path != d.Shape(f.Code) {
			t.Errorf("%s is drawn as %q, and its shape is %q", f.Code, path, d.Shape(f.Code))
		}
	}
	if s := d.Shape("XXX"); s != "" {
		t.Errorf("a place that is none has the shape %q", s)
	}
}
