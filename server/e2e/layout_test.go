//go:build e2e

package e2e

import (
	_ "embed"
	"image"
	"strings"
	"testing"

	pagedomain "github.com/chromedp/cdproto/page"
)

func TestNoHorizontalScroll(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, path := range []string{"/", "/?date=2023-09-28", "/country/RUS", "/country/STP", "/table", "/events", "/events/2025-07-03-rus-recognition", "/afghanistan", "/method"} {
		p.visitReady(path)
		for _, width := range []int64{320, 381, 412, 768, 961, 1280, 2560} {
			p.resize(width, 900)
			awaits(p, int(width), `innerWidth`)
			if got := eval[int](p, `document.scrollingElement.scrollWidth`); got > int(width) {
				t.Errorf("%s at %d px is %d px wide: %v", path, width, got, eval[[]string](p, `probe.all("body *").filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .site, svg, .unseen")).map((e) => e.outerHTML.slice(0, 100)).slice(0, 3)`))
			}
		}
	}
}

// TestLettersTwiceAsLarge: a reader's own size of letters is followed, and what is twice as large fits; nothing lies on another.
func TestLettersTwiceAsLarge(t *testing.T) {
	p := open(t, shared(t), look{})
	const large = 32
	send(p, pagedomain.SetFontSizes, pagedomain.SetFontSizesParams{FontSizes: &pagedomain.FontSizes{Standard: large, Fixed: large}})
	for _, path := range []string{"/", "/country/RUS", "/table", "/events", "/compare", "/share", "/method"} {
		p.visitReady(path)
		awaits(p, "32px", `getComputedStyle(document.body).fontSize`)
		for _, width := range []int64{320, 412, 640, 1280, 2560} {
			p.resize(width, 900)
			awaits(p, int(width), `innerWidth`)
			if got := eval[int](p, `document.scrollingElement.scrollWidth`); got > int(width) {
				t.Errorf("%s at %d px is %d px wide", path, width, got)
			}
			if path != "/" {
				continue
			}
			if over := eval[[]string](p, overlaps); len(over) > 0 {
				t.Errorf("%s at %d px: %v", path, width, over)
			}
		}
	}
}

// TestLettersFurtherApart: with the spacing that a reader may ask for (WCAG 2.2, 1.4.12) nothing of the day lies under the
// foot, and the legend keeps its place.
func TestLettersFurtherApart(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, path := range []string{"/", "/?lens=envoy"} {
		p.visitReady(path)
		eval[bool](p, `(() => {
			const style = new CSSStyleSheet();
			style.replaceSync("* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important; } p { margin-block-end: 2em !important; }");
			document.adoptedStyleSheets = [style];
			return true;
		})()`)
		for _, width := range []int64{1024, 1280, 1920} {
			p.resize(width, 800)
			awaits(p, int(width), `innerWidth`)
			if lies := eval[[]string](p, `(() => {
				const below = probe.one(".foot").getBoundingClientRect().top, plate = probe.one(".plate").getBoundingClientRect().bottom;
				const over = (selector, end) => probe.all(selector).filter((e) => e.checkVisibility() && e.getBoundingClientRect().bottom > end + 1).map((e) => e.outerHTML.slice(0, 60));
				return [...over(".time :is(a, button, select, input)", below), ...over(".key :is(li, summary)", plate)];
			})()`); len(lies) > 0 {
				t.Errorf("%s at %d px: %v lies on what is below", path, width, lies)
			}
		}
	}
}

// TestIconsInForcedColours: a button without words shows something where the browser paints no backgrounds.
func TestIconsInForcedColours(t *testing.T) {
	p := open(t, shared(t), look{})
	p.media("forced-colors", "active")
	for _, path := range []string{"/country/RUS", "/compare"} {
		p.visitReady(path)
		awaits(p, true, `matchMedia("(forced-colors: active)").matches`)
		icons := eval[[]struct {
			Label string
			Box   pagedomain.Viewport
		}](p, `probe.all(":is(button, summary, a):not(svg *)").filter((e) => !e.textContent.trim() && e.checkVisibility() && e.getBoundingClientRect().width)
			.map((e) => ({ label: e.ariaLabel, box: (({ x, y, width, height }) => ({ x: x + scrollX + 4, y: y + scrollY + 4, width: width - 8, height: height - 8 }))(e.getBoundingClientRect()) }))`)
		if path == "/country/RUS" && len(icons) < 6 {
			t.Errorf("%s has %d buttons without words, want those of the map, of the days and of the entry", path, len(icons))
		}
		for _, icon := range icons {
			img := p.shot(icon.Box)
			if inked(img) < 8 {
				t.Errorf("%s: the button %q is blank", path, icon.Label)
			}
		}
	}
}

// inked counts the pixels of a picture that are not of the colour of its first.
func inked(img image.Image) (n int) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if img.At(x, y) != img.At(b.Min.X, b.Min.Y) {
				n++
			}
		}
	}
	return n
}

