package relation

import (
	"strconv"
	"strings"

	"recognitionmap/geodata/country"
)

// MakeID returns an id for an event that has none: date, country and kind, as the data set names events, such as
// "2025-07-03-rus-recognition". Where taken says that another event has it, a number follows, from "-2" on. It is "" where
// date, country or kind is none, since there is nothing to make it of. An id is for good: it stays when they are corrected.
func MakeID(e *Event, taken func(id string) bool) string {
	if _, known := country.Lookup(e.Country); e.Date.IsZero() || !known || !e.Kind.Known() {
		return ""
	}
	name := strings.ToLower(e.Date.String() + "-" + string(e.Country) + "-" + string(e.Kind))
	id := name
	for n := 2; taken(id); n++ {
		id = name + "-" + strconv.Itoa(n)
	}
	return id
}

// maxID is the longest id, in bytes.
const maxID = 100

// validID reports whether s is an id: ASCII small letters, digits and single hyphens between them, up to maxID.
func validID(s string) bool {
	if s == "" || len(s) > maxID || s[0] == '-' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	for _, b := range []byte(s) {
		if (b < 'a' || b > 'z') && (b < '0' || b > '9') && b != '-' {
			return false
		}
	}
	return true
}
