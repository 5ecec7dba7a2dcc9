package label

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"recognitionmap/app/carto"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/world"
)

// real is the land of the map's own shapes.
var real = sync.OnceValue(func() *Land { return NewLand(plate()) })

func plate() *carto.Plate {
	data, err := os.ReadFile("../../geodata/dataset/world.bin")
	if err != nil {
		panic(err)
	}
	shapes, err := world.Decode(data)
	if err != nil {
		panic(err)
	}
	return carto.NewPlate(shapes)
}

// ground colours a few states, large and small.
func ground(c country.Code) (string, bool) {
	switch c {
	case "RUS":
		return "recognized", true
	case "CHN", "PAK", "UZB", "ARE", "QAT", "TUR", "AZE", "NIC":
		return "ambassador", true
	}
	return "none", false
}

// view is what a map of a width in pixels shows of a window.
func view(w carto.Window, width float64) View {
	return View{Seen: w.Bound(), Scale: width / w.Width(), Zoom: w.Zoom, Ground: ground}
}

// sound fails the test where a label overlaps another or a marker, or leaves what is seen.
func sound(t *testing.T, name string, v View, labels []Label) {
	t.Helper()
	for i, l := range labels {
		if !v.Seen.Contains(l.Box.Min) || !v.Seen.Contains(l.Box.Max) {
			t.Errorf("%s: %q at %v leaves %v", name, l.Lines, l.Box, v.Seen)
		}
		if !whole.Contains(l.Box.Min) || !whole.Contains(l.Box.Max) {
			t.Errorf("%s: %q at %v leaves the plate", name, l.Lines, l.Box)
		}
		for _, other := range labels[:i] {
			if overlap(l.Box, other.Box) {
				t.Errorf("%s: %q at %v overlaps %q at %v", name, l.Lines, l.Box, other.Lines, other.Box)
			}
		}
		for _, p := range real().places {
			if p.small && p.kind != country.Ungoverned && l.Box.Contains(p.marker) {
				t.Errorf("%s: %q at %v covers the marker of %s", name, l.Lines, l.Box, p.code)
			}
		}
	}
}

func overlap(a, b orb.Bound) bool {
	return a.Min[0] < b.Max[0] && b.Min[0] < a.Max[0] && a.Min[1] < b.Max[1] && b.Min[1] < a.Max[1]
}

// of returns the label of a place.
func of(labels []Label, c country.Code) (Label, bool) {
	for _, l := range labels {
		if l.Kind == Place && l.Of == c {
			return l, true
		}
	}
	return Label{}, false
}

// What is named depends on how near the map is.
func TestStepsOfZoom(t *testing.T) {
	kinds := func(zoom float64) (first, others, capitals, seas int) {
		v := view(carto.Over(orb.Point{58, 32}, zoom), 1180)
		for _, l := range real().Place(v) {
			switch {
			case l.Kind == Capital:
				capitals++
			case l.Kind == Sea:
				seas++
			case l.Coloured || l.Of == country.Afghanistan:
				first++
			default:
				others++
			}
		}
		return
	}
	if first, others, capitals, seas := kinds(1); first < 6 || others+capitals+seas > 0 {
		t.Errorf("the whole world names %d coloured states, %d others, %d capitals and %d seas, want the first alone", first, others, capitals, seas)
	}
	if first, others, capitals, seas := kinds(1.6); first < 6 || others < 20 || capitals+seas > 0 {
		t.Errorf("one step nearer %d coloured states, %d others, %d capitals and %d seas, want states alone", first, others, capitals, seas)
	}
	if first, others, capitals, seas := kinds(2.56); first < 5 || others < 20 || capitals < 10 || seas < 2 {
		t.Errorf("two steps nearer %d coloured states, %d others, %d capitals and %d seas, want all kinds", first, others, capitals, seas)
	}
	kabul := false
	for _, l := range real().Place(view(carto.FitDegrees(44, 22, 96, 46), 1180)) {
		kabul = kabul || l.Kind == Capital && l.Of == country.Afghanistan
	}
	if !kabul {
		t.Error("the neighbours of Afghanistan show no Kabul")
	}
}

// Lines are the words of a name, whole and in their order.
func TestNamesAreWhole(t *testing.T) {
	for _, zoom := range []float64{1, 2, 4} {
		for _, at := range []orb.Point{{20, 10}, {-90, 20}, {140, 0}} {
			for _, l := range real().Place(view(carto.Over(at, zoom), 1180)) {
				c, _ := country.Lookup(l.Of)
				if said := strings.Join(l.Lines, " "); l.Kind == Place && said != c.Name && said != c.Short() || len(l.Lines) > 2 {
					t.Errorf("%s is called %q, want %q or %q in at most two lines", l.Of, l.Lines, c.Name, c.Short())
				}
			}
		}
	}
}

