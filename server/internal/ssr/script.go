package ssr

import "bytes"

// appendJSON appends a JSON text as it may stand in a script element: whatever could end the element, or open a
// comment in it, is written as a JSON escape. These characters occur inside JSON strings only, so it stays the same
// JSON. Line separators are escaped too, for readers that take JSON for script.
func appendJSON(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, "<>&\u2028\u2029")
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		switch text[i] {
		case '<', '>', '&':
			dst = append(append(dst, `\u00`...), "0123456789ABCDEF"[text[i]>>4], "0123456789ABCDEF"[text[i]&15])
			text = text[i+1:]
		default: // U+2028 and U+2029 are E2 80 A8 and E2 80 A9
			dst = append(append(dst, `\u202`...), '8'+text[i+2]-0xA8)
			text = text[i+3:]
		}
	}
}
