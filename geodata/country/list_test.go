package country

import (
	"strings"
	"testing"
	"unicode"
)

func TestCodesAreUnique(t *testing.T) {
	seen := map[string]Code{}
	for _, c := range All() {
		codes := []string{string(c.Code)}
		if c.Alpha2 != "" {
			codes = append(codes, c.Alpha2)
		} else if c.Kind == Member || c.Kind == Observer {
			t.Errorf("%s has no alpha-2 code", c.Code)
		}
		for i, code := range codes {
			if len(code) != 3-i || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
				t.Errorf("%s has the code %q, want %d capital letters", c.Code, code, 3-i)
			}
			if other, ok := seen[code]; ok {
				t.Errorf("%s and %s have the same code %q", other, c.Code, code)
			}
			seen[code] = c.Code
		}
	}
}

func TestNamesAreUniqueAndInOrder(t *testing.T) {
	last := ""
	for _, c := range All() {
		name := Fold(c.Name)
		if name <= last {
			t.Errorf("%s (%s) comes after %q", c.Code, c.Name, last)
		}
		last = name
	}
}

func TestEveryNameIsWritten(t *testing.T) {
	for _, c := range All() {
		texts := append([]string{c.Name, c.Native, c.Capital, c.Note}, c.Aliases...)
		for i, s := range texts {
			if strings.TrimSpace(s) != s || strings.Contains(s, "'") || i != 1 && i != 2 && i != 3 && s == "" {
				t.Errorf("%s has the text %q: spaces around it, a typewriter's apostrophe or nothing", c.Code, s)
			}
		}
		if c.Native == c.Name {
			t.Errorf("%s has its name %q twice", c.Code, c.Name)
		}
		if c.Kind == Member && c.Capital == "" {
			t.Errorf("%s has no capital", c.Code)
		}
		if c.Note != "" && !strings.HasSuffix(c.Note, ".") {
			t.Errorf("%s has the note %q, want a sentence", c.Code, c.Note)
		}
		if c.Kind == NonMember && c.Note == "" {
			t.Errorf("%s is outside the United Nations and has no note that says so", c.Code)
		}
	}
}

func TestNativeNamesAreInOneScriptEach(t *testing.T) {
	for _, c := range All() {
		for _, name := range strings.Split(c.Native, " / ") {
			scripts := map[string]bool{}
			for _, r := range name {
				if unicode.In(r, unicode.Inherited, unicode.Common) {
					continue
				}
				for script, table := range unicode.Scripts {
					if unicode.Is(table, r) {
						scripts[script] = true
					}
				}
			}
			if len(scripts) > 1 {
				t.Errorf("%s is called %q, in %d scripts: %v", c.Code, name, len(scripts), scripts)
			}
		}
	}
}

func TestLookup(t *testing.T) {
	for _, c := range All() {
		if got, ok := Lookup(c.Code); !ok || got.Name != c.Name {
			t.Errorf("Lookup(%s) = %s, %v, want %s", c.Code, got.Name, ok, c.Name)
		}
	}
	for _, code := range []Code{"", "XAA", "FR", "fra", "FRAN"} {
		if got, ok := Lookup(code); ok {
			t.Errorf("Lookup(%q) = %s, want none", code, got.Name)
		}
	}
}
