package live

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"recognitionmap/app/carto"
	"recognitionmap/app/pages"
	"recognitionmap/app/scene"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

var errNoAnswer = errors.New("no answer")

// fake is a page, its address bar, its announcer and its store, without a browser. It fails the test on a call that the
// browser's could not do, and lists the others.
type fake struct {
	t      testing.TB
	log    []string
	now    time.Time
	later  []timer
	paint  []func() // when what has been shown is on the screen
	idle   []func()
	asked  []string // addresses fetched
	coming []func() // answers on their way
	files  map[string][]byte

	parts     map[string]bool // names of the parts that the page has
	drawn     bool            // it has a host for the drawing
	kept      bool            // there is a drawing, in the page or kept
	mapPage   bool
	title     string
	rows      *scene.Rows
	messages  []*pages.Message
	ahead     bool // the reader has done something of which the program is yet to hear
	window    carto.Window
	reshaped  map[country.Code]string
	names     string // the SVG of the names on the map
	labelled  int    // how often they were put there
	busy      bool
	image     [2]int                      // size of a picture, 0 where it cannot be drawn
	middles   map[country.Code][2]float64 // of places on the screen
	slow      time.Duration               // how long the drawing of a place takes
	width     float64                     // of the map on the screen
	pace      string
	bar       string // what the address bar says
	revision  string
	whole     bool     // the record is
	put       []string // behind the page
	memory    map[string]string
	forgetful bool // the store keeps nothing
	away      bool // no network
	copies    bool // nor an answer, but what the service worker keeps
}

type timer struct {
	at time.Time
	f  func()
}

// note lists a call.
func (f *fake) note(call string, about ...any) {
	f.log = append(f.log, strings.TrimSuffix(fmt.Sprintln(append([]any{call}, about...)...), "\n"))
}

// must fails the test on an illegal call.
func (f *fake) must(ok bool, call, want string) {
	f.t.Helper()
	if !ok {
		f.t.Errorf("%s is called illegally, want %s", call, want)
	}
}

// took returns what has been listed since it was asked for last.
func (f *fake) took() string {
	got := strings.Join(f.log, ", ")
	f.log = nil
	return got
}

func (f *fake) ShowDay(d relation.Day) {
	f.must(f.mapPage && f.rows != nil, fmt.Sprintf("ShowDay(%v)", d), "a map page with rows")
	if f.rows != nil {
		f.must(int(d) >= f.rows.First && int(d) <= f.rows.Last, fmt.Sprintf("ShowDay(%v)", d), "a day that the rows hold")
	}
	f.note("ShowDay", d)
}

func (f *fake) ShowCountry(c country.Code) {
	f.must(f.mapPage && f.rows != nil, fmt.Sprintf("ShowCountry(%s)", c), "a map page with rows")
	if f.rows != nil && c != "" {
		f.must(f.rows.Places[c] != nil, fmt.Sprintf("ShowCountry(%s)", c), "a place that the rows have")
	}
	f.note("ShowCountry", none(string(c)))
}

func (f *fake) Apply(m *pages.Message) Outcome {
	if f.ahead {
		f.note("Apply: late")
		return Late
	}
	seen := map[string]bool{}
	for _, p := range m.Parts {
		f.must(!seen[p[0]] && p[1] != "", "Apply", "each part once, written out: "+p[0])
		seen[p[0]] = true
		if !f.parts[p[0]] {
			f.note("Apply: no", p[0])
			return Lacking
		}
	}
	f.must(len(m.Parts) > 0 && m.Title != "" && len(m.Marks) > 0, "Apply", "a title, marks and parts")
	if m.Rows != nil {
		f.must(m.Map, "Apply", "rows on the map page alone")
		f.rows = m.Rows.(*scene.Rows)
	}
	if m.Map {
		f.must(f.rows != nil, "Apply", "rows, which the page has none of")
		f.must(f.rows != nil && m.Day >= f.rows.First && m.Day <= f.rows.Last, "Apply", "a day that the rows hold")
	}
	whole, with := "", ""
	kept, host := f.kept, f.drawn
	if seen[pages.Content] {
		whole = " whole"
		f.parts = map[string]bool{pages.Masthead: true, pages.Notice: true, pages.Content: true, pages.Foot: true}
		f.drawn = false
	}
	for _, p := range m.Parts {
		f.read(p[1])
	}
	if host {
		f.kept = kept // a host that is there keeps what it holds
	}
	if m.Rows != nil {
		with = " with rows"
	}
	f.mapPage, f.title = m.Map, m.Title
	f.messages = append(f.messages, m)
	f.note("Apply", none(m.Address)+whole+with)
	return Shown
}

// read takes in the parts and the drawing of HTML.
func (f *fake) read(text string) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		f.t.Error(err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "data-part":
				f.parts[a.Val] = true
			case a.Key == "id" && a.Val == pages.MapHost:
				f.drawn = true
			case a.Key == "id" && a.Val == "map":
				f.kept = true
			}
		}
	}
}

func (f *fake) Replace(body string) {
	f.must(strings.HasPrefix(body, `<div id="app"`), "Replace", "the body's one element")
	f.parts, f.drawn = map[string]bool{}, false
	f.read(body)
	f.note("Replace the page")
}

func (f *fake) HasMap() bool { return f.kept }

func (f *fake) Focus(c country.Code) { f.note("Focus", c) }

func (f *fake) Window() carto.Window {
	f.must(f.HasMap(), "Window", "a map")
	return f.window
}

func (f *fake) Look(w carto.Window) {
	if f.HasMap() { // else the browser's does nothing
		f.window = w
	}
	f.note("Look", none(ui.AtOf(w)))
}

func (f *fake) Outline(c country.Code) string {
	if c == "DEU" && f.HasMap() {
		return square
	}
	return ""
}

