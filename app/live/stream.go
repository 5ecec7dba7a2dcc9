package live

import "time"

// stream follows the server's messages about new revisions of the record. Of the pages that are seen one has it and tells the
// others: a browser has few connections to a host, and a stream keeps one. A page that nobody looks at has no part in it,
// and looks for what it missed when it is seen again.
type stream struct {
	line    Line
	watcher *watcher
	seen    bool
	holds   bool // this page is to have it
	has     bool // it does, open or not
	open    bool // as far as is known, here or in the page that has it
	broken  bool // it was open before
	wait    time.Duration
}

// Line leads to the server's stream and to the other pages of the browser.
type Line interface {
	// Join takes part, until Leave. The stream's hold is called when this page is the one to have it.
	Join()
	Leave()
	// Open opens the stream, from an edition on.
	Open(since int)
	// Tell tells the other pages whether the stream is open, or the number of an edition, or with nil asks for the former.
	Tell(what any)
	// Live marks the page as one to which changes come.
	Live(yes bool)
	After(d time.Duration, f func())
}

// How long a stream that the server refused waits before it asks again: twice as long each time.
const (
	firstWait = 2 * time.Second
	mostWait  = 5 * time.Minute
)

// see takes part while the page is seen.
func (s *stream) see(seen bool) {
	if seen == s.seen {
		return
	}
	if s.seen = seen; seen {
		s.broken = false // a page that is seen again asks by itself
		s.line.Join()
		return
	}
	if s.holds {
		s.line.Tell(false)
	}
	s.holds, s.has = false, false
	s.line.Leave()
	s.told(false)
}

// hold makes this page the one that has the stream.
func (s *stream) hold() {
	s.holds = true
	s.set(false)
	s.connect()
}

func (s *stream) connect() {
	if s.holds && !s.has {
		s.has = true
		s.line.Open(s.watcher.program.state.Edition)
	}
}

// set says here and to the others whether the stream is open.
func (s *stream) set(open bool) {
	s.turn(open)
	s.line.Tell(open)
}

// turn takes in whether the stream is open. When it is again the server may be another one, with a newer program.
func (s *stream) turn(open bool) {
	if open && s.broken {
		s.broken = false
		s.watcher.check()
	}
	s.broken = s.broken || s.open && !open
	s.open = open
	s.line.Live(open)
}

func (s *stream) opened() {
	if s.holds {
		s.wait = firstWait
		s.set(true)
	}
}

// broke waits and asks again where the browser has given up. It takes up by itself a stream that broke.
func (s *stream) broke(givenUp bool) {
	if !s.has {
		return
	}
	s.set(false)
	if givenUp {
		s.has = false
		s.line.After(s.wait, s.connect)
		s.wait = min(2*s.wait, mostWait)
	}
}

// revised is told of an edition by the server.
func (s *stream) revised(edition int) {
	s.line.Tell(edition)
	s.watcher.hear(edition)
}

// told and news are what the page that has the stream says; asked is what another wants to know of it.
func (s *stream) told(open bool) {
	if !s.holds {
		s.turn(open && s.seen)
	}
}

func (s *stream) news(edition int) {
	if s.seen {
		s.watcher.hear(edition)
	}
}

func (s *stream) asked() {
	if s.holds {
		s.line.Tell(s.open)
	}
}
