package api

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"recognitionmap/server/internal/eventstore"
)

// outline is what of the document the examples are in.
type outline struct {
	Paths map[string]map[string]struct {
		OperationID string
		Parameters  []struct {
			Name, In string
			Example  any
			Schema   struct{ Examples []any }
		}
		RequestBody *struct{}
		Responses   map[string]any
	}
}

// The examples of the document are requests that the server answers. Whether it answers them as the document says, a
// program that is not ours checks in server/e2e/openapi.
func TestExamplesOfTheDocument(t *testing.T) {
	s := real(t)
	text := s.ask("GET", "/api/v1/openapi.json", "").Body.Bytes()
	var o outline
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatal(err)
	}
	for path, methods := range o.Paths {
		for method, operation := range methods {
			if operation.OperationID == "stream" {
				continue // it does not end; TestStream reads it
			}
			t.Run(operation.OperationID, func(t *testing.T) {
				s := s
				address, query := path, url.Values{}
				for _, p := range operation.Parameters {
					example := p.Example
					if example == nil && len(p.Schema.Examples) > 0 {
						example = p.Schema.Examples[0]
					}
					if list, ok := example.([]any); ok {
						example = list[0]
					}
					switch {
					case example == nil:
					case p.In == "path":
						address = strings.ReplaceAll(address, "{"+p.Name+"}", fmt.Sprint(example))
					case p.In == "query":
						query.Set(p.Name, fmt.Sprint(example))
					}
				}
				if strings.Contains(address, "{") {
					t.Fatalf("%s has no example for a part of its path", path)
				}
				r := httptest.NewRequest(strings.ToUpper(method), "/api/v1"+address+"?"+query.Encode(), nil)
				if operation.RequestBody != nil {
					r = httptest.NewRequest(strings.ToUpper(method), "/api/v1"+address, strings.NewReader(exampleBody(t, text)))
					r.Header.Set("Content-Type", "application/json")
				}
				if method != "get" {
					s = real(t) // each on a record of its own; what is to be added must not be there
					if method == "post" {
						s = serve(t, nil, new(eventstore.Memory), nil)
					}
					r.Header.Set("Authorization", "Bearer "+s.publish)
					r.Header.Set("If-Match", s.ask("GET", "/api/v1/events/2025-07-03-rus-recognition", "").Header().Get("ETag"))
				}
				w := httptest.NewRecorder()
				s.ServeHTTP(w, r)
				if w.Code/100 != 2 || operation.Responses[fmt.Sprint(w.Code)] == nil {
					t.Fatalf("%s %s = %d %.300s, want an answer that the document lists", method, r.URL, w.Code, w.Body)
				}
			})
		}
	}
}

// exampleBody is the body of a write, made of the examples of its fields.
func exampleBody(t *testing.T, document []byte) string {
	t.Helper()
	var d struct {
		Components struct {
			Schemas map[string]struct {
				Properties map[string]struct{ Examples []any }
			}
		}
	}
	if err := json.Unmarshal(document, &d); err != nil {
		t.Fatal(err)
	}
	example := func(name string, skip ...string) map[string]any {
		made := map[string]any{}
		for field, p := range d.Components.Schemas[name].Properties {
			if len(p.Examples) > 0 && !strings.Contains(strings.Join(skip, " "), field) {
				made[field] = p.Examples[0]
			}
		}
		return made
	}
	write, event := example("Edit"), example("Event", "ends")
	event["sources"] = []any{example("Source")}
	write["event"] = event
	text, err := json.Marshal(write)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
