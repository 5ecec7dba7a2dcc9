package country

import (
	"errors"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name, in string
		want     Code
	}{
		{"alpha-3", "FRA", "FRA"},
		{"alpha-3 in small letters", "fra", "FRA"},
		{"alpha-3 mixed", "fRa", "FRA"},
		{"France", "FR", "FRA"},
		{"Norway", "no", "NOR"},
		{"Kosovo", "XK", "XKX"},
		{"Kosovo's own", "xkx", "XKX"},
		{"Taiwan", "TW", "TWN"},
		{"Palestine", "PS", "PSE"},
		{"Western Sahara", "EH", "ESH"},
		{"Somaliland", "sol", "SOL"},
		{"Northern Cyprus", "CYN", "CYN"},
		{"the Siachen Glacier", "kas", "KAS"},
		{"a territory", "gl", "GRL"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, err := Parse(test.in); err != nil || got != test.want {
				t.Errorf("Parse(%q) = %q, %v, want %q", test.in, got, err, test.want)
			}
		})
	}
}

func TestParseEveryCode(t *testing.T) {
	for _, c := range All() {
		for _, s := range []string{string(c.Code), strings.ToLower(string(c.Code)), c.Alpha2, strings.ToLower(c.Alpha2)} {
			if s == "" {
				continue
			}
			if got, err := Parse(s); err != nil || got != c.Code {
				t.Errorf("Parse(%q) = %q, %v, want %q", s, got, err, c.Code)
			}
		}
	}
}

func TestParseUnknown(t *testing.T) {
	for _, s := range []string{"", "F", "XAA", "ZZ", "France", " FR", "FRA ", "fr\x00", "ФР", "İR", "250"} {
		if got, err := Parse(s); !errors.Is(err, ErrUnknown) || got != "" {
			t.Errorf("Parse(%q) = %q, %v, want ErrUnknown", s, got, err)
		}
	}
	_, err := Parse("XAA")
	if want := `country: unknown code: "XAA", want an ISO 3166-1 alpha-3 or alpha-2 code`; err.Error() != want {
		t.Errorf("Parse error = %v, want %s", err, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"FRA", "fr", "XK", "", "é", "\xff\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := Parse(s)
		if err != nil {
			return
		}
		if _, ok := Lookup(c); !ok {
			t.Errorf("Parse(%q) = %q, which is no place", s, c)
		}
		if again, err := Parse(string(c)); err != nil || again != c {
			t.Errorf("Parse(%q) = %q, %v, want itself", c, again, err)
		}
	})
}
