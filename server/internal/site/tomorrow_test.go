package site

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

// An event of a day that has begun in the east, and not here, is told and read; the map counts it from that day on.
func TestEventOfTomorrow(t *testing.T) {
	code := someState(t)
	s := newSite(t, func(c *Config) {
		f := facts(7, event("second", "2025-07-03", relation.AmbassadorSent, code), event("tomorrow", (today+1).String(), relation.Recognition, code))
		c.Facts = func() Facts { return f }
	})
	if said := body(t, s, "/"); !strings.Contains(said, "no state recognizes") {
		t.Error("the map of today counts what is of tomorrow")
	}
	if said := body(t, s, "/events"); !strings.Contains(said, "Headline of tomorrow") {
		t.Error("the log does not tell of it")
	}
	if said := text(find(t, parse(t, body(t, s, "/embed?event=tomorrow")), "main", "id", "embed")); !strings.Contains(said, "On "+today.Long()) {
		t.Errorf("its embedded map is not that of today: %s", said)
	}
	percent := regexp.MustCompile(`(?:left|inset-inline-start|width): ?([0-9.]+)%`)
	for _, address := range []string{"/country/" + string(code), "/events/tomorrow", "/share?event=tomorrow", "/embed?event=tomorrow", "/table",
		"/reciprocity", "/groups", "/compare?from=2025-01-01&to=" + today.String(), "/countries?c=" + string(code), "/text/map", "/search?q=tomorrow", "/scene/", "/events.csv?country=" + string(code)} {
		w := get(s, "GET", address)
		if w.Code != http.StatusOK {
			t.Errorf("GET %s = %d", address, w.Code)
		}
		for _, at := range percent.FindAllStringSubmatch(w.Body.String(), -1) {
			if n, err := strconv.ParseFloat(at[1], 64); err != nil || n > 100 {
				t.Errorf("GET %s has something at %s%%", address, at[1])
			}
		}
	}
}
