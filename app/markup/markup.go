// Package markup makes HTML: elements as values, written as text in one way on the server and in the browser.
//
//	markup.El("a").Attr("href", "/table").Text("Table")
//
// Nothing that comes from data becomes markup: texts and values are escaped, and an address that would run as script is
// left out. The same calls give the same bytes.
package markup

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Node is what can stand in an element: an element, a text, or markup made elsewhere.
type Node interface {
	// AppendTo appends the node as HTML to dst.
	AppendTo(dst []byte) []byte
}

// Element is an element with its attributes and what stands in it. Its methods change it and return it.
type Element struct {
	tag        string
	attributes []attribute
	body       []Node
}

// attribute is written without its value where bare says so.
type attribute struct {
	name, value string
	bare        bool
}

// El makes an element of any tag.
func El(tag string) *Element { return &Element{tag: tag} }

// Attr sets an attribute to a string, a number or a truth. An empty value is no attribute, and neither is one that is
// true or false by being there and is false (hidden, selected …).
func (e *Element) Attr(name string, value any) *Element {
	a := attribute{name: name}
	switch v := value.(type) {
	case string:
		a.value = v
	case int:
		a.value = strconv.Itoa(v)
	case bool:
		a.value, a.bare = strconv.FormatBool(v), !strings.HasPrefix(name, "aria-")
		if a.bare && !v {
			return e
		}
	default:
		panic("markup: " + name + ": a value that is no string, int or bool")
	}
	if a.value == "" || address[name] && !harmless(a.value) {
		return e
	}
	if name == "class" {
		for i := range e.attributes {
			if e.attributes[i].name == name {
				e.attributes[i].value += " " + a.value
				return e
			}
		}
	}
	e.attributes = append(e.attributes, a)
	return e
}

// Class adds classes, parted by blanks.
func (e *Element) Class(names string) *Element { return e.Attr("class", names) }

// ID sets the id.
func (e *Element) ID(id string) *Element { return e.Attr("id", id) }

// Role sets the role.
func (e *Element) Role(role string) *Element { return e.Attr("role", role) }

// Aria sets aria-name.
func (e *Element) Aria(name string, value any) *Element { return e.Attr("aria-"+name, value) }

// DataSet sets data-name.
func (e *Element) DataSet(name, value string) *Element { return e.Attr("data-"+name, value) }

// TabIndex sets the place in the order of the tab key.
func (e *Element) TabIndex(n int) *Element { return e.Attr("tabindex", n) }

// Title sets the text that browsers show under a mouse.
func (e *Element) Title(text string) *Element { return e.Attr("title", text) }

// Hidden sets whether the element is hidden.
func (e *Element) Hidden(yes bool) *Element { return e.Attr("hidden", yes) }

// Body sets what stands in the element.
func (e *Element) Body(nodes ...Node) *Element {
	e.body = nodes
	return e
}

// Text sets one text as what stands in the element.
func (e *Element) Text(text string) *Element { return e.Body(Text(text)) }

// AppendTo appends the element as HTML to dst.
func (e *Element) AppendTo(dst []byte) []byte {
	dst = append(append(dst, '<'), e.tag...)
	for _, a := range e.attributes {
		dst = append(append(dst, ' '), a.name...)
		if a.bare {
			continue
		}
		dst = append(dst, `="`...)
		dst = AppendValue(dst, a.value)
		dst = append(dst, '"')
	}
	dst = append(dst, '>')
	if e.tag == "input" {
		return dst // the one element of ours that has no end tag
	}
	dst = AppendAll(dst, e.body)
	return append(append(append(dst, "</"...), e.tag...), '>')
}

// AppendAll appends nodes as HTML to dst.
func AppendAll(dst []byte, nodes []Node) []byte {
	for _, n := range nodes {
		dst = n.AppendTo(dst)
	}
	return dst
}

// HTML returns nodes as HTML.
func HTML(nodes ...Node) string { return string(AppendAll(nil, nodes)) }

// Text is a text between tags.
type Text string

// AppendTo appends the text to dst as it stands between tags.
func (t Text) AppendTo(dst []byte) []byte { return appendEscaped(dst, string(t), false) }

// Made is HTML that was made elsewhere and stands as it is.
type Made []byte

// AppendTo appends the markup to dst.
func (m Made) AppendTo(dst []byte) []byte { return append(dst, m...) }

// AppendValue appends s to dst as it stands between double quotes.
func AppendValue(dst []byte, s string) []byte { return appendEscaped(dst, s, true) }

// appendEscaped writes what is markup as references. HTML has no NUL at all, and a parser turns a carriage return that is
// not written as a reference into a line feed.
func appendEscaped(dst []byte, s string, quoted bool) []byte {
	start := 0
	for i := 0; i < len(s); {
		with, width := "", 1
		switch c := s[i]; {
		case c == '&':
			with = "&amp;"
		case c == '<':
			with = "&lt;"
		case c == '>':
			with = "&gt;"
		case c == '"' && quoted:
			with = "&#34;"
		case c == '\n' && quoted:
			with = "&#10;"
		case c == '\r':
			with = "&#13;"
		case c == 0:
			with = "\uFFFD"
		case c >= utf8.RuneSelf:
			var r rune
			if r, width = utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && width == 1 {
				with = "\uFFFD"
			}
		}
		if with != "" {
			dst = append(append(dst, s[start:i]...), with...)
			start = i + width
		}
		i += width
	}
	return append(dst, s[start:]...)
}

// address lists the attributes that a browser may follow.
var address = map[string]bool{"href": true, "src": true, "action": true, "formaction": true, "cite": true}

// harmless reports whether an address stays in the site or has one of the schemes that a source may have.
func harmless(s string) bool {
	end := strings.IndexAny(s, ":/?#")
	if end < 0 || s[end] != ':' {
		return true // no scheme
	}
	switch strings.ToLower(s[:end]) {
	case "http", "https", "mailto":
		return true
	}
	return false
}
