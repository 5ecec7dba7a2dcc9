package ssr

import "strings"

// attribute is one attribute of an element, its value as the component tree has it.
type attribute struct{ name, value string }

// value returns the value of the named attribute, "" when there is none.
func value(attrs []attribute, name string) string {
	for _, a := range attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// appendAttributes appends attrs as they stand in a start tag, each with a space before it. The result says what
// go-app's browser side would have set: a boolean attribute that is false is not there at all, and an address that
// would run as script is left out.
func appendAttributes(dst []byte, attrs []attribute) []byte {
	for _, a := range attrs {
		bare := boolean[a.name]
		if bare && a.value == "false" || address[a.name] && !harmless(a.value) {
			continue
		}
		dst = append(append(dst, ' '), a.name...)
		if bare {
			continue
		}
		dst = append(dst, `="`...)
		dst = appendValue(dst, a.value)
		dst = append(dst, '"')
	}
	return dst
}

// appendValue appends s as it stands between double quotes.
func appendValue(dst []byte, s string) []byte {
	return append(dst, attributeBytes.Replace(strings.ToValidUTF8(s, "\uFFFD"))...)
}

// appendText appends s as it stands between tags.
func appendText(dst []byte, s string) []byte {
	return append(dst, textBytes.Replace(strings.ToValidUTF8(s, "\uFFFD"))...)
}

var (
	// NUL has no form in HTML at all, and a parser turns a carriage return that is not written as a reference into a
	// line feed.
	plainBytes     = strings.NewReplacer("\x00", "\uFFFD", "\r", "&#13;")
	textBytes      = strings.NewReplacer("\x00", "\uFFFD", "\r", "&#13;", "&", "&amp;", "<", "&lt;", ">", "&gt;")
	attributeBytes = strings.NewReplacer("\x00", "\uFFFD", "\r", "&#13;", "\n", "&#10;", "&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")
)

// boolean lists the attributes that go-app sets as properties in the browser, true or false, and that HTML counts as
// set as soon as they are written.
var boolean = map[string]bool{
	"async": true, "autofocus": true, "autoplay": true, "checked": true, "default": true, "defer": true,
	"disabled": true, "hidden": true, "ismap": true, "loop": true, "multiple": true, "muted": true, "open": true,
	"readonly": true, "required": true, "reversed": true, "selected": true,
}

// address lists the attributes that a browser may follow.
var address = map[string]bool{"href": true, "src": true, "action": true, "formaction": true, "cite": true, "data": true}

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
