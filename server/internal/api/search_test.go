package api

import (
	"encoding/csv"
	"net/url"
	"slices"
	"strings"
	"testing"

	"recognitionmap/app/state"
)

// The page of events and the API answer the same questions alike.
func TestSearchIsThatOfThePage(t *testing.T) {
	s := real(t)
	record := s.desk.State().Record
	for _, q := range []string{
		"putin", "PUTIN credentials", "credentials putin", "utin", "put", "a", "the un", "moscow", "recogn", "ecognition",
		"ivory coast", "cote d'ivoire", "Côte d’Ivoire", "turkiye", "Türkiye", "россия", "рос", "reuters", "ministry foreign",
		"U.S.", "us", "2021", "b", "чрезвычайный", "ﬁ", "'; DROP TABLE revisions; --", "<b>", "%", "_", ".", "!!! ???", "  kabul  ", "xyzzy", "putin xyzzy",
	} {
		var want []string
		for _, e := range (state.Filter{Text: q}).Events(record) {
			want = append(want, e.ID)
		}
		slices.Reverse(want) // a table begins with the oldest
		rows, err := csv.NewReader(s.ask("GET", "/api/v1/events.csv?q="+url.QueryEscape(q), "").Body).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range rows[1:] {
			got = append(got, row[0])
		}
		if !slices.Equal(got, want) {
			t.Errorf("q=%q: the API has %d events, the page %d: %s and %s", q, len(got), len(want), strings.Join(got, " "), strings.Join(want, " "))
		}
	}
	for q, some := range map[string]bool{"putin": true, "utin": false, "ivory coast": true, "россия": true, "!!!": true, "xyzzy": false} {
		if n := len((state.Filter{Text: q}).Events(record)); (n > 0) != some {
			t.Errorf("q=%q finds %d events, want some is %v", q, n, some)
		}
	}
}