func (f *fake) Reshape(c country.Code, path string) {
	f.must(f.HasMap(), "Reshape", "a map")
	f.reshaped[c] = path
	f.now = f.now.Add(f.slow)
}

func (f *fake) Sight() (width, height float64) {
	f.must(f.HasMap(), "Sight", "a map")
	return f.width, f.width * carto.Height / carto.Width
}

func (f *fake) Label(svg string) {
	f.must(f.HasMap() && !f.busy, "Label", "a map that rests")
	f.names = svg
	f.labelled++
}

func (f *fake) Covers() [][4]float64 {
	f.must(f.HasMap(), "Covers", "a map")
	return [][4]float64{{f.width - 88, 0, f.width, 44}}
}

func (f *fake) Middles() map[country.Code][2]float64 {
	f.must(f.HasMap(), "Middles", "a map")
	return f.middles
}

func (f *fake) Slider() (left, right float64) { return 0, 124 }

func (f *fake) Busy() bool { return f.busy }

func (f *fake) Uncover() {
	f.must(f.HasMap(), "Uncover", "a map")
	f.note("Uncover")
}

func (f *fake) Scroll(to float64, another bool) { f.note("Scroll", to, another) }
func (f *fake) Revise(revision string)          { f.revision = revision }
func (f *fake) Whole()                          { f.whole = true }
func (f *fake) Pace() string                    { return f.pace }
func (f *fake) Painted(then func())             { f.paint = append(f.paint, then) }
func (f *fake) Idle(then func())                { f.idle = append(f.idle, then) }
func (f *fake) Now() time.Time                  { return f.now }
func (f *fake) Announce(line string)            { f.note("Announce “" + line + "”") }

func (f *fake) Dialog(text string) {
	f.must(strings.HasPrefix(text, "<dialog"), "Dialog", "a dialog")
	f.note("Dialog")
}

func (f *fake) Put(text string) {
	f.must(strings.HasPrefix(text, "<dialog"), "Put", "a dialog")
	f.put = append(f.put, text)
}

func (f *fake) Offer(list string, active int) {
	f.must(active < strings.Count(list, "<li "), "Offer", "one of its lines")
	f.note("Offer", strings.Count(list, "<li "), active)
}

func (f *fake) Searched(leave bool)       { f.note("Searched", leave) }
func (f *fake) Compare(line string)       { f.note("Compare", none(line)) }
func (f *fake) Script(name string)        { f.note("Script", name) }
func (f *fake) Save(text, name, _ string) { f.note("Save", name, strings.Count(text, "\n")) }
func (f *fake) Colour(name string) string { return "#" + name }
func (f *fake) Tell(line string)          { f.note("Tell “" + line + "”") }
func (f *fake) Did(button, line string)   { f.note("Did", button, line) }

func (f *fake) SavePNG(svg string, scale int, name string, then func(width, height int, saved bool)) {
	f.must(strings.HasPrefix(svg, "<svg") && scale > 0, "SavePNG", "a drawing")
	f.note("SavePNG", name)
	then(f.image[0]*scale, f.image[1]*scale, scale < 4)
}

func (f *fake) After(d time.Duration, then func()) {
	f.must(d > 0, fmt.Sprintf("After(%v)", d), "a while")
	f.later = append(f.later, timer{f.now.Add(d), then})
}

func (f *fake) Fetch(address string, then func([]byte, error)) {
	f.must(strings.HasPrefix(address, "/"), fmt.Sprintf("Fetch(%q)", address), "an address of the site")
	f.asked = append(f.asked, address)
	f.coming = append(f.coming, func() {
		switch body, ok := f.files[address]; {
		case ok && f.copies:
			then(body, errNoAnswer)
		case ok && !f.away:
			then(body, nil)
		default:
			then(nil, errNoAnswer)
		}
	})
}

func (f *fake) Get(name string) string { return f.memory[name] }

func (f *fake) Set(name, value string) {
	if !f.forgetful {
		f.memory[name] = value
	}
}

// bar is the address bar, whose Replace is not the document's.
type bar struct{ *fake }

func (b bar) Push(address string) {
	b.must(strings.HasPrefix(address, "/") && address != b.bar, fmt.Sprintf("Push(%q)", address), "another address of the site")
	b.bar = address
	b.note("Push", address)
}

func (b bar) Replace(address string) {
	b.must(strings.HasPrefix(address, "/"), fmt.Sprintf("Replace(%q)", address), "an address of the site")
	b.bar = address
	b.note("ReplaceAddress", address)
}

func (b bar) Leave(address string) { b.note("Leave", address) }

// painted brings what has been shown onto the screen.
func (f *fake) painted() {
	todo := f.paint
	f.paint = nil
	for _, then := range todo {
		then()
	}
}

// answer brings the answers of all requests, and of those that follow from them.
func (f *fake) answer() {
	for len(f.coming) > 0 {
		todo := f.coming
		f.coming = nil
		for _, then := range todo {
			then()
		}
	}
}

// rest gives the idle page its turn, once.
func (f *fake) rest() {
	todo := f.idle
	f.idle = nil
	for _, then := range todo {
		then()
	}
}

// wait lets time pass: what is painted and what timers bring, in their order.
func (f *fake) wait(d time.Duration) {
	end := f.now.Add(d)
	for {
		f.painted()
		next := -1
		for i, t := range f.later {
			if !t.at.After(end) && (next < 0 || t.at.Before(f.later[next].at)) {
				next = i
			}
		}
		if next < 0 {
			f.now = end
			return
		}
		t := f.later[next]
		f.later = slices.Delete(f.later, next, next+1)
		if t.at.After(f.now) {
			f.now = t.at
		}
		t.f()
	}
}
