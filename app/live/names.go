package live

import (
	"fmt"

	"github.com/paulmach/orb"

	"recognitionmap/app/label"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// names are the names on the map: put there when nothing moves and nobody waits.
type names struct {
	due   bool   // they will be looked at when the browser is idle
	shown string // what those on the map were placed for
	svg   string // those
	store Store  // keeps whether the reader wants any, nil for nowhere
}

// wantKey names what is kept of that: "off" or "on".
const wantKey = "names"

// Remember keeps from visit to visit whether the reader wants names on the map. An address that asks for them, as all do that
// do not say, then follows the reader.
func (p *Program) Remember(s Store) {
	p.names.store = s
	if v := p.state.View; v.HasMap() && !v.Look.Nameless && s.Get(wantKey) == "off" {
		next := p.state
		next.View.Look.Nameless = true
		p.become(next.rest())
	}
}

// want keeps the reader's choice when it has changed from what it was before.
func (n *names) want(before, now state.View) {
	if n.store == nil || !before.HasMap() || !now.HasMap() || before.Look.Nameless == now.Look.Nameless {
		return
	}
	choice := "on"
	if now.Look.Nameless {
		choice = "off"
	}
	n.store.Set(wantKey, choice)
}

// nameSoon brings the names on the map to what it shows, when the browser is idle.
func (p *Program) nameSoon() {
	n := &p.names
	if n.due || p.world == "" || !p.state.View.HasMap() || !p.document.HasMap() {
		return
	}
	n.due = true
	idle := p.document.Idle
	idle(func() {
		if p.state.View.Look.Nameless {
			n.due = false
			p.unname()
			return
		}
		p.withDrawing(func(err error) {
			if n.due = err == nil; !n.due {
				return // the map stays without names, which it says otherwise
			}
			idle(func() { // each in a turn of its own: a hand that comes meanwhile is not kept waiting for all
				p.drawing.Ready()
				idle(func() {
					n.due = false
					p.name()
				})
			})
		})
	})
}

// unname takes the names away.
func (p *Program) unname() {
	if n := &p.names; n.svg != "" && p.state.View.HasMap() && p.document.HasMap() {
		n.svg, n.shown = "", ""
		p.document.Label("")
	}
}

// name puts the names on the map that belong there. A map that moves comes to rest, for which it is called anew.
func (p *Program) name() {
	d := p.document
	if !p.state.View.HasMap() || !d.HasMap() || d.Busy() {
		return
	}
	w := d.Window()
	width, height := d.Sight()
	seen, scale := w.Seen(width, height)
	if scale == 0 {
		return // nobody sees it
	}
	m := p.state.Model()
	pic, look := m.Picture(), m.View.Look
	v := label.View{Seen: seen, Scale: scale, Zoom: w.Zoom}
	for _, c := range d.Covers() {
		v.Covered = append(v.Covered, orb.Bound{
			Min: orb.Point{seen.Min[0] + c[0]/scale, seen.Min[1] + c[1]/scale},
			Max: orb.Point{seen.Min[0] + c[2]/scale, seen.Min[1] + c[3]/scale},
		})
	}
	if key := namesKey(v, ui.GroundOf(pic, look.Lens), look.Nameless); key != p.names.shown {
		p.names.shown = key
		svg := ""
		if labels := p.drawing.Labels(pic, look, v); labels != nil {
			svg = string(label.AppendSVG(nil, labels, scale))
		}
		if svg != p.names.svg { // a drawing without names is left as it is
			p.names.svg = svg
			d.Label(svg)
		}
	}
}

// namesKey says on what the names depend: two that are equal make the same.
func namesKey(v label.View, ground func(country.Code) (string, bool), nameless bool) string {
	key := fmt.Sprint(v.Seen, v.Scale, v.Covered, nameless)
	for _, c := range country.All() {
		name, _ := ground(c.Holder())
		key += " " + name
	}
	return key
}
