package live

import (
	"encoding/json"
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"recognitionmap/app/carto"
	"recognitionmap/app/goapp"
	"recognitionmap/app/pages"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// browser is the page in a browser: Document, Address, Announcer and Store by web/js, which names its functions in
// contract.d.ts.
type browser struct{ page js.Value }

var (
	window   = js.Global()
	document = window.Get("document")
	root     = document.Get("documentElement").Get("dataset") // what the document says of itself
)

func newBrowser() *browser { return &browser{window.Get("page")} }

func (b *browser) ShowDay(d relation.Day)        { b.page.Call("showDay", int(d)) }
func (b *browser) ShowCountry(c country.Code)    { b.page.Call("showCountry", string(c)) }
func (b *browser) Focus(c country.Code)          { b.page.Call("focusPlace", string(c)) }
func (b *browser) HasMap() bool                  { return b.page.Call("hasMap").Bool() }
func (b *browser) Outline(c country.Code) string { return b.page.Call("outlineOf", string(c)).String() }
func (b *browser) Uncover()                      { b.page.Call("uncover") }
func (b *browser) Scroll(_ string, another bool) { b.page.Call("scroll", another) }
func (b *browser) Now() time.Time                { return time.Now() }
func (b *browser) Get(name string) string        { return b.page.Call("kept", name).String() }
func (b *browser) Set(name, value string)        { b.page.Call("keep", name, value) }

func (b *browser) Reshape(c country.Code, path string) { b.page.Call("reshape", string(c), path) }

// element returns an element by its id; it is not Truthy where there is none.
func element(id string) js.Value { return document.Call("getElementById", id) }

func (b *browser) Replace(html string) {
	made := document.Call("createElement", "template")
	made.Set("innerHTML", html)
	element("app").Call("replaceWith", made.Get("content"))
}

// Look, Busy: the map is moved by web/js/move.js, which is not there where its file has not come.
func mover() (js.Value, bool) {
	m := window.Get("move")
	return m, m.Truthy() && m.Get("show").Truthy()
}

func (b *browser) Look(w carto.Window) {
	if m, ok := mover(); ok && b.HasMap() {
		m.Call("show", w.X, w.Y, w.Width())
	}
}

func (b *browser) Busy() bool {
	m, ok := mover()
	return ok && m.Call("busy").Bool()
}

func (b *browser) Window() carto.Window {
	box := b.page.Call("drawing").Get("viewBox").Get("baseVal")
	return carto.Window{X: box.Get("x").Float(), Y: box.Get("y").Float(), Zoom: carto.Width / box.Get("width").Float()}
}

func (b *browser) Sight() (width, height float64) {
	box := b.page.Call("drawing").Call("getBoundingClientRect")
	return box.Get("width").Float(), box.Get("height").Float()
}

func (b *browser) Label(svg string) {
	drawing := b.page.Call("drawing")
	if old := drawing.Call("querySelector", "#names"); old.Truthy() {
		old.Call("remove")
	}
	drawing.Call("insertAdjacentHTML", "beforeend", svg)
}

func (b *browser) Covers() (boxes [][4]float64) {
	map_ := b.page.Call("drawing").Call("getBoundingClientRect")
	x, y := map_.Get("left").Float(), map_.Get("top").Float()
	list := document.Call("querySelectorAll", "#move > button, #move summary")
	for i := range list.Length() {
		r := list.Index(i).Call("getBoundingClientRect")
		boxes = append(boxes, [4]float64{r.Get("left").Float() - x, r.Get("top").Float() - y, r.Get("right").Float() - x, r.Get("bottom").Float() - y})
	}
	return boxes
}

func (b *browser) Dialog(html string) {
	if old := element("keys"); old.Truthy() {
		old.Call("remove")
	}
	document.Get("body").Call("insertAdjacentHTML", "beforeend", html)
	element("keys").Call("showModal")
}

func (b *browser) Pace() string {
	if e := element("pace"); e.Truthy() {
		return e.Get("value").String()
	}
	return ""
}

func (b *browser) Revise(revision string) { root.Set("revision", revision) }

func (b *browser) Announce(line string) {
	if e := element("announce"); e.Truthy() {
		e.Set("textContent", line)
	}
}

func (b *browser) Apply(m *pages.Message) bool {
	marks, parts := make([]any, len(m.Marks)), make([]any, len(m.Parts))
	for i, mark := range m.Marks {
		marks[i] = []any{mark[0], mark[1], mark[2]}
	}
	for i, part := range m.Parts {
		parts[i] = []any{part[0], part[1]}
	}
	message := map[string]any{
		"address": m.Address, "title": m.Title, "map": m.Map, "day": m.Day, "country": string(m.Country),
		"queries": []any{m.Queries[0], m.Queries[1]}, "marks": marks, "parts": parts,
	}
	if m.Rows != nil {
		rows, err := json.Marshal(m.Rows)
		if err != nil {
			panic("live: rows that are no JSON: " + err.Error())
		}
		message["rows"] = window.Get("JSON").Call("parse", string(rows))
	}
	return b.page.Call("apply", message).Bool()
}

// once returns a function for the browser that calls f, once.
func once(f func()) js.Func {
	var f1 js.Func
	f1 = js.FuncOf(func(js.Value, []js.Value) any {
		f1.Release()
		f()
		return nil
	})
	return f1
}

// Painted waits for the frame, and then for the task after it. A page that nobody sees has no frames.
func (b *browser) Painted(f func()) {
	if document.Get("hidden").Bool() {
		b.After(0, f)
		return
	}
	window.Call("requestAnimationFrame", once(func() { b.After(0, f) }))
}

func (b *browser) Idle(f func()) { window.Call("whenIdle", once(f), map[string]any{"timeout": 2000}) }

func (b *browser) After(d time.Duration, f func()) {
	window.Call("setTimeout", once(f), int(d.Milliseconds()))
}

func (b *browser) Push(address string) { window.Get("history").Call("pushState", nil, "", address) }

func (b *browser) Leave(address string) { window.Get("location").Call("assign", address) }

func (b *browser) Fetch(at string, f func([]byte, error)) {
	go func() {
		body, err := goapp.Fetch(at)
		f(body, err)
	}()
}

// address is the address bar; its Replace is not the document's.
type address struct{ *browser }

func (a address) Replace(address string) {
	window.Get("history").Call("replaceState", nil, "", address)
}

// middles reads where places are on the screen, "RUS 120.5 80,CHN …".
func middles(text string) map[country.Code][2]float64 {
	list := map[country.Code][2]float64{}
	for _, line := range strings.Split(text, ",") {
		if f := strings.Fields(line); len(f) == 3 {
			x, _ := strconv.ParseFloat(f[1], 64)
			y, _ := strconv.ParseFloat(f[2], 64)
			list[country.Code(f[0])] = [2]float64{x, y}
		}
	}
	return list
}

// hear is the function that the page's script calls: see Program.Hear.
func (b *browser) hear(program func() *Program) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		p, kind := program(), args[0].String()
		switch kind {
		case "slide":
			return p.HearKey(SlideKey{args[1].String(), args[2].Bool(), args[3].Bool()})
		case "key":
			key := MapKey{Key: args[1].String(), At: country.Code(args[2].String()), When: time.Now()}
			if strings.HasPrefix(key.Key, "Arrow") {
				key.Middles = middles(b.page.Call("middles").String())
			}
			return p.HearKey(key)
		case "compose":
			answer := args[1]
			p.Picture(b.colour, func(svg, name string) { answer.Invoke(svg, name) })
			return true
		}
		var text []string
		var number []float64
		for _, a := range args[1:] {
			if a.Type() == js.TypeNumber {
				number = append(number, a.Float())
			} else {
				text = append(text, a.String())
			}
		}
		return p.Hear(kind, text, number)
	})
}

// colour reads a colour of the light page, whatever the reader's is, from the style sheet.
func (b *browser) colour(name string) string {
	rules := document.Get("styleSheets").Index(0).Get("cssRules")
	for i := range rules.Length() {
		if rule := rules.Index(i); rule.Get("selectorText").Truthy() && rule.Get("selectorText").String() == ":root" {
			return rule.Get("style").Call("getPropertyValue", "--"+name).String()
		}
	}
	return ""
}
