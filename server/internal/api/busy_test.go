package api

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/shelf"
)

// Where too many wait already a read is refused as a problem that says when to come again, and the document says so. A flood
// of maps holds nothing else up.
func TestTooManyAsk(t *testing.T) {
	d, err := desk.Open(t.Context(), new(eventstore.Memory), func() relation.Day { return today }, quiet)
	if err != nil {
		t.Fatal(err)
	}
	a := newAPI(d, Options{Shapes: dataset.WorldGeoJSON(), Today: func() relation.Day { return today }, Log: quiet, Limits: access.NewLimits(plentiful)})
	ask := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		a.serve(w, httptest.NewRequest("GET", base+path, nil))
		return w
	}
	full := shelf.NewMakers(0, 0)
	a.maps = shelf.New(1, 1, full, (*kept).weight)
	if w := ask("/standing"); w.Code != http.StatusOK {
		t.Errorf("a standing behind maps = %d", w.Code)
	}
	a.shelf = a.maps
	for _, path := range []string{"/standing?date=2024-01-01", "/map.geojson?date=2024-01-01", "/events?limit=7"} {
		w := ask(path)
		if p := checkProblem(t, w); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "2" || p.Detail == "" {
			t.Errorf("GET %s = %d %s, Retry-After %q", path, w.Code, w.Body, w.Header().Get("Retry-After"))
		}
	}
	var o outline
	a.shelf = shelf.New(10, 1<<20, shelf.NewMakers(1, 1), (*kept).weight)
	if err := json.Unmarshal(ask("/openapi.json").Body.Bytes(), &o); err != nil {
		t.Fatal(err)
	}
	for path, methods := range o.Paths {
		if read, ok := methods["get"]; ok && read.Responses["503"] == nil {
			t.Errorf("the document does not say that %s may answer 503", path)
		}
	}
}
