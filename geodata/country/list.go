package country

import (
	"cmp"
	"slices"

	"recognitionmap/geodata/order"
)

// places are all places of the map in the order of All. Written once, before anything reads it.
var places = sorted(africa, americas, asia, europe, oceania, others, territories)

// index finds a place by its alpha-3 or alpha-2 code; the two cannot collide, being of different lengths.
var index = indexed(places)

// sorted returns the rows of all lists by name, accents and case ignored.
func sorted(lists ...[]Country) []Country {
	rows := slices.Concat(lists...)
	keys := make([]string, len(rows))
	for i, c := range rows {
		keys[i] = Fold(c.Name)
	}
	all := make([]Country, len(rows))
	for i, place := range order.Of(len(rows), func(i, j int) int { return cmp.Compare(keys[i], keys[j]) }) {
		all[i] = rows[place]
	}
	return all
}

func indexed(all []Country) map[string]int16 {
	byCode := make(map[string]int16, 2*len(all))
	for i, c := range all {
		byCode[string(c.Code)] = int16(i)
		if c.Alpha2 != "" {
			byCode[c.Alpha2] = int16(i)
		}
	}
	return byCode
}

// All returns every place of the map by name, accents and case ignored. The slice is shared by all callers: nobody
// changes it.
func All() []Country { return places }

// Lookup returns the place with the given alpha-3 code, and whether there is one.
func Lookup(c Code) (Country, bool) {
	if len(c) == 3 {
		if i, ok := index[string(c)]; ok {
			return places[i], true
		}
	}
	return Country{}, false
}
