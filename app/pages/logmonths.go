package pages

import (
	"strings"

	"recognitionmap/geodata/relation"
)

// month is a stretch of the log: a month, or a year of whose events the month is not known.
type month struct {
	name   string
	events []*relation.Event
}

// months parts events, which come newest first, by month. What is known to the year alone comes after the year's months,
// wherever its first day has put it.
func months(events []*relation.Event) (list []month) {
	var undated *month
	flush := func(year string) {
		if undated != nil && undated.name != year {
			list = append(list, *undated)
			undated = nil
		}
	}
	for _, e := range events {
		name := monthOf(e.Date)
		if len(name) == len("2006") {
			flush(name)
			if undated == nil {
				undated = &month{name: name}
			}
			undated.events = append(undated.events, e)
			continue
		}
		flush(name[strings.LastIndexByte(name, ' ')+1:])
		if n := len(list); n == 0 || list[n-1].name != name {
			list = append(list, month{name: name})
		}
		last := &list[len(list)-1]
		last.events = append(last.events, e)
	}
	flush("")
	return list
}

// monthOf names the month of a date, or its year where no more is known: "July 2025", "2001".
func monthOf(d relation.Date) string {
	if d.Precision == relation.ToDay {
		d.Precision = relation.ToMonth
	}
	return d.Long()
}
