package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

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

// Tag makes an element from its tag and its attributes in one text, "form|method=get|action=/search", for elements with
// many of them: a call for every attribute would weigh three times as much in the browser program. An attribute without a
// value is one that is set.
//
//go:noinline
func Tag(text string) app.HTMLElem {
	tag, rest, _ := strings.Cut(text, "|")
	e := app.Elem(tag)
	attributes(rest, func(name string, value any) { e.Attr(name, value) })
	return e
}

// Void makes an input element, which has no end tag, from its attributes as Tag does.
//
//go:noinline
func Void(text string) app.HTMLElemSelfClosing {
	e := app.ElemSelfClosing("input")
	attributes(text, func(name string, value any) { e.Attr(name, value) })
	return e
}

func attributes(text string, set func(name string, value any)) {
	for text != "" {
		var attribute string
		attribute, text, _ = strings.Cut(text, "|")
		if name, value, ok := strings.Cut(attribute, "="); ok {
			set(name, value)
		} else {
			set(name, true)
		}
	}
}
