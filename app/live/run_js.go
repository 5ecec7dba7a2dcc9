package live

import (
	"strconv"
	"strings"

	"recognitionmap/app/goapp"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Run takes the page over and runs it. It returns only with an error, when there is no record to show.
func Run() error {
	b := newBrowser()
	document := worker.Get("start").Get("document") // what the document says of itself
	datum := func(name string) string {
		if v := document.Get(name); v.Truthy() {
			return v.String()
		}
		return ""
	}
	s := State{Origin: worker.Get("location").Get("origin").String(), Rests: datum("rests"), CanShare: worker.Get("start").Get("share").Bool(), Drawn: map[country.Code]bool{}}
	number, _, _ := strings.Cut(datum("revision"), "-") // "12-0a1b2c3d" is edition 12
	s.Edition, _ = strconv.Atoi(number)
	var err error
	if s.Today, err = relation.ParseDay(datum("today")); err != nil { // which the server knows; a reader's clock may be wrong
		return err
	}
	body, err := goapp.Fetch(datum("core")) // of the edition that the document shows, or of none
	if err != nil {
		return err
	}
	if s.Record, err = ParseRecord(body); err != nil {
		return err
	}
	goapp.Run(&taker{b, s, datum("build"), datum("world"), datum("detail"), datum("names"), datum("stream"), datum("events")})
	return nil
}

// taker takes the page over when go-app has begun.
type taker struct {
	browser                                     *browser
	state                                       State
	build, world, detail, names, stream, events string
}

// TakeOver gives the program what the page has done without it.
func (t *taker) TakeOver() {
	t.browser.queue.add(t.begin)
	go t.browser.queue.run()
}

func (t *taker) begin() {
	b := t.browser
	before := b.ask("handOver")
	b.act = before.Get("act").Int()
	for _, code := range strings.Fields(before.Get("places").String()) {
		t.state.Drawn[country.Code(code)] = true
	}
	at := before.Get("at").String()
	path, query := cut(at)
	s, effects := t.state.Start(path, query)
	p := New(s, b, address{b}, b, t.world, t.detail)
	p.tongues.address = t.names
	p.at = at
	b.program = p
	p.become(s, effects)
	p.Begin(Before{
		Map: before.Get("map").Bool(), Shows: before.Get("shows").String(), Lens: before.Get("lens").String(),
		First: relation.Day(before.Get("first").Int()), Today: relation.Day(before.Get("today").Int()),
	})
	p.Remember(b)
	if moved := before.Get("window"); moved.Truthy() {
		p.Hear("moved", nil, []float64{moved.Index(0).Float(), moved.Index(1).Float(), moved.Index(2).Float()})
	} else if s.View.HasMap() {
		p.redraw()
	}
	if before.Get("play").Bool() {
		p.Do(Toggle{})
	}
	watch(b, &watcher{program: p, build: t.build, events: t.events, store: b}, t.stream, before.Get("seen").Bool())
}
