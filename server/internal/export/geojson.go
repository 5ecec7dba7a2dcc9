package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// feature is a place of the map. Its geometry goes from the source to the copy byte by byte.
type feature struct {
	Type       string          `json:"type"`
	Properties properties      `json:"properties"`
	Geometry   json.RawMessage `json:"geometry"`
}

type properties struct {
	Code      country.Code   `json:"code"`
	Name      string         `json:"name"`
	Kind      string         `json:"kind"`
	Parent    country.Code   `json:"parent,omitempty"`
	Date      string         `json:"date"`
	Class     relation.Class `json:"class"`
	Since     *relation.Date `json:"since"` // null where no event began the class
	Contested bool           `json:"contested"`
	OnRecord  bool           `json:"on_record"`
	Because   []string       `json:"because"` // ids of the events that decided the class, newest first
}

// MapGeoJSON returns the map of a day as GeoJSON (RFC 7946), a feature a line: shapes, which are a FeatureCollection
// whose features have a code, with the class of every place at the end of the day.
func MapGeoJSON(shapes []byte, r *relation.Record, day relation.Day) ([]byte, error) {
	var collection struct{ Features []feature }
	if err := json.Unmarshal(shapes, &collection); err != nil {
		return nil, fmt.Errorf("export: shapes: %w", err)
	}
	var b bytes.Buffer
	b.WriteString("{\"type\":\"FeatureCollection\",\"features\":[\n")
	for i, f := range collection.Features {
		if _, ok := country.Lookup(f.Properties.Code); !ok {
			return nil, fmt.Errorf("export: shapes: %w: %q", country.ErrUnknown, f.Properties.Code)
		}
		s := r.Standing(f.Properties.Code, day)
		p := &f.Properties
		p.Date, p.Class, p.Contested, p.OnRecord, p.Because = day.String(), s.Class, s.Contested, s.OnRecord, s.Because
		if s.SinceOK {
			p.Since = &s.Since
		}
		if p.Because == nil {
			p.Because = []string{}
		}
		line, err := json.Marshal(f)
		if err != nil {
			return nil, fmt.Errorf("export: %s: %w", f.Properties.Code, err)
		}
		if i > 0 {
			b.WriteString(",\n")
		}
		b.Write(line)
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}
