//go:build e2e

package e2e

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"recognitionmap/geodata/relation"
)

// changesOfEra are the days since the takeover on which the server's ticks say that a class changed.
func changesOfEra(p *page) []string {
	p.Helper()
	return eval[[]string](p, `probe.all(".time .ticks a").map((a) => new URL(a.getAttribute("href"), location).searchParams.get("date"))`)
}

const playing = `probe.one("#play").getAttribute("aria-label") === "Pause"`

// addressTold is whether the address has come to the day that is shown.
const addressTold = `probe.text("#day") === new Date(new URLSearchParams(location.search).get("date")).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })`

// TestPlayStepsFromChangeToChange plays fast from before the last three changes to the last, with a country open, and
// compares with the server what each step touches.
func TestPlayStepsFromChangeToChange(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/country/RUS?date=2025-05-31")
	p.quiet()
	days := changesOfEra(p)
	from := slices.IndexFunc(days, func(d string) bool { return d > "2025-05-31" })
	if from < 1 || len(days)-from < 2 {
		t.Fatalf("changes of the era: %q", days)
	}
	eval[bool](p, `(probe.one("#pace").value = "450", globalThis.said = [], globalThis.before = history.length, true)`)
	// Taken where it is written: what observes the page hears of it when the program rests.
	eval[bool](p, `(() => {
		const write = Object.getOwnPropertyDescriptor(Node.prototype, "textContent");
		Object.defineProperty(probe.one("#announce"), "textContent", { ...write, set(text) { said.push([performance.now(), text]); write.set.call(this, text); } });
		return true;
	})()`)
	eval[bool](p, `(globalThis.steps = [], globalThis.was = probe.text("#day"), new MutationObserver(() => { const now = probe.text("#day"); if (now !== was) steps.push([performance.now(), was = now]); }).observe(probe.one("#day"), { characterData: true, childList: true, subtree: true }), probe.watch())`)
	p.clickOn("#play")
	awaits(p, true, playing)
	awaits(p, false, playing)
	var want []string
	for _, d := range days[from:] {
		day, err := relation.ParseDay(d)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, day.Long())
	}
	if got := eval[[]string](p, `steps.map((s) => s[1])`); !slices.Equal(got, want) {
		t.Errorf("Play shows %q, want %q", got, want)
	}
	// Of all of the map, only what differs between the pages of one change and the next was touched.
	allowed := map[string]bool{"map childList": true} // the names of the coloured states
	previous := "2025-05-31"
	for _, d := range days[from:] {
		for _, key := range eval[[]string](p, `(a, b) => probe.changes(probe.shown(probe.parse(a)), probe.shown(probe.parse(b)))`, s.get(t, "/?date="+previous), s.get(t, "/?date="+d)) {
			allowed[key] = true
		}
		previous = d
	}
	touched := eval[[]string](p, `seen()`)
	for _, key := range touched {
		if !allowed[key] {
			t.Errorf("Play touches %s, which no change of these days is about", key)
		}
	}
	if len(touched) == 0 {
		t.Error("Play touches nothing")
	}
	last := days[len(days)-1]
	awaits(p, "/country/RUS?date="+last, `location.pathname + location.search`)
	awaits(p, "RUS", `probe.one("#panel").dataset.country`)
	awaits(p, 0, `history.length - before`)
	awaits(p, true, `document.activeElement === probe.one("#play")`)
	p.until("the last change to be announced", `said.length && said.at(-1)[1].startsWith("`+want[len(want)-1]+`: ")`)
	same(p, `JSON.stringify(probe.shown(probe.parse(html)))`, `JSON.stringify(probe.shown())`, s.get(t, "/?date="+last))

	// At the end it starts over, at the beginning of the era; there the page itself pauses it, before the next step.
	eval[bool](p, `(probe.one("#pace").value = "1800", new MutationObserver((_, o) => probe.text("#day") === "15 August 2021" && (o.disconnect(), probe.one("#play").click())).observe(probe.one("#day"), { characterData: true, childList: true, subtree: true }), true)`)
	p.clickOn("#play")
	awaits(p, "15 August 2021", `probe.text("#day")`)
	awaits(p, false, playing)
	awaits(p, "/country/RUS?date=2021-08-15", `location.pathname + location.search`)
}

