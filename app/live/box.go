package live

import "recognitionmap/geodata/country"

// box is where an element lies on the screen, in pixels from its corner; Of is the country that it is of, if any.
type box struct {
	Left, Top, Right, Bottom float64
	Of                       country.Code
}

// middles are those of places.
func middles(places []box) map[country.Code][2]float64 {
	list := make(map[country.Code][2]float64, len(places))
	for _, p := range places {
		list[p.Of] = [2]float64{(p.Left + p.Right) / 2, (p.Top + p.Bottom) / 2}
	}
	return list
}

// hiddenBy is how far a page must be scrolled so that neither the edges of a window of that height nor the entry, which is
// a sheet over the map on a narrow screen, hides the map.
func (m box) hiddenBy(entry box, height float64) float64 {
	if entry.Left < m.Right {
		height = min(height, entry.Top)
	}
	if m.Top >= 0 && m.Bottom <= height {
		return 0
	}
	return min(m.Top, max(m.Top-8, m.Bottom-height))
}

// along is where a point of the screen lies on a slider, as a part of the way that the middle of its thumb goes, and how long
// that is in pixels.
func along(x, left, right float64, rightToLeft bool) (at, length float64) {
	const thumb = 24
	length = right - left - thumb
	if at = (x - left - thumb/2) / length; rightToLeft {
		at = 1 - at
	}
	return at, length
}
