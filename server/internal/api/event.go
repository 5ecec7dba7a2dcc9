package api

import (
	"time"

	"github.com/danielgtaylor/huma/v2"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// event is an event as JSON, with the fields of the data files. It says in the OpenAPI document what relation.Event says
// to people; what a value must be like is for relation.Validate alone.
type event struct {
	ID         string   `json:"id" example:"2025-07-03-rus-recognition" doc:"Small letters, digits and hyphens, for good"`
	Country    string   `json:"country" example:"RUS" doc:"ISO 3166-1 alpha-3, or XKX, SOL, CYN, KAS"`
	Date       string   `json:"date" example:"2025-07-03" doc:"YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known"`
	Kind       kind     `json:"kind" example:"recognition"`
	Headline   string   `json:"headline" example:"Russia recognizes the Taliban government" doc:"One line"`
	Detail     string   `json:"detail,omitempty" example:"The first state to do so since 2021."`
	Ends       string   `json:"ends,omitempty" enum:"sent,accepted" example:"sent" doc:"Of a recall alone: which ambassador it ends, the country's own in Kabul or the one it accepted"`
	Head       string   `json:"head,omitempty" doc:"Of an envoy or a handover: who leads the mission from then on, as headline or detail names them"`
	Seat       string   `json:"seat,omitempty" doc:"Where the head works, if not in the capital of the host"`
	Confidence string   `json:"confidence" enum:"confirmed,reported,disputed" example:"confirmed" doc:"confirmed: two independent sources or an official one. reported: one source. disputed: sources contradict each other"`
	Sources    []source `json:"sources" nullable:"false" doc:"At least one"`
}

// kind is a kind of event, of which the OpenAPI document lists all.
type kind string

// TransformSchema implements huma.SchemaTransformer.
func (kind) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	for _, k := range relation.Kinds {
		s.Enum = append(s.Enum, string(k))
	}
	return s
}

// source is a page that supports an event.
type source struct {
	URL       string `json:"url" example:"https://mid.ru/en/foreign_policy/news/1" doc:"http or https"`
	Publisher string `json:"publisher" example:"Ministry of Foreign Affairs, Russia"`
	Title     string `json:"title" required:"false" example:"On the recognition"`
	Published string `json:"published,omitempty" example:"2025-07-03" doc:"As the page gives it"`
	Supports  string `json:"supports" example:"official text" doc:"What of the event the page supports"`
}

// newEvent returns an event in its outer form.
func newEvent(e *relation.Event) event {
	out := event{
		ID: e.ID, Country: string(e.Country), Date: e.Date.String(), Kind: kind(e.Kind), Headline: e.Headline, Detail: e.Detail,
		Ends: string(e.Ends), Head: e.Head, Seat: e.Seat, Confidence: string(e.Confidence), Sources: make([]source, len(e.Sources)),
	}
	for i, s := range e.Sources {
		out.Sources[i] = source(s)
	}
	return out
}

// relation returns the event that e means, with the fields that could not be read.
func (e *event) relation() (*relation.Event, relation.Faults) {
	date, unread := desk.ReadDate(e.Date)
	in := &relation.Event{
		ID: e.ID, Country: country.Code(e.Country), Date: date, Kind: relation.Kind(e.Kind), Headline: e.Headline, Detail: e.Detail,
		Ends: relation.Direction(e.Ends), Head: e.Head, Seat: e.Seat, Confidence: relation.Confidence(e.Confidence),
	}
	for _, s := range e.Sources {
		in.Sources = append(in.Sources, relation.Source(s))
	}
	return in, unread
}

// Revision says when an event came to be what it is, and why. Who did it is not public. It has a capital for huma, as
// Filter has.
type Revision struct {
	Number int64     `json:"number" example:"17" doc:"Ascending over all events"`
	Time   time.Time `json:"time" example:"2026-11-24T10:00:00Z"`
	Origin string    `json:"origin" enum:"dataset,editor,import" doc:"dataset: the data set of the program. editor: a person. import: a file"`
	Reason string    `json:"reason" example:"data set, edition 2"`
}

func newRevision(r *eventstore.Revision) Revision {
	return Revision{r.Number, r.Time, string(r.Origin), r.Reason}
}
