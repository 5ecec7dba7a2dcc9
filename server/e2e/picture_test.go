//go:build e2e

package e2e

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// drawnPaths are the path data of the places of a picture.
func drawnPaths(t *testing.T, svg string) map[string]string {
	t.Helper()
	paths, place := map[string]string{}, ""
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return paths
		}
		if err != nil {
			t.Fatalf("the picture is not well formed: %v", err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		of := map[string]string{}
		for _, a := range e.Attr {
			of[a.Name.Local] = a.Value
		}
		if code := of["data-country"]; code != "" {
			place = code
		} else if e.Name.Local == "path" && place != "" && paths[place] == "" {
			paths[place] = of["d"]
		}
	}
}

var pathNumber = regexp.MustCompile(`[mz]|-?[0-9]+(\.[0-9])?`)

// cornersWithin lists the corners of path data that lie in a box, given as a viewBox, in tenths of a
// unit.
func cornersWithin(t *testing.T, d string, box []float64) map[[2]int]bool {
	t.Helper()
	within := map[[2]int]bool{}
	var at, start, step [2]int
	first, axis := true, 0
	for _, s := range pathNumber.FindAllString(d, -1) {
		switch s {
		case "m":
			first = true
			continue
		case "z":
			at = start
			continue
		}
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		step[axis] = int(f*10 + map[bool]float64{true: .5, false: -.5}[f >= 0])
		if axis = 1 - axis; axis == 1 {
			continue
		}
		at = [2]int{at[0] + step[0], at[1] + step[1]}
		if first {
			start, first = at, false
		}
		if px, py := float64(at[0])/10, float64(at[1])/10; px > box[0] && px < box[0]+box[2] && py > box[1] && py < box[1]+box[3] {
			within[at] = true
		}
	}
	return within
}

// TestNearPictureShowsWhatThePageShows compares a window that is drawn in detail on the page, in the server's picture and
// in the one saved in the browser. What lies out of sight is cut off elsewhere on a page of another shape.
func TestNearPictureShowsWhatThePageShows(t *testing.T) {
	s := serve(t)
	p := open(t, s, look{})
	saved := p.downloads()
	p.visitReady("/?date=2025-07-03&at=gulf")
	server := drawnPaths(t, s.get(t, "/map.svg?date=2025-07-03&at=gulf"))
	compared, differing := 0, []string(nil)
	p.waitFor(func() (bool, error) { // the page draws detail piece by piece
		shown, err := evaluate[map[string]string](p, `Object.fromEntries(probe.all("#map a[data-country]").map((a) => [a.dataset.country, a.querySelector(":scope > path:not(.dot)")?.getAttribute("d") ?? ""]))`)
		if err != nil {
			return false, err
		}
		box, err := evaluate[[]float64](p, `(({ x, y, width, height }) => [x, y, width, height])(probe.one("#map").viewBox.baseVal)`)
		if err != nil {
			return false, err
		}
		compared, differing = 0, nil
		for code, d := range shown {
			want, got := cornersWithin(t, d, box), cornersWithin(t, server[code], box)
			if !maps.Equal(want, got) {
				differing = append(differing, fmt.Sprintf("%s has %d corners in sight, %d in the picture", code, len(want), len(got)))
			}
			if len(want) > 0 {
				compared++
			}
		}
		return len(differing) == 0, nil
	}, func(err error) { p.Helper(); p.Fatalf("the page differs from the picture: %v, %v", differing, err) })
	if compared < 20 || !strings.Contains(server["QAT"], ".") {
		t.Errorf("%d places in sight, Qatar as %q", compared, server["QAT"])
	}

	share := func(p *page) string {
		p.visitReady("/share?date=2025-07-03&at=gulf")
		p.clickOn(`[data-do="svg"]`)
		return "recognition-map-2025-07-03.svg"
	}
	if got := drawnPaths(t, string(saved(share(p)))); !maps.Equal(got, server) {
		t.Error("the picture saved in the browser has other outlines than the server's")
	}

	// Without a network and without the detail, the picture is as good as it can be.
	p = open(t, s, look{})
	p.visit("/")
	p.quiet()
	p.installed()
	if err := s.stop(); err != nil {
		t.Fatal(err)
	}
	p.cutOff()
	p = p.another()
	p.expect("net::ERR_", "detail")
	p.cutOff()
	saved = p.downloads()
	got := drawnPaths(t, string(saved(share(p))))
	if len(got) != len(server) || strings.Contains(got["QAT"], ".") || got["QAT"] == "" {
		t.Errorf("without the detail %d places are drawn, Qatar as %q", len(got), got["QAT"])
	}
}

