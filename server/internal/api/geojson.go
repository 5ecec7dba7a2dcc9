package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"recognitionmap/geodata/country"
)

// shape is the outline of a place.
type shape struct {
	place    country.Country
	geometry json.RawMessage
}

// readShapes reads a FeatureCollection whose features have a code among their properties.
func readShapes(collection []byte) []shape {
	var in struct {
		Features []struct {
			Properties struct {
				Code country.Code `json:"code"`
			} `json:"properties"`
			Geometry json.RawMessage `json:"geometry"`
		} `json:"features"`
	}
	if err := json.Unmarshal(collection, &in); err != nil {
		panic("api: the shapes are no GeoJSON: " + err.Error())
	}
	shapes := make([]shape, len(in.Features))
	for i, f := range in.Features {
		place, ok := country.Lookup(f.Properties.Code)
		if !ok {
			panic(fmt.Sprintf("api: a shape has the code %q, want one of package country", f.Properties.Code))
		}
		shapes[i] = shape{place, f.Geometry}
	}
	return shapes
}

// properties are what a feature says beside its shape.
type properties struct {
	Code      string  `json:"code"`
	Name      string  `json:"name"`
	Kind      string  `json:"kind"`
	Class     string  `json:"class"`
	Since     *string `json:"since"` // null where no event began the class: GIS programs want every column in every row
	Contested bool    `json:"contested"`
	Rule      string  `json:"rule"`
}

type mapQuery struct {
	Date string `query:"date" example:"2025-07-03" doc:"YYYY-MM-DD from 1996-01-01 to today; today when it is left out"`
}

// fileReply is an answer that is no JSON of huma's.
type fileReply struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Disposition string `header:"Content-Disposition" hidden:"true"`
	Body        []byte
}

const geoJSONType = "application/geo+json"

// geojson answers GET map.geojson?date= with the world of a day as RFC 7946 says.
func (a *api) geojson(ctx context.Context, q *mapQuery) (*fileReply, error) {
	l := lookOf(ctx)
	day, err := l.day("date", q.Date)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString(`{"type":"FeatureCollection","date":` + strconv.Quote(day.String()) + `,"revision":` + strconv.Quote(l.state.Revision()) + `,"features":[`)
	for i := range a.shapes {
		s := &a.shapes[i]
		st := newStanding(&s.place, l.state.Record.Standing(s.place.Code, day))
		p := properties{st.Country, st.Name, st.Kind, st.Class, nil, st.Contested, st.Rule}
		if st.Since != "" {
			p.Since = &st.Since
		}
		text, err := json.Marshal(p)
		if err != nil {
			return nil, fmt.Errorf("api: %w", err)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n" + `{"type":"Feature","id":` + strconv.Quote(st.Country) + `,"properties":`)
		b.Write(text)
		b.WriteString(`,"geometry":`)
		b.Write(s.geometry)
		b.WriteByte('}')
	}
	b.WriteString("\n]}\n")
	return &fileReply{ContentType: geoJSONType, Body: b.Bytes()}, nil
}
