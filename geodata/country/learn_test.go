package country

import "testing"

// TestLearn: a name that was learned is found, by keyboards of all kinds, and what was known before is found as before.
func TestLearn(t *testing.T) {
	t.Cleanup(func() { learned.Store(nil) })
	Learn("RUS\tRussland\tروسيا\tروسیه\t俄罗斯\tロシア\nXXX\tNowhere\nCHN\t中國\nTUR\tTürkei\n\n")
	for query, want := range map[string]Code{
		"russland": "RUS", "Рублия": "", "روسیه": "RUS", "روسيه": "RUS", "روسيا": "RUS", "俄罗": "RUS", "ロシア": "RUS",
		"中國": "CHN", "Ｃｈｉｎａ": "CHN", "turkei": "TUR", "Nowhere": "", "ssland": "", "Russia": "RUS", "Россия": "RUS",
	} {
		found := Match(query)
		switch {
		case want == "" && len(found) > 0:
			t.Errorf("Match(%q) = %v, want nothing", query, found)
		case want != "" && (len(found) == 0 || found[0].Code != want):
			t.Errorf("Match(%q) = %v, want %s first", query, found, want)
		}
	}
	Learn("")
	if found := Match("russland"); len(found) > 0 {
		t.Errorf("after another text Match finds %v", found)
	}
}
