package admin

import (
	"strconv"
	"strings"

	"recognitionmap/geodata/relation"
)

// row is a field in which two versions of an event differ.
type row struct{ Label, Old, New string }

// diff returns the fields in which two versions of an event differ; nil stands for no event, with all its fields empty.
// Sources are the same when their addresses are.
func diff(before, after *relation.Event) []row {
	a, b := words(before), words(after)
	var rows []row
	for i := range a {
		if a[i].Old != b[i].Old {
			rows = append(rows, row{a[i].Label, a[i].Old, b[i].Old})
		}
	}
	return append(rows, diffSources(sourcesOf(before), sourcesOf(after))...)
}

// words are the fields of an event less its sources, each in Old, always the same number.
func words(e *relation.Event) []row {
	if e == nil {
		e = new(relation.Event)
	}
	date := ""
	if !e.Date.IsZero() {
		date = e.Date.String()
	}
	place := ""
	if e.Country != "" {
		place = countryName(e.Country)
	}
	return []row{
		{Label: label("country"), Old: place}, {Label: label("date"), Old: date}, {Label: label("kind"), Old: kindWords(e.Kind)},
		{Label: label("headline"), Old: e.Headline}, {Label: label("detail"), Old: e.Detail},
		{Label: label("ends"), Old: endsWords(e.Ends)},
		{Label: label("head"), Old: e.Head}, {Label: label("seat"), Old: e.Seat}, {Label: label("confidence"), Old: string(e.Confidence)},
	}
}

func sourcesOf(e *relation.Event) []relation.Source {
	if e == nil {
		return nil
	}
	return e.Sources
}

// diffSources numbers sources as the newer version has them, removed ones as the older had them.
func diffSources(before, after []relation.Source) []row {
	var rows []row
	taken := make([]bool, len(before))
	moved, last := false, -1
	for i, b := range after {
		name := "Source " + strconv.Itoa(i+1)
		at := -1
		for j, a := range before {
			if a.URL == b.URL && !taken[j] {
				at = j
				break
			}
		}
		if at < 0 {
			rows = append(rows, row{name, "", sourceText(b)})
			continue
		}
		taken[at] = true
		moved, last = moved || at < last, at
		a := before[at]
		for _, part := range [][3]string{
			{"publisher", a.Publisher, b.Publisher}, {"title", a.Title, b.Title}, {"published", a.Published, b.Published}, {"supports", a.Supports, b.Supports},
		} {
			if part[1] != part[2] {
				rows = append(rows, row{name + ", " + strings.ToLower(label(part[0])), part[1], part[2]})
			}
		}
	}
	for j, a := range before {
		if !taken[j] {
			rows = append(rows, row{"Source " + strconv.Itoa(j+1) + ", removed", sourceText(a), ""})
		}
	}
	if moved {
		rows = append(rows, row{"Order of sources", addresses(before), addresses(after)})
	}
	return rows
}

// sourceText is a source as lines.
func sourceText(s relation.Source) string {
	lines := []string{s.Publisher}
	for _, line := range []string{s.Title, s.Published, s.URL, s.Supports} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func addresses(sources []relation.Source) string {
	lines := make([]string, len(sources))
	for i, s := range sources {
		lines[i] = s.URL
	}
	return strings.Join(lines, "\n")
}
