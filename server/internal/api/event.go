package api

import (
	"reflect"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// event is an event as JSON, with the fields of the data files. What the OpenAPI document says of them is said in
// desk.Fields; what a value must be like is for relation.Validate alone.
type event relation.Event

// TransformSchema implements huma.SchemaTransformer.
func (event) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	for _, words := range desk.Fields {
		p := s.Properties[words.Name]
		if p.Description = words.Doc; words.Example != "" {
			p.Examples = []any{words.Example}
		}
	}
	s.Properties["ends"].Enum = []any{string(relation.Sent), string(relation.Accepted)}
	for _, v := range relation.Evidences {
		s.Properties["evidence"].Enum = append(s.Properties["evidence"].Enum, string(v))
	}
	s.Properties["confidence"].Enum = []any{string(relation.Confirmed), string(relation.Reported), string(relation.Disputed)}
	s.Properties["sources"].Description, s.Properties["sources"].Nullable = "At least one", false
	if !slices.Contains(s.Required, "sources") {
		s.Required = append(s.Required, "sources")
	}
	return s
}

// described makes the document say of sources and kinds what is said of source and kind, wherever an event has them.
func described(r huma.Registry) {
	r.RegisterTypeAlias(reflect.TypeFor[relation.Source](), reflect.TypeFor[source]())
	r.RegisterTypeAlias(reflect.TypeFor[relation.Kind](), reflect.TypeFor[kind]())
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
