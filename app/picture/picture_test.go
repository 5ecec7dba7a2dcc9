package picture

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/label"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
)

func subject(t testing.TB, address string) Subject {
	t.Helper()
	b, err := os.ReadFile("../../geodata/dataset/world.bin")
	if err != nil {
		t.Fatal(err)
	}
	shapes, err := world.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	event := func(c country.Code, kind relation.Kind, confidence relation.Confidence) relation.Event {
		return relation.Event{ID: "of-" + string(c), Country: c, Date: relation.Date{First: relation.Takeover + 1}, Kind: kind, Confidence: confidence, Headline: "A < B & C ]]> D"}
	}
	path, query, _ := strings.Cut(address, "?")
	v, _, err := state.Parse(path, query, relation.Takeover+10)
	if err != nil {
		t.Fatal(err)
	}
	return Subject{
		Drawing: ui.NewDrawing(carto.NewPlate(shapes)), View: v, Edition: 12, Address: "https://map.example" + Address(v),
		Record: relation.NewRecord([]relation.Event{
			event("NOR", relation.Recognition, relation.Confirmed), event("DNK", relation.AmbassadorSent, relation.Confirmed),
			event("CIV", relation.AmbassadorSent, relation.Disputed),
		}),
	}
}

// texts parses an SVG, which is stricter than a browser, and returns the words that it shows.
func texts(t *testing.T, svg []byte) []string {
	t.Helper()
	var all []string
	inText := false
	for d := xml.NewDecoder(strings.NewReader(string(svg))); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("not well formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "text"
			for _, a := range token.Attr {
				if a.Name.Local == "style" || a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("<%s %s=%q>", token.Name.Local, a.Name.Local, a.Value)
				}
			}
			if token.Name.Local == "style" || token.Name.Local == "script" {
				t.Errorf("there is a <%s>", token.Name.Local)
			}
		case xml.CharData:
			if inText {
				all = append(all, string(token))
			}
		case xml.EndElement:
			inText = false
		}
	}
}

func TestFigureStandsAlone(t *testing.T) {
	s := New(subject(t, "/country/SGP?date=2021-08-16&at=100,0,4&show=ambassador"))
	text := strings.Join(texts(t, s.AppendSVG(nil, func(name string) string { return "#" + name })), " ")
	for _, want := range []string{
		"On 16 August 2021 one state recognizes the Taliban government; one more exchanges ambassadors with it.", "Singapore: None",
		"Recognized 1", "Ambassador sent 1", "None 192", "Contested 1", "edition 12", "16 August 2021", "CC BY 4.0", "Natural Earth",
		"https://map.example/country/SGP?date=2021-08-16&show=ambassador&at=100,0,4",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the figure does not say %q: %s", want, text)
		}
	}
	if s.Ring == nil || s.Outline == "" {
		t.Error("Singapore is not marked")
	}
	if s.Map.Scale < 1 || s.Map.Width > s.Width {
		t.Errorf("the frame is %+v", s.Map)
	}
	for _, g := range s.Groups {
		if g.Faint != (g.Class != relation.ClassAmbassador) {
			t.Errorf("%s of class %s: faint %v", g.Places[0].Code, g.Class, g.Faint)
		}
	}
}

// A headline is XML as much as text, which ends nothing.
func TestFigureOfAnEvent(t *testing.T) {
	text := strings.Join(texts(t, New(subject(t, "/share?event=of-NOR")).AppendSVG(nil, func(name string) string { return "#" + name })), " ")
	if want := "A < B & C ]]> D"; !strings.Contains(text, want) {
		t.Errorf("the figure does not say %q: %s", want, text)
	}
}

// Nothing is written beside the sheet or below it, by the widths that are taken for sure.
func TestNothingOverflows(t *testing.T) {
	for _, address := range []string{"/", "/country/RUS", "/country/SGS", "/events/of-CIV", "/?at=central-asia", "/share?event=of-NOR", "/?lens=envoy&patterns=on", "/country/NOR?lens=recognition"} {
		for _, card := range []bool{false, true} {
			s := New(subject(t, address))
			if card {
				s = Card(subject(t, address))
			}
			for _, l := range s.Lines {
				if l.Y > s.Height-6 || l.Y < l.Size*.8 || l.X+textWidth(l.Text, l.Size, l.Bold) > s.Width-12 {
					t.Errorf("%s, card %v: %q ends at %.0f, %.0f on a sheet of %.0f by %.0f", address, card, l.Text, l.X+textWidth(l.Text, l.Size, l.Bold), l.Y, s.Width, s.Height)
				}
			}
			texts(t, s.AppendSVG(nil, func(string) string { return "#000000" }))
			if m := s.Map; m.X < 0 || m.X+m.Width > s.Width || m.Y+m.Height > s.Height || m.Width < 400 {
				t.Errorf("%s, card %v: the map is at %+v", address, card, m)
			}
		}
	}
}

// The names on the map of a sheet lie within it, are what the rule of app/label places, and are written as they stand.
func TestNamesOnTheMap(t *testing.T) {
	for _, address := range []string{"/", "/?at=europe", "/?at=gulf&lens=envoy"} {
		of := subject(t, address)
		s := New(of)
		pic, w := of.Record.On(of.View.Day), ui.WindowOf(of.View.Look.At)
		want := of.Drawing.Labels(pic, of.View.Look, label.View{Seen: w.Bound(), Scale: s.Map.Scale, Zoom: w.Zoom})
		if !reflect.DeepEqual(s.Names, want) {
			t.Errorf("%s: the sheet has the names %v, want %v", address, s.Names, want)
		}
		svg := string(s.AppendSVG(nil, func(string) string { return "#000000" }))
		for _, n := range s.Names {
			a, b := s.Map.At(n.Box.Min[0], n.Box.Min[1]), s.Map.At(n.Box.Max[0], n.Box.Max[1])
			if a.X < s.Map.X || a.Y < s.Map.Y || b.X > s.Map.X+s.Map.Width || b.Y > s.Map.Y+s.Map.Height {
				t.Errorf("%s: %q at %v, %v leaves the map %+v", address, n.Lines, a, b, s.Map)
			}
			for _, line := range n.Lines {
				if !strings.Contains(svg, ">"+line+"</text>") {
					t.Errorf("%s: the SVG has no text %q", address, line)
				}
			}
		}
	}
	if s := New(subject(t, "/?at=europe&names=off")); s.Names != nil {
		t.Errorf("a sheet without names has %v", s.Names)
	}
}

// Every colour that a sheet asks for is among Names.
func TestNames(t *testing.T) {
	known := map[string]bool{}
	for _, n := range Names {
		known[n] = true
	}
	New(subject(t, "/country/NOR")).AppendSVG(nil, func(name string) string {
		if !known[name] {
			t.Errorf("colour %q is not in Names", name)
		}
		return "#000000"
	})
}
