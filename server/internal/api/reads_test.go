package api

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

func TestReads(t *testing.T) {
	s := real(t)
	for _, test := range []struct {
		name, address, mediaType, body string
	}{
		{"the day Russia recognized", "standing?date=2025-07-03", "application/json", `"counts":{"recognized":1,`},
		{"the first Emirate", "standing?date=1999-01-01", "application/json", `"counts":{"recognized":3,`},
		{"today without a date", "standing", "application/json", `"date":"2026-11-24"`},
		{"what is unknown says so", "standing?date=2021-08-15", "application/json", `"envoy":{"value":"unknown"}`},
		{"the list of places", "countries", "application/json", `"code":"ALA","name":"Åland","kind":"territory","parent":"FIN"`},
		{"a country in small letters", "countries/rus", "application/json", `"class":"recognized"`},
		{"a country by two letters", "countries/RU", "application/json", `"code":"RUS"`},
		{"events of a country", "events?country=RUS&kind=recognition", "application/json", `"total":1,`},
		{"events of two countries", "events?country=RUS,CHN&kind=recognition,ambassador-accepted", "application/json", `"country":"CHN"`},
		{"events by words in any case", "events?q=PUTIN%20credentials", "application/json", `2026-01-15-rus-ambassador-accepted`},
		{"events by words of which one is nowhere", "events?q=putin%20xyzzy", "application/json", `"total":0,"events":[]`},
		{"SQL in every string", "events?q='%3B%20DROP%20TABLE%20revisions%3B--", "application/json", `"total":0,`},
		{"events of a stretch of time", "events?from=1997-05-01&to=1997-06-30&kind=recognition", "application/json", `1997`},
		{"disputed events alone", "events?confidence=disputed&limit=1", "application/json", `"confidence":"disputed"`},
		{"one event", "events/2025-07-03-rus-recognition", "application/json", `"reason":"data set, edition 1"`},
		{"its history", "events/2025-07-03-rus-recognition/revisions", "application/json", `"origin":"dataset"`},
		{"changes from the start", "changes?limit=1", "application/json", `"next":1,"more":true`},
		{"the map", "map.geojson?date=2025-07-03", "application/geo+json", `"code":"RUS","name":"Russia","kind":"member","class":"recognized","since":"2025-07-03","contested":false`},
		{"a span", "standing?ever=recognized&from=1996-01-01&to=2001-12-01", "application/json", `"ever":"recognized","from":"1996-01-01","to":"2001-12-01"`},
		{"who stood so in it, and no more", "standing?ever=recognized&from=1996-01-01&to=2001-12-01", "application/json", `"ever":{"value":"earlier","contested":false,"because":["1997-05-25-pak-recognition"`},
		{"a span without its days", "standing?ever=mission", "application/json", `"date":"2026-11-24","revision":`},
		{"a span whose last day is the date", "standing?ever=mission&date=2025-07-03", "application/json", `"to":"2025-07-03"`},
		{"the map of a span", "map.geojson?ever=ambassador&from=2021-08-15&to=2025-07-03", "application/geo+json", `"shown":"still","shown_contested":false,"shown_because":[`},
		{"the table", "events.csv", "text/csv; charset=utf-8; header=present", strings.Join(relation.CSVColumns, ",") + "\n"},
		{"the document", "openapi.json", "application/openapi+json", `"openapi": "3.1.0"`},
		{"the document as YAML", "openapi.yaml", "application/openapi+yaml", `openapi: 3.1.0`},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := s.ask("GET", "/api/v1/"+test.address, "", "Accept", "text/html")
			if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), test.body) {
				t.Fatalf("GET %s = %d %.300s, want %s", test.address, w.Code, w.Body, test.body)
			}
			for name, want := range map[string]string{
				"Content-Type": test.mediaType, "Cache-Control": "public, no-cache", "Access-Control-Allow-Origin": "*",
				"Cross-Origin-Resource-Policy": "cross-origin", "X-Content-Type-Options": "nosniff",
			} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			tag := w.Header().Get("ETag")
			if !strings.HasPrefix(tag, `"`) {
				t.Errorf("ETag: %s, want a strong one", tag)
			}
			if again := s.ask("GET", "/api/v1/"+test.address, "", "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
				t.Errorf("with If-None-Match: %d with %d bytes, want 304 with none", again.Code, again.Body.Len())
			}
			for _, coding := range []string{"br", "gzip"} {
				packed := s.ask("GET", "/api/v1/"+test.address, "", "Accept-Encoding", coding)
				if w.Body.Len() >= 512 && packed.Header().Get("Content-Encoding") != coding {
					t.Errorf("with Accept-Encoding: %s it is %q", coding, packed.Header().Get("Content-Encoding"))
				}
			}
			if head := s.ask("HEAD", "/api/v1/"+test.address, ""); head.Code != http.StatusOK || head.Body.Len() > 0 || head.Header().Get("ETag") != tag {
				t.Errorf("HEAD = %d with %d bytes and %s, want 200 with none and %s", head.Code, head.Body.Len(), head.Header().Get("ETag"), tag)
			}
		})
	}
}

