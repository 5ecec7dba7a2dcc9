package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// Every event comes on exactly one page, whatever the size of the pages.
func TestPages(t *testing.T) {
	s := real(t)
	want := len(s.desk.State().Record.Events())
	for _, limit := range []string{"7", "100", "500"} {
		seen := map[string]bool{}
		for address := "/api/v1/events?limit=" + limit; address != ""; {
			page := get[events](t, s, address)
			if page.Total != want {
				t.Fatalf("GET %s has a total of %d, want %d", address, page.Total, want)
			}
			for _, e := range page.Events {
				if seen[e.ID] {
					t.Fatalf("%s comes twice in pages of %s", e.ID, limit)
				}
				seen[e.ID] = true
			}
			address = page.Next
		}
		if len(seen) != want {
			t.Errorf("pages of %s have %d events, want %d", limit, len(seen), want)
		}
	}
}

func TestCursorOfAnotherRevision(t *testing.T) {
	s := real(t)
	next := get[events](t, s, "/api/v1/events?limit=2").Next
	s.add(t, "2026-01-02-fra-visit", "FRA", "2026-01-02", "visit")
	w := s.ask("GET", next, "")
	if p := checkProblem(t, w); w.Code != http.StatusGone || !strings.Contains(p.Detail, "changes?since=") {
		t.Errorf("a page of an older revision = %d %s, want 410 that names the way on", w.Code, p.Detail)
	}
}

// add publishes an event in order by the API.
func (s server) add(t testing.TB, id, country, date, kind string) string {
	t.Helper()
	w := s.ask("POST", "/api/v1/events", `{"reason":"a test","event":`+text(id, country, date, kind)+`}`, "Authorization", "Bearer "+s.publish)
	if w.Code != http.StatusCreated {
		t.Fatalf("POST events = %d %s", w.Code, w.Body)
	}
	return w.Header().Get("ETag")
}

// text is an event in order as JSON.
func text(id, country, date, kind string) string {
	return `{"id":"` + id + `","country":"` + country + `","date":"` + date + `","kind":"` + kind + `","headline":"A headline","confidence":"confirmed",
		"sources":[{"url":"https://mfa.gov.fr/1","publisher":"A ministry","title":"A title","supports":"all"},{"url":"https://news.example/1","publisher":"A paper","supports":"all"}]}`
}

// A copy that applies the changes in order is the record.
func TestChanges(t *testing.T) {
	s := real(t)
	s.add(t, "2026-01-02-fra-visit", "FRA", "2026-01-02", "visit")
	if w := s.ask("DELETE", "/api/v1/events/2025-07-03-rus-recognition?reason=a+test", "", "Authorization", "Bearer "+s.publish, "If-Match", s.ask("GET", "/api/v1/events/2025-07-03-rus-recognition", "").Header().Get("ETag")); w.Code != http.StatusOK {
		t.Fatalf("DELETE = %d %s", w.Code, w.Body)
	}
	held := map[string]bool{}
	page := struct {
		Changes []struct {
			ID     string
			Number int64
			Event  json.RawMessage
		}
		Next int64
		More bool
	}{More: true}
	for page.More {
		last := page.Next
		page.Changes = nil
		if err := json.Unmarshal(s.ask("GET", "/api/v1/changes?limit=100&since="+tagless(tag(last)), "").Body.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Changes {
			if c.Number != last+1 {
				t.Fatalf("after %d comes %d", last, c.Number)
			}
			last = c.Number
			held[c.ID] = true
			if string(c.Event) == "null" {
				delete(held, c.ID)
			}
		}
	}
	var want []string
	for _, e := range s.desk.State().Record.Events() {
		want = append(want, e.ID)
		if !held[e.ID] {
			t.Errorf("the changes do not have %s", e.ID)
		}
	}
	if len(held) != len(want) || held["2025-07-03-rus-recognition"] {
		t.Errorf("the changes come to %d events, want %d", len(held), len(want))
	}
	if w := s.ask("GET", "/api/v1/events/2025-07-03-rus-recognition", ""); w.Code != http.StatusGone || !strings.Contains(checkProblem(t, w).Detail, "withdrawn") {
		t.Errorf("a withdrawn event = %d, want 410", w.Code)
	}
	if w := s.ask("GET", "/api/v1/events/2025-07-03-rus-recognition/revisions", ""); !strings.Contains(w.Body.String(), `"event":null`) || strings.Contains(w.Body.String(), "Publisher") {
		t.Errorf("its history is %s, want a tombstone and no name", w.Body)
	}
}

func tagless(tag string) string { return strings.Trim(tag, `"`) }

func TestAsKnownOn(t *testing.T) {
	s := real(t)
	began := relation.DayOf(s.desk.State().Log[0].Time.UTC().Date())
	late := serve(t, realEvents(t), new(eventstore.Memory), func(o *Options) { o.Today = func() relation.Day { return began + 1 } })
	for _, day := range []relation.Day{began, began + 1} { // the end of both is after the only write
		a, b := get[standings](t, late, "/api/v1/standing?date=2025-07-03&as_known_on="+day.String()), get[standings](t, late, "/api/v1/standing?date=2025-07-03")
		if a.Counts != b.Counts || a.AsKnownOn != day.String() {
			t.Errorf("as known on %v: %+v, want %+v", day, a.Counts, b.Counts)
		}
	}
}
