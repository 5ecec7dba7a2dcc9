package live

import (
	"strings"
	"testing"

	"recognitionmap/app/carto"
)

// named is a page whose names have been placed.
func named(t *testing.T, address string) (*fake, *Program) {
	f, p := served(t, address)
	p.redraw()
	settle(f)
	return f, p
}

// settle lets all that waits come: answers, frames, idle time.
func settle(f *fake) {
	for range 5 {
		f.painted()
		f.answer()
		f.rest()
	}
}

func TestNamesAreThoseThatGoPlaces(t *testing.T) {
	f, p := named(t, "/?at=20,50,3")
	if !strings.HasPrefix(f.names, `<g id="names" aria-hidden="true">`) || !strings.Contains(f.names, ">Germany</text>") {
		t.Errorf("the names on the map are %.200q, want Germany among them", f.names)
	}
	if f.labelled != 1 {
		t.Errorf("names were put on the map %d times, want once", f.labelled)
	}
	p.Do(Move{carto.Whole})
	f.window = carto.Whole
	settle(f)
	if strings.Contains(f.names, ">Germany</text>") || f.labelled != 2 {
		t.Errorf("on the whole world the names are %q, put there %d times, want no state without a colour", f.names, f.labelled)
	}
}

// On the whole world the states in a colour are named, and the colours are those of the day.
func TestNamesFollowTheDay(t *testing.T) {
	f, p := named(t, "/?date=2023-05-09")
	if strings.Contains(f.names, ">Denmark</text>") {
		t.Errorf("on the day before it has a colour Denmark is named: %q", f.names)
	}
	p.Do(Follow{"/", "date=2023-05-10"})
	settle(f)
	if !strings.Contains(f.names, ">Denmark</text>") {
		t.Errorf("on the day on which Denmark has a colour the names are %q, want it among them", f.names)
	}
}

func TestNoNamesWhileTheMapMoves(t *testing.T) {
	f, p := served(t, "/")
	f.busy = true
	p.redraw()
	settle(f)
	if f.labelled != 0 {
		t.Errorf("names were put %d times on a map that moves, want never", f.labelled)
	}
	f.busy = false
	p.redraw()
	settle(f)
	if f.labelled != 1 {
		t.Errorf("names were put %d times on a map that has come to rest, want once", f.labelled)
	}
}

func TestWithoutTheShapesThereAreNoNames(t *testing.T) {
	f, p := served(t, "/")
	f.away = true
	p.redraw()
	settle(f)
	if f.labelled != 0 || p.state.Status != "" {
		t.Errorf("names were put %d times, and the status is %q, want neither", f.labelled, p.state.Status)
	}
	f.away = false
	p.redraw()
	settle(f)
	if f.labelled != 1 {
		t.Errorf("when the shapes can be had names were put %d times, want once", f.labelled)
	}
}

// Whether a reader wants names is kept; the address says it, too.
func TestNamesAreRemembered(t *testing.T) {
	f, p := named(t, "/")
	p.Remember(f)
	p.Do(Follow{"/", "names=off"})
	settle(f)
	if f.names != "" || f.memory["names"] != "off" {
		t.Errorf("names switched off are %q and %q is kept, want none and off", f.names, f.memory["names"])
	}
	again, q := named(t, "/")
	again.memory["names"] = "off"
	q.Remember(again)
	again.wait(restAfter)
	settle(again)
	if again.bar != "/?names=off" || again.names != "" {
		t.Errorf("the next visit is at %s with the names %q, want /?names=off and none", again.bar, again.names)
	}
	q.Do(Follow{"/", ""})
	settle(again)
	if again.memory["names"] != "on" {
		t.Errorf("names switched on again leave %q kept, want on", again.memory["names"])
	}
}