func TestRefusedReads(t *testing.T) {
	s := real(t)
	first := get[events](t, s, "/api/v1/events?country=RUS&limit=2").Next
	_, moved, _ := strings.Cut(first, "cursor=")
	moved, _, _ = strings.Cut(moved, "&")
	for _, test := range []struct {
		name, method, address string
		status                int
		detail                string
	}{
		{"no such thing", "GET", "nothing", 404, "openapi.json"},
		{"the root", "GET", "", 404, "openapi.json"},
		{"a NUL byte in the address", "GET", "events/%00", 404, `\x00`},
		{"no such country", "GET", "countries/XQQ", 404, `"XQQ"`},
		{"no such event", "GET", "events/2000-01-01-xaa-visit", 404, "no event"},
		{"no such history", "GET", "events/2000-01-01-xaa-visit/revisions", 404, "no event"},
		{"another method", "POST", "standing", 405, "want GET, HEAD"},
		{"a method that nobody has", "BREW", "events", 405, "want GET, HEAD, POST"},
		{"a method on nothing", "DELETE", "nothing", 404, "openapi.json"},
		{"no day", "GET", "standing?date=yesterday", 400, `"yesterday", want YYYY-MM-DD from 1996-01-01 to 2026-11-24`},
		{"a month where a day is wanted", "GET", "standing?date=2025-07", 400, "want YYYY-MM-DD"},
		{"tomorrow", "GET", "standing?date=2026-11-25", 422, "want 1996-01-01 to 2026-11-24"},
		{"before there was anything", "GET", "map.geojson?date=1995-12-31", 422, "want 1996-01-01"},
		{"known before the record began", "GET", "standing?as_known_on=2001-01-01", 422, "out of range"},
		{"a span that asks nothing", "GET", "standing?from=2025-01-01", 422, "no span without ever"},
		{"a span that asks what nobody answers", "GET", "standing?ever=post", 422, "query.ever"},
		{"a span that ends before it starts", "GET", "standing?ever=mission&from=2025-01-01&to=2024-01-01", 422, "want 2025-01-01 to"},
		{"a span with two ends", "GET", "map.geojson?ever=mission&date=2025-01-01&to=2025-01-02", 422, "want one of them"},
		{"a span from no day", "GET", "map.geojson?ever=mission&from=2025-02-30", 400, "from: bad day"},
		{"an unknown parameter", "GET", "standing?on=2025-07-03", 422, "query.on: unknown query parameter"},
		{"an escape that is none", "GET", "events?country=%zz", 400, `invalid URL escape "%zz"`},
		{"a semicolon between parameters", "GET", "standing?da;te=2025-07-03", 400, "semicolon"},
		{"a parameter twice", "GET", "standing?date=2025-07-03&date=2024-01-01", 400, "query.date: it is given 2 times"},
		{"a list in two parameters", "GET", "events?country=RUS&country=CHN", 400, "between commas"},
		{"a text that is not UTF-8", "GET", "events?q=%ff", 400, "query.q: it is not valid UTF-8"},
		{"a name that is not UTF-8", "GET", "events?%ff=1", 400, `query."\xff"`},
		{"an event with a parameter twice", "GET", "events/2025-07-03-rus-recognition?a=1&a=2", 400, "query.a"},
		{"an unknown parameter of the stream", "HEAD", "stream?sinse=1", 422, "query.sinse: unknown query parameter"},
		{"a stream from two places", "HEAD", "stream?since=1&since=2", 400, "query.since"},
		{"an unknown parameter of the document", "GET", "openapi.json?pretty=1", 422, "query.pretty: unknown query parameter"},
		{"an unknown country", "GET", "events?country=RUS,XQQ", 422, `"XQQ"`},
		{"an unknown kind", "GET", "events?kind=war", 422, "recognition-withdrawn"},
		{"an end before the start", "GET", "events?from=2025-01-01&to=2024-01-01", 422, "want 2025-01-01 to"},
		{"no events on a page", "GET", "events?limit=0", 422, "query.limit"},
		{"too many events on a page", "GET", "events?limit=501", 422, "query.limit"},
		{"a limit that is no number", "GET", "events?limit=ten", 422, "query.limit"},
		{"a text that is a book", "GET", "events?q=" + strings.Repeat("a", 201), 422, "query.q"},
		{"an address that is a book", "GET", "events?q=" + strings.Repeat("a", 3000), 414, "2048"},
		{"a table of an unknown country", "GET", "events.csv?country=XQQ", 422, `"XQQ"`},
		{"a table with pages", "GET", "events.csv?limit=5", 422, "query.limit: unknown query parameter"},
		{"a cursor of somebody else", "GET", "events?cursor=abc", 400, "not one of ours"},
		{"a cursor of another query", "GET", "events?country=CHN&cursor=" + moved, 400, "belongs to another query"},
		{"changes after those there are", "GET", "changes?since=100000", 422, "want 0 to"},
		{"changes after less than none", "GET", "changes?since=-1", 422, "query.since"},
		{"a stream from nowhere", "GET", "stream?since=x", 400, "want the number of a revision"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := s.ask(test.method, "/api/v1/"+test.address, "")
			if p := checkProblem(t, w); w.Code != test.status || !strings.Contains(p.Detail, test.detail) {
				t.Errorf("%s %.100s = %d %q, want %d with %q", test.method, test.address, w.Code, p.Detail, test.status, test.detail)
			}
			if w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("Cache-Control: %q, want no-store", w.Header().Get("Cache-Control"))
			}
			if w.Code == 405 && w.Header().Get("Allow") == "" {
				t.Error("405 without Allow")
			}
		})
	}
}

