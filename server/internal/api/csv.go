package api

import (
	"context"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/export"
)

const csvType = "text/csv; charset=utf-8; header=present"

// csvText describes events.csv in the OpenAPI document.
var csvText = "All events that fit the query, as in `events`, without pages. RFC 4180 with line feeds: commas, double quotes, UTF-8 without a byte order mark; " +
	"the same table as in the export. The first row names the columns, then comes one row an event, oldest first. " +
	"A cell that a spreadsheet would take for a formula has an apostrophe before it.\n\n" + export.EventsColumns()

type tableQuery struct{ Filter }

// csv answers GET events.csv with those that fit the filter.
func (a *api) csv(ctx context.Context, q *tableQuery) (*fileReply, error) {
	m := momentOf(ctx)
	want, err := q.parse(m)
	if err != nil {
		return nil, err
	}
	every := m.state.Record.Events()
	fit := make([]*relation.Event, 0, len(every))
	for i, e := range every {
		if want.has(i, e) {
			fit = append(fit, e)
		}
	}
	return &fileReply{ContentType: csvType, Disposition: `attachment; filename="events.csv"`, Body: export.EventsCSV(fit)}, nil
}
