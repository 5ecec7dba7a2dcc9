package api

import (
	"context"

	"recognitionmap/server/internal/export"
)

type mapQuery struct {
	Date string `query:"date" example:"2025-07-03" doc:"YYYY-MM-DD from 1996-01-01 to today; today when it is left out"`
	SpanQuery
}

// fileReply is an answer that is no JSON of huma's.
type fileReply struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Disposition string `header:"Content-Disposition" hidden:"true"`
	Body        []byte
}

const geoJSONType = "application/geo+json"

// geojson answers GET map.geojson?date=&ever=&from=&to= with the world of a day, the same as in the export.
func (a *api) geojson(ctx context.Context, q *mapQuery) (*fileReply, error) {
	m := momentOf(ctx)
	lens, day, err := q.read(m, q.Date)
	if err != nil {
		return nil, err
	}
	text, err := export.MapGeoJSON(a.shapes, m.state.Record, day, lens, m.state.Revision())
	if err != nil {
		return nil, err
	}
	return &fileReply{ContentType: geoJSONType, Body: text}, nil
}
