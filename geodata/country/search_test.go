package country

import (
	"fmt"
	"strings"
	"testing"
)

func TestMatchFindsFirst(t *testing.T) {
	tests := []struct {
		name, query string
		want        Code
	}{
		{"a name", "Russia", "RUS"},
		{"its beginning", "russ", "RUS"},
		{"capitals", "RUSSIA", "RUS"},
		{"its own name", "Россия", "RUS"},
		{"its own name's beginning", "росс", "RUS"},
		{"in Chinese", "中国", "CHN"},
		{"in Dari", "افغانستان", "AFG"},
		{"with an Arabic keyboard", "ايران", "IRN"},
		{"in Greek, without its accent", "ελλαδα", "GRC"},
		{"without the accents", "cote d'ivoire", "CIV"},
		{"with them", "Côte d’Ivoire", "CIV"},
		{"a former name", "burma", "MMR"},
		{"an English name", "ivory coast", "CIV"},
		{"a name it asked for", "türkiye", "TUR"},
		{"the same without dots", "turkiye", "TUR"},
		{"letters", "UAE", "ARE"},
		{"letters with points", "u.s.", "USA"},
		{"an alpha-2 code before any name", "no", "NOR"},
		{"an alpha-3 code", "pse", "PSE"},
		{"a capital", "beijing", "CHN"},
		{"a capital's beginning", "islamab", "PAK"},
		{"a capital with accents", "brasilia", "BRA"},
		{"an article", "The Gambia", "GMB"},
		{"a saint", "st lucia", "LCA"},
		{"a word inside", "emirates", "ARE"},
		{"a part of a state", "french guiana", "FRA"},
		{"spaces around", "  chad  ", "TCD"},
		{"a hyphen less", "guinea bissau", "GNB"},
		{"the shorter name first", "guinea", "GIN"},
		{"the exact name before a longer one", "niger", "NER"},
		{"a special letter", "aland", "ALA"},
		{"Holland", "holland", "NLD"},
		{"Swaziland", "swaziland", "SWZ"},
		{"Holy See", "holy see", "VAT"},
		{"the start of a name before one inside another", "oman", "OMN"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Match(test.query)
			if len(got) == 0 || got[0].Code != test.want {
				t.Errorf("Match(%q) = %v, want %s first", test.query, codes(got), test.want)
			}
		})
	}
}

func TestMatchFindsAll(t *testing.T) {
	tests := []struct{ name, query, want string }{
		{"a beginning", "ind", "[IND IDN IOA IOT]"},
		{"a common word", "korea", "[PRK KOR]"},
		{"two of one name", "congo", "[COG COD]"},
		{"nothing typed", "", "[]"},
		{"marks only", " .-'", "[]"},
		{"no such place", "atlantis", "[]"},
		{"two letters inside a word find nothing", "zb", "[]"},
		{"markup", "<script>", "[]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := fmt.Sprint(codes(Match(test.query))); got != test.want {
				t.Errorf("Match(%q) = %s, want %s", test.query, got, test.want)
			}
		})
	}
}

func TestMatchFindsEveryPlaceByItsNames(t *testing.T) {
	for _, c := range All() {
		for _, query := range append([]string{c.Name, string(c.Code), c.Alpha2, c.Native, c.Capital}, c.Aliases...) {
			if query == "" {
				continue
			}
			found := false
			for _, m := range Match(query) {
				found = found || m.Code == c.Code
			}
			if !found {
				t.Errorf("Match(%q) = %v, want %s among them", query, codes(Match(query)), c.Code)
			}
		}
	}
}

func codes(all []Country) []Code {
	found := []Code{}
	for _, c := range all {
		found = append(found, c.Code)
	}
	return found
}

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Côte d’Ivoire", "cote divoire"},
		{"  Saint-Pierre  et Miquelon ", "saint pierre et miquelon"},
		{"U.S.", "us"},
		{"Åland", "aland"},
		{"A\u030aland", "aland"},
		{"Việt Nam", "viet nam"},
		{"Türkiye", "turkiye"},
		{"İstanbul", "istanbul"},
		{"Großbritannien", "grossbritannien"},
		{"می\u200cشود", "میشود"},
		{"تركيا", "ترکیا"},
		{"ایـران\u200f", "ایران"},
		{"مكة", "مکه"},
		{"پاکستانُ", "پاکستان"},
		{"!?", ""},
	}
	for _, test := range tests {
		if got := Fold(test.in); got != test.want {
			t.Errorf("Fold(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestFoldAt(t *testing.T) {
	for _, s := range []string{"Côte d’Ivoire", "a  –  b", "ﬀ ß æ x", "می\u200cشود", "", "\xff!", "Æthelred"} {
		folded, at := FoldAt(s)
		if folded != Fold(s) || len(at) != len(folded)+1 || at[len(folded)] != len(s) {
			t.Fatalf("FoldAt(%q) = %q, %v", s, folded, at)
		}
		for i := range folded {
			if at[i] > at[i+1] || at[i] >= len(s) {
				t.Errorf("FoldAt(%q): byte %d comes from %d", s, i, at[i])
			}
		}
	}
	folded, at := FoldAt("São Tomé – the capital")
	if i := strings.Index(folded, "tome"); "São Tomé – the capital"[at[i]:at[i+4]] != "Tomé " && "São Tomé – the capital"[at[i]:at[i+4]] != "Tomé – " {
		t.Errorf("%q stands for %q", "tome", "São Tomé – the capital"[at[i]:at[i+4]])
	}
}

func FuzzMatch(f *testing.F) {
	for _, s := range []string{"fra", "côte", "ا", "\xff", "the ", "a b c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		seen := map[Code]bool{}
		for _, c := range Match(query) {
			if seen[c.Code] {
				t.Errorf("Match(%q) has %s twice", query, c.Code)
			}
			seen[c.Code] = true
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Match("united")
	}
}

func ExampleMatch() {
	for _, c := range Match("türk") {
		fmt.Println(c.Code, c.Name)
	}
	// Output:
	// TUR Turkey
	// TKM Turkmenistan
	// TCA Turks and Caicos Islands
}
