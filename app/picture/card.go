package picture

import (
	"slices"
	"strings"

	"recognitionmap/app/carto"
)

func (sheet *Sheet) card(s Subject, said words) {
	sheet.Height = cardHeight
	const left = 40
	y := 30.0
	on := "on " + said.picture.Day.Long() + ": " + strings.TrimPrefix(said.standing, said.name+": ")
	switch {
	case said.headline != "":
		y = sheet.write(left, y, sheet.Width-2*left, 38, true, "ink", clipAtWord(said.headline, 110))
		y = sheet.write(left, y+2, sheet.Width-2*left, 26, false, "ink", said.name+" "+on)
	case said.name != "":
		y = sheet.write(left, y, sheet.Width-2*left, 52, true, "ink", said.name)
		y = sheet.write(left, y+2, sheet.Width-2*left, 30, false, "ink", "O"+on[1:])
	default:
		y = sheet.write(left, y, sheet.Width-2*left, 38, true, "ink", sheet.Title)
	}
	const row, size = 34, 22
	entries := slices.DeleteFunc(Legend(said.picture, s.View.Look), func(e Entry) bool { return e.Word == "norecord" || e.Word == "na" })
	entries = append(entries, border)
	sheet.legendColumn(entries, left, cardHeight-70-float64(len(entries)-1)*row, size, row)
	room := sheet.Width - 2*left
	for _, e := range entries { // the map stands beside the longest
		room = min(room, sheet.Width-2*left-60-textWidth(e.text(), size, false))
	}
	const foot = cardHeight - 62
	ratio := float64(sheet.plate.Width) / float64(sheet.plate.Height)
	width := min((foot-y-14)*ratio, room)
	sheet.frame(s.Drawing, carto.Whole, sheet.Width-left-width, foot-width/ratio, width)
	sheet.named(left, cardHeight-50, 20, "who recognizes the Taliban government, and on what evidence")
}

// legendColumn sets the entries one under the other.
func (sheet *Sheet) legendColumn(entries []Entry, x, y, size, row float64) {
	for i, e := range entries {
		sheet.entry(e, x, y+float64(i)*row, size)
	}
}

// clipAtWord shortens a text to so many letters, at a word.
func clipAtWord(s string, letters int) string {
	n, space := 0, 0
	for i, r := range s {
		if r == ' ' && n < letters {
			space = i
		}
		if n++; n > letters {
			return s[:space] + " …"
		}
	}
	return s
}
