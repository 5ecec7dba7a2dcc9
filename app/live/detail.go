package live

import (
	"strings"
	"time"

	"github.com/paulmach/orb"

	"recognitionmap/app/carto"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/world"
)

// finer is the detail of a map that is zoomed in: fetched once, drawn while nothing moves and nobody waits.
type finer struct {
	address string
	detail  *carto.Detail
	waiting []func()              // for the detail, which has been asked for
	drawn   map[country.Code]bool // places that show detail
	turn    int                   // counts the times the map came to rest
}

// slice is how long detail is drawn before the browser gets its turn.
const slice = 6 * time.Millisecond

// redraw draws the places in view in detail, or as at first when the map has zoomed out. Where the detail has not come,
// as without a network, the map stays as it is.
func (p *Program) redraw() {
	p.nameSoon()
	f := &p.finer
	if f.address == "" || !p.document.HasMap() {
		return
	}
	f.turn++
	w := p.document.Window()
	if w.Zoom < carto.FineFrom {
		for c := range f.drawn {
			p.document.Reshape(c, p.drawing.Shape(c))
		}
		f.drawn = nil
		return
	}
	p.withDrawing(func(err error) { // which has the places as they were
		if err != nil {
			return
		}
		p.withDetail(func() {
			codes := make([]country.Code, 0, len(p.state.Drawn))
			for c := range p.state.Drawn {
				codes = append(codes, c)
			}
			p.redrawSome(f.turn, codes, inSight(w, p.document))
		})
	})
}

// outline is the path data of a place on the whole map.
func (p *Program) outline(c country.Code) string {
	if p.finer.drawn[c] {
		return p.drawing.Shape(c)
	}
	return p.document.Outline(c)
}

// withDetail goes on when the detail is there, and at once without it where it cannot be had.
func (p *Program) withDetail(then func()) {
	f := &p.finer
	if f.detail != nil || f.address == "" {
		then()
		return
	}
	f.waiting = append(f.waiting, then)
	if len(f.waiting) > 1 {
		return
	}
	p.document.Fetch(f.address, func(body []byte, err error) {
		if shapes, err := decode(body, err); err == nil {
			f.detail = carto.NewDetail(shapes)
		}
		waiting := f.waiting
		f.waiting = nil
		for _, then := range waiting {
			then()
		}
	})
}

// redrawSome draws places for some milliseconds and leaves the rest for when the browser is idle again and nobody has a
// hand on the map. It gives up when the map has come to rest elsewhere, for which it is called anew.
func (p *Program) redrawSome(turn int, codes []country.Code, box orb.Bound) {
	f, d := &p.finer, p.document
	if f.turn != turn || f.detail == nil {
		return
	}
	busy := d.Busy()
	for start := d.Now(); len(codes) > 0; codes = codes[1:] {
		if busy || d.Now().Sub(start) > slice {
			d.Idle(func() { p.redrawSome(turn, codes, box) })
			return
		}
		if path := f.detail.Path(codes[0], box); path != "" {
			if f.drawn == nil {
				f.drawn = map[country.Code]bool{}
			}
			f.drawn[codes[0]] = true
			d.Reshape(codes[0], path)
		}
	}
}

// inSight is the box of the plate in which places are drawn in detail: what can be seen of a window, and some more.
func inSight(w carto.Window, d Document) orb.Bound {
	width, height := d.Sight()
	seen, _ := w.Seen(width, height)
	return carto.Beyond(seen)
}

// decode reads the shapes of an answer.
func decode(body []byte, err error) ([]world.Shape, error) {
	if err != nil {
		return nil, err
	}
	return world.Decode(body)
}

// cut parts an address into its path and its query.
func cut(address string) (path, query string) {
	path, query, _ = strings.Cut(address, "?")
	return path, query
}
