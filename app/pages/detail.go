package pages

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
	"recognitionmap/app/remote"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/world"
)

// finer is the detail of a map that is zoomed in: fetched once, drawn while nothing moves and nobody waits.
type finer struct {
	address string
	detail  *carto.Detail
	asked   bool
	base    map[country.Code]string // path data of the places that show detail, as they were first drawn
	turn    int                     // counts the times the map came to rest
}

// refine draws the places in view in detail, or as at first when the map has zoomed out. Where the detail has not come,
// as without a network, the map stays as it is.
func (r *Root) refine() {
	a := &r.program.atlas
	f := &a.fine
	if a.svg == nil || f.address == "" {
		return
	}
	f.turn++
	if a.window().Zoom < carto.FineFrom {
		if len(f.base) > 0 {
			for c, d := range f.base {
				a.shape(c).Call("setAttribute", "d", d)
			}
			f.base = nil
			a.outline(a.selected)
		}
		return
	}
	if f.detail == nil {
		r.fetchDetail()
		return
	}
	codes := make([]country.Code, 0, len(a.drawn))
	for c := range a.drawn {
		codes = append(codes, c)
	}
	r.refineSome(f.turn, codes, a.inSight())
}

func (r *Root) fetchDetail() {
	f := &r.program.atlas.fine
	if f.asked {
		return
	}
	f.asked = true
	r.ctx.Async(func() {
		shapes, err := fetchShapes(f.address)
		r.ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate()
			if f.asked = false; err != nil {
				return // the next rest of the map asks again
			}
			f.detail = carto.NewDetail(shapes)
			r.refine()
		})
	})
}

// fetchShapes returns the shapes at an address.
func fetchShapes(address string) ([]world.Shape, error) {
	b, err := remote.Fetch(address)
	if err != nil {
		return nil, err
	}
	return world.Decode(b)
}

// refineSome draws places for some milliseconds and leaves the rest for when the browser is idle again and nobody has a
// hand on the map. It gives up when the map has come to rest elsewhere, for which it is called anew.
func (r *Root) refineSome(turn int, codes []country.Code, box orb.Bound) {
	a := &r.program.atlas
	f := &a.fine
	if f.turn != turn {
		return
	}
	m, ok := mover()
	busy := ok && m.Call("busy").Bool()
	for start := time.Now(); len(codes) > 0; codes = codes[1:] {
		if busy || time.Since(start) > 6*time.Millisecond {
			whenIdle(func() { r.refineSome(turn, codes, box) })
			return
		}
		c := codes[0]
		d := f.detail.Path(c, box)
		e := a.shape(c)
		if d == "" || !e.Truthy() {
			continue
		}
		if _, known := f.base[c]; !known {
			if f.base == nil {
				f.base = map[country.Code]string{}
			}
			f.base[c] = e.Call("getAttribute", "d").String()
		}
		e.Call("setAttribute", "d", d)
	}
	a.outline(a.selected)
}

// shape is the element with the outline of a place.
func (a *atlasView) shape(c country.Code) app.Value {
	return a.place(c).Call("querySelector", ":scope > path:not(.dot)")
}

// inSight is the box of the plate in which places are drawn in detail: what can be seen, and some more.
func (a *atlasView) inSight() orb.Bound {
	view, box := a.svg.Get("viewBox").Get("baseVal"), a.svg.Call("getBoundingClientRect")
	x, y, w, h := view.Get("x").Float(), view.Get("y").Float(), view.Get("width").Float(), view.Get("height").Float()
	k := min(box.Get("width").Float()/w, box.Get("height").Float()/h)
	dx, dy := w/2, h/2
	if k > 0 {
		dx, dy = box.Get("width").Float()/k/2, box.Get("height").Float()/k/2
	}
	x, y = x+w/2, y+h/2
	return carto.Beyond(orb.Bound{Min: orb.Point{x - dx, y - dy}, Max: orb.Point{x + dx, y + dy}})
}
