package picture

import (
	"image"
	"image/color"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestPalette(t *testing.T) {
	css, err := os.ReadFile("../../../web/css/statuses.css")
	if err != nil {
		t.Fatal(err)
	}
	colours, err := Palette(string(css))
	if err != nil {
		t.Fatal(err)
	}
	if got := colours("recognized"); got != "#08306b" { // the light page's, not the dark one's
		t.Errorf("recognized is %s", got)
	}
	if _, err := Palette(strings.Replace(string(css), "--none-dot:", "--no-dot:", 1)); err == nil || !strings.Contains(err.Error(), "none-dot") {
		t.Errorf("a palette without none-dot: %v", err)
	}
}

func TestParse(t *testing.T) {
	same := transform{1, 0, 0}
	for _, test := range []struct {
		name, data string
		want       []line
	}{
		{"nothing", "", nil},
		{"steps after m are lines", "m10 20 5-3-2 4z", []line{{[]point{{10, 20}, {15, 17}, {13, 21}}, true}}},
		{"a second part goes on from the first's start", "m10 20 5 0 0 5zm1 1 2 0 0 2z", []line{{[]point{{10, 20}, {15, 20}, {15, 25}}, true}, {[]point{{11, 21}, {13, 21}, {13, 23}}, true}}},
		{"open lines", "m1 1h5m2 3v-2", []line{{[]point{{1, 1}, {6, 1}}, false}, {[]point{{8, 4}, {8, 2}}, false}}},
		{"absolute", "M1 1L2 2 3 1Z", []line{{[]point{{1, 1}, {2, 2}, {3, 1}}, true}}},
		{"a number is missing", "m1", []line{{[]point{{1, 0}}, false}}},
		{"no path", "quux", nil},
	} {
		got := parse(test.data, same)
		if len(got) != len(test.want) {
			t.Errorf("%s: parse(%q) = %v, want %v", test.name, test.data, got, test.want)
			continue
		}
		for i := range got {
			same := got[i].closed == test.want[i].closed && len(got[i].points) == len(test.want[i].points)
			for j := 0; same && j < len(got[i].points); j++ {
				same = got[i].points[j] == test.want[i].points[j]
			}
			if !same {
				t.Errorf("%s: parse(%q)[%d] = %v, want %v", test.name, test.data, i, got[i], test.want[i])
			}
		}
	}
	curve := parse("m0 0c0 10 10 10 10 0z", transform{2, 100, 0})
	points := curve[0].points
	if last := points[len(points)-1]; len(points) < 8 || last != (point{120, 0}) || points[len(points)/2].y < 10 {
		t.Errorf("a curve = %v", points)
	}
}

func TestStrokesDoNotCancelOut(t *testing.T) {
	d := drawing{bounds: image.Rect(0, 0, 20, 20), clip: image.Rect(0, 0, 20, 20), paper: color.RGBA{255, 255, 255, 255}}
	black := color.RGBA{A: 255}
	d.stroke([]line{{[]point{{2, 10}, {18, 10}, {2, 10}}, false}}, 4, black) // there and back
	s := newStrip(&d)
	s.draw(0)
	if got := colourOf(s.pix[10*20+10]); got != black {
		t.Errorf("a line drawn there and back is %v", got)
	}
}

// A shape that goes through several strips, and copies of it, have no seams: each row is what it is when all is one strip.
func TestStripsHaveNoSeams(t *testing.T) {
	const height = 3*stripHeight + 7
	d := drawing{bounds: image.Rect(0, 0, 300, height), clip: image.Rect(10, 0, 290, height), paper: color.RGBA{255, 255, 255, 255}}
	d.grid = newGrid(d.bounds, 1)
	black := color.RGBA{A: 255}
	d.fill([]line{{[]point{{5, 0}, {250, height / 2}, {5, height}}, true}}, plain(black))
	d.stroke([]line{{[]point{{290, 5}, {20, height - 5}}, false}}, 3, color.RGBA{200, 0, 0, 255})
	d.add(shape{lines: []line{{[]point{{150, 10}, {170, height - 10}, {160, height - 10}}, true}}, copies: halo(6), paint: plain(color.RGBA{0, 200, 0, 255})})
	s := newStrip(&d)
	at := func(x, y int) color.RGBA {
		s.draw(y / stripHeight * stripHeight)
		return colourOf(s.pix[(y%stripHeight)*300+x])
	}
	for y := stripHeight; y < height-1; y += stripHeight { // the rows around each seam
		for x := range 300 {
			above, below := at(x, y-1), at(x, y)
			if x >= 10 && x < 18 && (above != black || below != black) {
				t.Fatalf("at %d, %d: %v and %v below, want the triangle", x, y, above, below)
			}
			if x < 10 && (above != d.paper || below != d.paper) {
				t.Fatalf("at %d, %d: %v and %v below, want what is cut off", x, y, above, below)
			}
		}
	}
}

func TestPaletteOf(t *testing.T) {
	count := map[uint32]int{}
	for i := range 64 * 64 {
		count[pixel(color.RGBA{uint8(i), uint8(i >> 4), 7, 255})]++
	}
	rare := color.RGBA{1, 2, 3, 255}
	p := mostFrequent(count, []color.RGBA{rare})
	if len(p) != 256 || p[0] != color.Color(rare) {
		t.Errorf("%d colours, the exact one is %v", len(p), p[0])
	}
	if got := nearest(color.Palette{color.RGBA{0, 0, 0, 255}, color.RGBA{200, 0, 0, 255}, color.RGBA{0, 200, 0, 255}}, color.RGBA{150, 40, 0, 255}); got != 1 {
		t.Errorf("the nearest is %d, want 1", got)
	}
}

func TestDashes(t *testing.T) {
	got := dashes([]line{{[]point{{0, 0}, {4, 0}, {4, 4}}, false}}, 3, 2)
	want := []line{{points: []point{{0, 0}, {3, 0}}}, {points: []point{{4, 1}, {4, 4}}}}
	if len(got) != 2 || !slices.Equal(got[0].points, want[0].points) || !slices.Equal(got[1].points, want[1].points) {
		t.Errorf("dashes of a corner = %v, want %v", got, want)
	}
	if got := dashes([]line{{[]point{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, true}}, 3, 2); len(got) != 8 {
		t.Errorf("a closed square of 40 has %d dashes of a period of 5, want 8", len(got))
	}
}
