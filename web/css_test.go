package web_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// colours reads the custom properties of statuses.css in light and, with those of light as a base, in dark.
func colours(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	b, err := os.ReadFile("css/statuses.css")
	if err != nil {
		t.Fatal(err)
	}
	css := string(b)
	at := strings.Index(css, "@media (prefers-color-scheme: dark)")
	end := at + strings.Index(css[at:], "\n}\n")
	read := func(s string, into map[string]string) map[string]string {
		for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{3,6})`).FindAllStringSubmatch(s, -1) {
			into[m[1]] = m[2]
		}
		return into
	}
	light = read(css[:at], map[string]string{})
	dark = map[string]string{}
	for k, v := range light {
		dark[k] = v
	}
	return light, read(css[at:end], dark)
}

// luminance is the relative luminance of #rrggbb after WCAG 2.2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("%q is not a colour of the form #rrggbb", hex)
	}
	linear := func(v uint64) float64 {
		c := float64(v&255) / 255
		if c <= .04045 {
			return c / 12.92
		}
		return math.Pow((c+.055)/1.055, 2.4)
	}
	return .2126*linear(n>>16) + .7152*linear(n>>8) + .0722*linear(n)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func TestClassesAndTextsContrast(t *testing.T) {
	light, dark := colours(t)
	for name, set := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, pair := range []struct {
			a, b string
			want float64
		}{
			{"recognized", "ambassador", 3}, {"ambassador", "none", 3}, {"recognized", "none", 3},
			{"lens-one", "lens-two", 3}, {"lens-two", "none", 3}, {"lens-one", "none", 3},
			{"none-dot", "sea", 3}, {"ink", "paper", 7}, {"quiet", "paper", 4.5}, {"accent", "paper", 4.5},
			{"recognized-text", "paper", 4.5}, {"ambassador-text", "paper", 4.5}, {"none-text", "paper", 4.5}, {"contested", "paper", 4.5},
		} {
			if got := contrast(t, set[pair.a], set[pair.b]); got < pair.want {
				t.Errorf("%s: contrast of %s %s and %s %s = %.2f, want at least %.1f", name, pair.a, set[pair.a], pair.b, set[pair.b], got, pair.want)
			}
		}
	}
	for class, want := range map[string]string{"recognized": "#08306b", "ambassador": "#b86e00", "none": "#ededed"} {
		if light[class] != want {
			t.Errorf("light %s = %s, want %s", class, light[class], want)
		}
	}
}
