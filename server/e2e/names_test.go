//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
	"recognitionmap/app/label"
	views "recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/geodata/world"
)

// seenMap is what a page shows of the map: the window, its size on the screen, and boxes over it, from where it begins.
type seenMap struct {
	X, Y, W       float64
	Width, Height float64
	Covers        [][4]float64
}

const seenMapOf = `(() => {
	const svg = probe.one("#map"), at = svg.getBoundingClientRect(), [x, y, width] = svg.getAttribute("viewBox").split(" ").map(Number);
	const Covers = probe.all("#move > button, #move summary").map((e) => e.getBoundingClientRect()).map((b) => [b.left - at.left, b.top - at.top, b.right - at.left, b.bottom - at.top]);
	return { X: x, Y: y, W: width, Width: at.width, Height: at.height, Covers };
})()`

// TestNamesOnTheMap: the names in the page are those that the rule places on what is seen, and as they are drawn none overlaps
// another, is cut by the map's edge or lies under the buttons. They follow the map and the day, and can be switched off.
func TestNamesOnTheMap(t *testing.T) {
	shapes, err := world.Decode(dataset.World())
	if err != nil {
		t.Fatal(err)
	}
	drawing, record := ui.NewDrawing(carto.NewPlate(shapes)), recordOf(t)
	for _, l := range []look{{}, {width: 412, height: 823, touch: true}} {
		p := open(t, shared(t), l)
		for _, path := range []string{"/?date=2025-07-03", "/?date=2025-07-03&at=europe", "/?date=2025-07-03&at=central-asia&lens=envoy", "/?date=1999-01-01&at=gulf"} {
			p.visitReady(path)
			p.until("names", `probe.one("#names text")`)
			namedAs(p, drawing, record, path)
		}
		eval[bool](p, `probe.one("#move [data-move=in]").click() ?? true`)
		p.still()
		p.until("the address to follow", `location.search.includes("at=4")`)
		namedAs(p, drawing, record, eval[string](p, `location.pathname + location.search`))
		p.resize(700, 800)
		awaits(p, 700, `innerWidth`)
		namedAs(p, drawing, record, eval[string](p, `location.pathname + location.search`))
		p.visitReady("/?names=off")
		p.quiet()
		awaits(p, 0, `probe.all("#names text").length`)
	}
}

// namedAs waits for the names of an address, and fails the test where they are others or badly drawn.
func namedAs(p *page, drawing *ui.Drawing, record *relation.Record, address string) {
	p.Helper()
	path, query, _ := strings.Cut(address, "?")
	v, _, err := views.Parse(path, query, relation.DayOf(2026, 1, 1))
	if err != nil {
		p.Fatal(err)
	}
	m := eval[seenMap](p, seenMapOf)
	w := carto.Window{X: m.X, Y: m.Y, Zoom: carto.Width / m.W}
	seen, scale := w.Seen(m.Width, m.Height)
	of := label.View{Seen: seen, Scale: scale, Zoom: w.Zoom}
	for _, c := range m.Covers {
		of.Covered = append(of.Covered, orb.Bound{
			Min: orb.Point{seen.Min[0] + c[0]/scale, seen.Min[1] + c[1]/scale},
			Max: orb.Point{seen.Min[0] + c[2]/scale, seen.Min[1] + c[3]/scale},
		})
	}
	want := string(label.AppendSVG(nil, drawing.Labels(record.On(v.Day), v.Look, of), scale))
	awaits(p, true, `(svg) => {
		const made = document.createElement("div");
		made.innerHTML = "<svg>" + svg + "</svg>";
		return probe.one("#names")?.outerHTML === made.querySelector("#names").outerHTML;
	}`, want)
	for _, wrong := range eval[[]string](p, `(() => {
		const box = (e) => e.getBoundingClientRect(), map = box(probe.one("#map-host")), texts = probe.all("#names text");
		const over = probe.all("#move > button, #move summary"), wrong = [];
		const meet = (a, b) => a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - .5 && b.top < a.bottom - .5;
		texts.forEach((e, i) => {
			const a = box(e);
			if (a.left < map.left || a.right > map.right) wrong.push(e.textContent + " is cut");
			for (const b of over) if (meet(a, box(b))) wrong.push(e.textContent + " lies under a button");
			// The box of a text is as high as its face allows for, its letters are lower.
			for (const other of texts.slice(0, i)) {
				const b = box(other), least = .22 * Math.min(a.height, b.height);
				const near = { left: b.left, right: b.right, top: b.top + least, bottom: b.bottom - least };
				if (other.getAttribute("x") !== e.getAttribute("x") && meet(a, near)) wrong.push(e.textContent + " overlaps " + other.textContent);
			}
		});
		return wrong;
	})()`) {
		p.Errorf("%s: %s", address, wrong)
	}
}
