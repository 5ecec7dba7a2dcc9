package pages

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/remote"
	"recognitionmap/app/state"
)

// checkEvery is how often a visible page asks for a newer edition of the record.
const checkEvery = 5 * time.Minute

// checkedKey names when the record was last known to be the newest, in the reader's own storage.
const checkedKey = "checked"

// watch keeps an open page fresh: it asks for a newer edition now, when the page comes back into view or on line, and
// now and then.
func (r *Root) watch(ctx app.Context) {
	window := app.Window()
	check := app.FuncOf(func(app.Value, []app.Value) any {
		if window.Get("document").Get("visibilityState").String() == "visible" {
			ctx.Async(func() { r.check(ctx) })
		}
		return nil
	})
	offline := app.FuncOf(func(app.Value, []app.Value) any {
		ctx.Dispatch(func(ctx app.Context) { r.offline(ctx) })
		return nil
	})
	window.Call("addEventListener", "online", check)
	window.Call("addEventListener", "offline", offline)
	window.Get("document").Call("addEventListener", "visibilitychange", check)
	window.Call("setInterval", check, checkEvery.Milliseconds())
	newStream(check)
	if !window.Get("navigator").Get("onLine").Bool() {
		ctx.Dispatch(r.offline) // what has been mounted is not drawn anew otherwise
		return
	}
	ctx.Async(func() { r.check(ctx) })
}

// offline says how old the record on the screen is.
func (r *Root) offline(ctx app.Context) {
	line := "Offline."
	var checked time.Time
	if err := ctx.LocalStorage().Get(checkedKey, &checked); err == nil && !checked.IsZero() {
		line = "Offline: the record is as last checked on " + checked.Local().Format("2 January 2006, 15:04") + "."
	}
	r.program.model.Status = line
}

// check brings the record of a newer edition onto the open page. An older one is never taken.
func (r *Root) check(ctx app.Context) {
	p := r.program
	current, err := remote.FetchCurrent()
	var fresh *Model
	if err == nil && current.Edition > p.model.Edition {
		fresh = new(Model)
		if fresh.Record, err = remote.FetchRecord(current.Events); err == nil {
			fresh.Complete = true
		}
	}
	onLine := app.Window().Get("navigator").Get("onLine").Bool()
	ctx.Dispatch(func(ctx app.Context) {
		if err != nil || !onLine { // the answer may have come from the copy kept for offline use
			r.offline(ctx)
			return
		}
		_ = ctx.LocalStorage().Set(checkedKey, time.Now()) // without storage only the age of the record is lost
		if p.model.Status == "" && fresh == nil && today() <= p.model.Today {
			ctx.PreventUpdate()
			return
		}
		p.model.Status = ""
		if now := today(); now > p.model.Today {
			p.model.Today = now
			if p.model.View.Live {
				p.model.View.Day = now
			}
		}
		if fresh != nil {
			news := News(p.model.Record, fresh.Record, p.model.View.Day, p.model.Complete)
			p.model.Record, p.model.Complete = fresh.Record, true
			p.model.Edition, p.urls = current.Edition, current
			app.Window().Get("document").Get("documentElement").Get("dataset").Set("revision", current.Revision)
			if news != "" {
				p.model.Notice = news
				p.announce(news)
			}
		}
		if p.model.View.Page == state.Map {
			p.atlas.paint(&p.model)
		}
		r.showPair(ctx)
	})
}
