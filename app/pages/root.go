package pages

import (
	"net/url"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/remote"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Root is the one component of the site. go-app keeps the mounted one while the address changes, and with it the map
// and its listeners.
type Root struct {
	app.Compo
	Turn    int // another one makes go-app draw while it navigates: see Program.open
	program *Program
	shown   state.View // the view before the last navigation
	drawn   state.View // the view that Render was last asked for
	settle  *time.Timer
	ctx     app.Context
}

// Render draws the page of the program's model.
func (r *Root) Render() app.UI {
	m := &r.program.model
	m.OnSlide, m.OnSubmit = r.onSlide, r.onSubmit
	r.drawn = m.View
	return Page(m)
}

// open goes to a view and shows it in this same task: go-app draws a Root of another Turn while it navigates, where
// it would draw two of its frames, some 20 ms, later what OnNav finds.
func (p *Program) open(ctx app.Context, v state.View) {
	if v.Country != p.model.View.Country {
		scrollPanelUp() // before anything changes: afterwards it would force a layout in the middle of the work
	}
	p.model.Brief = p.model.Brief || v.Country != p.model.View.Country || v.Page != p.model.View.Page && v.Page == state.Table
	p.model.View, p.model.Notice, p.followed = v, "", ""
	p.turn++
	ctx.Navigate(v.URL())
}

// OnMount takes the page over.
func (r *Root) OnMount(ctx app.Context) {
	p := r.program
	r.shown, r.ctx = p.model.View, ctx
	p.answer()
	p.readyToShare()
	p.atlas.attach(ctx, r)
	r.listen(ctx)
	r.follow()
	app.Window().Get("history").Set("scrollRestoration", "manual")
	document().Get("documentElement").Get("dataset").Set("app", "ready")
	ctx.PreventUpdate() // what has just been mounted is what there is to show
	whenIdle(func() {
		ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate()
			r.showMap(ctx)
		})
	})
	ctx.Async(func() { r.complete(ctx) })
	r.watch(ctx)
}

// OnNav follows the address.
func (r *Root) OnNav(ctx app.Context) {
	p := r.program
	u := ctx.Page().URL()
	followed := u.RequestURI() == p.followed // and not led: the view may have moved on since
	if followed {
		p.model.Notice = ""
	} else if to := p.look(u.Path, u.RawQuery); to != "" {
		if u, err := url.Parse(to); err == nil {
			ctx.Page().ReplaceURL(u)
			p.look(u.Path, u.RawQuery)
		}
	}
	p.readyToShare()
	before, now := r.shown, p.model.View
	r.shown = now
	if !followed {
		p.followed = ""
		r.turned(before, now)
	}
	if now == r.drawn && p.model.Notice == "" {
		ctx.PreventUpdate() // open has shown it
	} else if before.Country != now.Country {
		scrollPanelUp()
		p.model.Brief = now.HasMap() // any other page may be gone back to, and has to be whole to be scrolled
	}
	ctx.After(restOfEntry, func(ctx app.Context) {
		document().Set("title", Head(&p.model).Title)
		if !p.model.Brief {
			ctx.PreventUpdate() // the title is not the component's
		}
		p.model.Brief = false
	})
	address := app.Window().Get("location").Get("href").String()
	ctx.Defer(func(ctx app.Context) {
		r.showMap(ctx)
		another := before.Page != now.Page
		app.Window().Call("arrive", address, another)
		if another {
			r.arrived()
		}
		if now.Page == state.Map && before.Country != now.Country {
			r.opened(before.Country, now.Country)
		}
	})
}

// restOfEntry is how long the older events of an entry and the title wait, so that the click's own frame is not held up.
const restOfEntry = 60 * time.Millisecond

// arrived names the new page to a screen reader, and gives the keyboard its content where the link that led here is gone.
func (r *Root) arrived() {
	r.program.announce(Head(&r.program.model).Title)
	if active := document().Get("activeElement"); !active.Truthy() || active.Equal(document().Get("body")) {
		app.Window().GetElementByID("content").Call("focus", map[string]any{"preventScroll": true})
	}
}

// opened tells a screen reader which country has opened, and moves the focus back to where it came from on closing.
func (r *Root) opened(before, now country.Code) {
	p := r.program
	if c, ok := country.Lookup(now); ok {
		p.announce(Describe(c.Name, p.model.Record.Standing(now, p.model.View.Day)))
		return
	}
	if active := document().Get("activeElement"); !active.Truthy() || active.Equal(document().Get("body")) {
		p.atlas.focus(before)
	}
}