// TestOneStepOfPlay counts what one step touches: the one country whose class changes.
func TestOneStepOfPlay(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{})
	p.visit("/?date=2025-07-02")
	p.quiet()
	want := eval[[]string](p, `(a, b) => probe.changes(probe.shown(probe.parse(a)), probe.shown(probe.parse(b)))`, s.get(t, "/?date=2025-07-02"), s.get(t, "/?date=2025-07-03"))
	eval[bool](p, `probe.watch()`)
	p.clickOn("#play")
	awaits(p, "3 July 2025", `probe.text("#day")`)
	p.clickOn("#play")
	awaits(p, false, playing)
	if got := eval[[]string](p, `seen()`); !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("one step touches %q, want %q", got, want)
	}
	awaits(p, "/?date=2025-07-03", `location.pathname + location.search`)
	if got, want := eval[string](p, `probe.text("#announce")`), "3 July 2025: Russia, from none to recognized"; got != want {
		t.Errorf("announced: %q, want %q", got, want)
	}
}

func TestWhatEndsThePlay(t *testing.T) {
	p := open(t, shared(t), look{})
	for name, end := range map[string]func(){
		"a click on the slider": func() { p.clickOn("#date") },
		"a key on the slider": func() {
			eval[bool](p, `(probe.one("#date").focus(), true)`)
			p.press(kb.PageUp)
		},
		"input on the slider": func() { p.slide(number(t, "2024-03-01")) },
		"the page hidden": func() {
			eval[bool](p, `(Object.defineProperty(document, "hidden", { value: true, configurable: true }), document.dispatchEvent(new Event("visibilitychange")), delete document.hidden)`)
		},
		"a step": func() { p.clickOn(".step:not(.back, .play)") },
	} {
		p.visitReady("/?date=2021-08-20")
		eval[bool](p, `(probe.one("#pace").value = "450", true)`)
		p.clickOn("#play")
		awaits(p, true, playing)
		end()
		awaits(p, false, playing)
		awaits(p, true, addressTold) // a click on the slider goes on to the nearest tick
		at := eval[string](p, `probe.text("#day")`)
		// A page's timers go off in the order of their times: behind one of a longer pace than that of the play nothing of
		// it is left to come, and three frames draw what it may have done.
		eval[bool](p, `new Promise((done) => setTimeout(done, 500)).then(() => probe.frames(3)).then(() => true)`)
		if got := eval[string](p, `probe.text("#day")`); got != at {
			t.Errorf("after %s the play goes on from %s to %s", name, at, got)
		}
	}
}

func TestPlayKeepsGoingWhileACountryOpens(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2021-08-20")
	p.clickOn("#play")
	awaits(p, true, playing)
	p.click(p.spot("CHN"))
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	at := eval[string](p, `probe.text("#day")`)
	p.until("another change", `probe.text("#day") !== "`+at+`"`)
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	p.clickOn("#play")
	awaits(p, false, playing)
	awaits(p, "/country/CHN", `location.pathname`)
	awaits(p, true, addressTold)
}

