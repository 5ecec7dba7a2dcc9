package site

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/geodata/relation"
)

// TestBothDaysInOneMap: a state that the two days show otherwise is drawn in stripes of both looks, in the earlier and in the
// later, and says both; the legend counts each two looks; what is shown can be chosen with no script.
func TestBothDaysInOneMap(t *testing.T) {
	s := newSite(t, func(c *Config) {
		c.Facts = func() Facts {
			return facts(7, event("1", "2022-03-01", relation.AmbassadorSent, "CHN"), event("3", "2025-07-03", relation.Visit, "NOR"), event("2", "2025-07-03", relation.Recognition, "DNK"))
		}
	})
	const query = "/compare?from=2025-07-02&to=2025-07-03"
	maps, drawn, labels, patterns, turns, links := 0, map[string][]string{}, map[string]string{}, map[string]bool{}, []string{}, map[string]bool{}
	page := body(t, s, query+"&as=one")
	for _, n := range parse(t, page) {
		id, _ := attr(n, "id")
		switch n.Data {
		case "svg":
			if strings.HasPrefix(id, "map-") {
				maps++
			}
		case "pattern":
			patterns[id] = true
		case "use":
			if code, ok := attr(n.Parent, "data-country"); ok {
				of, _ := attr(n, "data-of")
				fill, _ := attr(n, "fill")
				class, _ := attr(n, "class")
				drawn[code] = append(drawn[code], strings.TrimSpace(of+" "+fill+class))
				labels[code], _ = attr(n.Parent, "aria-label")
			}
		case "input":
			if name, _ := attr(n, "name"); name == "one" {
				_, checked := attr(n, "checked")
				turns = append(turns, textBelow(n.Parent)+map[bool]string{true: ", chosen"}[checked])
			}
		case "a":
			href, _ := attr(n, "href")
			links[href] = true
		}
	}
	stripes := "both url(#o-norecord-recognized), from w-norecord, to"
	for _, code := range []string{"DNK", "GRL"} { // a state, and a territory with it
		if got := strings.Join(drawn[code], ", "); got != stripes {
			t.Errorf("%s is drawn as %q, want %q", code, got, stripes)
		}
	}
	if got := strings.Join(append(drawn["CHN"], drawn["NOR"]...), ""); maps != 1 || got != "" || len(drawn) < 200 || !patterns["o-norecord-recognized"] {
		t.Errorf("%d maps, %d places, China and Norway drawn as %q, want one, all, once; patterns %v", maps, len(drawn), got, patterns)
	}
	for code, want := range map[string]string{"DNK": "Denmark: None; then Recognized", "CHN": "China: Ambassador sent on both days", "GRL": "Greenland: None, as Denmark; then Recognized, as Denmark"} {
		if labels[code] != want {
			t.Errorf("%s says %q, want %q", code, labels[code], want)
		}
	}
	if got := strings.Join(turns, "; "); got != "2 July 2025; both days, chosen; 3 July 2025" {
		t.Errorf("what the map shows is one of %q", got)
	}
	var legend []string
	for _, n := range parse(t, page) {
		if class, _ := attr(n.Parent, "class"); n.Data == "li" && class == "counts" {
			legend = append(legend, textBelow(n))
		}
	}
	if got := strings.Join(legend, "; "); got != "From None to Recognized1; None on both days192; Ambassador sent on both days1" {
		t.Errorf("the legend says %q", got)
	}
	if two := body(t, s, query); !links[query] || !strings.Contains(two, `href="`+html.EscapeString(query+"&as=one")) {
		t.Error("one map and two do not lead to each other")
	}
}
