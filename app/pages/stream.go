package pages

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// stream follows the server's messages about new revisions of the record. It is open while the
// page is visible and on line only: a page that nobody looks at costs nobody anything, and looks for what it missed when
// it is seen again.
type stream struct {
	address string
	on      map[string]app.Func // by event of the source
	source  app.Value           // nil while closed
	wait    time.Duration
}

// How long a stream that the server refused waits before it asks again: twice as long each time.
const (
	firstWait = 2 * time.Second
	mostWait  = 5 * time.Minute
)

// newStream follows the stream that the document names, if it names one: a copy of the site as files has none.
func newStream(heard app.Func) {
	address := root().Get("stream")
	if !address.Truthy() || !app.Window().Get("EventSource").Truthy() {
		return
	}
	s := &stream{address: address.String(), wait: firstWait}
	s.on = map[string]app.Func{
		"revision": heard,
		"open": app.FuncOf(func(app.Value, []app.Value) any {
			s.wait = firstWait
			root().Set("live", "on") // for those who script the page
			return nil
		}),
		"error": app.FuncOf(func(app.Value, []app.Value) any {
			root().Delete("live")
			s.refused()
			return nil
		}),
	}
	follow := app.FuncOf(func(app.Value, []app.Value) any {
		s.follow()
		return nil
	})
	document().Call("addEventListener", "visibilitychange", follow)
	app.Window().Call("addEventListener", "online", follow)
	app.Window().Call("addEventListener", "offline", follow)
	s.follow()
}

// root is what the document says of itself in data-* attributes.
func root() app.Value { return document().Get("documentElement").Get("dataset") }

// follow opens or closes the stream as the page is seen or not. The browser itself takes up a stream that broke; one
// that the server refused is ours to ask for again.
func (s *stream) follow() {
	wanted := document().Get("visibilityState").String() == "visible" && app.Window().Get("navigator").Get("onLine").Bool()
	switch {
	case wanted && s.source == nil:
		s.source = app.Window().Get("EventSource").New(s.address)
		for event, f := range s.on {
			s.source.Call("addEventListener", event, f)
		}
	case !wanted && s.source != nil:
		s.source.Call("close")
		s.source = nil
		root().Delete("live")
	}
}

// refused waits and asks again where the browser has given up.
func (s *stream) refused() {
	const closed = 2 // EventSource.CLOSED
	if s.source == nil || s.source.Get("readyState").Int() != closed {
		return
	}
	s.source = nil
	time.AfterFunc(s.wait, s.follow)
	s.wait = min(2*s.wait, mostWait)
}