// TestControlsFit: what sets the day stands beside each other in its own place, the legend beside or below the map, and
// what moves the map in corners where no place is, at the sizes where there is least room too.
func TestControlsFit(t *testing.T) {
	for _, l := range []look{{}, {touch: true}} {
		controlsFit(open(t, shared(t), l))
	}
}

// overlaps are the parts of the day and of the map that lie on each other, or out of their place.
//
//go:embed testdata/overlaps.js
var overlaps string

func controlsFit(p *page) {
	for _, path := range []string{"/?date=2025-09-30", "/country/RUS?date=1999-01-01", "/?lens=mission"} {
		p.visitReady(path)
		for _, size := range [][2]int64{
			{320, 900}, {412, 900}, {823, 412}, {700, 900}, {701, 900}, {768, 900}, {960, 900}, {961, 900}, {1024, 900}, {1160, 900}, {1161, 620},
			{1161, 900}, {1201, 632}, {1280, 640}, {1280, 800}, {1460, 900}, {1461, 900}, {1600, 800}, {1920, 1080}, {2560, 900}, {2560, 1400},
		} {
			p.resize(size[0], size[1])
			awaits(p, size, `[innerWidth, innerHeight]`)
			if over := eval[[]string](p, overlaps); len(over) > 0 {
				p.Errorf("%s at %v px, touch %v: %v", path, size, p.look.touch, over)
			}
		}
	}
}

// TestTheMapHasTheRoom: beside the list the world is as wide as its column, at the size of a small laptop.
func TestTheMapHasTheRoom(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/")
	if got := eval[float64](p, `(({ width, height }) => Math.min(width, (height * 4000) / 1866))(probe.box("#map"))`); got < 940 {
		t.Errorf("at 1280 x 800 the world is %.0f px wide, want 940 at least", got)
	}
	for _, width := range []int64{961, 1024, 1200, 1280} { // what stands over it takes no more than it must
		p.resize(width, 768)
		awaits(p, int(width), `innerWidth`)
		if lines := eval[float64](p, `probe.box(".finding").height / parseFloat(getComputedStyle(probe.one(".finding")).lineHeight)`); lines > 2.1 {
			t.Errorf("at %d px the sentence has %.1f lines, want 2", width, lines)
		}
		if cut := eval[bool](p, `((e) => e.scrollWidth > e.clientWidth)(probe.one(".brand"))`); cut {
			t.Errorf("at %d px the line over the sentence is cut off", width)
		}
	}
}

// TestTheListCanBeFolded: without it the world is as wide as the window, on the next visit too, until it is wanted again.
func TestTheListCanBeFolded(t *testing.T) {
	p := open(t, shared(t), look{})
	const world, list = `(({ width, height }) => Math.min(width, (height * 4000) / 1866))(probe.box("#map"))`, `probe.one("#panel").checkVisibility()`
	p.visitReady("/")
	p.clickOn("[data-fold=away]")
	awaits(p, "back", `document.activeElement.dataset.fold ?? ""`) // the keyboard is where it was
	awaits(p, false, list)
	if got := eval[float64](p, world); got < 1180 {
		t.Errorf("without the list the world is %.0f px wide at 1280 x 800, want 1180 at least", got)
	}
	if bottom := eval[float64](p, `probe.one("#date").getBoundingClientRect().bottom`); bottom > 800 {
		t.Errorf("the slider ends at %.0f px, below the window", bottom)
	}
	p.visitReady("/?date=2024-01-01")
	awaits(p, false, list)
	p.click(p.spot("CHN")) // an entry is shown wherever the list is
	awaits(p, true, list)
	p.clickOn("#panel .close")
	awaits(p, false, list)
	p.clickOn("[data-fold=back]")
	awaits(p, true, list)
	p.visitReady("/")
	awaits(p, true, list)
}

// TestTheFirstScreenOfAPhone holds sentence, map and time line, whatever the day, and the legend of a phone held upright.
func TestTheFirstScreenOfAPhone(t *testing.T) {
	for _, size := range [][2]int64{{360, 640}, {412, 823}, {823, 412}, {640, 360}} {
		p := open(t, shared(t), look{width: size[0], height: size[1], touch: true})
		paths, parts := []string{"/", "/?date=2023-09-30", "/?date=1999-01-01", "/?date=2010-06-30"}, []string{".finding", "#map", "#day", "#date", ".years"}
		if size[0] < size[1] {
			parts = append(parts, "#legend")
		} else {
			paths = paths[:2]
		}
		for _, path := range paths {
			p.visitReady(path)
			for _, part := range parts {
				if bottom := eval[float64](p, `(s) => probe.one(s).getBoundingClientRect().bottom`, part); bottom > float64(size[1]) {
					t.Errorf("%s at %d x %d: %s ends at %.0f", path, size[0], size[1], part, bottom)
				}
			}
		}
	}
}

