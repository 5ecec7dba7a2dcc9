package api

import (
	"context"

	"recognitionmap/server/internal/export"
)

const csvType = "text/csv; charset=utf-8; header=present"

// csvText describes events.csv in the OpenAPI document.
var csvText = "RFC 4180 with line feeds: commas, double quotes, UTF-8 without a byte order mark; the same table as in the export. The first row names " +
	"the columns, then comes one row an event, oldest first. A cell that a spreadsheet would take for a formula has an apostrophe before it.\n\n" +
	export.EventsColumns()

// csv answers GET events.csv.
func (a *api) csv(ctx context.Context, _ *struct{}) (*fileReply, error) {
	table := export.EventsCSV(lookOf(ctx).state.Record.Events())
	return &fileReply{ContentType: csvType, Disposition: `attachment; filename="events.csv"`, Body: table}, nil
}
