package picture

import (
	"strconv"
	"strings"
)

// write sets a text in lines of at most width, the first one's top at y, and returns where the last one ends.
func (sheet *Sheet) write(x, y, width, size float64, bold bool, colour, text string) float64 {
	for _, line := range wrapped(text, width, size, bold) {
		y += size * 1.3
		sheet.Lines = append(sheet.Lines, Line{x, y - size*.3, size, bold, colour, line})
	}
	return y
}

// wrapped breaks a text into lines of at most width. The letters that a reader's machine has are not known here, so it is
// done as for wide ones.
func wrapped(text string, width, size float64, bold bool) (lines []string) {
	length := 0.0
	for _, word := range strings.Fields(text) {
		n := textWidth(" "+word, size, bold)
		if len(lines) == 0 || length+n > width {
			lines, length = append(lines, word), n
			continue
		}
		lines[len(lines)-1] += " " + word
		length += n
	}
	return lines
}

// named sets the name of the site and, on the same line, words behind it, and returns where the line ends.
func (sheet *Sheet) named(x, y, size float64, words string) float64 {
	sheet.write(x, y, sheet.Width, size, true, "ink", siteName)
	return sheet.write(x+textWidth(siteName+"  ", size, true), y, sheet.Width, size, false, "quiet", words)
}

// siteName is pages.SiteName, which stands above this package.
const siteName = "Recognition Map"

// legend sets the entries in columns, the first row's middle at y, and returns where the last row ends.
func (sheet *Sheet) legend(entries []Entry, x, y, width, size float64) float64 {
	columns := len(entries)
	for columns > 1 {
		widest := 0.0
		for _, e := range entries {
			widest = max(widest, swatchWidth+18+textWidth(e.text(), size, false))
		}
		if widest <= width/float64(columns) {
			break
		}
		columns = (columns + 1) / 2
	}
	for i, e := range entries {
		sheet.entry(e, x+float64(i%columns)*width/float64(columns), y+float64(i/columns)*size*1.6, size)
	}
	rows := (len(entries) + columns - 1) / columns
	return y + float64(rows)*size*1.6 - size*.6
}

func (sheet *Sheet) entry(e Entry, x, y, size float64) {
	top := sheet.swatch(e, x, y, size)
	sheet.write(top.X, top.Y, sheet.Width, size, false, "ink", e.text())
}

// swatch sets that of an entry with its middle at y, and returns where the words beside it begin, at their top.
func (sheet *Sheet) swatch(e Entry, x, y, size float64) Point {
	h := size * .94
	s := Swatch{x, y - h/2, h * 1.47, h, e.Fill}
	if e.Word == border.Word {
		s.Y, s.Height = y, 0
	}
	sheet.Swatches = append(sheet.Swatches, s)
	return Point{x + h*1.47 + 10, y - size*.65}
}

// border is the one entry about a line, of which nobody counts how many there are.
var border = Entry{Word: "border", Label: "Disputed border"}

func (e Entry) text() string {
	if e.Word == border.Word {
		return e.Label
	}
	return e.Label + " " + strconv.Itoa(e.Count)
}

// textWidth is about how wide a text is in the wider of the common typefaces, in pixels.
func textWidth(s string, size float64, bold bool) float64 {
	em := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("ijl.,:;'|!()’‘ ftI-", r):
			em += .34
		case strings.ContainsRune("mwMW—@%", r):
			em += .92
		case r >= 'A' && r <= 'Z':
			em += .7
		default:
			em += .57
		}
	}
	if bold {
		em *= 1.07
	}
	return em * size
}