// TestAnEntryOnAPhoneHeldSideways stands beside the map, which is whole, and neither a finger nor a mouse draws it away.
func TestAnEntryOnAPhoneHeldSideways(t *testing.T) {
	p := open(t, shared(t), look{width: 823, height: 412, touch: true})
	p.visitReady("/")
	p.tap(p.spot("CHN"))
	awaits(p, "/country/CHN", movedTo)
	awaits(p, true, `((entry, map) => entry.x >= map.x + map.width && entry.y === 0 && entry.height === innerHeight && map.y + map.height < innerHeight)(probe.box("#panel"), probe.box("#map"))`)
	p.pull(p.middle("#panel-name"), 150, false, false)
	awaits(p, "", `probe.one("#panel").style.transform`)
	awaits(p, "/country/CHN", movedTo)
	p.clickOn("#panel .close")
	awaits(p, true, `probe.box("#map").width === innerWidth`)
}

func TestControlsAreLargeEnoughForAThumb(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 915, touch: true})
	p.visitReady("/country/RUS?date=2024-02-01")
	eval[bool](p, `probe.all("#move details").forEach((e) => (e.open = true)) ?? true`)
	for _, selector := range []string{"#date", ".step", ".close", ".pick input", ".pick button", ".site a", "#move summary", "#move > button:not([data-fold], [data-move=full])", ".pad button"} {
		boxes := eval[[][]float64](p, `(s) => probe.all(s).map((e) => e.getBoundingClientRect()).map((b) => [b.width, b.height])`, selector)
		if len(boxes) == 0 {
			t.Errorf("there is no %s", selector)
		}
		for _, b := range boxes {
			if b[1] < 44 || b[0] < 44 && selector != ".site a" {
				t.Errorf("%s measures %v, want 44 px at least", selector, b)
			}
		}
	}
	// Where a field has smaller letters, a phone enlarges the page when it is tapped.
	for _, field := range eval[[]string](p, `probe.all("input:not([type=range]), select, textarea").filter((e) => parseFloat(getComputedStyle(e).fontSize) < 16).map((e) => e.outerHTML)`) {
		t.Errorf("the letters of %s are smaller than 16 px", field)
	}
}

// TestSheet opens countries from the far south to the far north on a phone: the sheet comes up and leaves in view what
// was tapped.
func TestSheet(t *testing.T) {
	p := open(t, shared(t), look{width: 412, height: 800, touch: true})
	p.visitReady("/?date=2025-07-03")
	const covered = `(() => { const { X, Y } = globalThis.tapped; return Y > probe.one("#panel").getBoundingClientRect().top; })()`
	for _, code := range []string{"RUS", "CHN", "ZAF", "ARG", "NZL", "FJI"} {
		at := p.spot(code)
		eval[bool](p, `(at) => { globalThis.tapped = at; return true; }`, at)
		p.tap(at)
		awaits(p, code, `probe.one("#panel").dataset.country ?? ""`)
		awaits(p, "fixed", `getComputedStyle(probe.one("#panel")).position`)
		if eval[bool](p, covered) {
			t.Errorf("the sheet covers %s, which was tapped", code)
		}
		if !eval[bool](p, `["#panel-name", "#panel-class"].every((s) => { const b = probe.one(s).getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; })`) {
			t.Errorf("%s: name and class do not stand in view", code)
		}
		p.clickAway()
	}
	p.tap(p.spot("CHN"))
	awaits(p, "CHN", `probe.one("#panel").dataset.country ?? ""`)
	low := eval[float64](p, `probe.one("#panel").getBoundingClientRect().height`)
	p.tap(p.middle("#panel .grip"))
	awaits(p, true, `probe.one("#panel").getBoundingClientRect().height > innerHeight * 0.8`)
	p.tap(p.middle("#panel .grip"))
	awaits(p, low, `probe.one("#panel").getBoundingClientRect().height`)
	eval[bool](p, `(scrollTo(0, document.body.scrollHeight), true)`)
	if !eval[bool](p, `probe.one(".foot").getBoundingClientRect().bottom <= probe.one("#panel").getBoundingClientRect().top + 1`) {
		t.Error("the sheet covers the end of the page for good")
	}
}

func TestRightToLeft(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, path := range []string{"/country/RUS", "/table"} {
		g := newGate(t, shared(t))
		p.turn(g.server)
		g.rewrite(path, func(html string) string { return strings.Replace(html, `dir="ltr"`, `dir="rtl"`, 1) })
		p.resize(1280, 800)
		p.visitReady(path)
		awaits(p, "rtl", `getComputedStyle(probe.one("#app")).direction`)
		for _, width := range []int64{412, 1280} {
			p.resize(width, 800)
			awaits(p, int(width), `innerWidth`)
			awaits(p, true, `(scrollTo(-500, 0), scrollX === 0) && document.scrollingElement.scrollWidth <= innerWidth`)
		}
		if path == "/table" {
			continue
		}
		if !eval[bool](p, `probe.one("#panel").getBoundingClientRect().right <= probe.one(".plate").getBoundingClientRect().left + 1`) {
			t.Error("the panel does not stand at the left")
		}
		if !eval[bool](p, `(() => { const s = getComputedStyle(probe.one("#play"), "::before"); return parseFloat(s.borderLeftWidth) > 10 && s.borderLeftColor === getComputedStyle(probe.one("#day")).color; })()`) {
			t.Error("Play has no triangle")
		}
		p.click(p.spot("CHN"))
		awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	}
}
