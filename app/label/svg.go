package label

import (
	"strconv"
	"strings"
)

// GroupID is the id of the element that holds the labels of a page.
const GroupID = "names"

// AppendSVG appends labels as one element of a map whose units are scale pixels wide. Colours and faces are the style
// sheet's; letters are text, and hidden from screen readers, to whom the places of the map say their names.
func AppendSVG(dst []byte, labels []Label, scale float64) []byte {
	dst = append(dst, `<g id="`+GroupID+`" aria-hidden="true">`...)
	number := func(before string, v float64) {
		dst = append(dst, before...)
		dst = append(dst, Number(v)...)
		dst = append(dst, '"')
	}
	for _, l := range labels {
		if l.Dot != nil {
			number(`<circle cx="`, l.Dot.At[0])
			number(` cy="`, l.Dot.At[1])
			number(` r="`, DotRadius/scale)
			dst = append(dst, ` data-on="`+l.Dot.Ground+`"/>`...)
		}
		if l.Line != nil {
			number(`<line x1="`, l.Line.From[0])
			number(` y1="`, l.Line.From[1])
			number(` x2="`, l.Line.To[0])
			number(` y2="`, l.Line.To[1])
			number(` stroke-width="`, LineWidth/scale)
			dst = append(dst, `/>`...)
		}
		for i, line := range l.Lines {
			number(`<text x="`, l.X)
			number(` y="`, l.Y+float64(i)*Leading*l.Size/scale)
			number(` font-size="`, l.Size/scale)
			dst = append(dst, ` class="`+[...]string{"place", "capital", "sea"}[l.Kind]+`" data-on="`+l.Ground+`"`...)
			if l.Align != Middle {
				dst = append(dst, ` text-anchor="`+l.Align.String()+`"`...)
			}
			dst = append(dst, '>')
			dst = append(dst, line...) // no name has a mark of markup, see TestNamesAreText
			dst = append(dst, `</text>`...)
		}
	}
	return append(dst, `</g>`...)
}

// Of what is not letters, in pixels.
const (
	DotRadius = 1.7 // of a capital's dot
	LineWidth = .8  // of a line that leads to a name
)

// String is the value of text-anchor.
func (a Align) String() string { return [...]string{"middle", "start", "end"}[a] }

// Number is a length on the plate as it is written, to a hundredth of a unit.
func Number(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
}
