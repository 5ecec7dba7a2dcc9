package carto

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestWindowsLieWithinThePlate(t *testing.T) {
	for _, middle := range []orb.Point{{0, 0}, {Width, Height}, {2000, 900}, {-50, 5000}} {
		for _, zoom := range []float64{0, 1, 1.5, 7, 12, 40} {
			w := Around(middle, zoom)
			b := w.Bound()
			if b.Min[0] < 0 || b.Min[1] < 0 || b.Max[0] > Width+1e-9 || b.Max[1] > Height+1e-9 || w.Zoom < 1 || w.Zoom > MaxZoom {
				t.Errorf("Around(%v, %v) = %+v, beyond the plate", middle, zoom, w)
			}
		}
	}
	if w := Around(orb.Point{100, 100}, 1); w != Whole {
		t.Errorf("a window of zoom 1 is %+v, want the whole plate", w)
	}
}

func TestMiddleIsTheInverseOfOver(t *testing.T) {
	for _, at := range []orb.Point{{69, 34}, {-100, 40}, {150, -25}, {14, 36}, {-150, 60}} {
		got := Over(at, 12).Middle()
		if math.Abs(got[0]-at[0]) > 1e-6 || math.Abs(got[1]-at[1]) > 1e-6 {
			t.Errorf("Over(%v, 12).Middle() = %v", at, got)
		}
	}
}

func TestFit(t *testing.T) {
	b := orb.Bound{Min: orb.Point{1000, 700}, Max: orb.Point{1500, 800}}
	w := Fit(b, .4)
	if share, whole := w.Share(b); math.Abs(share-.4) > 1e-9 || !whole {
		t.Errorf("the box takes %v of its window, whole %v, want 0.4 of it", share, whole)
	}
	if w := Fit(orb.Point{1000, 700}.Bound(), .4); w.Zoom != MaxZoom {
		t.Errorf("a point is shown at zoom %v, want %v", w.Zoom, MaxZoom)
	}
	if w := Fit(orb.Bound{Max: orb.Point{Width, Height}}, .4); w != Whole {
		t.Errorf("the plate's own window is %+v, want the whole plate", w)
	}
}

func TestFitDegreesHoldsItsBox(t *testing.T) {
	w := FitDegrees(-25, 34, 45, 72)
	for _, corner := range []orb.Point{{-25, 34}, {45, 34}, {-25, 72}, {45, 72}, {10, 72}} {
		if p := at(corner); !w.Bound().Pad(1e-9).Contains(p) {
			t.Errorf("the window %+v lacks the corner %v of its box", w, corner)
		}
	}
	if w.Zoom < 2 {
		t.Errorf("Europe is shown at zoom %v", w.Zoom)
	}
}

func TestViewBox(t *testing.T) {
	for _, test := range []struct {
		w    Window
		want string
	}{
		{Whole, "0 0 4000 1866"},
		{Window{10.126, 20, 4}, "10.13 20 1000 466.5"},
	} {
		if got := test.w.ViewBox(); got != test.want {
			t.Errorf("%+v.ViewBox() = %q, want %q", test.w, got, test.want)
		}
	}
}

func TestPathBounds(t *testing.T) {
	square := func(x, y, size int) orb.Bound {
		return orb.Bound{Min: orb.Point{float64(x), float64(y)}, Max: orb.Point{float64(x + size), float64(y + size)}}
	}
	for _, test := range []struct {
		name, d string
		want    orb.Bound
	}{
		{"one part", "m100 200 0 50 50 0 0-50z", square(100, 200, 50)},
		{"a speck beside it does not count", "m100 200 0 50 50 0 0-50zm300 0 0 5 5 0 0-5z", square(100, 200, 50)},
		{"a part as large does", "m100 200 0 50 50 0 0-50zm100 50 0 50 50 0 0-50z", square(100, 200, 50).Union(square(200, 250, 50))},
		{"not from the other side of the map", "m100 200 0 50 50 0 0-50zm3000 0 0 49 49 0 0-49z", square(100, 200, 50)},
		{"tenths of a unit", "m10.5 20.5 0 10 10 0 0-10z", orb.Bound{Min: orb.Point{10.5, 20.5}, Max: orb.Point{20.5, 30.5}}},
		{"a marker", "M3031 953h0", orb.Point{3031, 953}.Bound()},
	} {
		if got, ok := PathBounds(test.d); !ok || got != test.want {
			t.Errorf("%s: PathBounds(%q) = %v, %v, want %v", test.name, test.d, got, ok, test.want)
		}
	}
	for _, d := range []string{"", "m", "m10", "zebra"} {
		if b, ok := PathBounds(d); ok && !b.IsZero() {
			t.Errorf("PathBounds(%q) = %v", d, b)
		}
	}
}
