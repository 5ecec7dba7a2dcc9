//go:build e2e

package e2e

import (
	"image/color"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"recognitionmap/geodata/country"
)

// classes are those that the legend counts.
var classes = []string{"recognized", "ambassador", "none", "na"}

func TestFirstPaintIsColoured(t *testing.T) {
	navy := color.RGBA{0x08, 0x30, 0x6B, 0xFF}
	p := open(t, shared(t), look{noScript: true})
	p.visit("/?date=2025-07-03")
	if got := eval[string](p, `getComputedStyle(probe.place("RUS").querySelector("path")).fill`); got != "rgb(8, 48, 107)" {
		t.Errorf("fill of Russia = %s, want %v", got, navy)
	}
	at, host := p.spot("RUS"), eval[point](p, `(({ x, y }) => ({ X: x, Y: y }))(probe.box("#map-host"))`)
	if got := color.RGBAModel.Convert(p.picture().At(int(at.X-host.X), int(at.Y-host.Y))); got != navy {
		t.Errorf("pixel in Russia = %v, want %v", got, navy)
	}
	if eval[bool](p, `"script" in document.documentElement.dataset`) {
		t.Error("a script has run")
	}
}

func TestFirstPaintClasses(t *testing.T) {
	p := open(t, shared(t), look{noScript: true})
	for _, test := range []struct {
		day                    string
		recognized, ambassador []string // all of the first, at least of the second; nil for nobody
	}{
		{"2025-07-03", []string{"RUS"}, []string{"ARE", "CHN", "PAK", "UZB"}},
		{"2021-08-15", nil, nil},
		{"1999-01-01", []string{"ARE", "PAK", "SAU"}, nil},
	} {
		t.Run(test.day, func(t *testing.T) {
			p.visit("/?date=" + test.day)
			in := func(class string) []string {
				return eval[[]string](p, `(c) => probe.all("#map [data-country]").filter((e) => e.closest("[data-class]")?.dataset.class === c && (e.dataset.class || e === e.parentNode.firstElementChild)).map((e) => e.dataset.country).sort()`, class)
			}
			if got := in("recognized"); !slices.Equal(got, test.recognized) {
				t.Errorf("recognized = %v, want %v", got, test.recognized)
			}
			got := in("ambassador")
			if test.ambassador == nil && len(got) > 0 && test.day == "2021-08-15" {
				t.Errorf("ambassador = %v, want nobody", got)
			}
			for _, c := range test.ambassador {
				if !slices.Contains(got, c) {
					t.Errorf("ambassador = %v, want %s in it", got, c)
				}
			}
		})
	}
}

func TestCountsOfLegendMapAndTableAgree(t *testing.T) {
	s := shared(t)
	p := open(t, s, look{noScript: true})
	for _, query := range []string{"", "?date=2025-07-03", "?date=2021-08-15", "?date=1999-01-01", "?date=2010-06-01"} {
		p.visit("/" + query)
		table := s.get(t, "/table"+query)
		for _, class := range classes {
			legend := eval[int](p, `(c) => +probe.text('#legend [data-class="' + c + '"] .count')`, class)
			onMap := eval[int](p, `(c) => probe.counts(document, "#map", c)`, class)
			rows := eval[int](p, `(c, html) => probe.counts(probe.parse(html), "tbody", c)`, class, table)
			if legend != onMap || legend != rows {
				t.Errorf("/%s has %s %d in the legend, %d on the map, %d in the table", query, class, legend, onMap, rows)
			}
		}
	}
}

// TestEveryState looks for the 195 states: on the map something that can be clicked, in the table a row, and a page.
func TestEveryState(t *testing.T) {
	s := shared(t)
	var states []string
	for _, c := range country.All() {
		if c.Kind == country.Member || c.Kind == country.Observer {
			states = append(states, string(c.Code))
		}
	}
	if len(states) != 195 {
		t.Fatalf("there are %d states, want 195", len(states))
	}
	p := open(t, s, look{noScript: true})
	p.visit("/")
	for _, code := range eval[[]string](p, `(codes) => codes.filter((c) => probe.place(c)?.getAttribute("href") !== "/country/" + c || !probe.reachable(c))`, states) {
		t.Errorf("%s cannot be clicked on the map", code)
	}
	for _, code := range eval[[]string](p, `(codes, html) => codes.filter((c) => probe.all('tbody tr[data-class][data-country="' + c + '"] a[href="/country/' + c + '"]', probe.parse(html)).length !== 1)`, states, s.get(t, "/table")) {
		t.Errorf("%s does not have one row in the table", code)
	}
	var wait sync.WaitGroup
	for half := range 2 {
		wait.Go(func() {
			for i := half; i < len(states); i += 2 {
				answer, err := http.Get(s.origin + "/country/" + states[i])
				if err != nil {
					t.Error(err)
					continue
				}
				answer.Body.Close()
				if answer.StatusCode != http.StatusOK {
					t.Errorf("the page of %s answers %s", states[i], answer.Status)
				}
			}
		})
	}
	wait.Wait()
}

func TestLinksWorkWithoutScripts(t *testing.T) {
	p := open(t, shared(t), look{noScript: true})
	p.visit("/?date=2025-07-03")
	p.click(p.spot("CHN"))
	p.arrived("/country/CHN?date=2025-07-03")
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	if got := eval[string](p, `probe.text("#panel-class")`); !strings.HasPrefix(got, "Ambassador sent since ") {
		t.Errorf("China's entry says %q", got)
	}
	p.clickOn("#panel .close")
	p.arrived("/?date=2025-07-03")
	eval[bool](p, `(probe.one("#pick").value = "1999-01-01", true)`)
	p.clickOn(".pick button")
	p.arrived("/?date=1999-01-01")
	awaits(p, "recognized", `probe.classOf("SAU")`)
}