func TestPanicIsAProblem(t *testing.T) {
	s := serve(t, nil, new(eventstore.Memory), func(o *Options) { o.Today = func() relation.Day { panic("no") } })
	if w := s.ask("GET", "/api/v1/standing", ""); w.Code != http.StatusInternalServerError || strings.Contains(checkProblem(t, w).Detail, "no ") {
		t.Errorf("a panic = %d %s", w.Code, w.Body)
	}
}

func TestPreflight(t *testing.T) {
	s := real(t)
	w := s.ask("OPTIONS", "/api/v1/events/x", "", "Origin", "https://elsewhere.example", "Access-Control-Request-Method", "PUT")
	if h := w.Header(); w.Code != http.StatusNoContent || h.Get("Access-Control-Allow-Methods") != "GET, HEAD" || h.Get("Allow") != "GET, HEAD, PUT, DELETE, OPTIONS" {
		t.Errorf("OPTIONS = %d %v, want reads alone for other sites", w.Code, h)
	}
	if w := s.ask("OPTIONS", "/api/v1/nothing", ""); w.Code != http.StatusNotFound {
		t.Errorf("OPTIONS of nothing = %d, want 404", w.Code)
	}
}

func TestKindsAreThoseOfTheDomain(t *testing.T) {
	document := real(t).ask("GET", "/api/v1/openapi.json", "").Body.String()
	for _, k := range relation.Kinds {
		if strings.Count(document, `"`+string(k)+`"`) < 2 {
			t.Errorf("the document does not know %s in the event and in the filter", k)
		}
	}
}

// TestLikeEvidenceIsAnsweredAlike: of three states of which the same is known the answers differ in names, days and events.
func TestLikeEvidenceIsAnsweredAlike(t *testing.T) {
	s := real(t)
	for _, code := range []string{"AZE", "SAU", "JPN"} {
		w := s.ask("GET", "/api/v1/standing", "")
		var answer standings
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(answer.Countries, func(c standing) bool { return c.Country == code })
		got := answer.Countries[i]
		if got.Class != "none" || !got.Unrecorded || got.Contested || got.Reported || got.Since != "" || len(got.Because) > 0 ||
			got.Rule != relation.RuleUnrecorded || got.Envoy.Value != "ambassador-unrecorded" || got.EmirateEnvoy.Value != "unknown" {
			t.Errorf("%s: %+v", code, got)
		}
		if w := s.ask("GET", "/api/v1/events/"+got.Envoy.Event, ""); !strings.Contains(w.Body.String(), `"evidence":"title-only"`) {
			t.Errorf("its event says %s", w.Body)
		}
	}
}
