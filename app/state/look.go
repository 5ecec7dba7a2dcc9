package state

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"recognitionmap/geodata/order"
	"recognitionmap/geodata/relation"
)

// parseLook reads how the map is drawn and returns what it did not understand, and what of a span.
func (v *View) parseLook(query url.Values, today relation.Day) (left []string, notice string) {
	name, word := "lens=", query.Get("lens")
	lens, ok := relation.ParseLens(word)
	if of := query.Get("ever"); of != "" {
		name, word = "ever=", of
		lens, ok = relation.ParseLens(relation.Ever + of)
	}
	switch ever := ok && lens.Said() != ""; {
	case !ok || ever && v.Page == Compare: // whose two days are no span
		left = append(left, name+word)
	case ever:
		v.Look.Lens = lens
		notice = v.parseEver(query, today)
	default:
		v.Look.Lens = lens
	}
	v.Look.Show = parseWords(query.Get("show"))
	v.Look.Patterns = query.Get("patterns") == "on"
	v.Look.Nameless = query.Get("names") == "off"
	if s := query.Get("at"); s != "" {
		if at, ok := parseAt(s); ok {
			v.Look.At = at
		} else {
			left = append(left, "at="+s)
		}
	}
	return left, notice
}

// parseEver reads the span of a lens that asks of one. Its last day is the view's: the time line moves it, and what lies
// between two days is the same whichever is named first. Without from the span begins with the era of the last day.
func (v *View) parseEver(query url.Values, today relation.Day) (notice string) {
	span := Span{EraOf(v.Day, today).First, v.Day}
	notice, live := span.parse(query, today)
	if query.Get("from") == "" {
		span.From = EraOf(span.To, today).First
	}
	v.Day, v.Live = span.To, v.Live && live
	v.Look.Lens = v.Look.Lens.Since(span.From)
	return notice
}

func (l Look) query(p Page) (query []string) {
	if l.Lens.Said() == "" { // else the span stands there already
		query = appendText(query, "lens", string(l.Lens))
	}
	query = appendText(query, "show", l.Show)
	if p == Table {
		return query
	}
	if l.Patterns {
		query = append(query, "patterns=on")
	}
	if l.Nameless {
		query = append(query, "names=off")
	}
	return appendText(query, "at", l.At)
}

// parseWords reads a list of the legend's words, in one order whatever the order they came in. What no legend has does
// no harm: it lights nothing.
func parseWords(s string) string {
	var words []string
	for _, w := range strings.Split(s, ",") {
		if isWord(w) && !slices.Contains(words, w) && len(words) < 8 {
			words = append(words, w)
		}
	}
	order.By(words, func(a, b *string) int { return strings.Compare(*a, *b) })
	return strings.Join(words, ",")
}

// isWord reports whether s is a short lower-case word such as "south-east-asia".
func isWord(s string) bool {
	return s != "" && len(s) <= 30 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}

// MaxZoom is how many times larger than the whole world the map can be drawn.
const MaxZoom = 12

// parseAt reads the part of the world that is shown: a preset's key, or longitude, latitude and zoom.
func parseAt(s string) (string, bool) {
	if isWord(s) {
		_, ok := RegionOf(s)
		return s, ok
	}
	lon, lat, zoom, ok := Place(s)
	if !ok {
		return "", false
	}
	return At(lon, lat, zoom), true
}

// Place reads a Look's At that names a point: degrees east, degrees north, and the zoom from 1 to MaxZoom.
func Place(at string) (lon, lat, zoom float64, ok bool) {
	parts := strings.Split(at, ",")
	if len(parts) != 3 {
		return 0, 0, 0, false
	}
	var n [3]float64
	for i, limit := range [3][2]float64{{-180, 180}, {-90, 90}, {1, MaxZoom}} {
		f, err := strconv.ParseFloat(parts[i], 64)
		if err != nil || !(f >= limit[0] && f <= limit[1]) { // NaN is in no range
			return 0, 0, 0, false
		}
		n[i] = f
	}
	return n[0], n[1], n[2], true
}

// At is the form of a point and zoom in a Look and its address, to a tenth of a degree.
func At(lon, lat, zoom float64) string {
	number := func(f float64, digits int) string {
		s := strconv.FormatFloat(f, 'f', digits, 64)
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
		if s == "-0" || s == "" {
			return "0"
		}
		return s
	}
	return number(lon, 1) + "," + number(lat, 1) + "," + number(min(MaxZoom, max(1, zoom)), 2)
}
