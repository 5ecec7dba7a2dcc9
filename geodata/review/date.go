package review

import (
	"regexp"
	"time"

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
		on, err := time.Parse("2 January 2006", words)
		if err != nil {
			continue // the 31st of a month that has none
		}
		if d := relation.DayOf(on.Date()); d > e.Date.Effective() && d <= e.Date.Last() {
			fault("date", e.Date.String()+" counts from "+e.Date.Effective().Long()+", and the text names "+words+", want that day, or the text without it")
			return
		}
	}
}
