//go:build e2e

package e2e

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/chromedp/chromedp/kb"

	views "recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// walk is what a reader does by chance, and what should come of it: the addresses that the window would show.
type walk struct {
	*page
	documents *documents
	record    *relation.Record
	chance    *rand.Rand
	now       shows
	history   []views.View
	at        int // in history
	done      []string
	spots     map[country.Code]*point // where places were last tapped, for all walks of a tab
	program   string                  // data-app that the page has to have all the way
}

func (w *walk) view() views.View { return w.history[w.at] }

// goes notes that the window went to a view by a link or a tap.
func (w *walk) goes(v views.View) {
	w.history = append(w.history[:w.at+1], v)
	w.at++
}

// fails ends the walk and tells how it went.
func (w *walk) fails(wrong string) {
	w.Helper()
	w.Fatalf("%s\nthe window shows %s, after the last step it should be %s\n%s", strings.Join(w.done, "; "), w.now.Address, w.view().URL(), wrong)
}

// settles waits until the page shows where the walk has come to.
func (w *walk) settles() {
	w.Helper()
	want := w.view().URL()
	now, wrong := w.agrees(w.documents, w.record, want)
	if w.now = now; wrong != "" {
		w.fails(wrong)
	}
	if now.Program != w.program {
		w.fails(fmt.Sprintf("data-app is %q, not %q", now.Program, w.program))
	}
}

// day is a day of an era: one on which a class changes, the one before it, or any.
func (w *walk) day(era views.Era) relation.Day {
	day := era.First + relation.Day(w.chance.IntN(int(era.Last-era.First)+1))
	if w.chance.IntN(2) == 0 {
		changes := w.record.Changes()
		day = changes[w.chance.IntN(len(changes))].Day - relation.Day(w.chance.IntN(2))
	}
	return min(max(day, era.First), era.Last)
}

// start goes to any day, country and lens, in a new tab as the first page of a visit, else by a link. A link to a country
// that is not on the map moves the map to it, and the address says so: then no country is open at first.
func (w *walk) start(first bool, visit func(p *page, path string)) {
	w.Helper()
	last := relation.Day(number(w.T, today))
	eras, places := views.Eras(last), country.All()
	v := views.View{}.OnDay(w.day(eras[[]int{0, 1, 2, 2, 2, 2}[w.chance.IntN(6)]]), last)
	if (first || w.program != "ready") && w.chance.IntN(3) == 0 {
		v.Country = places[w.chance.IntN(len(places))].Code
	}
	if w.chance.IntN(6) == 0 {
		v.Look.Lens = relation.Lenses[w.chance.IntN(len(relation.Lenses))]
	}
	w.history, w.done = []views.View{v}, []string{"start at " + v.URL()}
	visit(w.page, v.URL())
	w.settles()
}

// dressed says that a page has its second style sheet, which comes after it is seen. Before that what is aimed at may move away
// from under the pointer.
const dressed = `(({ style }) => !style || [...document.styleSheets].some(({ href }) => href?.endsWith(style)))(document.documentElement.dataset)`

// step does one thing.
func (w *walk) step() {
	w.Helper()
	w.until("the second style sheet", dressed)
	for n := len(w.done); len(w.done) == n; { // until one is possible
		switch w.chance.IntN(20) {
		case 0, 1, 2, 3, 4:
			w.slides()
		case 5, 6, 7, 8, 9:
			w.taps()
		case 10, 11, 12:
			w.closes()
		case 13, 14:
			w.moves(-1)
		case 15, 16:
			w.moves(1)
		case 17, 18:
			w.dims()
		case 19:
			w.turns()
		}
	}
	w.settles()
}

func (w *walk) does(format string, args ...any) {
	w.done = append(w.done, fmt.Sprintf(format, args...))
}

func (w *walk) slides() {
	last := relation.Day(number(w.T, today))
	day := w.day(views.EraOf(w.view().Day, last))
	if day == w.view().Day {
		return
	}
	w.does("slide to %s", day)
	w.history[w.at] = w.view().OnDay(day, last)
	w.now = ask[shows](w.page, `shows.slide`, int(day))
	if wrong := w.now.falsehood(w.record); wrong != "" {
		w.fails("in the task of the slider's event " + wrong)
	}
}

// taps chooses a place until there is one that can be tapped beyond doubt, and is not open.
func (w *walk) taps() {
	places := country.All()
	for {
		code := places[w.chance.IntN(len(places))].Code
		if code == w.view().Country {
			continue
		}
		at := ask[*point](w.page, `shows.aim`, code, w.spots[code])
		if at == nil {
			continue
		}
		w.spots[code] = at
		w.does("tap %s", code)
		w.goes(w.view().Open(code))
		if w.look.touch {
			w.tap(*at)
		} else {
			w.click(*at)
		}
		return
	}
}

func (w *walk) closes() {
	if w.view().Country == "" {
		return
	}
	w.goes(w.view().Open(""))
	if w.chance.IntN(2) == 0 {
		w.does("close by Escape")
		w.press(kb.Escape)
		return
	}
	w.does("close by the button")
	w.hits(w.middle("#panel .close"))
}

func (w *walk) moves(by int) {
	if to := w.at + by; to < 0 || to >= len(w.history) {
		return
	}
	w.does("%s", map[int]string{-1: "Back", 1: "Forward"}[by])
	w.at += by
	ask[bool](w.page, `(by) => (setTimeout(() => history.go(by)), true)`, by) // it may end the document that would answer
}

// dims takes an entry of the legend among those that stay bright, or out again.
func (w *walk) dims() {
	word, v := w.now.Words[w.chance.IntN(len(w.now.Words))], w.view()
	words := strings.FieldsFunc(v.Look.Show, func(r rune) bool { return r == ',' })
	if i := slices.Index(words, word); i >= 0 {
		words = slices.Delete(words, i, i+1)
	} else {
		words = append(words, word)
	}
	slices.Sort(words)
	v.Look.Show = strings.Join(words, ",")
	w.does("the legend's %s", word)
	w.goes(v)
	w.hits(w.middle(`#legend [data-word="` + word + `"]`))
}

// turns chooses another lens.
func (w *walk) turns() {
	v := w.view()
	lens := relation.Lenses[w.chance.IntN(len(relation.Lenses))]
	if lens == v.Look.Lens {
		return
	}
	v.Look.Lens, v.Look.Show = lens, ""
	w.does("the lens %q", lens.Label())
	w.goes(v)
	w.hits(ask[point](w.page, `shows.lens`, lens.Label()))
}

// hits taps or clicks what is no place of the map. The mouse goes away again, since it lights what it points at.
func (w *walk) hits(at point) {
	if w.look.touch {
		w.tap(at)
		return
	}
	w.click(at)
	w.move(point{1, 1})
}
