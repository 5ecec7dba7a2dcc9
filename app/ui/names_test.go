package ui_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"recognitionmap/app/carto"
	"recognitionmap/app/label"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// Names have on the page the colours that they have in pictures.
func TestInksAreThoseOfTheStyleSheet(t *testing.T) {
	css, err := os.ReadFile("../../web/css/names.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		ground string
		kind   label.Kind
		want   string
	}{
		{"recognized", label.Place, "paper"}, {"lens-one", label.Capital, "paper"}, {"ambassador", label.Place, "on-ambassador"},
		{"lens-two", label.Place, "on-ambassador"}, {"none", label.Place, "ink"}, {"sea", label.Place, "ink"}, {"sea", label.Sea, "quiet"}, {"na", label.Capital, "quiet"},
	} {
		if got := ui.InkOn(test.ground, test.kind); got != test.want {
			t.Errorf("InkOn(%q, %d) = %q, want %q", test.ground, test.kind, got, test.want)
		}
		rule := `\[data-on=` + test.ground + `\][^{]*\{[^}]*fill: var\(--` + test.want + `\)`
		if test.want == "paper" || test.want == "on-ambassador" {
			if !regexp.MustCompile(rule).Match(css) {
				t.Errorf("names.css has no rule that gives names on %s the colour %s", test.ground, test.want)
			}
		}
	}
}

func TestAppendNamed(t *testing.T) {
	d := drawing(t)
	named := string(d.AppendNamed(nil, picture(), state.Look{}, "", "", 640))
	if strings.Count(named, `<g id="names" aria-hidden="true">`) != 1 || !strings.HasSuffix(named, "</g></svg>") {
		t.Errorf("AppendNamed ends with %q, want one group of names", named[max(0, len(named)-80):])
	}
	if bare := string(d.AppendNamed(nil, picture(), state.Look{Nameless: true}, "", "", 640)); strings.Contains(bare, "<text") {
		t.Error("a look without names has names")
	}
	if labels := d.Labels(picture(), state.Look{Nameless: true}, label.View{Seen: carto.Whole.Bound(), Scale: .25, Zoom: 1}); labels != nil {
		t.Errorf("a look without names has %v", labels)
	}
}
