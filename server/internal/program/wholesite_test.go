package program

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/site"
)

const base = "https://map.example.org"

var silent = slog.New(slog.NewTextHandler(io.Discard, nil))

// dataSetDesk is a store with the data set of the program, and a desk on it.
func dataSetDesk(t *testing.T) (eventstore.Store, *desk.Desk) {
	t.Helper()
	store, err := carried(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), store, today, silent)
	if err != nil {
		t.Fatal(err)
	}
	return store, d
}

// wholeSiteOf returns the site of the data set in the program, and the desk behind it.
func wholeSiteOf(t *testing.T) (http.Handler, *desk.Desk) {
	t.Helper()
	_, d := dataSetDesk(t)
	handler, end, err := wholeSite(d, base, silent)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(end)
	return handler, d
}

func get(ctx context.Context, h http.Handler, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, address, nil))
	return w
}

// serveWith returns all that a server answers whose record is the data set and so many changes after it: a correction of
// Russia's recognition, a visit that is added, and the withdrawal of that recognition. begun is the data set's last edition.
func serveWith(t *testing.T, changes int) (handler http.Handler, begun int64) {
	t.Helper()
	store, d := dataSetDesk(t)
	begun = d.State().Number
	of, _ := d.State().Current("2025-07-03-rus-recognition")
	corrected, visit := *of.Event, *of.Event
	corrected.Headline = "Another headline of the recognition"
	visit.ID, visit.Country, visit.Kind, visit.Headline = "2025-07-03-fra-visit", "FRA", relation.Visit, "A visit to Kabul"
	for _, c := range []eventstore.Change{
		{EventID: of.EventID, Expect: of.Number, Event: &corrected}, {EventID: visit.ID, Event: &visit}, {EventID: of.EventID, Expect: begun + 1},
	}[:changes] {
		c.Origin, c.Reason = eventstore.FromEditor, "a reason"
		if _, err := store.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	parts, err := newParts(d, options{base: base, today: func() relation.Day { return relation.DayOf(2026, 11, 30) }}, base, silent)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(parts.endStreams)
	s, err := site.New(parts.site)
	if err != nil {
		t.Fatal(err)
	}
	return s, begun
}
