package live

import (
	"errors"
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"recognitionmap/app/goapp"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Run takes the page over and runs it. It returns only with an error, when there is no record to show.
func Run() error {
	b := newBrowser()
	datum := func(name string) string {
		if v := root.Get(name); v.Truthy() {
			return v.String()
		}
		return ""
	}
	s := State{Origin: window.Get("location").Get("origin").String(), CanShare: window.Get("navigator").Get("share").Truthy(), Drawn: map[country.Code]bool{}}
	s.Edition = shownEdition()
	y, m, d := time.Now().UTC().Date()
	s.Today = relation.DayOf(y, m, d)
	if page, err := relation.ParseDay(datum("today")); err == nil && page > s.Today {
		s.Today = page // a clock that runs behind the server's must not hide a day that the page showed
	}
	events := datum("events")
	body, err := goapp.Fetch(datum("core"))
	if errors.Is(err, goapp.ErrOffline) { // the files that this document names are not kept: any edition will do
		var current Current
		if body, err = goapp.Fetch(CurrentURL); err == nil {
			current, err = ParseCurrent(body)
		}
		if err == nil {
			s.Edition, events = current.Edition, current.Events
			body, err = goapp.Fetch(current.Core)
		}
	}
	if err != nil {
		return err
	}
	nextTask()
	if s.Record, err = ParseRecord(body); err != nil {
		return err
	}
	nextTask()
	goapp.Run(&taker{b, s, datum("world"), datum("detail"), datum("stream"), events, nil})
	return nil
}

// shownEdition is the edition of the record that the document shows: "12-0a1b2c3d" is edition 12.
func shownEdition() int {
	number, _, _ := strings.Cut(root.Get("revision").String(), "-")
	n, _ := strconv.Atoi(number)
	return n
}

// nextTask ends the task that runs and goes on in a later one, after those that wait already.
func nextTask() {
	turn := make(chan struct{})
	window.Call("setTimeout", js.FuncOf(func(js.Value, []js.Value) any { close(turn); return nil }))
	<-turn
}

// taker takes the page over when go-app has begun.
type taker struct {
	browser                       *browser
	state                         State
	world, detail, stream, events string
	program                       *Program
}

// TakeOver gives the program what the page has done without it.
func (t *taker) TakeOver() {
	b := t.browser
	before := b.page.Call("handOver", b.hear(func() *Program { return t.program }))
	for _, code := range strings.Fields(before.Get("places").String()) {
		t.state.Drawn[country.Code(code)] = true
	}
	at := window.Get("location")
	path, query := at.Get("pathname").String(), strings.TrimPrefix(at.Get("search").String(), "?")
	s, effects := t.state.Start(path, query)
	p := New(s, b, address{b}, b, t.world, t.detail)
	p.at = state.WithQuery(path, query)
	t.program = p
	p.become(s, effects)
	p.Begin(Before{
		Edition: shownEdition(), Map: before.Get("map").Bool(), Shows: before.Get("shows").String(), Lens: before.Get("lens").String(),
		First: relation.Day(before.Get("first").Int()), Today: relation.Day(before.Get("today").Int()),
	})
	p.Remember(b)
	listen(window, "resize", p.nameSoon) // of type that keeps its size
	if moved := before.Get("window"); moved.Truthy() {
		p.Hear("moved", nil, []float64{moved.Index(0).Float(), moved.Index(1).Float(), moved.Index(2).Float()})
	} else if s.View.HasMap() {
		p.redraw()
	}
	if before.Get("play").Bool() {
		p.Do(Toggle{})
	}
	watch(&watcher{program: p, events: t.events, store: b, onLine: onLine}, t.stream)
}

// Arrive follows an address.
func (t *taker) Arrive(path, query string) {
	if t.program != nil {
		t.program.Arrive(path, query)
	}
}
