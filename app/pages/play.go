package pages

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// player moves the reader's day without a link: from change to change by itself, and by the keys and the pointer on the
// slider. The address follows when it rests.
type player struct {
	turn  int          // of the play that runs; an older one's timer finds another
	spoke time.Time    // when the last change was announced
	down  float64      // where on the slider the pointer came down
	tick  relation.Day // the day of the tick there
	near  bool         // there is one
}

// How far apart the announcements of a play are at least, and how near to a tick a click on the slider is one on it.
const (
	quietFor = 3 * time.Second
	reach    = 6 // CSS pixels
)

// listen sets the listeners of Play and of what moves the slider in other ways than the browser's own.
func (r *Root) listen(ctx app.Context) {
	on := func(event string, f func(e, target app.Value)) {
		document().Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
			f(args[0], args[0].Get("target"))
			return nil
		}))
	}
	is := func(target app.Value, id string) bool {
		return target.Get("id").Truthy() && target.Get("id").String() == id
	}
	p := r.program
	on("click", func(_, target app.Value) {
		if is(target, "play") {
			ctx.Dispatch(r.toggle)
		}
	})
	on("pointerup", func(e, target app.Value) { // a slider that was touched gets no click
		if x := e.Get("clientX").Float(); is(target, "date") && x > p.play.down-reach && x < p.play.down+reach { // it was not dragged
			if d := p.play.tick; p.play.near {
				ctx.Dispatch(func(ctx app.Context) { r.goTo(ctx, d) })
			}
		}
	})
	on("pointerdown", func(e, target app.Value) {
		if is(target, "date") {
			p.play.down = e.Get("clientX").Float()
			p.play.tick, p.play.near = p.tickAt(target, p.play.down)
			ctx.Dispatch(r.pause)
		}
	})
	on("keydown", func(e, target app.Value) {
		if !is(target, "date") || e.Get("altKey").Bool() || e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() {
			return
		}
		if d, ok := p.keyed(e.Get("key").String(), e.Get("shiftKey").Bool()); ok {
			e.Call("preventDefault")
			ctx.Dispatch(func(ctx app.Context) { r.goTo(ctx, d) })
		}
	})
	on("submit", func(e, target app.Value) {
		if target.Call("matches", ".days").Bool() {
			e.Call("preventDefault")
			ctx.Dispatch(p.compare)
		}
	})
	on("pointerover", func(_, target app.Value) { p.light(target) })
	on("visibilitychange", func(app.Value, app.Value) {
		if document().Get("hidden").Bool() {
			ctx.Dispatch(r.pause)
		}
	})
}

// keyed is the day to which a key on the slider leads: the change before or after, with Shift the day; a tenth of the
// era; its ends. Right and left go as the eye goes.
func (p *Program) keyed(key string, shift bool) (relation.Day, bool) {
	day, era := p.model.View.Day, state.EraOf(p.model.View.Day, p.model.Today)
	if document().Get("documentElement").Get("dir").String() == "rtl" {
		switch key {
		case "ArrowLeft":
			key = "ArrowRight"
		case "ArrowRight":
			key = "ArrowLeft"
		}
	}
	tenth := max(1, (era.Last-era.First)/10)
	to := day
	switch key {
	case "ArrowRight", "ArrowUp":
		if to = day + 1; !shift {
			to = p.change(1, era)
		}
	case "ArrowLeft", "ArrowDown":
		if to = day - 1; !shift {
			to = p.change(-1, era)
		}
	case "PageUp":
		to = day + tenth
	case "PageDown":
		to = day - tenth
	case "Home":
		to = era.First
	case "End":
		to = era.Last
	default:
		return 0, false
	}
	return min(max(to, era.First), era.Last), true
}

// change is the nearest day before or after the view's on which a class changed, or the end of the era.
func (p *Program) change(direction int, era state.Era) relation.Day {
	if direction < 0 {
		if d, ok := p.model.Record.ChangeBefore(p.model.View.Day); ok && d >= era.First {
			return d
		}
		return era.First
	}
	if d, ok := p.model.Record.ChangeAfter(p.model.View.Day); ok && d <= era.Last {
		return d
	}
	return era.Last
}

// tickAt is the day of the change whose tick lies nearest to x on the slider, if it is within reach.
func (p *Program) tickAt(slider app.Value, x float64) (relation.Day, bool) {
	box, era := slider.Call("getBoundingClientRect"), state.EraOf(p.model.View.Day, p.model.Today)
	const thumb = 24 // its middle goes from half its width to half its width before the end
	left, width := box.Get("left").Float()+thumb/2, box.Get("width").Float()-thumb
	if document().Get("documentElement").Get("dir").String() == "rtl" {
		x = 2*left + width - x
	}
	best, least, found := relation.Day(0), float64(reach), false
	for d, ok := p.model.Record.ChangeAfter(era.First - 1); ok && d <= era.Last; d, ok = p.model.Record.ChangeAfter(d) {
		off := left + width*float64(d-era.First)/float64(max(1, era.Last-era.First)) - x
		if off = max(off, -off); off <= least {
			best, least, found = d, off, true
		}
	}
	return best, found
}

