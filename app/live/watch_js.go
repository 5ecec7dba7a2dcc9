package live

import (
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
	s := &stream{browser: b, address: address, watcher: w, wait: firstWait, seen: seen}
	check := func() {
		if s.seen {
			w.check()
		}
	}
	b.listen(worker, "online", check)
	b.listen(worker, "offline", check)
	w.program.seen = func(seen bool) {
		s.seen = seen
		if !seen {
			w.program.Do(Hide{})
		}
		check()
		s.follow()
	}
	var again func()
	again = func() {
		check()
		b.After(checkEvery, again)
	}
	b.After(checkEvery, again)
	s.follow()
	check()
	b.Idle(w.complete)
}

// stream follows the server's messages about new revisions of the record. It is open while the page is visible only: a page that nobody looks at costs nobody anything, and looks for what it missed when it is seen again.
type stream struct {
	browser *browser
	address string
	watcher *watcher
	seen    bool
	source  js.Value // undefined while closed
	wait    time.Duration
}

// How long a stream that the server refused waits before it asks again: twice as long each time.
const (
	firstWait = 2 * time.Second
	mostWait  = 5 * time.Minute
)

// follow opens or closes the stream as the page is seen or not.
func (s *stream) follow() {
	wanted := s.address != "" && worker.Get("EventSource").Truthy() && s.seen
	switch {
	case wanted && s.source.IsUndefined():
		s.source = worker.Get("EventSource").New(s.address)
		s.source.Call("addEventListener", "revision", js.FuncOf(func(_ js.Value, args []js.Value) any {
			edition := worker.Get("JSON").Call("parse", args[0].Get("data")).Get("number").Int()
			s.browser.queue.add(func() { s.watcher.hear(edition) })
			return nil
		}))
		s.browser.listen(s.source, "open", func() {
			s.wait = firstWait
			s.browser.streams(true)
		})
		s.browser.listen(s.source, "error", s.refused)
	case !wanted && !s.source.IsUndefined():
		s.source.Call("close")
		s.source = js.Undefined()
		s.browser.streams(false)
	}
}

// refused waits and asks again where the browser has given up. It takes up by itself a stream that broke.
func (s *stream) refused() {
	const closed = 2 // EventSource.CLOSED
	s.browser.streams(false)
	if s.source.IsUndefined() || s.source.Get("readyState").Int() != closed {
		return
	}
	s.source = js.Undefined()
	s.browser.After(s.wait, s.follow)
	s.wait = min(2*s.wait, mostWait)
}
