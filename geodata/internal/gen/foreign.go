package main

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"recognitionmap/geodata/country"
)

// tongues are the languages in which readers may look for a place: those of Afghanistan's neighbours and of the record's
// sources, and the large ones.
var tongues = []string{
	"fa", "ps", "ar", "ur", "hi", "bn", "uz", "tk", "tg", "ky", "kk", "az", "tr", "ru", "uk", "zh-Hans", "zh-Hant", "ja", "ko", "id", "ms",
	"vi", "th", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "fi", "el", "he", "sw",
}

// foreignNames are the names of places in other languages, after the Unicode CLDR: a line for each place, its code and the
// names, parted by tabs. What the search finds by a name of our own is left out.
func foreignNames() []byte {
	var names []display.Namer
	for _, t := range tongues {
		if n := display.Regions(language.MustParse(t)); n != nil {
			names = append(names, n)
		}
	}
	var b strings.Builder
	for _, c := range country.All() {
		region, err := language.ParseRegion(c.Alpha2)
		if c.Alpha2 == "" || err != nil {
			continue
		}
		seen := map[string]bool{country.Fold(c.Name): true, country.Fold(c.Native): true}
		for _, a := range c.Aliases {
			seen[country.Fold(a)] = true
		}
		var list []string
		for _, n := range names {
			name := n.Name(region)
			if folded := country.Fold(name); name != "" && !seen[folded] {
				seen[folded] = true
				list = append(list, name)
			}
		}
		slices.Sort(list) // those of one script side by side: the file is smaller
		if len(list) > 0 {
			b.WriteString(string(c.Code) + "\t" + strings.Join(list, "\t") + "\n")
		}
	}
	return []byte(b.String())
}
