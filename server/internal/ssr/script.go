package ssr

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// appendJSON appends a JSON text as it may stand in a script element: whatever could end the element, or open a
// comment in it, is written as a JSON escape. These characters occur inside JSON strings only, so it stays the same
// JSON. So is what is not ASCII, as everywhere in a document.
func appendJSON(dst, text []byte) []byte {
	for len(text) > 0 {
		i := bytes.IndexFunc(text, func(r rune) bool { return r == '<' || r == '>' || r == '&' || r >= utf8.RuneSelf })
		if i < 0 {
			return append(dst, text...)
		}
		r, n := utf8.DecodeRune(text[i:])
		dst = append(dst, text[:i]...)
		for _, unit := range utf16.AppendRune(nil, r) {
			dst = append(dst, `\u`...)
			for shift := 12; shift >= 0; shift -= 4 {
				dst = append(dst, "0123456789ABCDEF"[unit>>shift&15])
			}
		}
		text = text[i+n:]
	}
	return dst
}
