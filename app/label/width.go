package label

import "sync"

// advances are how wide letters are, in hundredths of the size of type: those of DejaVu Sans 2.37, the widest of the faces
// that system-ui stands for, read with golang.org/x/image/font/sfnt from its advance widths and rounded up to the next
// two. Which face a reader has is not known, and in a narrower one a label has some more air.
var advances = []struct {
	width   float64
	letters string
}{
	{.28, "'ijlí"}, {.30, "IJ"}, {.32, " ,.ʻ’"}, {.36, "f"}, {.38, "-"}, {.40, "()t"}, {.42, "r"}, {.54, "szș"}, {.56, "Lcç"}, {.58, "Fk"},
	{.60, "vxy"}, {.62, "PTYaeoáãåéóôă"}, {.64, "ESbdghnpquñ"}, {.66, "K"}, {.70, "ABCRVXZÅ"}, {.74, "U"}, {.76, "HN"}, {.78, "DG"},
	{.80, "OQ"}, {.82, "w"}, {.88, "M"}, {.98, "m"}, {1, "W"},
}

// italic is how much wider a name is in DejaVu Serif Italic, the widest of the faces for names of seas, measured alike.
const italic = 1.08

// widths are those of letters.
var widths = sync.OnceValue(func() map[rune]float64 {
	of := map[rune]float64{}
	for _, a := range advances {
		for _, r := range a.letters {
			of[r] = a.width
		}
	}
	return of
})

// width is how wide a line is at most, in sizes of type.
func width(line string) (w float64) {
	of := widths()
	for _, r := range line {
		if a, ok := of[r]; ok {
			w += a
		} else {
			w++ // a letter that no name has yet
		}
	}
	return w
}
