package api

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"strings"

	"recognitionmap/geodata/country"
)

// csvHeader is the first row of events.csv.
var csvHeader = []string{"id", "country", "country_name", "date", "kind", "ends", "confidence", "headline", "detail", "sources"}

const csvType = "text/csv; charset=utf-8; header=present"

// csvText describes events.csv in the OpenAPI document.
var csvText = "RFC 4180: commas, double quotes, CRLF, UTF-8 without a byte order mark. The first row is `" + strings.Join(csvHeader, ",") +
	"`, then comes one row an event, oldest first. `sources` joins the sources with ` | `, each as `publisher: title <address>`. A cell that a " +
	"spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@` or a tab) has an apostrophe before it."

// csv answers GET events.csv.
func (a *api) csv(ctx context.Context, _ *struct{}) (*fileReply, error) {
	events := lookOf(ctx).state.Record.Events()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	w.Write(csvHeader) // a bytes.Buffer does not fail
	row := make([]string, len(csvHeader))
	for i := range events {
		e := &events[i]
		place, _ := country.Lookup(e.Country)
		sources := make([]string, len(e.Sources))
		for j, s := range e.Sources {
			sources[j] = s.Publisher + ": " + s.Title + " <" + s.URL + ">"
			if s.Title == "" {
				sources[j] = s.Publisher + " <" + s.URL + ">"
			}
		}
		row = append(row[:0], e.ID, string(e.Country), place.Name, e.Date.String(), string(e.Kind), string(e.Ends), string(e.Confidence),
			e.Headline, e.Detail, strings.Join(sources, " | "))
		for j := range row {
			row[j] = harmless(row[j])
		}
		w.Write(row)
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("api: events.csv: %w", err)
	}
	return &fileReply{ContentType: csvType, Disposition: `attachment; filename="events.csv"`, Body: b.Bytes()}, nil
}

// harmless returns a cell that no spreadsheet runs: what begins like a formula begins with an apostrophe instead. Blanks
// before it do not help, since spreadsheets skip them.
func harmless(cell string) string {
	switch trimmed := strings.TrimLeft(cell, " \u00a0"); {
	case trimmed == "":
		return cell
	case strings.ContainsRune("=+-@\t\r\n", rune(trimmed[0])), strings.HasPrefix(trimmed, "＝"), strings.HasPrefix(trimmed, "＋"),
		strings.HasPrefix(trimmed, "－"), strings.HasPrefix(trimmed, "＠"):
		return "'" + cell
	}
	return cell
}
