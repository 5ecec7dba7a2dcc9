package pages

import (
	"testing"

	"recognitionmap/geodata/relation"
)

func TestNews(t *testing.T) {
	day := relation.DayOf(2026, 1, 1)
	event := func(id, date, headline string, kind relation.Kind) relation.Event {
		d, err := relation.ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		return relation.Event{ID: id, Country: "FRA", Date: d, Kind: kind, Headline: headline, Confidence: relation.Confirmed}
	}
	visit, sent := event("a", "2025-01-01", "A visit", relation.Visit), event("b", "2025-02-01", "An ambassador", relation.AmbassadorSent)
	later, better := event("c", "2026-02-01", "Later", relation.AmbassadorSent), event("a", "2025-01-01", "A longer visit", relation.Visit)
	ended := event("d", "2025-03-01", "A recall", relation.AmbassadorRecalled)
	ended.Ends = relation.Sent
	otherEnd, otherSource := ended, visit
	otherEnd.Ends = relation.Accepted
	visit.Sources, otherSource.Sources = []relation.Source{{URL: "https://a.example/"}}, []relation.Source{{URL: "https://b.example/"}}
	better.Sources = visit.Sources
	proven := sent
	proven.Evidence = relation.Credentials
	disputed := sent
	disputed.Confidence = relation.Disputed
	for _, test := range []struct {
		name          string
		before, after []relation.Event
		texts         bool
		want          string
	}{
		{"nothing", []relation.Event{visit}, []relation.Event{visit}, true, ""},
		{"a class", []relation.Event{visit}, []relation.Event{visit, sent}, true, "The record has changed: France is now “Ambassador sent”, was “None”."},
		{"a class back", []relation.Event{sent}, []relation.Event{disputed}, true, "The record has changed: France is now “None”, was “Ambassador sent”."},
		{"a new event after the day shown", []relation.Event{visit}, []relation.Event{visit, later}, true, "The record has changed: new: France, “Later”."},
		{"a better headline", []relation.Event{visit}, []relation.Event{better}, true, "The record has changed: corrected: France, “A longer visit”."},
		{"texts that were not there", []relation.Event{visit}, []relation.Event{better}, false, ""},
		{"another source in the place of one", []relation.Event{visit}, []relation.Event{otherSource}, true, "The record has changed: corrected: France, “A visit”."},
		{"another end of a recall, without texts", []relation.Event{ended}, []relation.Event{otherEnd}, false, "The record has changed: corrected: France, “A recall”."},
		{"other evidence, without texts", []relation.Event{sent}, []relation.Event{proven}, false, "The record has changed: corrected: France, “An ambassador”."},
		{"a withdrawal", []relation.Event{visit, later}, []relation.Event{visit}, true, "The record has changed: withdrawn: France, “Later”."},
		{"a contested claim", []relation.Event{visit}, []relation.Event{visit, disputed}, true, "The record has changed: France is now contested."},
	} {
		if got := News(relation.NewRecord(test.before), relation.NewRecord(test.after), day, test.texts); got != test.want {
			t.Errorf("%s: News = %q, want %q", test.name, got, test.want)
		}
	}
}
