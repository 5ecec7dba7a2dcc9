package api

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
)

// look is what one request sees: a state and the day it is.
type look struct {
	state *desk.State
	today relation.Day
}

// lookKey finds the look of a request in its context.
type lookKey struct{}

// with returns a context that has the look.
func (l look) with(ctx context.Context) context.Context { return context.WithValue(ctx, lookKey{}, l) }

// lookOf returns the look of a read. Every read has one, see serveKept.
func lookOf(ctx context.Context) look { return ctx.Value(lookKey{}).(look) }

// firstDay is the first day that can be asked for: the year in which the first Emirate took Kabul, as on the map.
var firstDay = relation.DayOf(1996, time.January, 1)

// day reads a parameter, "" for today. A text that is no day is a 400, a day out of range a 422.
func (l look) day(name, text string) (relation.Day, error) {
	if text == "" {
		return l.today, nil
	}
	return readDay(name, text, firstDay, l.today)
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
func (l look) record(asKnownOn string) (*relation.Record, error) {
	if asKnownOn == "" {
		return l.state.Record, nil
	}
	first := l.today
	if len(l.state.Log) > 0 {
		first = relation.DayOf(l.state.Log[0].Time.UTC().Date())
	}
	day, err := readDay("as_known_on", asKnownOn, min(first, l.today), l.today)
	if err != nil {
		return nil, err
	}
	year, month, date := day.Civil()
	return l.state.AsKnownOn(time.Date(year, month, date+1, 0, 0, 0, 0, time.UTC).Add(-1)), nil
}

// shorten returns what is quoted of an input.
func shorten(s string) string {
	return relation.Clip(s, 60)
}
