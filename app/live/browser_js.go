package live

import (
	"syscall/js"
	"time"

	"recognitionmap/app/goapp"
)

// browser is the page, from the worker in which the program runs: Document, Address, Announcer and Store. What the page is
// told goes there as a message; what it is asked is waited for, in which time nothing else of the program runs. The page's
// half is web/js/app.js, and contract.d.ts names what can be called. What it does to a page is in document_js.go.
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
// it is; or what the reader did, the number of their last act, what the program hears and where the page is scrolled to.
func (b *browser) receive(message js.Value) {
	number, value, at := message.Index(1).Int(), message.Index(2), message.Index(3)
	if message.Index(0).String() == "answer" {
		answer := b.answers[number]
		delete(b.answers, number)
		answer(value)
		return
	}
	b.queue.add(func() {
		b.act = number
		b.program.Scrolled(at.Float())
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

// when calls f with what the page returns when it has done what takes its time.
func (b *browser) when(name string, f func(js.Value), values ...any) {
	b.asked++
	b.answers[b.asked] = func(v js.Value) { b.queue.add(func() { f(v) }) }
	b.post(b.asked, name, values)
}

func (b *browser) Get(name string) string {
	return b.ask("store", "localStorage", "getItem", name).String()
}
func (b *browser) Set(name, value string) { b.tell("store", "localStorage", "setItem", name, value) }
func (b *browser) Now() time.Time         { return time.Now().Add(b.ahead) }

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

func (a address) Push(address string)    { a.tell("push", address) }
func (a address) Replace(address string) { a.tell("replace", address) }
func (a address) Leave(address string)   { a.tell("leave", address) }
