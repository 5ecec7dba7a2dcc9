package live

import (
	"encoding/json"
	"syscall/js"
	"time"

	"recognitionmap/app/carto"
	"recognitionmap/app/goapp"
	"recognitionmap/app/pages"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// browser is the page, from the worker in which the program runs: Document, Address, Announcer and Store. What the page is
// told goes there as a message; what it is asked is waited for, in which time nothing else of the program runs. The page's
// half is web/js/edge.js, and contract.d.ts names what can be called.
type browser struct {
	queue   queue
	act     int // of the reader, the last one that the program has heard of
	asked   int
	answers map[int]func(js.Value)
	program *Program
	ahead   time.Duration // of the page's clock, which is the one that counts: who tests the page sets it
}

// worker is what a worker has in the place of a window.
var worker = js.Global()

// newBrowser begins to listen to the page.
func newBrowser() *browser {
	now := time.UnixMilli(int64(worker.Get("start").Get("now").Float()))
	b := &browser{queue: newQueue(), answers: map[int]func(js.Value){}, ahead: time.Until(now).Round(time.Second)}
	worker.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		b.receive(args[0].Get("data"))
		return nil
	}))
	return b
}

// receive takes a message of the page, in an event of the browser, where nothing may wait: an answer, its number and what
// it is; or what the reader did, the number of their last act and what the program hears.
func (b *browser) receive(message js.Value) {
	number, value := message.Index(1).Int(), message.Index(2)
	if message.Index(0).String() == "answer" {
		answer := b.answers[number]
		delete(b.answers, number)
		answer(value)
		return
	}
	b.queue.add(func() {
		b.act = number
		b.hear(value)
	})
}

// hear tells the program what a message says: a kind, and values.
func (b *browser) hear(said js.Value) {
	kind := said.Index(0).String()
	var text []string
	var number []float64
	for i := 1; i < said.Length(); i++ {
		switch v := said.Index(i); v.Type() {
		case js.TypeNumber:
			number = append(number, v.Float())
		case js.TypeBoolean:
			truth := 0.
			if v.Bool() {
				truth = 1
			}
			number = append(number, truth)
		default:
			text = append(text, v.String())
		}
	}
	b.program.Hear(kind, text, number)
	b.tell("heard", b.program.due, kind)
}

func (b *browser) post(answer int, name string, values []any) {
	worker.Call("postMessage", []any{b.act, answer, name, values})
}

// tell has a function of the page called.
func (b *browser) tell(name string, values ...any) { b.post(0, name, values) }

// ask has a function of the page called and waits for what it returns.
func (b *browser) ask(name string, values ...any) js.Value {
	answer := make(chan js.Value, 1)
	b.asked++
	b.answers[b.asked] = func(v js.Value) { answer <- v }
	b.post(b.asked, name, values)
	return <-answer
}

// when calls f when the page has done what takes its time.
func (b *browser) when(name string, f func()) {
	b.asked++
	b.answers[b.asked] = func(js.Value) { b.queue.add(f) }
	b.post(b.asked, name, nil)
}

func (b *browser) ShowDay(d relation.Day)              { b.tell("showDay", int(d)) }
func (b *browser) ShowCountry(c country.Code)          { b.tell("showCountry", string(c)) }
func (b *browser) Focus(c country.Code)                { b.tell("focusPlace", string(c)) }
func (b *browser) HasMap() bool                        { return b.ask("hasMap").Bool() }
func (b *browser) Outline(c country.Code) string       { return b.ask("outlineOf", string(c)).String() }
func (b *browser) Reshape(c country.Code, path string) { b.tell("reshape", string(c), path) }
func (b *browser) Uncover()                            { b.tell("uncover") }
func (b *browser) Scroll(_ string, another bool)       { b.tell("scroll", another) }
func (b *browser) Revise(revision string)              { b.tell("revise", revision) }
func (b *browser) Whole()                              { b.tell("whole") }
func (b *browser) Replace(html string)                 { b.tell("rewrite", html) }
func (b *browser) Label(svg string)                    { b.tell("label", svg) }
func (b *browser) Dialog(html string)                  { b.tell("dialog", html) }
func (b *browser) Offer(html string, active int)       { b.tell("offer", html, active) }
func (b *browser) Searched(leave bool)                 { b.tell("searched", leave) }
func (b *browser) Save(text, name string)              { b.tell("save", text, name) }
func (b *browser) Compare(line string)                 { b.tell("compare", line) }
func (b *browser) Colour(name string) string           { return b.ask("colour", name).String() }
func (b *browser) Composed(svg, name string)           { b.tell("composed", svg, name) }
func (b *browser) Announce(line string)                { b.tell("announce", line) }
func (b *browser) Look(w carto.Window)                 { b.tell("look", w.X, w.Y, w.Width()) }
func (b *browser) Busy() bool                          { return b.ask("busy").Bool() }
func (b *browser) Pace() string                        { return b.ask("pace").String() }
func (b *browser) Get(name string) string              { return b.ask("kept", name).String() }
func (b *browser) Set(name, value string)              { b.tell("keep", name, value) }
func (b *browser) Painted(f func())                    { b.when("painted", f) }
func (b *browser) Idle(f func())                       { b.when("idle", f) }
func (b *browser) Push(address string)                 { b.tell("push", address) }
func (b *browser) Leave(address string)                { b.tell("leave", address) }
func (b *browser) Now() time.Time                      { return time.Now().Add(b.ahead) }

func (b *browser) Window() carto.Window {
	box := b.ask("window")
	return carto.Window{X: box.Index(0).Float(), Y: box.Index(1).Float(), Zoom: carto.Width / box.Index(2).Float()}
}

func (b *browser) Sight() (width, height float64) {
	size := b.ask("sight")
	return size.Index(0).Float(), size.Index(1).Float()
}

func (b *browser) Covers() (boxes [][4]float64) {
	list := b.ask("covers")
	for i := range list.Length() {
		var box [4]float64
		for side := range box {
			box[side] = list.Index(i).Index(side).Float()
		}
		boxes = append(boxes, box)
	}
	return boxes
}

func (b *browser) Apply(m *pages.Message) Outcome {
	text, err := json.Marshal(m)
	if err != nil {
		panic("live: a message that is no JSON: " + err.Error())
	}
	return Outcome(b.ask("apply", worker.Get("JSON").Call("parse", string(text))).Int())
}

func (b *browser) After(d time.Duration, f func()) {
	time.AfterFunc(d, func() { b.queue.add(f) })
}

func (b *browser) Fetch(at string, f func([]byte, error)) {
	go func() {
		body, err := goapp.Fetch(at)
		b.queue.add(func() { f(body, err) })
	}()
}

// address is the address bar; its Replace is not the document's.
type address struct{ *browser }

func (a address) Replace(address string) { a.tell("replace", address) }