// TestTicks clicks and taps beside each tick, within 6 px.
func TestTicks(t *testing.T) {
	for _, l := range []look{{}, {width: 412, height: 915, touch: true}} {
		p := open(t, shared(t), l)
		p.visitReady("/?date=2022-06-01")
		for i, day := range changesOfEra(p) {
			p.middle("#date") // into view
			at := eval[point](p, `(i) => { const b = probe.all(".time .ticks a path")[i].getBoundingClientRect(); return { X: b.x + b.width / 2, Y: b.y + 20 }; }`, i)
			at.X += float64(2 * (1 - i%3)) // 2 px beside it on either side, of the two that are 4 px apart away from the other
			nearest := eval[string](p, `(x) => { const all = probe.all(".time .ticks a").map((a) => { const b = a.firstElementChild.getBoundingClientRect(); return [Math.abs(b.x + b.width / 2 - x), new URL(a.getAttribute("href"), location).searchParams.get("date")]; }); return all.sort((a, b) => a[0] - b[0])[0][1]; }`, at.X)
			happened := eval[string](p, `(day) => probe.all(".time .ticks a").find((a) => a.getAttribute("href").includes(day)).textContent`, nearest)
			if l.touch {
				p.tap(at)
			} else {
				p.move(at)
				awaits(p, happened, `probe.one("#tip").hidden ? "" : probe.text("#tip")`)
				p.click(at)
			}
			awaits(p, "/?date="+nearest, `location.pathname + location.search`)
			awaits(p, happened, `probe.text("#thumb")`)
			awaits(p, true, `((b) => b.x >= 0 && b.x + b.width <= innerWidth && b.y + b.height <= probe.box("#date").y + 12)(probe.box("#thumb"))`)
			if nearest != day && !l.touch {
				t.Errorf("2 px beside %s the tick of %s is nearer", day, nearest)
			}
		}
		awaits(p, "2", `probe.text(".time .ticks > text")`)
		p.slide(number(t, "2022-06-01"))
		awaits(p, "/?date=2022-06-01", `location.pathname + location.search`)
		far := eval[point](p, `(() => { const b = probe.box("#date"); return { X: b.x + b.width * .1, Y: b.y + b.height / 2 }; })()`)
		p.click(far) // no change lies there: the day itself
		p.until("a day of 2022", `/date=202[12]/.test(location.search) && location.search !== "?date=2022-06-01"`)
	}
}

// TestSliderStaysInPlace: it would go away under the hand if the words beside it grew with the day.
func TestSliderStaysInPlace(t *testing.T) {
	for _, l := range []look{{}, {width: 412, height: 915}} {
		p := open(t, shared(t), l)
		p.visitReady("/?date=2022-05-01")
		const place = `JSON.stringify(probe.one("#date").getBoundingClientRect())`
		before := eval[string](p, place)
		p.slide(number(t, "2023-09-28"))
		awaits(p, true, addressTold)
		if after := eval[string](p, place); after != before {
			t.Errorf("%v: the slider goes from %s to %s", l, before, after)
		}
	}
}

// TestDayChosenWhileTheAddressFollows: what a reader does in the moment in which the address comes to the day before is
// not undone by it.
func TestDayChosenWhileTheAddressFollows(t *testing.T) {
	p := open(t, shared(t), look{})
	for name, test := range map[string]struct {
		do, want string
	}{
		"another day":    {`probe.slide(` + strconv.Itoa(number(t, "2023-05-06")) + `)`, `location.search === "?date=2023-05-06" && probe.text("#day") === "6 May 2023"`},
		"another window": {`document.dispatchEvent(new CustomEvent("mapmove", { detail: [100, 50, 400] }))`, `/date=2022-03-04/.test(location.search) && /at=/.test(location.search)`},
		"play":           {`probe.one("#play").click()`, playing},
	} {
		p.visitReady("/?date=2022-06-01")
		eval[bool](p, `(() => {
			const put = history.replaceState;
			history.replaceState = (...a) => {
				history.replaceState = put;
				history.replaceState(...a);
				globalThis.first = location.search;
				queueMicrotask(() => { `+test.do+`; });
			};
			return true;
		})()`)
		p.slide(number(t, "2022-03-04"))
		p.until("the address of the first", `globalThis.first === "?date=2022-03-04"`)
		eval[bool](p, `probe.frames(3).then(() => true)`) // what the address brings has been done
		p.until(name, test.want)
	}
}

func TestTicksWithoutScript(t *testing.T) {
	p := open(t, shared(t), look{noScript: true})
	p.visit("/?date=2022-06-01")
	days := changesOfEra(p)
	at := eval[point](p, `(i) => { const b = probe.all(".time .ticks a path")[i].getBoundingClientRect(); return { X: b.x + b.width / 2 + 4, Y: b.y + 20 }; }`, 0)
	p.click(at)
	p.arrived("/?date=" + days[0])
	awaits(p, false, `probe.one("#play").checkVisibility() || probe.one("#date").checkVisibility({ visibilityProperty: true })`)
}

