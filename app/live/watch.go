package live

import (
	"strconv"
	"strings"
	"time"

	"recognitionmap/app/markup"
	"recognitionmap/app/pages"
	"recognitionmap/geodata/relation"
)

// watcher keeps an open page fresh: it asks for a newer edition when it hears of one, when the page comes back into view
// or on line, and now and then.
type watcher struct {
	program *Program
	build   string // of the program
	events  string // address of the events of the edition shown
	store   Store
	busy    bool
	heard   int    // the newest edition that the stream told of
	asks    int    // how often it was asked for in vain
	lacking bool   // the texts were asked for in vain
	seen    bool   // the page is in view
	told    bool   // what has changed since the last visit was said, or nothing
	marked  [3]int // what the mark that was kept follows from: edition, today, and the reader's date
}

// Store keeps a few words for the reader from visit to visit. What it cannot keep is lost and nothing else.
type Store interface {
	Get(name string) string
	Set(name, value string)
}

const (
	checkEvery = 5 * time.Minute // how often a visible page asks
	checkedKey = "checked"       // names which edition was last known to be the newest, and when
	visitKey   = "visit"         // names the mark of the last visit
	mostAsks   = 8               // for an edition that was heard of
)

// complete fetches the texts and sources of all events behind a page that did without them.
func (w *watcher) complete() {
	p := w.program
	if p.state.Complete {
		return
	}
	edition := p.state.Edition
	p.document.Fetch(w.events, func(body []byte, err error) {
		var record *relation.Record
		if err == nil {
			record, err = ParseRecord(body)
		}
		if w.lacking = err != nil; w.lacking {
			p.Do(Say{pages.NoTexts})
			return
		}
		p.Do(Learn{record, edition})
		p.document.Whole()
		w.visit()
	})
}

// look is told whether the page is in view.
func (w *watcher) look(seen bool) {
	w.visit() // also of a page that goes out of view: until then the visit has lasted
	w.seen = seen
	w.visit()
}

// visit says once what has changed since the last visit, and marks what this one has seen of the record.
func (w *watcher) visit() {
	p := w.program
	if !w.seen || !p.state.Complete {
		return
	}
	date := relation.DayOf(p.document.Now().Local().Date())
	from := [3]int{p.state.Edition, int(p.state.Today), int(date)}
	if from == w.marked {
		return // to make a mark goes through all events
	}
	w.marked = from
	now := markOf(p.state.Record, p.state.Edition, p.state.Today, date)
	if !w.told {
		w.told = true
		if last, ok := parseMark(w.store.Get(visitKey)); ok {
			if since := last.since(now, p.state.Record); since.Line() != "" {
				p.document.Put(markup.HTML(since.Box(p.state.Today)))
				p.announcer.Announce(since.Line())
			}
		}
	}
	w.store.Set(visitKey, now.String())
}

// hear is told of an edition by the stream. Behind several servers the one that is asked may not have heard of it yet.
func (w *watcher) hear(edition int) {
	w.heard, w.asks = max(w.heard, edition), 0
	w.check()
}

// check brings the record of a newer edition onto the open page, and the word that there is a newer build.
func (w *watcher) check() {
	if w.busy {
		return
	}
	w.busy = true
	p := w.program
	var current Current
	done := func(err error) {
		w.busy = false
		switch {
		case err != nil: // or the copy that is kept for want of an answer
			w.offline()
		case p.state.Edition < w.heard && w.asks < mostAsks && !p.state.Newer:
			w.asks++
			p.document.After(time.Second<<w.asks/2, w.check)
		default:
			if current.Edition <= p.state.Edition {
				w.store.Set(checkedKey, w.edition()+strconv.FormatInt(p.document.Now().Unix(), 10))
			}
			p.Do(Say{})
			if w.lacking {
				w.lacking = false
				w.complete()
			}
		}
	}
	p.document.Fetch(CurrentURL, func(body []byte, err error) {
		var broken error
		current, broken = ParseCurrent(body)
		if broken == nil { // of a copy too: what the server once said is no later than today
			p.Do(Told{current.Today, current.Build != w.build})
		}
		if err == nil {
			err = broken
		}
		if err != nil || p.state.Newer || current.Edition <= p.state.Edition { // another build writes events in another way
			done(err)
			return
		}
		p.document.Fetch(current.Events, func(body []byte, err error) {
			if err == nil {
				var record *relation.Record
				if record, err = ParseRecord(body); err == nil {
					w.events = current.Events
					p.Do(Learn{record, current.Edition})
					p.document.Whole()
					p.document.Revise(current.Revision)
					w.visit()
				}
			}
			done(err)
		})
	})
}

// edition is how the time is marked that is kept for the edition shown: it says nothing of another one.
func (w *watcher) edition() string { return strconv.Itoa(w.program.state.Edition) + " " }

// offline says how old the record on the screen is.
func (w *watcher) offline() {
	at, _ := strings.CutPrefix(w.store.Get(checkedKey), w.edition())
	var checked time.Time
	if seconds, err := strconv.ParseInt(at, 10, 64); err == nil {
		checked = time.Unix(seconds, 0)
	}
	w.program.Do(Say{pages.Offline(checked)})
}
