package ui

import (
	"strings"

	"recognitionmap/app/markup"
)

// El makes an element of any tag.
func El(tag string) *markup.Element { return markup.El(tag) }

// Input makes an input element.
func Input(id, kind string) *markup.Element { return El("input").ID(id).Attr("type", kind) }

// Text makes an element that holds one text. class may be "".
func Text(tag, class, text string) markup.Node { return El(tag).Class(class).Text(text) }

// Link makes a link that holds one text.
func Link(href, text string) *markup.Element { return El("a").Attr("href", href).Text(text) }

// Tag makes an element from its tag and its attributes in one text, "form|method=get|action=/search", for elements with
// many of them. An attribute without a value is one that is set.
func Tag(text string) *markup.Element {
	tag, rest, _ := strings.Cut(text, "|")
	e := El(tag)
	for rest != "" {
		var attribute string
		attribute, rest, _ = strings.Cut(rest, "|")
		if name, value, ok := strings.Cut(attribute, "="); ok {
			e.Attr(name, value)
		} else {
			e.Attr(name, true)
		}
	}
	return e
}

// Void makes an input element from its attributes as Tag does.
func Void(text string) *markup.Element { return Tag("input|" + text) }
