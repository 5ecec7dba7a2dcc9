package country

import (
	"slices"
	"strings"
	"testing"
)

func TestGroups(t *testing.T) {
	sizes := map[string]int{
		"neighbours": 6, "oic": 57, "sco": 10, "eu": 27, "g20": 19, "unsc": 15, "p5": 5,
		"central-asia": 5, "southern-asia": 9,
	}
	seen := map[string]bool{}
	for _, g := range append(slices.Clone(Regions), Blocs...) {
		if seen[g.Key] || g.Key == "" || strings.Trim(g.Key, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || g.Name == "" {
			t.Errorf("group %q, %q: a key of its own and a name are wanted", g.Key, g.Name)
		}
		seen[g.Key] = true
		if want, ok := sizes[g.Key]; ok && len(g.Members()) != want {
			t.Errorf("%s has %d members, want %d", g.Key, len(g.Members()), want)
		}
		if len(slices.Compact(slices.Sorted(slices.Values(g.Members())))) != len(g.Members()) {
			t.Errorf("%s has a member twice: %v", g.Key, g.Members())
		}
		for _, code := range g.Members() {
			if _, ok := Lookup(code); !ok {
				t.Errorf("%s has %s, which is no place", g.Key, code)
			}
		}
		if !strings.HasPrefix(g.Source, "https://") || len(g.AsOf) < 4 {
			t.Errorf("%s says neither where its members are from nor as of when: %q, %q", g.Key, g.Source, g.AsOf)
		}
	}
	for _, test := range []struct {
		group string
		code  Code
		want  bool
	}{
		{"oic", "AFG", true}, {"oic", "PSE", true}, {"oic", "IND", false}, {"sco", "BLR", true}, {"sco", "AFG", false}, {"sco", "TKM", false},
		{"eu", "HRV", true}, {"eu", "GBR", false}, {"g20", "ZAF", true}, {"g20", "ESP", false}, {"unsc", "LVA", true}, {"unsc", "DZA", false},
		{"p5", "GBR", true}, {"neighbours", "TKM", true}, {"neighbours", "IND", false},
	} {
		g := Bloc(test.group)
		if g == nil {
			t.Fatalf("there is no bloc %s", test.group)
		}
		if got := g.Has(test.code); got != test.want {
			t.Errorf("%s has %s: %v, want %v", test.group, test.code, got, test.want)
		}
	}
	for _, c := range Bloc("p5").Members() {
		if !Bloc("unsc").Has(c) {
			t.Errorf("%s is a permanent member of a council that it is not in", c)
		}
	}
	if Region("atlantis") != nil || Bloc("asia") != nil {
		t.Error("a key is found among groups that do not have it")
	}
}

// TestRegionsHoldEveryPlaceOnce: the regions part the world, and the sub-regions of Asia part Asia.
func TestRegionsHoldEveryPlaceOnce(t *testing.T) {
	for _, c := range All() {
		var in, parts []string
		for _, g := range Regions {
			switch {
			case !g.Has(c.Code):
			case g.Part == "":
				in = append(in, g.Key)
			default:
				parts = append(parts, g.Key)
			}
		}
		if want := 1; len(in) != want && c.Code != "ATA" {
			t.Errorf("%s is in the regions %v", c.Code, in)
		}
		if asia := slices.Contains(in, "asia"); asia != (len(parts) == 1) && c.Code != "KAS" {
			t.Errorf("%s is in the regions %v and in the parts %v", c.Code, in, parts)
		}
	}
	counted := 0
	for _, g := range Regions {
		for _, code := range g.Members() {
			if c, _ := Lookup(code); g.Part == "" && c.Counted() {
				counted++
			}
		}
	}
	if counted != 194 {
		t.Errorf("the regions count %d states, want 194", counted)
	}
}