func scrollPanelUp() {
	if panel := app.Window().GetElementByID("panel"); panel.Truthy() && panel.Get("scrollTop").Float() != 0 {
		panel.Set("scrollTop", 0)
	}
}

func (p *Program) announce(line string) {
	if e := app.Window().GetElementByID("announce"); e.Truthy() {
		e.Set("textContent", line)
	}
}

// showMap brings the map in step with the view, drawing it first where there is none.
func (r *Root) showMap(ctx app.Context) {
	p := r.program
	if !p.model.View.HasMap() {
		r.showPair(ctx)
		return
	}
	p.setSlider()
	if p.atlas.adopt() {
		p.atlas.paint(&p.model)
		if p.atlas.look(p.model.View.Look.At) {
			r.refine()
		}
		r.bring()
		return
	}
	ctx.Async(func() {
		d, err := p.drawing()
		ctx.Dispatch(func(app.Context) {
			if err != nil {
				p.model.Status = "The map could not be drawn: " + err.Error() + ". The table has the same facts."
				return
			}
			p.atlas.draw(d, &p.model)
			if p.atlas.look(p.model.View.Look.At) {
				r.refine()
			}
			r.bring()
		})
	})
}

// setSlider puts the slider on the day of the view. go-app sets the attributes of an element in no order, and a range
// drops a value beyond the ends that it has at that moment.
func (p *Program) setSlider() {
	day := int(p.model.View.Day)
	if e := app.Window().GetElementByID("date"); e.Truthy() && e.Get("valueAsNumber").Int() != day {
		e.Set("value", day)
	}
}

// onSlide colours the map while the slider moves and brings the rest of the page and the address in step when it rests.
func (r *Root) onSlide(ctx app.Context, e app.Event) {
	p := r.program
	p.model.Playing = false
	p.model.View = p.model.View.OnDay(relation.Day(ctx.JSSrc().Get("valueAsNumber").Int()), p.model.Today)
	p.atlas.paint(&p.model)
	r.rest(ctx)
}

// replaceAddress puts the view into the address without a new step in the history. go-app looks at the address again
// when told that the history moved, so that its idea of where the reader is stays true. What it finds is no news to the
// view, and by then perhaps old: OnNav lets the view be.
func (p *Program) replaceAddress() {
	window := app.Window()
	window.Get("history").Call("replaceState", nil, "", p.model.View.URL())
	p.followed = window.URL().RequestURI()
	window.Call("dispatchEvent", window.Get("PopStateEvent").New("popstate"))
}

// onSubmit goes to the day typed into the form.
func (r *Root) onSubmit(ctx app.Context, e app.Event) {
	e.PreventDefault()
	v, notice, err := state.Parse("/", "date="+url.QueryEscape(app.Window().GetElementByID("pick").Get("value").String()), r.program.model.Today)
	if err != nil {
		return
	}
	to := r.program.model.View.OnDay(v.Day, r.program.model.Today)
	r.program.open(ctx, to)
	ctx.Dispatch(func(app.Context) { r.program.model.Notice = notice })
}

// complete fetches the texts and sources of all events behind a page that did without them.
func (r *Root) complete(ctx app.Context) {
	p := r.program
	if p.model.Complete {
		r.warm()
		return
	}
	record, err := remote.FetchRecord(p.urls.Events)
	ctx.Dispatch(func(ctx app.Context) {
		if err != nil {
			p.model.Status = "The texts of the events did not come; they are asked for again when there is a network."
			return
		}
		p.model.Record, p.model.Complete = record, true
		if !p.showsTexts() {
			ctx.PreventUpdate()
		}
		r.warm()
	})
}

// warm renders an entry for nobody when the browser is idle: it compiles a function of the program when it is first
// called, and the first click should not wait for that.
func (r *Root) warm() {
	whenIdle(func() {
		m := r.program.model
		m.View = m.View.Open("PAK")
		Page(&m)
		Describe("", m.Record.Standing("PAK", m.View.Day))
	})
}

// whenIdle calls f when the browser has nothing to do, or in two seconds.
func whenIdle(f func()) {
	var once app.Func
	once = app.FuncOf(func(app.Value, []app.Value) any {
		once.Release()
		f()
		return nil
	})
	if idle := app.Window().Get("requestIdleCallback"); idle.Truthy() {
		idle.Invoke(once, map[string]any{"timeout": 2000})
		return
	}
	app.Window().Call("setTimeout", once, 200)
}
