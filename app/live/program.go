package live

import (
	"strings"

	"recognitionmap/app/carto"
	"recognitionmap/app/markup"
	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Program runs a state against a page.
type Program struct {
	state     State
	document  Document
	address   Address
	announcer Announcer
	world     string // address of the compact shapes
	finer     finer
	names     names

	at        string             // the address that the bar shows, as far as is known
	left      map[string]float64 // how far each address was scrolled when it was left
	returning bool               // by Back or Forward
	page      state.Page         // that the document shows
	due       bool               // a Show waits to be done
	rows      rowsKey            // those that the page has
	drawing   *ui.Drawing
	waiting   []func(error) // for the drawing, whose shapes have been asked for
	wanted    *Bring        // waits for it
	tongues   tongues
	late      bool // a message was: the page is to be shown when the program has heard what came between

	seen    func(yes bool) // is told when the page is seen, and when no longer
	focused int            // how often the program has moved the keyboard
	focus   country.Code   // where to
}

// rowsKey says which rows a page has.
type rowsKey struct {
	edition int
	lens    relation.Lens
	era     relation.Day
	today   relation.Day
}

func (p *Program) rowsKey() rowsKey {
	return rowsKey{p.state.Edition, p.state.View.Look.Lens, p.state.era().First, p.state.Today}
}

// New returns a program for a document that shows the page of a state.
func New(s State, d Document, a Address, n Announcer, world, detail string) *Program {
	p := &Program{state: s, document: d, address: a, announcer: n, world: world, page: s.View.Page, left: map[string]float64{}, seen: func(bool) {}}
	p.finer.address = detail
	return p
}

// Before is what a page shows when the program takes it over.
type Before struct {
	Map          bool   // it is the map page
	Shows        string // the address of the scene that it shows whole, "" for none
	Lens         string // of its rows, with the first day of their era, and their today
	First, Today relation.Day
}

// Begin brings a page that the server wrote, and a reader's hand perhaps has changed, to what its address names. Where that
// is what it shows already nothing is written.
func (p *Program) Begin(b Before) {
	v := p.state.View
	if b.Map {
		p.page = state.Map
		if k := p.rowsKey(); b.Lens == string(k.lens) && b.First == k.era && b.Today == k.today {
			p.rows = k
		}
	} else if v.HasMap() {
		p.page = state.NotFound
	}
	if p.page != v.Page || b.Map && b.Shows != v.URL() || v.HasMap() && !p.document.HasMap() || v.Page == state.Share { // whose links begin as the browser knows the site
		p.state.short = !p.state.Complete
		p.show()
	}
}

// Arrive follows the address bar, unless it shows what the program has put there: a play may be ahead of that.
func (p *Program) Arrive(path, query string) {
	at := state.WithQuery(path, query)
	if at == p.at {
		return
	}
	p.at, p.returning = at, true
	p.Do(Arrive{path, query})
	p.returning = false
}

// Scrolled hears how far the page is scrolled whose address the bar shows, or by less than 0 that it shows another still.
func (p *Program) Scrolled(to float64) {
	if to >= 0 {
		p.left[p.at] = to
	}
}

// scroll brings a page to which the reader returns to where it was left, and another page to its top.
func (p *Program) scroll(another bool) {
	to, known := p.left[p.at]
	if known = known && p.returning; !known {
		to = 0
	}
	if another || known {
		p.document.Scroll(to, another)
	}
}

// Do takes an action.
func (p *Program) Do(a Action) {
	s, effects := p.state.Step(a)
	p.become(s, effects)
}

func (p *Program) become(s State, effects []Effect) {
	p.names.want(p.state.View, s.View)
	p.state = s
	for _, e := range effects {
		p.perform(e)
	}
}

func (p *Program) perform(e Effect) {
	d := p.document
	switch e := e.(type) {
	case Show:
		p.show()
	case ShowDay:
		if p.rows == p.rowsKey() { // else a Show is due, which brings the rows of the day
			d.ShowDay(e.Day)
		}
	case ShowCountry:
		d.ShowCountry(e.Country)
	case Push:
		p.at = e.Address
		p.address.Push(e.Address)
	case Replace:
		p.at = e.Address
		p.address.Replace(e.Address)
	case Leave:
		p.address.Leave(e.Address)
	case Announce:
		p.announcer.Announce(e.Line)
	case Later:
		p.later(e)
	case Focus:
		p.focused++
		p.focus = e.Country
		d.Focus(e.Country)
	case Look:
		d.Look(ui.WindowOf(e.At))
	case Bring:
		d.Painted(func() { p.bring(e) })
	case Uncover:
		d.Uncover()
	case Scroll:
		p.scroll(e.Another)
	case Help:
		d.Dialog(markup.HTML(pages.Keys()))
	case Offer:
		d.Offer(e.HTML, e.Active)
	case Searched:
		d.Searched(e.Leave)
	case Save:
		d.Save(e.Text, e.Name, "text/csv;charset=utf-8")
	case Redraw:
		p.redraw()
	}
}

func (p *Program) later(e Later) {
	d, a := p.document, e.Action
	do := func() {
		if speak, ok := a.(Speak); ok {
			speak.now = d.Now()
			a = speak
		}
		p.Do(a)
	}
	switch e.After {
	case AtOnce:
		do()
	case AtPace:
		d.Painted(func() { d.After(paceOf(d.Pace()), do) })
	default:
		d.After(e.After, do)
	}
}

// show writes the page: another page at once, since nothing of it lies ready, else when what lay ready has been painted.
func (p *Program) show() {
	if p.page != p.state.View.Page {
		p.write()
		return
	}
	if p.due {
		return
	}
	p.due = true
	p.document.Painted(func() {
		if p.due {
			p.write()
		}
	})
}

// write hands the page of the state over.
func (p *Program) write() {
	p.due = false
	m := p.state.Model()
	drawn := m.View.HasMap() && !p.document.HasMap() || m.View.Page == state.Compare
	if drawn {
		m.Drawing = p.drawing
	}
	message, before := pages.MessageOf(m, p.page != m.View.Page || m.View.HasMap() && m.Drawing != nil), p.rows
	if m.View.HasMap() {
		if key := p.rowsKey(); key != p.rows {
			message.Rows, p.rows = m.Rows(), key
		}
	}
	outcome := p.document.Apply(message)
	if outcome == Late {
		p.rows, p.late = before, true
		return
	}
	// A document of another build, one that others have changed, or one that has been waiting for its map is written anew.
	if outcome == Lacking || m.View.HasMap() && m.Drawing != nil && !p.document.HasMap() {
		p.document.Replace(markup.HTML(pages.Page(m)))
		again := pages.MessageOf(m, false)
		again.Rows = message.Rows // which it may not have taken
		p.document.Apply(again)
	}
	if p.page = m.View.Page; p.page == state.Share {
		p.document.Script("share")
	}
	if m.View.HasMap() && m.Drawing != nil {
		p.names.shown, p.names.svg = "", "" // the drawing is a new one
	}
	if drawn && p.drawing == nil {
		p.withDrawing(func(err error) {
			if err != nil {
				p.Do(Say{pages.NotDrawn(err)})
				return
			}
			p.show()
		})
	} else if b := p.wanted; b != nil && p.document.HasMap() {
		p.wanted = nil
		p.bring(*b)
	}
	p.nameSoon()
}

// bring says where a place is, as soon as there is a map.
func (p *Program) bring(b Bring) {
	if !p.document.HasMap() {
		p.wanted = &b
		return
	}
	p.Do(Found{b, p.outline(b.Country), p.document.Window()})
}

// withDrawing goes on when there is a drawing made of the shapes, which it fetches, or with what went wrong.
func (p *Program) withDrawing(then func(error)) {
	if p.drawing != nil {
		then(nil)
		return
	}
	p.waiting = append(p.waiting, then)
	if len(p.waiting) > 1 {
		return
	}
	p.document.Fetch(p.world, func(body []byte, err error) {
		shapes, err := decode(body, err)
		if err == nil {
			p.drawing = ui.NewDrawing(carto.NewPlate(shapes))
		}
		waiting := p.waiting
		p.waiting = nil
		for _, then := range waiting {
			then(err)
		}
	})
}

// Hear takes what the page tells: what a reader did, with its texts and its numbers (a truth is 0 or 1).
func (p *Program) Hear(kind string, text []string, number []float64) {
	switch kind {
	case "open":
		p.Do(Open{country.Code(text[0])})
	case "day":
		p.Do(Slide{relation.Day(number[0])})
	case "play":
		p.Do(Toggle{})
	case "press":
		at, length := p.along(number)
		p.Do(Press{at, length})
	case "release":
		at, length := p.along(number)
		p.Do(Release{at, length})
	case "slide":
		p.Do(SlideKey{text[0], text[1] == ui.OwnSlider, number[0] != 0, number[1] != 0})
	case "key":
		at := country.Code(text[1])
		if int(number[0]) < p.focused { // the key was pressed before the keyboard was where the program has sent it
			at = p.focus
		}
		key := MapKey{Key: text[0], At: at, When: p.document.Now()}
		if strings.HasPrefix(key.Key, "Arrow") && p.document.HasMap() {
			key.Middles = p.document.Middles()
		}
		p.Do(key)
	case "moved":
		p.Do(Move{carto.Window{X: number[0], Y: number[1], Zoom: carto.Width / number[2]}})
	case "resize": // of the window: names keep their size
		p.nameSoon()
	case "seen":
		p.seen(number[0] != 0)
	case "arrive":
		p.Arrive(cut(text[0]))
	case "link":
		path, query := cut(text[0])
		p.Do(Follow{path, query})
	case "submit":
		path, query := cut(text[0] + "?" + text[1])
		p.Do(Submit{path, query})
	case "type":
		p.Do(Type{text[0]})
		p.learn(text[0])
	case "choose":
		p.Do(Choose{text[0], text[1]})
	case "take":
		p.Do(Take{int(number[0])})
	case "narrow":
		path, query := cut(text[0] + "?" + text[1])
		p.Do(Narrow{path, query})
	case "rows":
		p.Do(Download{text[0], text[1]})
	case "pair":
		p.document.Compare(pages.PairLine(p.state.Model(), country.Code(text[0])))
	case "full": // at each try to keep a version
		p.Do(NoRoom{})
	case "picture":
		p.savePicture(int(number[0]))
	}
	if p.late {
		p.late = false
		p.show()
	}
}

// along is where on the slider a pointer is, of which the page tells how far to the right and whether days go to the left.
func (p *Program) along(number []float64) (at, length float64) {
	left, right := p.document.Slider()
	return along(number[0], left, right, number[1] != 0)
}
