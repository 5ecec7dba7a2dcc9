package program

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
)

// The counts of the board are those of a query over the API.
func TestBoardOfSources(t *testing.T) {
	handler, _ := serveWith(t, 0)
	var standing struct {
		Countries []struct {
			Kind, Class string
			Because     []string
		}
	}
	if err := json.Unmarshal(get(t.Context(), handler, "/api/v1/standing").Body.Bytes(), &standing); err != nil {
		t.Fatal(err)
	}
	decide := map[string]bool{}
	for _, c := range standing.Countries {
		if c.Kind != "territory" && (c.Class == "recognized" || c.Class == "ambassador") {
			for _, id := range c.Because {
				decide[id] = true
			}
		}
	}
	var want [2]struct{ support, confidence [4]int } // of those that decide, and of all; the last is their number
	for address := "/api/v1/events?limit=500"; address != ""; {
		var page struct {
			Events []relation.Event
			Next   string
		}
		if err := json.Unmarshal(get(t.Context(), handler, address).Body.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			for i := range want {
				if i == 0 && !decide[e.ID] {
					continue
				}
				want[i].support[map[relation.Support]int{relation.Primary: 0, relation.Independent: 1, relation.OneSource: 2}[relation.SupportOf(e.Sources)]]++
				want[i].support[3]++
				want[i].confidence[slices.Index([]relation.Confidence{relation.Confirmed, relation.Reported, relation.Disputed}, e.Confidence)]++
			}
		}
		address = page.Next
	}
	body := get(t.Context(), handler, "/sources").Body.String()
	var got []string
	for _, row := range regexp.MustCompile(`</th><td>(\d+)</td><td>(\d+)</td>`).FindAllStringSubmatch(body, -1) {
		got = append(got, row[1]+" of "+row[2])
	}
	var rows []string
	for i := range 4 {
		rows = append(rows, fmt.Sprintf("%d of %d", want[0].support[i], want[1].support[i]))
	}
	for i := range 3 {
		rows = append(rows, fmt.Sprintf("%d of %d", want[0].confidence[i], want[1].confidence[i]))
	}
	if !slices.Equal(got, rows) || want[0].support[3] < 5 {
		t.Errorf("the board has\n%s\nthe API\n%s", strings.Join(got, ", "), strings.Join(rows, ", "))
	}
}