// What is coloured comes first: a small state in a colour has its name where its larger neighbours would have theirs.
func TestColouredComeFirst(t *testing.T) {
	w := carto.FitDegrees(33, 12, 64, 40)
	v := view(w, 500)
	coloured, ok := of(real().Place(v), "QAT")
	if !ok || !coloured.Coloured {
		t.Errorf("a coloured Qatar is labelled %+v, want its name", coloured)
	}
	v.Ground = func(country.Code) (string, bool) { return "none", false }
	for _, c := range []country.Code{"SAU", "IRN", "EGY"} {
		if _, ok := of(real().Place(v), c); !ok {
			t.Errorf("with no colours %s has no name", c)
		}
	}
}

// A name stands within its land where it fits, else beside it, in the short form where the whole one does not fit.
func TestWhereNamesStand(t *testing.T) {
	labels := real().Place(view(carto.FitDegrees(33, 12, 64, 40), 1180))
	for _, test := range []struct {
		of     country.Code
		lines  string
		ground string
		align  Align
	}{
		{"SAU", "Saudi Arabia", "none", Middle},
		{"PAK", "Pakistan", "ambassador", Middle},
		{"ARE", "UAE", "ambassador", Middle},
		{"CYP", "Cyprus", "sea", End},
	} {
		l, ok := of(labels, test.of)
		if got := strings.Join(l.Lines, " "); !ok || got != test.lines || l.Ground != test.ground || l.Align != test.align {
			t.Errorf("%s is labelled %q on %s, %v, want %q on %s, %v", test.of, got, l.Ground, l.Align, test.lines, test.ground, test.align)
		}
	}
}

// A name that stands well stays where it is while the map is moved along.
func TestNamesStayWhenTheMapMoves(t *testing.T) {
	at := func(lon float64) Label {
		l, ok := of(real().Place(view(carto.Over(orb.Point{lon, 46}, 4), 1180)), "KAZ")
		if !ok {
			t.Fatalf("Kazakhstan has no name around %v° E", lon)
		}
		return l
	}
	a, b := at(66), at(70)
	if d := planar.Distance(orb.Point{a.X, a.Y}, orb.Point{b.X, b.Y}); d > cell/view(carto.Over(orb.Point{66, 46}, 4), 1180).Scale {
		t.Errorf("the name of Kazakhstan moves by %v units from %v to %v", d, a, b)
	}
}

func TestTheSameEachTime(t *testing.T) {
	v := view(carto.FitDegrees(-25, 34, 45, 72), 1180)
	if a, b := AppendSVG(nil, real().Place(v), v.Scale), AppendSVG(nil, real().Place(v), v.Scale); !bytes.Equal(a, b) {
		t.Error("two times the same view make other labels")
	}
}

func TestNothingUnderWhatCovers(t *testing.T) {
	v := view(carto.FitDegrees(46, 34, 88, 56), 1000)
	middle := v.Seen.Center()
	v.Covered = []orb.Bound{{Min: v.Seen.Min, Max: middle}}
	for _, l := range real().Place(v) {
		if overlap(l.Box, v.Covered[0]) {
			t.Errorf("%q at %v lies under %v", l.Lines, l.Box, v.Covered[0])
		}
	}
	v.Seen.Max = v.Seen.Min
	if l := real().Place(v); l != nil {
		t.Errorf("where nothing is seen there are labels: %v", l)
	}
}

// Every letter has its width, and no name a mark that markup would read.
func TestNamesAreText(t *testing.T) {
	check := func(name string) {
		for _, r := range name {
			if _, ok := widths()[r]; !ok || strings.ContainsRune(`<&>"`, r) {
				t.Errorf("%q has %q, which advances lacks or markup reads", name, r)
			}
		}
	}
	for _, c := range country.All() {
		check(c.Name)
		check(c.Short())
		check(c.Capital)
	}
	for _, s := range world.Seas {
		check(s.Name)
	}
}

// A few windows as they are: what changes shows in the file, and is looked at. Written anew with -update.
func TestGolden(t *testing.T) {
	var b bytes.Buffer
	for _, w := range []struct {
		name   string
		window carto.Window
		width  float64
	}{
		{"world", carto.Whole, 1180}, {"world on a phone", carto.Whole, 412}, {"Europe", carto.FitDegrees(-25, 34, 45, 72), 1180},
		{"Central Asia", carto.FitDegrees(46, 34, 88, 56), 1180}, {"Gulf on a phone", carto.FitDegrees(33, 12, 64, 40), 412},
	} {
		fmt.Fprintf(&b, "%s, %v pixels wide\n", w.name, w.width)
		v := view(w.window, w.width)
		for _, l := range real().Place(v) {
			x, y := (l.X-v.Seen.Min[0])*v.Scale, (l.Y-v.Seen.Min[1])*v.Scale
			off := ""
			if l.Line != nil {
				off = ", off"
			}
			fmt.Fprintf(&b, "  %s: %.0f %.0f, %v pixels, %s on %s%s\n", strings.Join(l.Lines, " / "), x, y, l.Size, l.Align, l.Ground, off)
		}
	}
	const file = "testdata/windows.txt"
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("labels are placed otherwise than in %s:\n%s", file, b.String())
	}
}

var update = flag.Bool("update", false, "write the goldens anew")
