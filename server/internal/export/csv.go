package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// column is one column of a table: its name in the header, and what it means, for datapackage.json.
type column struct{ name, kind, meaning string }

// eventColumns are those of events.csv.
var eventColumns = []column{
	{"id", "string", "Permanent name of the event"},
	{"country", "string", "ISO 3166-1 alpha-3 code, or XKX, SOL, CYN"},
	{"country_name", "string", "English name"},
	{"date", "string", "YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"},
	{"counts_from", "date", "Day from which the event counts"},
	{"kind", "string", "What happened"},
	{"ends", "string", "Of a recall: whether it ends the ambassador sent or the one accepted"},
	{"confidence", "string", "confirmed (an official source or two independent ones), reported (one) or disputed"},
	{"headline", "string", "One line"},
	{"detail", "string", "Some sentences"},
	{"sources", "integer", "Number of sources"},
	{"source_publishers", "string", "Publishers of the sources, between vertical bars"},
	{"source_urls", "string", "Addresses of the sources in the same order, between spaces"},
	{"head", "string", "Of an envoy or a handover: who leads the mission from then on"},
	{"seat", "string", "Where the head works, if not in the capital of the host"},
}

// EventsColumns describes the columns of events.csv, one a line.
func EventsColumns() string {
	var b strings.Builder
	for _, c := range eventColumns {
		b.WriteString("- `" + c.name + "`: " + c.meaning + "\n")
	}
	return b.String()
}

// EventsCSV returns events as a table, one row an event in the order given, under a header: RFC 4180, with line feeds, in
// UTF-8. The browser writes the same table.
func EventsCSV(events []relation.Event) []byte { return relation.AppendCSV(nil, events) }

// standingColumns are those of standing.csv.
var standingColumns = func() []column {
	columns := []column{
		{"country", "string", "ISO 3166-1 alpha-3 code"},
		{"country_name", "string", "English name"},
		{"day", "date", "Day at whose end the row holds"},
		{"class", "string", "recognized, ambassador or none"},
		{"since", "string", "Date from which the class holds, empty where no event began it"},
		{"contested", "boolean", "Whether a disputed event speaks for a higher class"},
		{"on_record", "boolean", "Whether any event of the country is known"},
		{"because", "string", "Ids of the events that decided the class, newest first, between spaces"},
	}
	for i, f := range relation.FactRows {
		columns = append(columns, column{f.Column, "string", factMeanings[i]}, column{f.Column + "_since", "string", "Date of the event that says so"})
	}
	return append(columns, column{"reported", "boolean", "Whether a class above none rests on reports alone, which nothing has confirmed"})
}()

// factMeanings say what the columns of the five facts mean, in the order of relation.FactRows.
var factMeanings = [len(relation.FactRows)]string{
	"in force, withdrawn or empty",
	"ambassador, charge, recalled or empty: the country's own envoy",
	"ambassador, charge, recalled or empty: the Emirate's envoy in the country",
	"emirate where appointees of the Emirate run it, or empty",
	"open, closed or empty",
}

// StandingCSV returns how every counted state stands at the end of a day, one row a state by name. An empty cell is
// what nobody knows, which is not "none".
func StandingCSV(r *relation.Record, day relation.Day) []byte {
	return table(standingColumns, func(row func(cells ...string)) {
		for _, c := range country.All() {
			if !c.Counted() {
				continue
			}
			s := r.Standing(c.Code, day)
			since := ""
			if s.SinceOK {
				since = s.Since.String()
			}
			cells := []string{string(c.Code), c.Name, day.String(), string(s.Class), since, strconv.FormatBool(s.Contested),
				strconv.FormatBool(s.OnRecord), strings.Join(s.Because, " ")}
			for _, f := range s.Facts() {
				date := ""
				if f.Known() {
					date = f.Since.String()
				}
				cells = append(cells, f.Value, date)
			}
			row(append(cells, strconv.FormatBool(s.Reported))...)
		}
	})
}

// table returns a header and the rows that fill hands out.
func table(columns []column, fill func(row func(cells ...string))) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	header := make([]string, len(columns))
	for i, c := range columns {
		header[i] = c.name
	}
	w.Write(header) // a bytes.Buffer does not fail
	fill(func(cells ...string) {
		if len(cells) != len(columns) {
			panic(fmt.Sprintf("export: a row of %d cells, want %d", len(cells), len(columns)))
		}
		for i := range cells {
			cells[i] = relation.Inert(cells[i])
		}
		w.Write(cells)
	})
	w.Flush()
	return b.Bytes()
}
