//go:build !race

package api

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
)

// A list goes on in the edition in which it began, whatever is written meanwhile, and without one it says how it could.
func TestListOfAnEdition(t *testing.T) {
	s := real(t)
	number := s.desk.State().Number
	begun := get[events](t, s, "/api/v1/events?limit=300")
	kept := get[events](t, s, "/api/v1/events?limit=300&edition="+strconv.FormatInt(number, 10))
	s.add(t, "2026-01-02-fra-visit", "FRA", "2026-01-02", "visit")
	p := checkProblem(t, s.ask("GET", begun.Next, ""))
	if want := "add edition=" + strconv.FormatInt(number, 10); !strings.Contains(p.Detail, want) {
		t.Errorf("a page of before says %q, want %q", p.Detail, want)
	}
	for seen := len(kept.Events); ; seen += len(kept.Events) {
		if kept.Total != begun.Total || kept.Revision != begun.Revision {
			t.Fatalf("a page has the total %d of %s, want %d of %s", kept.Total, kept.Revision, begun.Total, begun.Revision)
		}
		if kept.Next == "" {
			if seen != kept.Total {
				t.Errorf("%d events on all pages, want %d", seen, kept.Total)
			}
			break
		}
		kept = get[events](t, s, kept.Next)
	}
}

// Every read answers of an edition what it answered when that was the newest; and what names none is refused.
func TestReadsOfAnEdition(t *testing.T) {
	s := real(t)
	reads := []string{
		"standing?date=2025-07-03", "standing", "countries", "countries/RUS", "map.geojson?date=2025-07-03", "events?country=RUS", "events.csv?country=RUS",
		"events/2025-07-03-rus-recognition", "events/2025-07-03-rus-recognition/revisions", "changes?since=600",
	}
	before := map[string]string{}
	for _, address := range reads {
		before[address] = s.ask("GET", "/api/v1/"+address, "").Body.String()
	}
	number := strconv.FormatInt(s.desk.State().Number, 10)
	s.add(t, "2025-01-02-rus-visit", "RUS", "2025-01-02", "visit")
	tag := s.ask("GET", "/api/v1/events/2025-07-03-rus-recognition", "").Header().Get("ETag")
	if w := s.ask("DELETE", "/api/v1/events/2025-07-03-rus-recognition?reason=a+test", "", "Authorization", "Bearer "+s.publish, "If-Match", tag); w.Code != http.StatusOK {
		t.Fatalf("DELETE = %d %s", w.Code, w.Body)
	}
	for address, want := range before {
		mark := "?"
		if strings.Contains(address, "?") {
			mark = "&"
		}
		if now := s.ask("GET", "/api/v1/"+address, "").Body.String(); now == want {
			t.Errorf("%s says now what it said before", address)
		}
		if got := s.ask("GET", "/api/v1/"+address+mark+"edition="+number, "").Body.String(); got != want {
			t.Errorf("%s of edition %s is not what it was: %.300s", address, number, got)
		}
	}
	day := relation.DayOf(time.Now().UTC().Date()).String()
	if known := get[standings](t, s, "/api/v1/standing?known="+day); known.Revision != s.desk.State().Revision() {
		t.Errorf("by the end of this day the record is at %s, want %s", known.Revision, s.desk.State().Revision())
	}
	for _, test := range []struct {
		query  string
		status int
		want   string
	}{
		{"edition=9999", 422, "edition 9999 is still to come, the newest is"},
		{"edition=0", 422, "0, want 1 to"},
		{"edition=x", 400, `\"x\" is no number`},
		{"edition=", 400, "empty, want a day or a number"},
		{"edition=1&known=" + day, 400, "want one of them"},
		{"edition=1&edition=2", 400, "given 2 times"},
		{"known=2001-01-01", 422, "nothing was on record here by 1 January 2001"},
		{"known=2095-01-01", 422, "1 January 2095 is still to come"},
		{"known=yesterday", 400, "is no day, want YYYY-MM-DD"},
	} {
		w := s.ask("GET", "/api/v1/standing?"+test.query, "")
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s, want %d and %s", test.query, w.Code, w.Body, test.status, test.want)
		}
	}
	if w := s.ask("GET", "/api/v1/stream?edition=1", ""); w.Code != 422 {
		t.Errorf("the stream of an edition: %d", w.Code)
	}
}