// TestSavedPNGHasTheSizeThatItsButtonSays saves one at each scale by the keyboard, and where the browser gives up.
func TestSavedPNGHasTheSizeThatItsButtonSays(t *testing.T) {
	p := open(t, shared(t), look{})
	saved := p.downloads()
	p.visitReady("/share?date=2025-07-03")
	height := 0
	for _, test := range []struct {
		scale int
		file  string
	}{{1, "recognition-map-2025-07-03.png"}, {2, "recognition-map-2025-07-03-2x.png"}, {4, "recognition-map-2025-07-03-4x.png"}} {
		button := fmt.Sprintf(`[data-do="png"][data-of="%d"]`, test.scale)
		awaits(p, fmt.Sprintf("PNG %d×, %d pixels wide", test.scale, 1200*test.scale), `probe.text('`+button+`')`)
		eval[bool](p, `(probe.one('`+button+`').focus(), true)`)
		p.press(kb.Enter)
		size, err := png.DecodeConfig(bytes.NewReader(saved(test.file)))
		if err != nil {
			t.Fatal(err)
		}
		if test.scale == 1 {
			height = size.Height
		}
		if size.Width != 1200*test.scale || size.Height != height*test.scale || height < 600 {
			t.Errorf("at %d the PNG is %d by %d", test.scale, size.Width, size.Height)
		}
		awaits(p, fmt.Sprintf("Saved a PNG of %d by %d pixels.", size.Width, size.Height), `probe.text("#share-said")`)
	}

	// What browsers do with a canvas that is too large for them, whatever size that is.
	for name, test := range map[string]struct {
		broken string
		scale  int
	}{
		"no pen":           {`HTMLCanvasElement.prototype.getContext = () => null`, 4},
		"nothing painted":  {`CanvasRenderingContext2D.prototype.drawImage = () => {}`, 4},
		"no file":          {`HTMLCanvasElement.prototype.toBlob = (ready) => ready(null)`, 1},
		"an error of size": {`HTMLCanvasElement.prototype.toBlob = () => { throw new RangeError("too large"); }`, 1},
	} {
		p := open(t, shared(t), look{before: test.broken})
		p.visitReady("/share?date=2025-07-03")
		button := fmt.Sprintf(`[data-do="png"][data-of="%d"]`, test.scale)
		p.clickOn(button)
		want := fmt.Sprintf("That did not work: this browser cannot make a picture of %d by %d pixels. A smaller one may work, and the server has this size, below.", 1200*test.scale, height*test.scale)
		awaits(p, want, `probe.text("#share-said")`)
		awaits(p, want, `probe.text("#announce")`)
		awaits(p, fmt.Sprintf("PNG %d×, %d pixels wide", test.scale, 1200*test.scale), `probe.text('`+button+`')`)
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

// TestPNGOfEveryScaleWithoutScript follows the links that stand there without a script.
func TestPNGOfEveryScaleWithoutScript(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{noScript: true, width: 412, height: 915})
	p.visit("/share?date=2025-07-03&at=gulf")
	awaits(p, "hidden", `getComputedStyle(document.querySelector("#share-said")).visibility`)
	for scale, address := range eval[[]string](p, `probe.all('#share-more a[href^="/map.png"]').map((a) => a.getAttribute("href"))`) {
		size, err := png.DecodeConfig(strings.NewReader(s.get(t, address)))
		if err != nil || size.Width != 1200<<scale {
			t.Errorf("%s is %d wide, want %d: %v", address, size.Width, 1200<<scale, err)
		}
	}
	awaits(p, 3, `probe.all('#share-more a[href^="/map.png"]').length`)
}
