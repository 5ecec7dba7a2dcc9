package relation

import "testing"

func TestClip(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"", 3, ""},
		{"abc", 3, "abc"},
		{"abcd", 3, "abc…"},
		{"čćđž", 4, "čćđž"},
		{"čćđž", 2, "čć…"},
		{"abc", 0, "…"},
		{"", 0, ""},
		{"a\xffb", 2, "a\xff…"},
	} {
		if got := Clip(test.text, test.most); got != test.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", test.text, test.most, got, test.want)
		}
	}
}
