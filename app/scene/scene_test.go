package scene

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/app/carto"
	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
)

// parsed reads HTML as a browser does.
func parsed(t testing.TB, text []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// TestPlacesAreThoseOfTheDrawing: marks, name and holder of each place are what the drawing of the same view has.
func TestPlacesAreThoseOfTheDrawing(t *testing.T) {
	b, err := os.ReadFile("../../geodata/dataset/world.bin")
	if err != nil {
		t.Fatal(err)
	}
	shapes, err := world.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	drawing, real := ui.NewDrawing(carto.NewPlate(shapes)), record(t)
	for _, lens := range relation.Lenses {
		for _, test := range []struct {
			name, date string
			record     *relation.Record
		}{
			{"the first Emirate", "1999-01-01", real}, {"the republic", "2010-01-01", real}, {"a day with a recognition", "2025-07-03", real}, {"today", "latest", real},
			{"invented events", "latest", relation.NewRecord(invented())}, {"no events", "latest", relation.NewRecord(nil)},
		} {
			v := view(t, "/?date="+test.date+"&lens="+none(string(lens), "class"))
			places := map[country.Code]Place{}
			for _, p := range Of(Subject{Record: test.record, Today: lastDay}, v).Places() {
				places[p.Code] = p
			}
			drawn := map[country.Code]bool{}
			for n := range parsed(t, drawing.AppendSVG(nil, test.record.On(v.Day), v.Look, "", "")).Descendants() {
				code, ok := attr(n, "data-country")
				if !ok {
					continue
				}
				p, ok := places[country.Code(code)]
				if !ok || drawn[p.Code] {
					t.Errorf("%s: %s is drawn, and is no place or drawn twice", test.name, code)
				}
				drawn[p.Code] = true
				if label, _ := attr(n, "aria-label"); label != p.Label {
					t.Errorf("%s through %q: %s is called %q on the map, want %q", test.name, lens, code, label, p.Label)
				}
				bearer := n
				for bearer.Data != "svg" && !marked(bearer) {
					bearer = bearer.Parent
				}
				if got, want := marks(bearer), listed(p.Look.Marks); got != want {
					t.Errorf("%s through %q: %s has the marks %s on the map, want %s", test.name, lens, code, got, want)
				}
				for other := range bearer.Descendants() {
					if code, ok := attr(other, "data-country"); ok && places[country.Code(code)].Holder != p.Holder {
						t.Errorf("%s: %s is drawn with %s, whose look it has not", test.name, code, p.Code)
					}
				}
			}
			if len(drawn) != len(places) {
				t.Errorf("%s: %d places are drawn, want %d", test.name, len(drawn), len(places))
			}
		}
	}
}

func marked(n *html.Node) bool { return marks(n) != "" }

func marks(n *html.Node) string {
	var list []string
	for _, a := range n.Attr {
		if slices.Contains(ui.MarkNames, a.Key) {
			list = append(list, a.Key+"="+a.Val)
		}
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func listed(look []ui.Mark) string {
	var list []string
	for _, m := range look {
		list = append(list, m.Name+"="+m.Value)
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

// TestPlaces: all of them, in the order of the list, a territory with the look of the state behind it.
func TestPlaces(t *testing.T) {
	places := Of(Subject{Record: relation.NewRecord(invented()), Today: lastDay}, view(t, "/")).Places()
	for i, c := range country.All() {
		if places[i].Code != c.Code || places[i].Holder != c.Holder() {
			t.Fatalf("Places[%d] = %s of %s, want %s of %s", i, places[i].Code, places[i].Holder, c.Code, c.Holder())
		}
	}
	looks := map[country.Code]string{}
	for _, p := range places {
		looks[p.Code] = listed(p.Look.Marks)
	}
	if looks["GRL"] != looks["DNK"] || looks["GRL"] == looks["SWE"] {
		t.Errorf("the look of GRL = %s, want that of DNK, %s", looks["GRL"], looks["DNK"])
	}
}

func TestTitle(t *testing.T) {
	for _, test := range []struct{ name, address, want string }{
		{"the map", "/?date=2025-07-03", "Who recognizes the Taliban government? A map, as of 3 July 2025"},
		{"the map today", "/", "Who recognizes the Taliban government? A map, as of 24 November 2026"},
		{"a country", "/country/NOR?date=2025-07-03", "Does Norway recognize the Taliban government? Status on 3 July 2025"},
	} {
		if got := Title(view(t, test.address)); got != test.want {
			t.Errorf("%s: Title(%s) = %q, want %q", test.name, test.address, got, test.want)
		}
	}
}

// TestSentence: the text is that of the finding, and the day stands in a span of its own.
func TestSentence(t *testing.T) {
	for _, test := range []struct {
		name string
		day  relation.Day
		n    relation.Counts
	}{
		{"nobody", lastDay, relation.Counts{None: 194}},
		{"one", lastDay, relation.Counts{Recognized: 1, None: 193}},
		{"some", lastDay, relation.Counts{Recognized: 2, Ambassador: 14, None: 178}},
		{"no government", relation.Takeover - 1, relation.Counts{None: 194}},
	} {
		pic := relation.Picture{Day: test.day, Counts: test.n}
		root := parsed(t, []byte(markup.HTML(Sentence(pic, relation.LensClass)...)))
		text, day := "", ""
		for n := range root.Descendants() {
			if n.Type == html.TextNode {
				text += n.Data
			}
			if class, _ := attr(n, "class"); class == "day" {
				day = n.FirstChild.Data
			}
		}
		if want := ui.FindingText(pic, relation.LensClass); text != want || day != test.day.Long() {
			t.Errorf("%s: Sentence(%v) = %q with the day %q, want %q", test.name, test.day, text, day, want)
		}
	}
}

// TestSpanIsAskedInAForm: its action is a path alone, since the program reads it as one, and its fields are the span.
func TestSpanIsAskedInAForm(t *testing.T) {
	s := Of(Subject{Record: relation.NewRecord(invented()), Today: lastDay}, view(t, "/country/NOR?ever=mission&from=2022-01-01&to=2023-01-01&at=gulf"))
	html := markup.HTML(s.Parts[2].Element)
	for _, want := range []string{`action="/country/NOR"`, `name="from" value="2022-01-01"`, `name="to" value="2023-01-01"`, `name="ever" value="mission"`} {
		if !strings.Contains(html, want) {
			t.Errorf("the form of a span has no %s: %s", want, html)
		}
	}
}

// TestParts: five, in their order, each once, each by its name.
func TestParts(t *testing.T) {
	for _, address := range []string{"/", "/country/NOR", "/?lens=envoy&patterns=on&at=gulf"} {
		s := Of(Subject{Record: relation.NewRecord(invented()), Today: lastDay, Complete: true, Playing: true}, view(t, address))
		var names []string
		for _, p := range s.Parts {
			names = append(names, p.Name)
			n := 0
			for e := range parsed(t, []byte(markup.HTML(p.Element))).Descendants() {
				if name, ok := attr(e, "data-part"); ok && name == p.Name {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s: the part %s has its name %d times, want once", address, p.Name, n)
			}
		}
		if want := []string{Note, Move, Key, Time, Panel}; !slices.Equal(names, want) {
			t.Errorf("%s: the parts are %q, want %q", address, names, want)
		}
	}
}

// TestKeySaysTheRuleOfALens: and of the class nothing, whose rule the page tells elsewhere.
func TestKeySaysTheRuleOfALens(t *testing.T) {
	for _, lens := range relation.Lenses {
		s := Of(Subject{Record: relation.NewRecord(nil), Today: lastDay}, view(t, "/?lens="+none(string(lens), "class")))
		rule := ""
		for n := range parsed(t, []byte(markup.HTML(s.Parts[2].Element))).Descendants() {
			if class, _ := attr(n, "class"); class == "rule" {
				rule = n.FirstChild.Data
			}
		}
		want := lens.Rule()
		if lens == relation.LensClass {
			want = ""
		}
		if rule != want {
			t.Errorf("the key of the lens %q says %q, want %q", lens, rule, want)
		}
	}
}

// TestOfAnything: a scene and its rows can be made of any record and any view, known or not.
func TestOfAnything(t *testing.T) {
	for _, test := range []struct {
		name   string
		record *relation.Record
	}{
		{"no events", relation.NewRecord(nil)},
		{"one event", relation.NewRecord(invented()[:1])},
		{"an event of a place that does not exist", relation.NewRecord([]relation.Event{{ID: "x", Country: "XZZ", Date: relation.Date{First: relation.Takeover}, Kind: relation.Recognition}})},
		{"an event of a kind that does not exist", relation.NewRecord([]relation.Event{{ID: "x", Country: "NOR", Date: relation.Date{First: relation.Takeover}, Kind: "coronation"}})},
		{"an event to come", relation.NewRecord([]relation.Event{{ID: "x", Country: "NOR", Date: relation.Date{First: lastDay + 100}, Kind: relation.Recognition}})},
		{"an event before the record", relation.NewRecord([]relation.Event{{ID: "x", Country: "NOR", Date: relation.Date{First: state.FirstDay - 1000}, Kind: relation.Recognition}})},
	} {
		for name, change := range map[string]func(*state.View){
			"as it is":                                func(*state.View) {},
			"a country that does not exist":           func(v *state.View) { v.Country = "XZZ" },
			"a lens that does not exist":              func(v *state.View) { v.Look.Lens = "microscope" },
			"an event that does not exist":            func(v *state.View) { v.EventID = "none-such" },
			"a part of the world that does not exist": func(v *state.View) { v.Look.At = "atlantis" },
			"a word that no legend has":               func(v *state.View) { v.Look.Show = "emperor" },
			"the first day":                           func(v *state.View) { *v = v.OnDay(state.FirstDay, lastDay) },
		} {
			v := view(t, "/")
			change(&v)
			subject := Subject{Record: test.record, Today: lastDay}
			s := Of(subject, v)
			if len(s.Places()) != len(country.All()) || len(s.Parts) != 5 || s.Title == "" || len(s.Sentence) == 0 {
				t.Errorf("Of(%s, %s) has %d places and %d parts, want all", test.name, name, len(s.Places()), len(s.Parts))
			}
			for _, p := range s.Parts {
				if markup.HTML(p.Element) == "" {
					t.Errorf("Of(%s, %s) has an empty part %s", test.name, name, p.Name)
				}
			}
			if r := scriptOf(t, RowsOf(subject, v), v); len(r.Days) == 0 || len(r.Places) != len(country.All()) {
				t.Errorf("RowsOf(%s, %s) have %d places and the days %v, want all", test.name, name, len(r.Places), r.Days)
			}
		}
	}
}

// TestOfManyEvents: each of them changes the class of a state.
func TestOfManyEvents(t *testing.T) {
	const number = many
	var states []country.Code
	for _, c := range country.All() {
		if c.Counted() && len(states) < 10 {
			states = append(states, c.Code)
		}
	}
	kinds := []relation.Kind{relation.AmbassadorSent, relation.Recognition, relation.RecognitionWithdrawn}
	days := int(lastDay-relation.Takeover) + 1
	events := make([]relation.Event, number)
	for i := range events {
		turn := i / len(states)
		events[i] = relation.Event{ID: fmt.Sprint(i), Country: states[i%len(states)], Date: relation.Date{First: relation.Takeover + relation.Day(turn%(days/5)*5)}, Kind: kinds[turn%len(kinds)], Confidence: relation.Confirmed, Headline: "Event"}
	}
	s := Subject{Record: relation.NewRecord(events), Today: lastDay, Complete: true}
	v := view(t, "/country/NOR?date=2023-05-10")
	if scene := Of(s, v); len(scene.Places()) != len(country.All()) || len(scene.Parts) != 5 {
		t.Errorf("Of(%d events) has %d places and %d parts, want all", number, len(scene.Places()), len(scene.Parts))
	}
	r := scriptOf(t, RowsOf(s, v), v)
	for d := relation.Day(r.First); d <= relation.Day(r.Last); d += 100 {
		pic := s.Record.On(d)
		for _, code := range states {
			if got, want := r.place(code, d).look.Set["data-class"], string(pic.Of(code).Class); got != want {
				t.Fatalf("RowsOf(%d events): %s on %v = %s, want %s", number, code, d, got, want)
			}
		}
	}
}
