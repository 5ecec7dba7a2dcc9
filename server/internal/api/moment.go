package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/sources"
)

// moment is what one request sees: a state and the day it is.
type moment struct {
	state   *desk.State
	today   relation.Day
	edition int64            // that was asked for, by its number or by a day; 0 for none
	known   *sources.Learned // of now: nothing where an edition was asked for
}

// pastParameters name the edition that is to answer, in every read: by a day at whose end it was the newest, or by its number.
var pastParameters = []string{"known", "edition"}

// moment returns what a read sees, and its query less the parameters that say so. as_known_on stays in it, since its answer
// repeats it, and what is wrong with it is said there.
func (a *api) moment(r *http.Request) (m moment, query string, err error) {
	m = moment{state: a.desk.State(), today: a.Today(), known: a.Learned()}
	var rest []string
	for part := range strings.SplitSeq(r.URL.RawQuery, "&") {
		if name, _, _ := strings.Cut(part, "="); !slices.Contains(pastParameters, name) {
			rest = append(rest, part)
		}
	}
	values := r.URL.Query() // checkQuery has read it
	known, edition := values.Get("known"), values.Get("edition")
	switch {
	case known != "" || edition != "":
		if m.state, err = a.desk.Asked(r.Context(), known, edition, m.today); err != nil {
			return m, "", err
		}
		m.edition, m.known = m.state.Number, sources.Nothing
	case values.Has("known") || values.Has("edition"):
		return m, "", access.Refused(http.StatusBadRequest, "known and edition: empty, want a day or a number, or none of them")
	case values.Get("as_known_on") != "":
		if s, err := a.desk.Asked(r.Context(), values.Get("as_known_on"), "", m.today); err == nil {
			m.state = s
		}
	}
	return m, strings.Join(rest, "&"), nil
}

// momentKey finds the moment of a request in its context.
type momentKey struct{}

// with returns a context that has the moment.
func (m moment) with(ctx context.Context) context.Context {
	return context.WithValue(ctx, momentKey{}, m)
}

// momentOf returns the moment of a read. Every read has one, see serveKept.
func momentOf(ctx context.Context) moment { return ctx.Value(momentKey{}).(moment) }

// firstDay is the first day that can be asked for: the year in which the first Emirate took Kabul, as on the map.
var firstDay = relation.DayOf(1996, time.January, 1)

// day reads a parameter, "" for today. A text that is no day is a 400, a day out of range a 422.
func (m moment) day(name, text string) (relation.Day, error) {
	if text == "" {
		return m.today, nil
	}
	return readDay(name, text, firstDay, m.today)
}

func readDay(name, text string, first, last relation.Day) (relation.Day, error) {
	d, err := relation.ParseDay(text)
	if err != nil {
		return 0, access.Refused(http.StatusBadRequest, fmt.Sprintf("%s: bad day %q, want YYYY-MM-DD from %v to %v", name, shorten(text), first, last))
	}
	if d < first || d > last {
		return 0, access.Refused(http.StatusUnprocessableEntity, fmt.Sprintf("%s: %v is out of range, want %v to %v", name, d, first, last))
	}
	return d, nil
}

// record returns the record as it was known at the end of a day in UTC, "" for now.
func (m moment) record(asKnownOn string) (*relation.Record, error) {
	if asKnownOn == "" {
		return m.state.Record, nil
	}
	first := m.today
	if len(m.state.Log) > 0 {
		first = relation.DayOf(m.state.Log[0].Time.UTC().Date())
	}
	day, err := readDay("as_known_on", asKnownOn, min(first, m.today), m.today)
	if err != nil {
		return nil, err
	}
	year, month, date := day.Civil()
	return m.state.AsKnownOn(time.Date(year, month, date+1, 0, 0, 0, 0, time.UTC).Add(-1)), nil
}

// shorten returns what is quoted of an input.
func shorten(s string) string {
	return relation.Clip(s, 60)
}
