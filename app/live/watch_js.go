package live

import (
	"syscall/js"
	"time"
)

// onLine is what the browser believes.
func onLine() bool { return window.Get("navigator").Get("onLine").Bool() }

func visible() bool { return document.Get("visibilityState").String() == "visible" }

// listen calls f for an event.
func listen(target js.Value, event string, f func()) {
	target.Call("addEventListener", event, js.FuncOf(func(js.Value, []js.Value) any {
		f()
		return nil
	}))
}

// watch keeps the page fresh: now, when it comes back into view or on line, now and then, and when the stream at an address
// ("" for none) tells of a revision.
func watch(w *watcher, address string) {
	s := &stream{address: address, watcher: w, wait: firstWait}
	check := func() {
		if visible() {
			w.check()
		}
	}
	listen(window, "online", func() { check(); s.follow() })
	listen(window, "offline", func() { w.offline(); s.follow() })
	listen(document, "visibilitychange", func() {
		if !visible() {
			w.program.Do(Hide{})
		}
		check()
		s.follow()
	})
	window.Call("setInterval", js.FuncOf(func(js.Value, []js.Value) any { check(); return nil }), int(checkEvery.Milliseconds()))
	s.follow()
	if onLine() {
		check()
	} else {
		w.offline()
	}
	w.program.document.Idle(w.complete)
}

// stream follows the server's messages about new revisions of the record. It is open while the page is visible and on line
// only: a page that nobody looks at costs nobody anything, and looks for what it missed when it is seen again.
type stream struct {
	address string
	watcher *watcher
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
	wanted := s.address != "" && window.Get("EventSource").Truthy() && visible() && onLine()
	switch {
	case wanted && s.source.IsUndefined():
		s.source = window.Get("EventSource").New(s.address)
		s.source.Call("addEventListener", "revision", js.FuncOf(func(_ js.Value, args []js.Value) any {
			s.watcher.hear(window.Get("JSON").Call("parse", args[0].Get("data")).Get("number").Int())
			return nil
		}))
		listen(s.source, "open", func() {
			s.wait = firstWait
			root.Set("live", "on") // for those who script the page
		})
		listen(s.source, "error", s.refused)
	case !wanted && !s.source.IsUndefined():
		s.source.Call("close")
		s.source = js.Undefined()
		root.Delete("live")
	}
}

// refused waits and asks again where the browser has given up. It takes up by itself a stream that broke.
func (s *stream) refused() {
	const closed = 2 // EventSource.CLOSED
	root.Delete("live")
	if s.source.IsUndefined() || s.source.Get("readyState").Int() != closed {
		return
	}
	s.source = js.Undefined()
	s.watcher.program.document.After(s.wait, s.follow)
	s.wait = min(2*s.wait, mostWait)
}
