package pages

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// attach sets the listeners of the map, one a kind of event, on the document: they serve the map whoever drew it.
func (a *atlasView) attach(ctx app.Context, p *Program) {
	listen := func(event string, f func(e app.Value)) {
		document().Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
			f(args[0])
			return nil
		}))
	}
	listen("click", func(e app.Value) { a.onClick(ctx, p, e) })
	listen("keydown", func(e app.Value) { a.onKey(ctx, p, e) })
	listen("pointerdown", func(e app.Value) { a.freshen(p, e) })
	listen("pointermove", func(e app.Value) { a.onMove(p, e) })
	listen("pointerout", func(e app.Value) {
		if !e.Get("relatedTarget").Truthy() { // left the window
			a.hideTip()
		}
	})
	listen("visibilitychange", func(app.Value) { a.hideTip() })
	listen("scroll", func(app.Value) { a.hideTip() })
}

// onClick opens the place that was meant, and keeps go-app from links that are the browser's: modified clicks, other
// sites, places on the same page, and what is no page of the program. go-app listens on the window, behind this.
func (a *atlasView) onClick(ctx app.Context, p *Program, e app.Value) {
	target := e.Get("target")
	if !target.Get("closest").Truthy() {
		return
	}
	link := target.Call("closest", "a[href]")
	for _, key := range []string{"metaKey", "ctrlKey", "shiftKey", "altKey"} {
		if e.Get(key).Bool() {
			e.Call("stopPropagation")
			return
		}
	}
	if target.Call("closest", "#map").Truthy() {
		e.Call("stopPropagation")
		e.Call("preventDefault")
		if c := a.meant(e); c != "" {
			a.hideTip()
			a.outline(c) // at once; the panel follows with the next frame
			ctx.Dispatch(func(ctx app.Context) { ctx.Navigate(p.model.View.Open(c).URL()) })
		}
		return
	}
	if link.Truthy() && (link.Get("origin").String() != app.Window().Get("location").Get("origin").String() || link.Call("hasAttribute", "download").Bool() ||
		link.Get("hash").String() != "" || state.Beyond(link.Get("pathname").String())) { // the browser moves the focus along, go-app would only scroll
		e.Call("stopPropagation")
	}
}

// meant is the place that a click, tap or press of Enter on the map is about.
func (a *atlasView) meant(e app.Value) country.Code {
	place := e.Get("target").Call("closest", "[data-country]")
	if e.Get("detail").Int() != 0 {
		place = app.Window().Get("early").Call("pick", e)
	}
	if !place.Truthy() {
		return ""
	}
	return country.Code(place.Get("dataset").Get("country").String())
}

// freshen gives the link under the pointer the day that is shown, for those who open it in a new tab.
func (a *atlasView) freshen(p *Program, e app.Value) {
	target := e.Get("target")
	if !target.Get("closest").Truthy() {
		return
	}
	if place := target.Call("closest", "#map [data-country]"); place.Truthy() {
		c := country.Code(place.Get("dataset").Get("country").String())
		place.Call("setAttribute", "href", p.model.View.Open(c).URL())
	}
}

// onKey closes the panel with Escape and moves over the map with the arrows.
func (a *atlasView) onKey(ctx app.Context, p *Program, e app.Value) {
	key := e.Get("key").String()
	if key == "Escape" && p.model.View.Country != "" {
		ctx.Dispatch(func(ctx app.Context) {
			c := p.model.View.Country
			ctx.Navigate(p.model.View.Open("").URL())
			ctx.Defer(func(app.Context) { a.focus(c) })
		})
		return
	}
	arrow, ok := map[string][2]float64{"ArrowLeft": {-1, 0}, "ArrowRight": {1, 0}, "ArrowUp": {0, -1}, "ArrowDown": {0, 1}}[key]
	if !ok || p.model.View.Page != state.Map || !a.adopt() {
		return
	}
	active := document().Get("activeElement")
	if !active.Truthy() || !a.svg.Call("contains", active).Bool() {
		return
	}
	e.Call("preventDefault")
	if c := a.neighbour(country.Code(active.Get("dataset").Get("country").String()), arrow[0], arrow[1]); c != "" {
		a.focus(c)
	}
}

// onMove shows the name and class of the place under the mouse. A finger gets the panel instead.
func (a *atlasView) onMove(p *Program, e app.Value) {
	if p.model.View.Page != state.Map || e.Get("pointerType").String() != "mouse" {
		return
	}
	target := e.Get("target")
	var c country.Code
	if target.Get("closest").Truthy() {
		if place := target.Call("closest", "#map [data-country]"); place.Truthy() {
			c = country.Code(place.Get("dataset").Get("country").String())
		}
	}
	place, ok := country.Lookup(c)
	if !ok {
		a.hideTip()
		return
	}
	if a.tip == nil {
		a.tip = document().Call("createElement", "div")
		a.tip.Set("id", "tip")
		a.tip.Call("setAttribute", "aria-hidden", "true")
		document().Get("body").Call("append", a.tip)
	}
	if a.tipped != c {
		s := p.model.Record.Standing(c, p.model.View.Day)
		line := ui.ShapeLabel(place, s)
		if s.SinceOK {
			line += ", since " + s.Since.Long()
		}
		a.tip.Set("textContent", line)
		a.tipped = c
	}
	a.tip.Set("hidden", false)
	x, y := e.Get("clientX").Float(), e.Get("clientY").Float()
	style := a.tip.Get("style")
	if w := app.Window().Get("innerWidth").Float(); x > w-260 {
		x -= a.tip.Get("offsetWidth").Float() + 24
	}
	style.Set("transform", "translate("+pixels(x+12)+","+pixels(y+14)+")")
}

func (a *atlasView) hideTip() {
	if a.tip != nil && a.tipped != "" {
		a.tip.Set("hidden", true)
		a.tipped = ""
	}
}