// goTo shows a day that was chosen on the slider.
func (r *Root) goTo(ctx app.Context, d relation.Day) {
	r.program.model.Playing = false
	r.show(d)
	r.rest(ctx)
}

// show brings map and slider to a day; the rest of the page follows with the next frame.
func (r *Root) show(d relation.Day) {
	p := r.program
	p.model.View = p.model.View.OnDay(d, p.model.Today)
	r.shown.Day, r.shown.Live = d, p.model.View.Live
	p.atlas.paint(&p.model)
	p.setSlider()
}

// rest brings the address in step when the day has not moved for a moment.
func (r *Root) rest(ctx app.Context) {
	if r.settle != nil {
		r.settle.Stop()
	}
	r.settle = time.AfterFunc(200*time.Millisecond, func() { ctx.Dispatch(func(app.Context) { r.arrive() }) })
}

// arrive puts the day that is shown into the address. It is no navigation that a screen reader would have to hear of.
func (r *Root) arrive() {
	if v := r.program.model.View; v.HasMap() {
		r.shown = v
		r.program.replaceAddress()
	}
}

// toggle starts or ends the play. At the last change of the era it starts over.
func (r *Root) toggle(ctx app.Context) {
	p := r.program
	if p.model.Playing {
		r.pause(ctx)
		return
	}
	if r.settle != nil {
		r.settle.Stop()
	}
	p.model.Playing, p.play.spoke = true, time.Time{}
	p.play.turn++
	era := state.EraOf(p.model.View.Day, p.model.Today)
	if d, ok := p.model.Record.ChangeAfter(p.model.View.Day); !ok || d > era.Last {
		r.show(era.First)
		r.next(ctx)
		return
	}
	r.step(ctx)
}

// next waits for as long as the reader chose, then steps.
func (r *Root) next(ctx app.Context) {
	p, turn := r.program, r.program.play.turn
	wait := 900
	if e := app.Window().GetElementByID("pace"); e.Truthy() {
		if ms, err := strconv.Atoi(e.Get("value").String()); err == nil {
			wait = ms
		}
	}
	ctx.Defer(func(ctx app.Context) { // from when the day is in the page: a busy machine drops none
		time.AfterFunc(time.Duration(wait)*time.Millisecond, func() {
			ctx.Dispatch(func(ctx app.Context) {
				if p.model.Playing && p.play.turn == turn {
					r.step(ctx)
				}
			})
		})
	})
}

// step shows the next change of the era and ends the play at the last.
func (r *Root) step(ctx app.Context) {
	p := r.program
	era := state.EraOf(p.model.View.Day, p.model.Today)
	d, ok := p.model.Record.ChangeAfter(p.model.View.Day)
	if !ok || d > era.Last {
		r.pause(ctx)
		return
	}
	r.show(d)
	r.speak(ctx, d)
	if d, ok = p.model.Record.ChangeAfter(d); !ok || d > era.Last {
		r.pause(ctx)
		return
	}
	r.next(ctx)
}

// speak announces a change, unless another was announced a moment ago: then the one shown when the moment is over.
func (r *Root) speak(ctx app.Context, d relation.Day) {
	p := r.program
	wait := time.Until(p.play.spoke.Add(quietFor))
	if wait <= 0 {
		p.announce(ui.ChangeLine(d, p.model.Record.ChangesOn(d)))
		p.play.spoke = time.Now()
		return
	}
	turn := p.play.turn
	time.AfterFunc(wait, func() {
		ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate()
			if p.play.turn == turn && p.model.View.Day == d {
				r.speak(ctx, d)
			}
		})
	})
}

// pause ends the play where it is.
func (r *Root) pause(ctx app.Context) {
	p := r.program
	if !p.model.Playing {
		ctx.PreventUpdate()
		return
	}
	p.model.Playing = false
	r.arrive()
}

// turned ends the play where a navigation led to another day or page, and announces what the day changed.
func (r *Root) turned(before, now state.View) {
	p := r.program
	if before.Page == now.Page && before.Day == now.Day {
		return
	}
	p.model.Playing = false
	if before.Page == state.Map && now.Page == state.Map && before.Country == now.Country {
		p.announce(ui.ChangeLine(now.Day, p.model.Record.ChangesOn(now.Day)))
	}
}
