package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// El makes an element of any tag. go-app has a type of its own with a hundred methods for every tag, and each one used
// is linked whole: with this one type for all of them the browser program is a tenth smaller.
func El(tag string) app.HTMLElem { return app.Elem(tag) }

// Input makes an input element, which has no end tag.
func Input(id, kind string) app.HTMLElemSelfClosing {
	return app.ElemSelfClosing("input").ID(id).Attr("type", kind)
}

// Text makes an element that holds one text. class may be "".
//
//go:noinline
func Text(tag, class, text string) app.UI {
	return app.Elem(tag).Class(class).Body(app.Text(text))
}

// Link makes a link that holds one text.
//
//go:noinline
func Link(href, text string) app.HTMLElem {
	return app.Elem("a").Attr("href", href).Body(app.Text(text))
}