// TestKeysOnTheSlider: arrows go from change to change, with Shift by a day, pages by a tenth of the era, and the value
// is always a date in words.
func TestKeysOnTheSlider(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2025-07-03")
	eval[bool](p, `(probe.one("#date").focus(), true)`)
	tenth := eval[int](p, `Math.floor((probe.one("#date").max - probe.one("#date").min) / 10)`)
	day := number(t, "2025-07-03")
	days := changesOfEra(p)
	i := slices.Index(days, "2025-07-03")
	first, last := eval[int](p, `+probe.one("#date").min`), eval[int](p, `+probe.one("#date").max`)
	for _, test := range []struct {
		name string
		keys string
		want int
	}{
		{"left", kb.ArrowLeft, number(t, days[i-1])}, {"right", kb.ArrowRight, day}, {"up", kb.ArrowUp, number(t, days[i+1])}, {"down", kb.ArrowDown, day},
		{"page down", kb.PageDown, day - tenth}, {"page up", kb.PageUp, day},
		{"home", kb.Home, first}, {"left at the start", kb.ArrowLeft, first}, {"end", kb.End, last}, {"right at the end", kb.ArrowRight, last},
		{"left from the end", kb.ArrowLeft, number(t, days[len(days)-1])},
	} {
		p.press(test.keys)
		awaits(p, test.want, `probe.one("#date").valueAsNumber`)
		awaits(p, relation.Day(test.want).Long(), `probe.one("#date").getAttribute("aria-valuetext")`)
		awaits(p, relation.Day(test.want).Long(), `probe.text("#day")`)
	}
	p.press(kb.Home)
	awaits(p, first, `probe.one("#date").valueAsNumber`)
	p.pressWith(kb.ArrowRight, chromedp.ModifierShift)
	awaits(p, first+1, `probe.one("#date").valueAsNumber`)
	p.pressWith(kb.ArrowLeft, chromedp.ModifierShift)
	awaits(p, first, `probe.one("#date").valueAsNumber`)
	awaits(p, true, `document.activeElement === probe.one("#date")`)
	awaits(p, "/?date=2021-08-15", `location.pathname + location.search`)
}

// TestStepsMoveOneChangeAndAnnounce goes through an era by its links, forth and back, with the keyboard.
func TestStepsMoveOneChangeAndAnnounce(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=2021-08-15")
	days := changesOfEra(p)
	eval[bool](p, `(probe.one(".step:not(.back, .play)").focus(), true)`)
	for _, d := range days {
		p.press(kb.Enter)
		awaits(p, "/?date="+d, `location.pathname + location.search`)
		p.until("an announcement", `probe.text("#announce").startsWith(probe.text("#day") + ": ")`)
	}
	p.press(kb.Enter) // to the last day, where there is nothing after
	awaits(p, "/", `location.pathname + location.search`)
	awaits(p, "No later change", `probe.one(".step:not(.back, .play)").getAttribute("aria-label")`)
	awaits(p, true, `document.activeElement === probe.one(".step:not(.back, .play)")`)
	eval[bool](p, `(probe.one(".step.back").focus(), true)`)
	for _, d := range slices.Backward(days) {
		p.press(kb.Enter)
		awaits(p, "/?date="+d, `location.pathname + location.search`)
	}
}

// TestEraOfTheFirstEmirate: an era of its own with its own scale, in which a date known to the month spans it.
func TestEraOfTheFirstEmirate(t *testing.T) {
	p := open(t, shared(t), look{})
	p.visitReady("/?date=1999-01-01")
	awaits(p, number(t, "1996-01-01"), `+probe.one("#date").min`)
	awaits(p, number(t, "2001-12-31"), `+probe.one("#date").max`)
	box := eval[string](p, `probe.one(".tick.span").getAttribute("d").match(/M(\d+) 23h(\d+)v8h-(\d+)z/)?.slice(1).join(" ") ?? ""`)
	// July 2001 is days 2008 to 2038 of 2192.
	if want := "916 14 14"; box != want {
		t.Errorf("July 2001 is drawn at %q, want %q", box, want)
	}
	if strings.Contains(eval[string](p, `document.body.innerText`), "1 July 2001") {
		t.Error("a date known to the month is shown as its first day")
	}
	p.clickOn("#play")
	awaits(p, "22 September 2001", `probe.text("#day")`)
	p.clickOn("#play")
	awaits(p, false, playing)
}
