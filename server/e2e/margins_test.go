//go:build e2e

package e2e

import "testing"

// TestPlaceholdersFit: what a field is for can be read, however narrow it is.
func TestPlaceholdersFit(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, path := range []string{"/", "/table", "/events"} {
		p.visitReady(path)
		for _, size := range [][2]int64{{360, 640}, {823, 412}, {1024, 768}, {1280, 800}} {
			p.resize(size[0], size[1])
			awaits(p, size, `[innerWidth, innerHeight]`)
			cut := eval[[]string](p, `probe.all("input[placeholder]").filter((e) => {
				const style = getComputedStyle(e), pen = document.createElement("canvas").getContext("2d");
				pen.font = style.font;
				return pen.measureText(e.placeholder).width > e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
			}).map((e) => e.placeholder)`)
			if len(cut) > 0 {
				t.Errorf("%s at %v: %q is cut off", path, size, cut)
			}
		}
	}
}

// TestTheLegendOfATallPhone is in view with all its entries.
func TestTheLegendOfATallPhone(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 823, touch: true})
	for _, path := range []string{"/", "/?lens=envoy"} {
		p.visitReady(path)
		out := eval[[]string](p, `probe.all("#legend li").filter((e) => e.checkVisibility()).filter((e) => { const b = e.getBoundingClientRect(); return b.left < 0 || b.right > innerWidth || b.bottom > innerHeight; }).map((e) => e.textContent)`)
		if len(out) > 0 {
			t.Errorf("%s: %q stand out of view", path, out)
		}
	}
}

// TestMarginsOfPages: on wide screens what stands over a page begins and ends where the page does.
func TestMarginsOfPages(t *testing.T) {
	p := open(t, shared(t), look{width: 1920, height: 1080})
	for _, path := range []string{"/table", "/events", "/compare", "/method", "/verify"} {
		if path == "/verify" { // one that only the server writes
			p.visit(path)
		} else {
			p.visitReady(path)
		}
		for _, width := range []int64{768, 1280, 1920, 2560} {
			p.resize(width, 1080)
			awaits(p, int(width), `innerWidth`)
			if got := eval[[]float64](p, `[".brand a", "h1", ".foot a"].map((s) => probe.box(s === ".foot a" ? ".foot p" : s).x)`); got[0] != got[1] || got[0] != got[2] {
				t.Errorf("%s at %d px: name, heading and foot begin at %v", path, width, got)
			}
		}
	}
}

// TestColumnsOfTheTable have room for a date, the name of a class and who runs a mission; where they are narrow no word is broken.
func TestColumnsOfTheTable(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/table")
	broken := eval[[]string](p, `probe.all(".standings [data-class=ambassador] :is(.status, td:is(:nth-child(3), :nth-child(7)) > span:last-child)").filter((e) => e.getClientRects().length > 1 && !e.textContent.includes(",")).map((e) => e.textContent)`)
	if len(broken) > 0 {
		t.Errorf("at 1280 px %q take more than a line", broken)
	}
	for _, width := range []int64{976, 1024, 1263, 1280} {
		p.resize(width, 768)
		awaits(p, int(width), `innerWidth`)
		if parted := eval[[]string](p, `probe.all(".standings tr:nth-child(-n + 9) *").filter((e) => e.firstChild?.data).flatMap((e) => {
			const range = document.createRange();
			return [...e.firstChild.data.matchAll(/\S+/g)].filter((word) => {
				range.setStart(e.firstChild, word.index);
				range.setEnd(e.firstChild, word.index + word[0].length);
				return range.getClientRects().length > 1;
			}).map((word) => word[0]);
		})`); len(parted) > 0 {
			t.Errorf("at %d px %q are broken", width, parted)
		}
	}
}
