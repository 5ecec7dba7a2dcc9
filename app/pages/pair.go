package pages

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// pair is the two maps of a comparison in the browser.
type pair struct {
	drawing  *ui.Drawing // made when first needed: the server's maps stand without it
	revision string      // of the record that the maps show, "" before they were looked at
	lit      string      // the place marked on both
}

// showPair brings the two maps in step with the view, drawing them where they are not those of its days.
func (r *Root) showPair(ctx app.Context) {
	p := r.program
	if p.model.View.Page != state.Compare {
		return
	}
	if p.pair.revision == "" {
		p.pair.revision = p.urls.Revision
	}
	host := app.Window().GetElementByID(ui.PairHosts[0])
	if !host.Truthy() {
		return
	}
	if svg := host.Get("firstElementChild"); svg.Truthy() && p.pair.revision == p.urls.Revision &&
		svg.Call("getAttribute", "data-pair").String() == ui.PairKey(p.model.View) {
		return
	}
	if p.pair.drawing != nil {
		p.drawPair()
		return
	}
	ctx.Async(func() {
		d, err := p.drawing()
		ctx.Dispatch(func(app.Context) {
			if err != nil {
				p.model.Status = "The maps could not be drawn: " + err.Error() + ". The sentences below have the same facts."
				return
			}
			p.pair.drawing = d
			p.drawPair()
		})
	})
}

func (p *Program) drawPair() {
	v := p.model.View
	if v.Page != state.Compare {
		return
	}
	first, second := p.pair.drawing.AppendPair(v, p.model.Record.On(v.Span.From), p.model.Record.On(v.Span.To))
	for i, svg := range [][]byte{first, second} {
		if host := app.Window().GetElementByID(ui.PairHosts[i]); host.Truthy() {
			host.Set("innerHTML", string(svg))
		}
	}
	p.pair.revision, p.pair.lit = p.urls.Revision, ""
}

// light marks the place under the pointer on both maps and says below them how it stands on either day.
func (p *Program) light(target app.Value) {
	code := ""
	if p.model.View.Page == state.Compare && target.Get("closest").Truthy() {
		if place := target.Call("closest", ".pair [data-country]"); place.Truthy() {
			code = place.Get("dataset").Get("country").String()
		}
	}
	if code == p.pair.lit {
		return
	}
	mark := func(code, do string) {
		places := document().Call("querySelectorAll", `.pair [data-country="`+code+`"]`)
		for i := range places.Length() {
			places.Index(i).Get("classList").Call(do, "lit")
		}
	}
	if p.pair.lit != "" {
		mark(p.pair.lit, "remove")
	}
	p.pair.lit = code
	line := ""
	if c, ok := country.Lookup(country.Code(code)); ok {
		mark(code, "add")
		v := p.model.View
		line = v.Span.From.Long() + " – " + ui.PlaceLabel(p.model.Record.On(v.Span.From), v.Look.Lens, c) + ". " +
			v.Span.To.Long() + " – " + ui.PlaceLabel(p.model.Record.On(v.Span.To), v.Look.Lens, c) + "."
	}
	if e := app.Window().GetElementByID("pair-note"); e.Truthy() {
		e.Set("textContent", line)
	}
}

// compare goes to the two days that the form names.
func (p *Program) compare(ctx app.Context) {
	day := func(name string) string { return app.Window().GetElementByID("compare-" + name).Get("value").String() }
	v := p.model.View
	if asked, _, err := state.Parse("/compare", "from="+day("from")+"&to="+day("to"), p.model.Today); err == nil {
		v.Span = asked.Span
		p.open(ctx, v)
	}
}
