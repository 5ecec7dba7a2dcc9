package ui_test

import (
	"strings"
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// TestAnAddressNamesItsWindow: what AtOf writes, WindowOf reads, to the tenth of a degree that an address has.
func TestAnAddressNamesItsWindow(t *testing.T) {
	if carto.MaxZoom != state.MaxZoom {
		t.Errorf("windows go to %v, addresses to %v", carto.MaxZoom, state.MaxZoom)
	}
	for _, r := range state.Regions {
		w := ui.WindowOf(r.Key)
		if w.Zoom <= 1 {
			t.Errorf("%s is shown at zoom %v", r.Name, w.Zoom)
		}
		at := ui.AtOf(w)
		if again := ui.AtOf(ui.WindowOf(at)); again != at {
			t.Errorf("the window of %q is called %q", at, again)
		}
	}
	for _, at := range []string{"", "no-such-place", "1,2"} {
		if w := ui.WindowOf(at); w != carto.Whole {
			t.Errorf("WindowOf(%q) = %+v, want the whole plate", at, w)
		}
	}
}

func TestTheDrawingHasTheWindow(t *testing.T) {
	svg := string(drawing(t).AppendSVG(nil, picture(), state.Look{At: "gulf"}, "", "?at=gulf&patterns=on"))
	for _, want := range []string{` viewBox="` + ui.WindowOf("gulf").ViewBox() + `"`, ` patternTransform="scale(0.`, `?at=gulf&amp;patterns=on"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("the drawing lacks %s", want)
		}
	}
}
