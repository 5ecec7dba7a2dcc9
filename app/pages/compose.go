package pages

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/carto"
	"recognitionmap/app/picture"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// readyToShare gives the script of the share page's buttons the function that composes a picture, and loads it where the
// document came from another page.
func (p *Program) readyToShare() {
	if p.model.View.Page != state.Share || p.sharing {
		return
	}
	p.sharing = true
	app.Window().Set("compose", app.FuncOf(func(_ app.Value, args []app.Value) any {
		go p.compose(args[0])
		return nil
	}))
	address := document().Get("documentElement").Get("dataset").Get("share").String()
	if document().Call("querySelector", `script[src="`+address+`"]`).Truthy() {
		return
	}
	script := document().Call("createElement", "script")
	script.Set("src", address)
	document().Get("head").Call("append", script)
}

// compose calls answer with the view's map as an SVG and a name for its file, or with what went wrong.
func (p *Program) compose(answer app.Value) {
	d, err := p.drawing()
	if err != nil {
		answer.Invoke(err.Error(), "")
		return
	}
	m := &p.model
	v := m.View
	sheet := picture.New(picture.Subject{Drawing: d, Detail: p.detailOf(ui.WindowOf(v.Look.At)), Record: m.Record, View: v, Edition: m.Edition, Address: m.Origin + picture.Address(v)})
	answer.Invoke(string(sheet.AppendSVG(nil, colours())), picture.Name(v))
}

// detailOf returns the detail that a window is drawn with, nil for none or where it cannot be had.
func (p *Program) detailOf(w carto.Window) *carto.Detail {
	f := &p.atlas.fine
	if w.Zoom < carto.FineFrom || f.detail != nil || f.address == "" {
		return f.detail
	}
	if shapes, err := fetchShapes(f.address); err == nil {
		f.detail = carto.NewDetail(shapes)
	}
	return f.detail
}

// colours reads the colours of the light page, whatever the reader's are, from the style sheet.
func colours() picture.Colours {
	rules := document().Get("styleSheets").Index(0).Get("cssRules")
	for i := range rules.Length() {
		if rule := rules.Index(i); rule.Get("selectorText").Truthy() && rule.Get("selectorText").String() == ":root" {
			style := rule.Get("style")
			return func(name string) string { return style.Call("getPropertyValue", "--"+name).String() }
		}
	}
	return func(string) string { return "" }
}
