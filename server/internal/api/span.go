package api

import (
	"net/http"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
)

// SpanQuery asks of a span of days whether a place stood so on any of them.
type SpanQuery struct {
	Ever string `query:"ever" enum:"recognized,ambassador,mission" example:"ambassador" doc:"Whether a recognition, an ambassador in either direction, or Kabul's appointees in the Afghan mission were in force on any day from from to to"`
	From string `query:"from" example:"2021-08-15" doc:"First day of that span, YYYY-MM-DD; 2021-08-15 when it is left out"`
	To   string `query:"to" example:"2025-07-03" doc:"Its last day, not before from; another name of date"`
}

// read returns what is asked and the day of the answer: date, or the last day of the span. Without ever there is no span, and
// what names one is refused.
func (q *SpanQuery) read(m moment, date string) (relation.Lens, relation.Day, error) {
	switch {
	case q.Ever == "" && q.From+q.To != "":
		return "", 0, access.Refused(http.StatusUnprocessableEntity, "from and to: no span without ever, want ever or date")
	case q.To != "" && date != "" && q.To != date:
		return "", 0, access.Refused(http.StatusUnprocessableEntity, "to and date: two names of one day, want one of them")
	case q.Ever == "":
		day, err := m.day("date", date)
		return relation.LensClass, day, err
	}
	from, err := relation.Takeover, error(nil)
	if q.From != "" {
		if from, err = readDay("from", q.From, firstDay, m.today); err != nil {
			return "", 0, err
		}
	}
	to := m.today
	if q.To != "" {
		to, err = readDay("to", q.To, from, m.today)
	} else if date != "" {
		to, err = readDay("date", date, from, m.today)
	}
	return relation.Lens(relation.Ever + q.Ever).Since(from), to, err
}

// everOf is the answer about one place.
type everOf struct {
	Value     string   `json:"value" enum:"still,earlier,unknown,na" example:"earlier" doc:"On some day of the span and on its last; on some day, not on the last; on no day on record; not asked of this place"`
	Contested bool     `json:"contested" doc:"A disputed event speaks for more"`
	Because   []string `json:"because" nullable:"false" doc:"Ids of the events by which it stood so"`
}

// newEver returns nil where nothing of the kind was asked.
func newEver(pic relation.Picture, lens relation.Lens, c country.Code) *everOf {
	if lens == relation.LensClass {
		return nil
	}
	r := pic.Read(lens, c)
	return &everOf{r.Value, r.Contested, all(pic.Behind(lens, c))}
}
