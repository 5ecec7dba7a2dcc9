package live

import (
	"fmt"
	"testing"
	"time"
)

// browsing is a browser with its pages, of which those that take part wait for the stream in order. What a page tells is
// heard at once.
type browsing struct {
	*testing.T
	pages []*tab
	queue []*tab // the first has the lock
	alone bool   // the browser has no locks
}

// tab is a page of such a browser. It fails the test on a call that the browser's could not do.
type tab struct {
	*fake
	in     *browsing
	stream *stream
	joined bool
	source bool
	since  int
	live   bool
}

func (b *browsing) page() *tab {
	f, w := watched(b, true)
	t := &tab{fake: f, in: b, stream: &stream{watcher: w, wait: firstWait}}
	t.stream.line = t
	b.pages = append(b.pages, t)
	return t
}

func (t *tab) Join() {
	t.must(!t.joined, "Join", "one page to join once")
	t.joined = true
	if t.in.alone {
		t.stream.hold()
		return
	}
	if t.in.queue = append(t.in.queue, t); t.in.queue[0] == t {
		t.stream.hold()
	}
	t.Tell(nil)
}

func (t *tab) Leave() {
	t.must(t.joined, "Leave", "a page that takes part")
	t.joined = false
	if t.source {
		t.source = false
	}
	for i, other := range t.in.queue {
		if other == t {
			t.in.queue = append(t.in.queue[:i:i], t.in.queue[i+1:]...)
			if i == 0 && len(t.in.queue) > 0 {
				t.in.queue[0].stream.hold()
			}
			return
		}
	}
}

func (t *tab) Open(since int) {
	t.must(t.joined && !t.source, "Open", "a page that takes part and has no stream")
	t.source, t.since = true, since
}

func (t *tab) Tell(what any) {
	for _, other := range t.in.pages {
		if other == t || !other.joined || !t.joined || t.in.alone {
			continue
		}
		switch what := what.(type) {
		case bool:
			other.stream.told(what)
		case int:
			other.stream.news(what)
		default:
			other.stream.asked()
		}
	}
}

func (t *tab) Live(yes bool) { t.live = yes }

// is checks which pages have the stream, and which say that changes come.
func (b *browsing) is(after, have, live string) {
	b.Helper()
	gotHave, gotLive := "", ""
	for i, t := range b.pages {
		if t.source {
			gotHave += fmt.Sprint(i)
		}
		if t.live {
			gotLive += fmt.Sprint(i)
		}
	}
	if gotHave != have || gotLive != live {
		b.Errorf("%s: the stream is had by %q and lives in %q, want %q and %q", after, gotHave, gotLive, have, live)
	}
}

// TestOneStream: of seven pages that are seen one has the stream, and all follow.
func TestOneStream(t *testing.T) {
	b := &browsing{T: t}
	for range 7 {
		b.page().stream.see(true)
	}
	b.is("seven pages", "0", "")
	b.pages[0].stream.opened()
	b.is("once it is open", "0", "0123456")
	b.page().stream.see(true)
	b.is("one that comes later", "0", "01234567")
	for i, p := range b.pages {
		serve(t, p.fake, 8)
		if i == 0 {
			p.stream.revised(8)
		}
	}
	for i, p := range b.pages {
		if p.answer(); p.stream.watcher.program.state.Edition != 8 {
			t.Errorf("page %d shows edition %d, want 8", i, p.stream.watcher.program.state.Edition)
		}
	}
	b.pages[3].stream.see(false)
	b.is("one that is hidden", "0", "0124567")
	b.pages[0].stream.see(false)
	b.is("the one that has it is hidden", "1", "")
	if b.pages[1].since != 8 {
		t.Errorf("the next one asks from edition %d on, want 8, the one that it shows", b.pages[1].since)
	}
	b.pages[1].stream.opened()
	b.is("once it is open again", "1", "124567")
	b.pages[1].stream.broke(false)
	b.is("it breaks", "1", "")
	for _, p := range b.pages {
		p.answer()
		p.asked = nil
	}
	b.pages[1].stream.opened()
	b.is("the browser has it again", "1", "124567")
	for i, p := range b.pages { // since the server may be another one
		if p.answer(); (len(p.asked) > 0) != p.stream.seen {
			t.Errorf("then page %d asks for %q, want every page that is seen to ask", i, p.asked)
		}
	}
	b.pages[0].stream.see(true)
	b.pages[0].stream.see(true) // as a page may be told twice
	b.is("the first is seen again", "1", "0124567")
	for _, p := range b.pages {
		p.stream.see(false)
	}
	b.is("nobody looks", "", "")
}

// TestRefusedStream: a server that has no room is asked again after longer and longer whiles, by a page that still has the
// stream, and once.
func TestRefusedStream(t *testing.T) {
	b := &browsing{T: t}
	p := b.page()
	refuse := func() {
		p.source = false // as the browser has closed it
		p.stream.broke(true)
	}
	p.stream.see(true)
	for _, wait := range []time.Duration{firstWait, 2 * firstWait, 4 * firstWait} {
		refuse()
		b.is("refused", "", "")
		p.wait(wait - 1)
		b.is("before the while is over", "", "")
		p.wait(1)
		b.is("then", "0", "")
	}
	p.stream.opened()
	b.is("there is room", "0", "0")
	refuse()
	p.stream.see(false)
	p.wait(firstWait)
	b.is("nobody looks", "", "")
	p.stream.see(true)
	refuse()
	p.stream.see(false)
	p.stream.see(true) // opens it at once
	p.wait(mostWait)
	b.is("looked at again", "0", "")
	p.stream.see(false)
	p.stream.opened() // what was said before is heard now
	p.stream.broke(true)
	p.stream.told(true)
	p.stream.news(99)
	b.is("hidden", "", "")
	if p.answer(); p.stream.watcher.heard == 99 {
		t.Error("a page that is hidden follows what it is told")
	}
}

// TestStreamsAlone: without locks each page has its own.
func TestStreamsAlone(t *testing.T) {
	b := &browsing{T: t, alone: true}
	for range 3 {
		p := b.page()
		p.stream.see(true)
		p.stream.opened()
	}
	b.is("three pages", "012", "012")
	b.pages[1].stream.see(false)
	b.is("one is hidden", "02", "02")
}
