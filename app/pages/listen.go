package pages

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// attach sets the listeners of the map, one a kind of event, on the document: they serve the map whoever drew it.
func (a *atlasView) attach(ctx app.Context, r *Root) {
	p := r.program
	listen := func(event string, f func(e app.Value)) {
		document().Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
			f(args[0])
			return nil
		}))
	}
	listen("click", func(e app.Value) { a.onClick(ctx, p, e) })
	listen("keydown", func(e app.Value) { a.onKey(ctx, r, e) })
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

// onClick opens the place that was meant or the page that a link names, and leaves to the browser what is its own:
// modified clicks, other sites, places on the same page, and what is no page of the program. go-app listens on the
// window, behind this.
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
			ctx.Dispatch(func(ctx app.Context) {
				p.open(ctx, p.model.View.Open(c))
				a.hideTip()
				a.outline(c)
			})
		}
		return
	}
	if !link.Truthy() {
		return
	}
	e.Call("stopPropagation")
	path, query := link.Get("pathname").String(), ""
	if !link.Get("pathname").Truthy() { // a link of a drawing
		path, query, _ = strings.Cut(link.Call("getAttribute", "href").String(), "?")
	} else if link.Get("origin").String() != app.Window().Get("location").Get("origin").String() || link.Call("hasAttribute", "download").Bool() ||
		link.Get("target").String() != "" || link.Get("hash").String() != "" || state.Beyond(path) { // the browser moves the focus along
		return
	}
	e.Call("preventDefault")
	if c := soughtBy(link); c != p.model.View.Country { // another day of the same country moves nothing
		a.seek(c)
	}
	if search := link.Get("search"); search.Truthy() {
		query = strings.TrimPrefix(search.String(), "?")
	}
	ctx.Dispatch(func(ctx app.Context) {
		v, _, err := state.Parse(path, query, p.model.Today)
		if err != nil { // a page that is not there, or one with a better address: OnNav sees to it
			ctx.Navigate(strings.TrimSuffix(path+"?"+query, "?"))
			return
		}
		p.open(ctx, v)
	})
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
		lens := p.model.View.Look.Lens
		line := ui.PlaceLabel(p.model.Picture(), lens, place)
		if s.SinceOK && lens == relation.LensClass {
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
