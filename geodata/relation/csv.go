package relation

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"recognitionmap/geodata/country"
)

// CSVColumns are the columns of a table of events, in their order.
var CSVColumns = [...]string{
	"id", "country", "country_name", "date", "counts_from", "kind", "ends", "confidence", "headline", "detail", "sources",
	"source_publishers", "source_urls", "head", "seat",
}

// AppendCSV appends events as a table: RFC 4180 with line feeds, in UTF-8, a header and then one row an event in the
// order given. The server and the browser write the same bytes. (encoding/csv would bring what the browser program has
// no other use for.)
func AppendCSV(dst []byte, events []Event) []byte {
	dst = appendRow(dst, CSVColumns[:]...)
	for i := range events {
		e := &events[i]
		place, _ := country.Lookup(e.Country)
		publishers, addresses := make([]string, len(e.Sources)), make([]string, len(e.Sources))
		for i, s := range e.Sources {
			publishers[i], addresses[i] = s.Publisher, s.URL
		}
		dst = appendRow(dst, e.ID, string(e.Country), place.Name, e.Date.String(), e.Date.Effective().String(), string(e.Kind), string(e.Ends),
			string(e.Confidence), e.Headline, e.Detail, strconv.Itoa(len(e.Sources)), strings.Join(publishers, " | "), strings.Join(addresses, " "), e.Head, e.Seat)
	}
	return dst
}

func appendRow(dst []byte, cells ...string) []byte {
	for i, cell := range cells {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendCell(dst, Inert(cell))
	}
	return append(dst, '\n')
}

func appendCell(dst []byte, cell string) []byte {
	first, _ := utf8.DecodeRuneInString(cell)
	if cell != `\.` && !strings.ContainsAny(cell, ",\"\r\n") && !unicode.IsSpace(first) {
		return append(dst, cell...)
	}
	dst = append(dst, '"')
	dst = append(dst, strings.ReplaceAll(cell, `"`, `""`)...)
	return append(dst, '"')
}

// Inert returns a text as a cell that no spreadsheet runs: one that begins like a formula gets an apostrophe in front,
// which they show as text (OWASP, CSV injection). Blanks before it do not help, since spreadsheets skip them; the
// full-width forms are taken for the others in some languages.
func Inert(cell string) string {
	if strings.IndexAny(strings.TrimLeft(cell, " \u00a0"), "=+-@\t\r\n＝＋－＠") == 0 {
		return "'" + cell
	}
	return cell
}
