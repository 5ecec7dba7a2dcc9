package live

import (
	"encoding/json"
	"strconv"
	"strings"
	"syscall/js"

	"recognitionmap/app/carto"
	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

func (b *browser) ShowDay(d relation.Day)              { b.tell("showDay", int(d)) }
func (b *browser) ShowCountry(c country.Code)          { b.tell("showCountry", string(c)) }
func (b *browser) Focus(c country.Code)                { b.tell("focusPlace", string(c)) }
func (b *browser) HasMap() bool                        { return b.ask("hasMap").Bool() }
func (b *browser) Reshape(c country.Code, path string) { b.tell("reshape", string(c), path) }
func (b *browser) Look(w carto.Window)                 { b.tell("look", w.X, w.Y, w.Width()) }
func (b *browser) Busy() bool                          { return b.ask("busy").Bool() }
func (b *browser) Scroll(to float64, another bool)     { b.tell("scroll", to, another) }
func (b *browser) Script(name string)                  { b.tell("load", name) }
func (b *browser) Colour(name string) string           { return b.ask("colour", name).String() }
func (b *browser) Did(button, line string)             { b.tell("did", button, line) }
func (b *browser) Painted(f func())                    { b.when("painted", func(js.Value) { f() }) }
func (b *browser) Idle(f func())                       { b.when("idle", func(js.Value) { f() }) }

// Save gives a text with a BOM another one first: syscall/js hands a string on through a TextDecoder, which takes the first
// for its own.
func (b *browser) Save(text, name, kind string) {
	if strings.HasPrefix(text, relation.BOM) {
		text = relation.BOM + text
	}
	b.tell("save", text, name, kind)
}

func (b *browser) SavePNG(svg string, scale int, name string, then func(width, height int, saved bool)) {
	b.when("png", func(v js.Value) { then(v.Index(0).Int(), v.Index(1).Int(), v.Index(2).Bool()) }, svg, scale, name)
}

// set gives a property of an element a value, if it is there; call calls a method of it; mark gives it an attribute, ""
// for none.
func (b *browser) set(selector, name string, value any) { b.tell("set", selector, name, value) }

func (b *browser) call(selector, method string, values ...any) {
	b.tell("call", append([]any{selector, method}, values...)...)
}

func (b *browser) mark(selector, name, value string) {
	if value == "" {
		b.call(selector, "removeAttribute", name)
	} else {
		b.call(selector, "setAttribute", name, value)
	}
}

// boxes are where on the screen lies what a selector finds.
func (b *browser) boxes(selector string) (list []box) {
	text := worker.Get("JSON").Call("stringify", b.ask("boxes", selector)).String()
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		panic("live: boxes that are none: " + err.Error())
	}
	return list
}

// boxOf is that of one element, empty where it is not there.
func (b *browser) boxOf(selector string) box {
	if list := b.boxes(selector); len(list) > 0 {
		return list[0]
	}
	return box{}
}

func (b *browser) Apply(m *pages.Message) Outcome {
	text, err := json.Marshal(m)
	if err != nil {
		panic("live: a message that is no JSON: " + err.Error())
	}
	return Outcome(b.ask("apply", worker.Get("JSON").Call("parse", string(text))).Int())
}

func (b *browser) Replace(html string)      { b.set("#app", "outerHTML", html) }
func (b *browser) Announce(line string)     { b.set("#announce", "textContent", line) }
func (b *browser) Compare(line string)      { b.set("#pair-note", "textContent", line) }
func (b *browser) Tell(line string)         { b.set("#share-said", "textContent", line) }
func (b *browser) Pace() string             { return b.ask("get", "#pace", "value").String() }
func (b *browser) Whole()                   { b.mark("html", "data-record", "whole") }
func (b *browser) Revise(revision string)   { b.mark("html", "data-revision", revision) }
func (b *browser) Put(html string)          { b.append("body", html) }
func (b *browser) append(to, markup string) { b.call(to, "insertAdjacentHTML", "beforeend", markup) }

// Live says whether changes come by themselves, for those who script the page.
func (b *browser) Live(yes bool) {
	b.mark("html", "data-live", map[bool]string{true: "on"}[yes])
}

func (b *browser) Dialog(html string) {
	b.call("#keys", "remove")
	b.Put(html)
	b.call("#keys", "showModal")
}

func (b *browser) Offer(html string, active int) {
	b.set("#found", "innerHTML", html)
	b.set("#found", "hidden", html == "")
	b.mark("#search", "aria-expanded", strconv.FormatBool(html != ""))
	chosen := ""
	if active >= 0 {
		chosen = "found-" + strconv.Itoa(active)
		b.call("#"+chosen, "scrollIntoView", map[string]any{"block": "nearest"})
	}
	b.mark("#search", "aria-activedescendant", chosen)
}

func (b *browser) Searched(leave bool) {
	b.set("#search", "value", "")
	if !leave {
		return
	}
	to := "#content" // and a phone's keyboard goes away
	if b.program.page == state.Map {
		to = "#panel"
	}
	b.call(to, "focus", map[string]any{"preventScroll": true})
}

func (b *browser) Label(svg string) {
	b.call("#map > #names", "remove")
	if svg != "" {
		b.append("#map", svg)
	}
}

func (b *browser) Window() carto.Window {
	var side [4]float64
	for i, s := range strings.Fields(b.ask("call", "#map", "getAttribute", "viewBox").String()) {
		side[i%4], _ = strconv.ParseFloat(s, 64)
	}
	return carto.Window{X: side[0], Y: side[1], Zoom: carto.Width / side[2]}
}

func (b *browser) Outline(c country.Code) string {
	if d := b.ask("call", `#map [data-country="`+string(c)+`"] > path`, "getAttribute", "d"); d.Truthy() {
		return d.String()
	}
	return ""
}

func (b *browser) Sight() (width, height float64) {
	m := b.boxOf("#map")
	return m.Right - m.Left, m.Bottom - m.Top
}

func (b *browser) Covers() (covers [][4]float64) {
	m := b.boxOf("#map")
	for _, c := range b.boxes("#move > button, #move summary") {
		covers = append(covers, [4]float64{c.Left - m.Left, c.Top - m.Top, c.Right - m.Left, c.Bottom - m.Top})
	}
	return covers
}

func (b *browser) Middles() map[country.Code][2]float64 {
	return middles(b.boxes("#map [data-country]"))
}

func (b *browser) Slider() (left, right float64) {
	s := b.boxOf("#date")
	return s.Left, s.Right
}

func (b *browser) Uncover() {
	m, height := b.boxOf("#map-host"), b.ask("get", "html", "clientHeight").Float()
	if by := m.hiddenBy(b.boxOf("#panel"), height); by != 0 {
		b.call("html", "scrollBy", 0, by)
	}
}
