package relation

import (
	"strconv"
	"strings"

	"recognitionmap/geodata/country"
)

// StandingColumns are the columns of a table of standings, in their order; ShownColumns those that it has besides where it is
// of a map through a lens. Nobody changes the slices.
var (
	StandingColumns = func() []string {
		names := []string{"country", "country_name", "day", "class", "since", "contested", "on_record", "because"}
		for _, f := range FactRows {
			names = append(names, f.Column, f.Column+"_since")
		}
		return append(names, "reported", "unrecorded")
	}()
	ShownColumns = []string{
		"shown",           // what the map shows through the lens, by its name in addresses
		"shown_contested", // whether a disputed event speaks for a closer relation than that
		"shown_because",   // ids of the events that give it, between spaces
		"shown_from",      // first day of which the lens asks
		"shown_to",        // the last
	}
)

// AppendStandings appends how every counted state stands at the end of a picture's day, and what a map through a lens shows of
// it, as a table like those of AppendCSV: a header, and one row a state by name. An empty cell is what nobody knows, which is
// not "none".
func AppendStandings(dst []byte, pic Picture, lens Lens) []byte {
	cells := append([]string{}, StandingColumns...)
	if lens != LensClass {
		cells = append(cells, ShownColumns...)
	}
	dst = appendRow(dst, cells...)
	first, last := pic.SpanOf(lens)
	for _, c := range country.All() {
		if !c.Counted() {
			continue
		}
		s, since := pic.Of(c.Code), ""
		if s.SinceOK {
			since = s.Since.String()
		}
		cells = append(cells[:0], string(c.Code), c.Name, pic.Day.String(), string(s.Class), since, strconv.FormatBool(s.Contested),
			strconv.FormatBool(s.OnRecord), strings.Join(s.Because, " "))
		for _, f := range s.Facts() {
			date := ""
			if f.Known() {
				date = f.Since.String()
			}
			cells = append(cells, f.Value, date)
		}
		cells = append(cells, strconv.FormatBool(s.Reported), strconv.FormatBool(s.Unrecorded))
		if lens != LensClass {
			shown := pic.Read(lens, c.Code)
			cells = append(cells, shown.Value, strconv.FormatBool(shown.Contested), strings.Join(pic.Behind(lens, c.Code), " "), first.String(), last.String())
		}
		dst = appendRow(dst, cells...)
	}
	return dst
}
