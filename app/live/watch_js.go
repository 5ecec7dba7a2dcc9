package live

import (
	"strconv"
	"syscall/js"
	"time"
)

// listen does f, in its turn, for each event.
func (b *browser) listen(target js.Value, event string, f func()) {
	target.Call("addEventListener", event, js.FuncOf(func(js.Value, []js.Value) any {
		b.queue.add(f)
		return nil
	}))
}

// watch keeps the page fresh: now, when it comes back into view, now and then, when the stream at an address ("" for none)
// tells of a revision, and when the browser believes that it has gone on or off line: whether it has, the answer tells. seen
// is whether the page is in view.
func watch(b *browser, w *watcher, address string, seen bool) {
	s := &stream{watcher: w, wait: firstWait}
	s.line = &line{browser: b, address: address, stream: s}
	check := func() {
		if s.seen {
			w.check()
		}
	}
	b.listen(worker, "online", check)
	b.listen(worker, "offline", check)
	w.program.seen = func(seen bool) {
		s.see(seen)
		w.look(seen)
		if !seen {
			w.program.Do(Hide{})
		}
		check()
	}
	var again func()
	again = func() {
		check()
		b.After(checkEvery, again)
	}
	b.After(checkEvery, again)
	s.see(seen)
	w.look(seen)
	check()
	b.Idle(w.complete)
}

// line is the browser's half of a stream.
type line struct {
	browser *browser
	address string
	stream  *stream
	source  js.Value // the EventSource, undefined while closed
	channel js.Value // to the other pages, undefined where there is none
	leave   js.Value // the AbortController of this page's wish for the stream
}

func (l *line) Live(yes bool)                   { l.browser.Live(yes) }
func (l *line) After(d time.Duration, f func()) { l.browser.After(d, f) }

// Join asks for the lock that one page of the browser has at a time. A browser that has no locks, or refuses them, lets each
// page have a stream.
func (l *line) Join() {
	if l.address == "" || !worker.Get("EventSource").Truthy() {
		return
	}
	locks, channel := worker.Get("navigator").Get("locks"), worker.Get("BroadcastChannel")
	if !locks.Truthy() || !channel.Truthy() || !possible(func() { l.channel = channel.New(l.address) }) {
		l.stream.hold()
		return
	}
	l.channel.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		switch said := args[0].Get("data"); said.Type() {
		case js.TypeBoolean:
			l.browser.queue.add(func() { l.stream.told(said.Bool()) })
		case js.TypeNumber:
			l.browser.queue.add(func() { l.stream.news(said.Int()) })
		default:
			l.browser.queue.add(l.stream.asked)
		}
		return nil
	}))
	l.leave = worker.Get("AbortController").New()
	signal := l.leave.Get("signal")
	// The lock is held until what is returned is settled. A refusal comes here too, and so does the end of waiting.
	granted := js.FuncOf(func(js.Value, []js.Value) any {
		l.browser.queue.add(func() {
			if !signal.Get("aborted").Bool() {
				l.stream.hold()
			}
		})
		return worker.Get("Promise").New(js.FuncOf(func(_ js.Value, args []js.Value) any {
			return signal.Call("addEventListener", "abort", args[0])
		}))
	})
	locks.Call("request", l.address, map[string]any{"signal": signal}, granted).Call("catch", granted)
	l.Tell(nil)
}

// possible reports whether the browser has let f be done.
func possible(f func()) (done bool) {
	defer func() { done = recover() == nil }()
	f()
	return
}

func (l *line) Leave() {
	end(&l.source, "close")
	end(&l.channel, "close")
	end(&l.leave, "abort")
}

// end ends what there is, by its own method.
func end(what *js.Value, by string) {
	if !what.IsUndefined() {
		what.Call(by)
		*what = js.Undefined()
	}
}

func (l *line) Open(since int) {
	l.source = worker.Get("EventSource").New(l.address + "?since=" + strconv.Itoa(since))
	l.source.Call("addEventListener", "revision", js.FuncOf(func(_ js.Value, args []js.Value) any {
		edition := worker.Get("JSON").Call("parse", args[0].Get("data")).Get("number").Int()
		l.browser.queue.add(func() { l.stream.revised(edition) })
		return nil
	}))
	source := l.source
	l.browser.listen(source, "open", func() { l.stream.opened() })
	l.browser.listen(source, "error", func() {
		const closed = 2 // EventSource.CLOSED
		l.stream.broke(source.Get("readyState").Int() == closed)
	})
}

func (l *line) Tell(what any) {
	if !l.channel.IsUndefined() {
		l.channel.Call("postMessage", what)
	}
}
