package feeds

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean returns a text that XML 1.0 and JSON can hold as it is: valid UTF-8 with U+FFFD for what is not, and no control
// characters but line breaks and tabs. The validator lets none in; a feed must not break if one came by another way,
// since one bad byte makes the whole feed unreadable.
func clean(s string) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return -1
		case r == 0xFFFE || r == 0xFFFF: // no characters of XML
			return utf8.RuneError
		}
		return r
	}, s))
}
