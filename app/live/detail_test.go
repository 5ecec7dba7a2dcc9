package live

import (
	"slices"
	"testing"
	"time"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// TestRedraw: near enough, places are drawn in detail; back at the whole world as at first.
func TestRedraw(t *testing.T) {
	f, p := served(t, "/")
	move := func(at string) {
		f.window = ui.WindowOf(at)
		p.Do(Move{f.window})
		f.answer()
	}
	if move("15,45,2"); len(f.asked) > 0 || len(f.reshaped) > 0 {
		t.Fatalf("at zoom 2 the detail is asked for: %q", f.asked)
	}
	move("15,45,5")
	if !slices.Equal(f.asked, []string{worldURL, detailURL}) || len(f.reshaped) == 0 {
		t.Fatalf("at zoom 5 %q is asked for and %d places drawn, want the shapes as they were and the detail", f.asked, len(f.reshaped))
	}
	for c, path := range f.reshaped {
		if path == "" || path == drawing(t).Shape(c) {
			t.Errorf("%s is drawn as %q", c, path)
		}
	}
	near := len(f.reshaped)
	if move("15,45,6"); len(f.asked) != 2 {
		t.Errorf("the detail is asked for again: %q", f.asked)
	}
	move("")
	again := 0
	for c, path := range f.reshaped {
		if path == drawing(t).Shape(c) {
			again++
		}
	}
	if again != near {
		t.Errorf("%d of %d places are drawn as at first", again, near)
	}
}

// TestRedrawInSlices: no more than a few milliseconds at a time, nothing while a hand is on the map, and nothing more when
// it has come to rest elsewhere.
func TestRedrawInSlices(t *testing.T) {
	f, p := served(t, "/")
	f.slow = 4 * time.Millisecond
	f.window = ui.WindowOf("15,45,3")
	p.Do(Move{f.window})
	f.answer()
	if got := len(f.reshaped); got != 2 {
		t.Errorf("%d places are drawn in one go, want 2, which take more than %v", got, slice)
	}
	f.busy = true
	f.rest()
	if got := len(f.reshaped); got != 2 {
		t.Errorf("%d places are drawn while a hand is on the map, want none more than 2", got)
	}
	f.busy = false
	f.rest()
	if got := len(f.reshaped); got != 4 {
		t.Errorf("%d places are drawn after another turn, want 4", got)
	}
	p.Do(Move{f.window})
	f.reshaped = map[country.Code]string{}
	old := f.idle[:1]
	f.idle = f.idle[1:]
	for _, then := range old {
		then()
	}
	if got := len(f.reshaped); got != 0 {
		t.Errorf("%d places are drawn for where the map was before", got)
	}
	for range 9 {
		f.rest()
	}
	if got := len(f.reshaped); got != 3 {
		t.Errorf("%d places are drawn in the end, want the 3 that are left of 5", got)
	}
}

// TestRedrawAsksOnce: a map that is moved again before the detail has come does not ask for it again.
func TestRedrawAsksOnce(t *testing.T) {
	f, p := served(t, "/")
	for _, at := range []string{"15,45,4", "15,45,5", "15,45,6"} {
		f.window = ui.WindowOf(at)
		p.Do(Move{f.window})
	}
	if f.answer(); !slices.Equal(f.asked, []string{worldURL, detailURL}) || len(f.reshaped) == 0 {
		t.Errorf("three moves ask for %q and draw %d places, want both shapes once", f.asked, len(f.reshaped))
	}
}

// TestRedrawWithoutDetail: without a network, or without an address for it, the map stays as it is.
func TestRedrawWithoutDetail(t *testing.T) {
	f, p := served(t, "/")
	delete(f.files, detailURL)
	f.window = ui.WindowOf("15,45,5")
	p.Do(Move{f.window})
	if f.answer(); len(f.reshaped) > 0 {
		t.Errorf("%d places are drawn in a detail that has not come", len(f.reshaped))
	}
	f.files[detailURL] = shapes()
	p.Do(Move{f.window})
	if f.answer(); len(f.reshaped) == 0 {
		t.Error("the detail is not asked for again when there is a network")
	}
	f, p = served(t, "/")
	p.finer.address = ""
	p.Do(Move{ui.WindowOf("15,45,5")})
	if f.answer(); len(f.asked) > 0 {
		t.Errorf("without an address %q is asked for", f.asked)
	}
	f, p = served(t, "/about")
	p.redraw()
	if f.answer(); len(f.asked) > 0 {
		t.Errorf("on a page without a map %q is asked for", f.asked)
	}
}

// TestInSight: what is drawn in detail is what can be seen, on a screen higher than the window too, and some more.
func TestInSight(t *testing.T) {
	f, _ := served(t, "/")
	w := ui.WindowOf("15,45,4")
	for _, width := range []float64{1000, 0} { // a map that has no size yet shows its window
		f.width = width
		b := inSight(w, f)
		for i, want := range [4]float64{w.X - w.Width()/4, w.Y - w.Height()/4, w.X + w.Width()*5/4, w.Y + w.Height()*5/4} {
			if got := [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}[i]; got-want > 1e-6 || want-got > 1e-6 {
				t.Errorf("inSight on a screen of %v pixels = %v, want a window %v and a quarter", width, b, w)
			}
		}
	}
}
