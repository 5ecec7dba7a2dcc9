package pages

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
)

// typed is what a reader types on the map to jump to a place by its name.
type typed struct {
	letters string
	at      time.Time
}

// pause is how long the next letter may take to belong to the same name.
const pause = 800 * time.Millisecond

// shortcuts are the keys of the map, as its help lists them. They hold only while the map has the focus, so that they
// take nothing from a reader's other tools.
var shortcuts = [][2]string{
	{"Arrows", "the neighbour in that direction"},
	{"Home, End", "the first and the last place by name"},
	{"Letters", "the next place whose name begins with them"},
	{"Enter", "opens the entry of the place"},
	{"Escape", "closes it and returns to the place"},
	{"?", "this list"},
}

// onKey closes the panel with Escape, moves over the map with arrows and letters, and lists the keys.
func (a *atlasView) onKey(ctx app.Context, r *Root, e app.Value) {
	p := r.program
	key := e.Get("key").String()
	if e.Get("defaultPrevented").Bool() || e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool() || e.Get("altKey").Bool() {
		return
	}
	if key == "Escape" && p.model.View.Country != "" && !document().Call("querySelector", "dialog[open]").Truthy() {
		ctx.Dispatch(func(ctx app.Context) {
			c := p.model.View.Country
			p.open(ctx, p.model.View.Open(""))
			ctx.Defer(func(app.Context) { a.focus(c) })
		})
		return
	}
	if p.model.View.Page != state.Map || !a.adopt() {
		return
	}
	active := document().Get("activeElement")
	if !active.Truthy() || !a.svg.Call("contains", active).Bool() {
		return
	}
	at := country.Code(active.Get("dataset").Get("country").String())
	var to country.Code
	switch key {
	case "ArrowLeft":
		to = a.neighbour(at, -1, 0)
	case "ArrowRight":
		to = a.neighbour(at, 1, 0)
	case "ArrowUp":
		to = a.neighbour(at, 0, -1)
	case "ArrowDown":
		to = a.neighbour(at, 0, 1)
	case "Home":
		to = a.byName()[0].Code
	case "End":
		names := a.byName()
		to = names[len(names)-1].Code
	case "?":
		help()
	default:
		if len([]rune(key)) != 1 || key == " " && (a.typed.letters == "" || time.Since(a.typed.at) > pause) { // scrolls the page
			return
		}
		to = a.jump(at, key)
	}
	e.Call("preventDefault")
	if to != "" {
		r.reach(to)
	}
}

// byName lists the places of the map by name.
func (a *atlasView) byName() []country.Country {
	var list []country.Country
	for _, c := range country.All() {
		if a.drawn[c.Code] {
			list = append(list, c)
		}
	}
	return list
}

// jump returns the place after at whose name begins with the letters typed so far, at itself where it still does, ""
// where none does. One letter again and again goes through all that begin with it.
func (a *atlasView) jump(at country.Code, key string) country.Code {
	now := time.Now()
	if now.Sub(a.typed.at) > pause {
		a.typed.letters = ""
	}
	letter := country.Fold(key)
	if key == " " {
		letter = " "
	}
	a.typed.letters, a.typed.at = a.typed.letters+letter, now
	letters, first := a.typed.letters, 0
	if letters == "" {
		return ""
	}
	if strings.ReplaceAll(letters, letter, "") == "" {
		letters, first = letter, 1 // from the next one on
	}
	list := a.byName()
	here := slices.IndexFunc(list, func(c country.Country) bool { return c.Code == at })
	for i := range list {
		c := list[(here+first+i+len(list))%len(list)]
		if strings.HasPrefix(country.Fold(c.Name), letters) {
			return c.Code
		}
	}
	return ""
}

// help lists the keys in a dialog, which the browser closes with Escape and leaves with the focus where it was.
func help() {
	doc := document()
	dialog := app.Window().GetElementByID("keys")
	if !dialog.Truthy() {
		make := func(parent app.Value, tag, text string) app.Value {
			e := doc.Call("createElement", tag)
			e.Set("textContent", text)
			parent.Call("append", e)
			return e
		}
		dialog = make(doc.Get("body"), "dialog", "")
		dialog.Set("id", "keys")
		dialog.Call("setAttribute", "aria-labelledby", "keys-title")
		make(dialog, "h2", "Keys of the map").Set("id", "keys-title")
		list := make(dialog, "dl", "")
		for _, s := range shortcuts {
			make(list, "dt", s[0])
			make(list, "dd", s[1])
		}
		form := make(dialog, "form", "")
		form.Set("method", "dialog")
		make(form, "button", "Close")
	}
	dialog.Call("showModal")
}

// neighbour returns the place nearest to c in the direction dx, dy of the screen, "" where there is none: nearest by
// the distance between the middles, with what lies off the axis counted double.
func (a *atlasView) neighbour(c country.Code, dx, dy float64) country.Code {
	from, ok := a.middle(c)
	if !ok {
		return ""
	}
	best, least := country.Code(""), math.Inf(1)
	for code := range a.drawn {
		to, _ := a.middle(code)
		x, y := to[0]-from[0], to[1]-from[1]
		along, across := x*dx+y*dy, math.Abs(x*dy-y*dx)
		if code == c || along <= 1 || across > 2*along {
			continue
		}
		if d := along + 2*across; d < least || d == least && code < best {
			best, least = code, d
		}
	}
	return best
}

// middle is the middle of a place on the screen: of its marker where it has one.
func (a *atlasView) middle(c country.Code) ([2]float64, bool) {
	place := a.place(c)
	if place == nil {
		return [2]float64{}, false
	}
	box := place.Call("getBoundingClientRect")
	return [2]float64{
		box.Get("x").Float() + box.Get("width").Float()/2,
		box.Get("y").Float() + box.Get("height").Float()/2,
	}, true
}
