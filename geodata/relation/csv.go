package relation

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CSVColumns are the columns of a table of events, in their order. Nobody changes the slice.
var CSVColumns = func() (names []string) {
	for i := range columns {
		names = append(names, columns[i].name)
	}
	return names
}()

// BOM is the byte order mark in UTF-8. Spreadsheets take a table without one for text in the code page of the machine, and
// show "SÃ£o TomÃ©"; and they and other editors put one before what they save as UTF-8.
const BOM = "\ufeff"

// AppendSheet is AppendCSV for people, who open it in a spreadsheet: a BOM comes first.
func AppendSheet(dst []byte, events []*Event) []byte { return AppendCSV(append(dst, BOM...), events) }

// AppendCSV appends events as a table: RFC 4180 with line feeds, in UTF-8, a header and then one row an event in the
// order given. The server and the browser write the same bytes. (encoding/csv would bring what the browser program has
// no other use for.)
func AppendCSV(dst []byte, events []*Event) []byte {
	dst = appendRow(dst, CSVColumns...)
	cells := make([]string, len(columns))
	for _, e := range events {
		for at := range columns {
			cells[at] = columns[at].of(e)
		}
		dst = appendRow(dst, cells...)
	}
	return dst
}

func sourceCount(e *Event) string { return strconv.Itoa(len(e.Sources)) }

func sourcePublishers(e *Event) string {
	list := make([]string, len(e.Sources))
	for i, s := range e.Sources {
		list[i] = s.Publisher
	}
	return strings.Join(list, " | ")
}

func sourceURLs(e *Event) string {
	list := make([]string, len(e.Sources))
	for i, s := range e.Sources {
		list[i] = s.URL
	}
	return strings.Join(list, " ")
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
