package review

import (
	"regexp"

	"recognitionmap/geodata/relation"
)

// day is a date in words, as in "4 November 2022".
var day = regexp.MustCompile(`\b[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4}\b`)

// imprecise finds a month or a year that counts before a day of it which the text names: what decides something must not do
// so before it happened.
func imprecise(e *relation.Event, fault found) {
	if e.Date.Precision == relation.ToDay {
		return
	}
	for _, words := range day.FindAllString(e.Headline+"\n"+e.Detail, -1) {
		d := parse(words)
		if d > e.Date.Effective() && d <= e.Date.Last() {
			fault("date", e.Date.String()+" counts from "+e.Date.Effective().Long()+", and the text names "+words+", want that day, or the text without it")
			return
		}
	}
}

// parse reads a date in words, the first of days where it is none.
func parse(words string) relation.Day {
	for d := relation.DayOf(1900, 1, 1); d < relation.DayOf(2100, 1, 1); d++ {
		if d.Long() == words {
			return d
		}
	}
	return relation.DayOf(1900, 1, 1)
}
