package api

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// reads are the addresses that take parameters.
var reads = [...]string{"/events", "/events.csv", "/standing", "/countries", "/changes", "/map.geojson", "/openapi.json"}

// Whatever is asked is answered, with what was asked for or a problem that says why not, and the same when asked again.
func FuzzQuery(f *testing.F) {
	for at := range reads {
		for _, seed := range []string{
			"", "country=RUS,CHN&kind=recognition&from=2021-08-15&to=2025-12-31&q=russia&confidence=confirmed&limit=5", "date=2025-07-03&as_known_on=2026-11-24",
			"since=1&limit=500", "cursor=AdrcG6loyb-j-AQC", "country=%zz", "da;te=", "date=2025-07-03&date=", "q=%00%ff", "limit=1e3", "%E2%80%AE=1", "&&=&",
		} {
			f.Add(at, seed)
		}
	}
	s := serve(f, realEvents(f)[:20], new(eventstore.Memory), nil)
	f.Fuzz(func(t *testing.T, at int, query string) {
		path := "/api/v1" + reads[uint(at)%uint(len(reads))]
		ask := func() *httptest.ResponseRecorder {
			w := httptest.NewRecorder()
			s.ServeHTTP(w, &http.Request{Method: http.MethodGet, URL: &url.URL{Path: path, RawQuery: query}, RequestURI: path + "?" + query, Header: http.Header{}, Body: http.NoBody})
			return w
		}
		w := ask()
		switch w.Code {
		case http.StatusOK, http.StatusBadRequest, http.StatusGone, http.StatusRequestURITooLong, http.StatusUnprocessableEntity:
		default:
			t.Errorf("GET %s?%s = %d %s", path, query, w.Code, w.Body)
		}
		if w.Code != http.StatusOK {
			checkProblem(t, w)
		}
		if again := ask(); again.Code != w.Code || again.Body.String() != w.Body.String() {
			t.Errorf("GET %s?%s = %d %.200s, and again %d %.200s", path, query, w.Code, w.Body, again.Code, again.Body)
		}
	})
}

// Whatever body is in order reads as an event that is the same when it is written and read again, and what is not is refused.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		body(), "\ufeff" + body(), `{"reason":"why","event":null}`, `{"event":{"date":"2026-02-30","sources":[{}]}}`, `{"event":{"Date":"2026"}}`,
		`{"event":{"id":"a","id":"b"}}`, `{"event":{"headline":"\ud800"}}`, `[[[[`, `{"reason":1e999}`, `{}{}`, "\xff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if wellFormed([]byte(body)) != nil {
			return
		}
		var read edit
		if json.Unmarshal([]byte(body), &read) != nil || len(read.Event.unread) > 0 || len(relation.Validate([]relation.Event{read.Event.Event})) > 0 {
			return
		}
		written, err := json.Marshal(map[string]any{"reason": read.Reason, "event": read.Event.Event})
		if err != nil {
			t.Fatal(err)
		}
		var again edit
		if err := json.Unmarshal(written, &again); err != nil || len(relation.FieldChanges(&read.Event.Event, &again.Event.Event)) > 0 {
			t.Errorf("%q reads as %+v, and written and read again as %+v, %v", body, read.Event, again.Event, err)
		}
		if strings.ContainsRune(read.Event.Headline, 0) {
			t.Errorf("%q has a headline with NUL", body)
		}
	})
}
