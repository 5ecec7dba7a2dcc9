package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
)

func checkMap(t *testing.T, text string, record *relation.Record) {
	collection, source := features(t, []byte(text)), features(t, dataset.WorldGeoJSON())
	if len(collection) != len(source) || len(collection) < len(country.All()) {
		t.Fatalf("%d features, want %d", len(collection), len(source))
	}
	for i, f := range collection {
		code, _ := f.Properties["code"].(string)
		s := record.Standing(country.Code(code), today)
		var since any
		if s.SinceOK {
			since = s.Since.String()
		}
		p := f.Properties
		if p["class"] != string(s.Class) || p["since"] != since || p["contested"] != s.Contested || p["reported"] != s.Reported || p["on_record"] != s.OnRecord || p["date"] != "2025-07-10" || p["rule"] != s.Rule {
			t.Errorf("%s has %v, want %+v", code, p, s)
		}
		if f.Type != "Feature" || !bytes.Equal(f.Geometry, source[i].Geometry) || len(f.Geometry) == 0 {
			t.Errorf("%s has another shape than in the source", code)
		}
	}
}

type readFeature struct {
	Type       string
	Properties map[string]any
	Geometry   json.RawMessage
}

func features(t *testing.T, text []byte) []readFeature {
	t.Helper()
	var collection struct {
		Type     string
		Features []readFeature
	}
	if err := json.Unmarshal(text, &collection); err != nil || collection.Type != "FeatureCollection" {
		t.Fatalf("no GeoJSON: %q, %v", collection.Type, err)
	}
	return collection.Features
}

func TestShapes(t *testing.T) {
	for _, shapes := range []string{"", "{", `{"features":[{"type":"Feature","properties":{"code":"XXQ"}}]}`, `{"features":[{}]}`} {
		if read, err := ReadShapes([]byte(shapes)); err == nil {
			t.Errorf("ReadShapes(%s) = %v", shapes, read)
		}
	}
	if text, err := MapGeoJSON(nil, relation.NewRecord(nil), today, relation.LensClass, "0-"); err != nil || !json.Valid(text) {
		t.Errorf("no shapes: %s, %v", text, err)
	}
}
