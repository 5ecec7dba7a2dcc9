package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// column is one column of a table: its name in the header, and what it means, for datapackage.json.
type column struct{ name, kind, meaning string }

// eventColumns are those of events.csv.
var eventColumns = func() (list []column) {
	for _, name := range relation.CSVColumns {
		c, ok := derivedColumns[name]
		if !ok {
			c = column{name, "string", desk.WordsOf(name).Column}
		}
		list = append(list, c)
	}
	return list
}()

// derivedColumns are those columns of events.csv that are no field of an event.
var derivedColumns = map[string]column{
	"country_name":      {"country_name", "string", "English name"},
	"counts_from":       {"counts_from", "date", "Day from which the event counts"},
	"sources":           {"sources", "integer", "Number of sources"},
	"source_publishers": {"source_publishers", "string", "Publishers of the sources, between vertical bars"},
	"source_urls":       {"source_urls", "string", "Addresses of the sources in the same order, between spaces"},
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
func EventsCSV(events []*relation.Event) []byte { return relation.AppendCSV(nil, events) }

// sourceColumns are those of sources.csv.
var sourceColumns = []column{
	{"event", "string", "Id of the event"},
	{"number", "integer", "Place among the sources of the event, from 1"},
	{"url", "string", "Address of the page"},
	{"publisher", "string", "Who published it"},
	{"title", "string", "What the page is called"},
	{"published", "string", "Date as the page gives it, empty where it gives none"},
	{"supports", "string", "What in the page supports the event"},
	{"official", "boolean", "Whether the address is a government's own or the United Nations', going by its host"},
}

// SourcesCSV returns the sources of events as a table, one row a source.
func SourcesCSV(events []*relation.Event) []byte {
	return table(sourceColumns, func(row func(cells ...string)) {
		for _, e := range events {
			for i, s := range e.Sources {
				row(e.ID, strconv.Itoa(i+1), s.URL, s.Publisher, s.Title, s.Published, s.Supports, strconv.FormatBool(s.Official()))
			}
		}
	})
}

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
	return append(columns, column{"reported", "boolean", "Whether a class above none rests on reports alone, which nothing has confirmed"},
		column{"unrecorded", "boolean", "Whether an ambassador serves whose accreditation is not on record, and whom the class does not count"})
}()

// factMeanings say what the columns of the five facts mean, in the order of relation.FactRows.
var factMeanings = [len(relation.FactRows)]string{
	"in force, withdrawn or empty",
	"ambassador, ambassador-unrecorded (accreditation not on record), charge, recalled, stayed-on (sent to the Republic, still in post) or empty: the country's own envoy",
	"ambassador, ambassador-unrecorded, charge, recalled or empty: the Emirate's envoy in the country",
	"emirate where appointees of the Emirate run it, or empty",
	"open, closed or empty",
}

// StandingCSV returns how every counted state stands at the end of a day, and what a map through a lens shows of it.
func StandingCSV(r *relation.Record, day relation.Day, lens relation.Lens) []byte {
	return relation.AppendStandings(nil, r.On(day), lens)
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
