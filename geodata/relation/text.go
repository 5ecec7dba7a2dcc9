package relation

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest text of a field, in characters. They guard against a wrong paste; the longest headline on record has 106.
const (
	maxLine = 500
	maxText = 20_000 // of several lines
)

// line checks a text that is shown on one line.
func (c *checker) line(field, s string, needed bool) {
	if needed && !Visible(s) {
		c.fault(field, "empty, want a text")
	}
	if strings.ContainsAny(s, "\n\r\u2028\u2029\u0085\v\f") {
		c.fault(field, "has a line break, want one line")
		return
	}
	c.text(field, s, maxLine)
}

// text checks that s is readable and no longer than most characters.
func (c *checker) text(field, s string, most int) {
	if n := utf8.RuneCountInString(s); n > most {
		c.fault(field, "has "+strconv.Itoa(n)+" characters, want at most "+strconv.Itoa(most))
	}
	if wrong := Unreadable(s); wrong != "" {
		c.fault(field, wrong)
	}
}

// Visible reports whether there is anything to be seen in a text: spaces, joiners and marks alone show nothing.
func Visible(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) && // of these some are blank: fillers, and a braille cell without dots
			!unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) && r != '\u2800'
	})
}

// Unreadable says what keeps people from reading a text as it was written, as the end of a sentence, and "" where nothing
// does: bytes that are no text, control characters, code points that are no characters (which XML cannot hold), and marks
// of direction that nothing closes, which turn around what follows. Joiners and the marks of right-to-left writing are
// part of it, and so are marks that are closed.
func Unreadable(s string) string {
	if !utf8.ValidString(s) || strings.ContainsRune(s, utf8.RuneError) {
		return "is not valid text, want UTF-8 without replacement characters"
	}
	var open []rune // the marks that close what is open
	for _, r := range s {
		switch {
		case unicode.IsControl(r) && r != '\n' && r != '\t':
			return "has the control character " + strconv.QuoteRuneToASCII(r) + ", want none"
		case r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef:
			return "has " + strconv.QuoteRuneToASCII(r) + ", which is no character, want none"
		case r == '\u202a' || r == '\u202b' || r == '\u202d' || r == '\u202e':
			open = append(open, '\u202c')
		case r >= '\u2066' && r <= '\u2068':
			open = append(open, '\u2069')
		case r == '\u202c' || r == '\u2069':
			if len(open) == 0 || open[len(open)-1] != r {
				return "has " + strconv.QuoteRuneToASCII(r) + ", which closes nothing, want marks of direction in pairs"
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return "has a mark of direction that " + strconv.QuoteRuneToASCII(open[len(open)-1]) + " does not close, want them in pairs"
	}
	return ""
}
