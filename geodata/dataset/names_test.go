package dataset

import (
	"testing"

	"recognitionmap/geodata/country"
)

// TestNames: the place is found by the name that its neighbours, and readers far away, have for it.
func TestNames(t *testing.T) {
	country.Learn(string(Names()))
	t.Cleanup(func() { country.Learn("") })
	for query, want := range map[string]country.Code{
		"روسیه": "RUS", "ترکیه": "TUR", "چین": "CHN", "ازبکستان": "UZB", "روسيا": "RUS", "الصين": "CHN", "تركيا": "TUR",
		"俄罗斯": "RUS", "中國": "CHN", "ロシア": "RUS", "Russland": "RUS", "Rusia": "RUS", "Узбекистан": "UZB", "Белоруссия": "BLR",
		"Киргизия": "KGZ", "Ｃｈｉｎａ": "CHN", "Афганистан": "AFG", "Kot-D’ivuar": "CIV",
	} {
		if found := country.Match(query); len(found) == 0 || found[0].Code != want {
			t.Errorf("Match(%q) = %v, want %s first", query, found, want)
		}
	}
}
