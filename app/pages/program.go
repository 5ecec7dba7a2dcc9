package pages

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/carto"
	"recognitionmap/app/remote"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// Program is the site in the browser: one model, one map, one root component for all addresses.
type Program struct {
	model    Model
	urls     remote.Current // where the edition shown came from
	world    string         // address of the compact shapes
	atlas    atlasView
	turn     int    // counts the views opened by the program itself
	followed string // the address, if it was the view that put it there: see replaceAddress
	play     player
	pair     pair
	sharing  bool // the share page's script is there
}

// NewProgram reads what the document says about itself and fetches the record that it shows. It returns when the first
// page can be drawn: a page that shows texts of events waits for them, the map does not.
func NewProgram() (*Program, error) {
	data := app.Window().Get("document").Get("documentElement").Get("dataset")
	text := func(name string) string {
		if v := data.Get(name); v.Truthy() {
			return v.String()
		}
		return ""
	}
	p := &Program{world: text("world")}
	p.atlas.fine.address = text("detail")
	p.urls = remote.Current{Revision: text("revision"), Core: text("core"), Events: text("events")}
	number, _, _ := strings.Cut(p.urls.Revision, "-") // "12-0a1b2c3d" is edition 12
	p.model.Edition, _ = strconv.Atoi(number)
	p.model.Origin = app.Window().Get("location").Get("origin").String()
	p.model.CanShare = app.Window().Get("navigator").Get("share").Truthy()
	p.model.Today = today()
	if page, err := relation.ParseDay(text("today")); err == nil && page > p.model.Today {
		p.model.Today = page // a clock that runs behind the server's must not hide a day that the page showed
	}
	if to := p.look(app.Window().URL().Path, app.Window().URL().RawQuery); to != "" { // as /country/RUS/ on a host of files
		path, query, _ := strings.Cut(to, "?")
		p.look(path, query)
	}

	if err := p.load(p.urls, p.showsTexts()); err != nil {
		if !errors.Is(err, remote.ErrOffline) {
			return nil, err
		}
		current, err2 := remote.FetchCurrent() // the files this document names are gone from the cache: any edition will do
		if err2 != nil {
			return nil, err
		}
		if err := p.load(current, p.showsTexts()); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// today is the date by the reader's clock, in UTC as on the server.
func today() relation.Day {
	y, m, d := time.Now().UTC().Date()
	return relation.DayOf(y, m, d)
}

// showsTexts reports whether the page cannot be drawn without the texts of events.
func (p *Program) showsTexts() bool {
	v := p.model.View
	return v.Country != "" || v.Page != state.Map && v.Page != state.Table && v.Page != state.Method && v.Page != state.Compare
}

// load fetches the core of an edition, or all of it.
func (p *Program) load(c remote.Current, whole bool) error {
	url := c.Core
	if whole {
		url = c.Events
	}
	record, err := remote.FetchRecord(url)
	if err != nil {
		return err
	}
	p.model.Record, p.model.Complete = record, whole
	p.urls = c
	if c.Edition != 0 {
		p.model.Edition = c.Edition
	}
	return nil
}

// look sets the view to what an address names.
func (p *Program) look(path, query string) (redirect string) {
	v, notice, err := state.Parse(path, query, p.model.Today)
	var moved *state.Redirect
	if errors.As(err, &moved) {
		return moved.To
	}
	p.model.View, p.model.Notice = v, notice
	return ""
}

// Register makes every address of the site one root component, so that it stays mounted while the address changes.
func (p *Program) Register() {
	app.RouteWithRegexp(".*", func() app.Composer { return &Root{Turn: p.turn, program: p} })
}

// drawing makes the world from the compact shapes, for a document that came without it.
func (p *Program) drawing() (*ui.Drawing, error) {
	shapes, err := fetchShapes(p.world)
	if err != nil {
		return nil, err
	}
	return ui.NewDrawing(carto.NewPlate(shapes)), nil
}
