package pages

import (
	"math"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/carto"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// controls is what moves the map without a gesture: buttons, which web/move.js answers, and links to the regions, which
// work without any script.
func controls(m *Model) app.UI {
	region := func(key, name string) app.UI {
		v := m.View
		v.Look.At = key
		a := ui.Link(v.URL(), name)
		if m.View.Look.At == key {
			a = a.Aria("current", "true")
		}
		return ui.El("li").Body(a)
	}
	regions := []app.UI{region("", "World")}
	for _, r := range state.Regions {
		regions = append(regions, region(r.Key, r.Name))
	}
	return ui.El("div").ID("move").Role("group").Aria("label", "Move the map").Body(
		ui.El("details").Class("regions").Body(
			ui.Text("summary", "", "Regions"),
			ui.El("div").Body(
				ui.El("ul").Body(regions...),
				ui.El("p").Class("pad needs-script").Body(
					button("left", "Move left"), button("up", "Move up"), button("down", "Move down"), button("right", "Move right"),
				),
			),
		),
		button("in", "Zoom in"), button("out", "Zoom out"), button("reset", "Whole world"),
	)
}

func button(move, label string) app.UI {
	return ui.El("button").Class("needs-script").Attr("type", "button").DataSet("move", move).Aria("label", label)
}

// mover is web/move.js, which moves the drawing. It is not there when its file has not come.
func mover() (app.Value, bool) {
	m := app.Window().Get("move")
	return m, m.Truthy() && m.Get("take").Truthy()
}

// look brings the map to the window that an address names. It reports whether that was another than before.
func (a *atlasView) look(at string) bool {
	if a.at == at || a.svg == nil {
		return false
	}
	a.at = at
	w := ui.WindowOf(at)
	if a.svg.Call("getAttribute", "viewBox").String() == w.ViewBox() {
		return true
	}
	if m, ok := mover(); ok {
		m.Call("show", w.X, w.Y, w.Width())
	} else {
		a.svg.Call("setAttribute", "viewBox", w.ViewBox())
	}
	return true
}

// follow listens to the reader moving the map.
func (r *Root) follow() {
	document().Call("addEventListener", "mapmove", app.FuncOf(func(_ app.Value, args []app.Value) any {
		r.moved(args[0].Get("detail"))
		return nil
	}))
	if m, ok := mover(); ok && m.Get("window").Truthy() { // moved before the program came
		r.moved(m.Get("window"))
		r.arrive() // before the first OnNav, which follows the address
	}
}

// moved puts the window to which the reader has moved the map into the view, and into the address when it rests.
func (r *Root) moved(to app.Value) {
	p := r.program
	w := carto.Window{X: to.Index(0).Float(), Y: to.Index(1).Float(), Zoom: carto.Width / to.Index(2).Float()}
	at := ui.AtOf(w)
	p.atlas.at, p.model.View.Look.At = at, at
	p.atlas.hideTip()
	r.refine()
	r.rest(r.ctx)
}

// seek remembers the country that a link, a list or the search has asked for: when it opens, the map brings it into
// view. A place that was chosen on the map itself stays where it is.
func (a *atlasView) seek(c country.Code) { a.sought = c }

// bring moves the map so that the country that was sought takes a good part of the view, unless it does already.
func (r *Root) bring() {
	p, a := r.program, &r.program.atlas
	c := a.sought
	a.sought = ""
	if c == "" || c != p.model.View.Country || !a.drawn[c] {
		return
	}
	d := a.pathOf(c)
	b, ok := carto.PathBounds(d)
	if !ok {
		return
	}
	if share, whole := a.window().Share(b); !whole || share < .2 || share > .6 {
		r.lookTo(ui.Fitted(d))
	}
	a.uncover()
}

// reach moves the focus to a place, and the map with it where it does not show all of the place: at the same scale, if
// the place fits.
func (r *Root) reach(c country.Code) {
	a := &r.program.atlas
	a.focus(c)
	d := a.pathOf(c)
	b, ok := carto.PathBounds(d)
	if !ok {
		return
	}
	now := a.window()
	if share, whole := now.Share(b); !whole {
		at := ui.Fitted(d)
		if share < 1 {
			at = ui.AtOf(carto.Around(b.Center(), now.Zoom))
		}
		r.lookTo(at)
	}
	a.uncover()
}

// lookTo brings the map, and the address when it rests, to the window that an At names.
func (r *Root) lookTo(at string) {
	p := r.program
	p.atlas.look(at)
	r.refine()
	p.model.View.Look.At = at
	r.rest(r.ctx)
}

// window is what the map shows.
func (a *atlasView) window() carto.Window {
	box := a.svg.Get("viewBox").Get("baseVal")
	return carto.Window{X: box.Get("x").Float(), Y: box.Get("y").Float(), Zoom: carto.Width / box.Get("width").Float()}
}

// pathOf is the path data of a place as the map was first drawn.
func (a *atlasView) pathOf(c country.Code) string {
	if d, ok := a.fine.base[c]; ok {
		return d
	}
	path := a.place(c).Call("querySelector", ":scope > path")
	if !path.Truthy() {
		return ""
	}
	return path.Call("getAttribute", "d").String()
}

// uncover scrolls the page so that neither its edge nor the entry's sheet on a narrow screen hides the map.
func (a *atlasView) uncover() {
	window := app.Window()
	box := app.Window().GetElementByID(MapHost).Call("getBoundingClientRect")
	top, bottom := box.Get("top").Float(), window.Get("innerHeight").Float()
	if panel := window.GetElementByID("panel"); panel.Truthy() {
		if sheet := panel.Call("getBoundingClientRect"); sheet.Get("left").Float() < box.Get("right").Float() {
			bottom = math.Min(bottom, sheet.Get("top").Float())
		}
	}
	if top < 0 || box.Get("bottom").Float() > bottom {
		window.Call("scrollBy", 0, math.Min(top, math.Max(top-8, box.Get("bottom").Float()-bottom)))
	}
}

// soughtBy returns the country that a link opens, "" for one on the map or to another page.
func soughtBy(link app.Value) country.Code {
	code, ok := strings.CutPrefix(link.Get("pathname").String(), "/country/")
	if !ok {
		return ""
	}
	return country.Code(code)
}
