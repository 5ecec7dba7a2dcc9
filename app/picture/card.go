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
	const longest = 240 // of the words of an entry, beside which the map stands
	room, rows := sheet.Width-2*left, 0
	for _, e := range entries {
		room = min(room, sheet.Width-2*left-60-min(longest, textWidth(e.text(), size, false)))
		rows += len(wrapped(e.text(), longest, size, false))
	}
	sheet.legendColumn(entries, left, cardHeight-70-float64(rows-1)*row, size, row, longest)
	const foot = cardHeight - 62
	ratio := float64(sheet.plate.Width) / float64(sheet.plate.Height)
	width := min((foot-y-14)*ratio, room)
	sheet.frame(s.Drawing, carto.Whole, sheet.Width-left-width, foot-width/ratio, width)
	sheet.named(left, cardHeight-50, 20, "who recognizes the Taliban government, and on what evidence")
}

// legendColumn sets the entries one under the other, in lines of at most width, the first one's middle at y.
func (sheet *Sheet) legendColumn(entries []Entry, x, y, size, row, width float64) {
	for _, e := range entries {
		top := sheet.swatch(e, x, y, size)
		sheet.write(top.X, top.Y, width, size, false, "ink", e.text())
		y += row * float64(len(wrapped(e.text(), width, size, false)))
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
