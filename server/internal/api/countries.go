package api

import (
	"context"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// place is a row of the list of places.
type place struct {
	Code   string `json:"code" example:"RUS"`
	Name   string `json:"name" example:"Russia"`
	Kind   string `json:"kind" enum:"member,observer,non-member,territory,ungoverned"`
	Parent string `json:"parent,omitempty" example:"DNK" doc:"Of a territory: the state that conducts its foreign relations"`
	First  string `json:"first,omitempty" example:"2022-03-31" doc:"Date of its first event"`
	Last   string `json:"last,omitempty" example:"2025-07-03" doc:"Date of its last event"`
	Events int    `json:"events" example:"12" doc:"How many there are"`
}

func newPlace(c *country.Country, events []*relation.Event) place {
	p := place{Code: string(c.Code), Name: c.Name, Kind: kindNames[c.Kind], Parent: string(c.Parent), Events: len(events)}
	if n := len(events); n > 0 { // newest first
		p.First, p.Last = events[n-1].Date.String(), events[0].Date.String()
	}
	return p
}

type places struct {
	Revision  string  `json:"revision" example:"712-0a1b2c3d"`
	Countries []place `json:"countries" nullable:"false" doc:"Every place of the map, by name"`
}

type placesReply struct{ Body places }

// countries answers GET countries.
func (a *api) countries(ctx context.Context, _ *struct{}) (*placesReply, error) {
	m := momentOf(ctx)
	every := country.All()
	out := places{Revision: m.state.Revision(), Countries: make([]place, len(every))}
	for i := range every {
		out.Countries[i] = newPlace(&every[i], m.state.Record.Of(every[i].Code))
	}
	return &placesReply{out}, nil
}

// dossier is one place with all that is known of it.
type dossier struct {
	Revision string   `json:"revision" example:"712-0a1b2c3d"`
	Country  place    `json:"country"`
	Native   string   `json:"native,omitempty" example:"Россия" doc:"The name in the place's own main language, where it is another"`
	Capital  string   `json:"capital,omitempty" example:"Moscow"`
	Note     string   `json:"note,omitempty" doc:"Where sovereignty is disputed or unusual"`
	Standing standing `json:"standing" doc:"Today"`
	Events   []event  `json:"events" nullable:"false" doc:"Newest first"`
}

type countryPath struct {
	Code string `path:"code" example:"RUS" doc:"ISO 3166-1 alpha-3 or alpha-2, in any case"`
}

type dossierReply struct{ Body dossier }

// country answers GET countries/{code}.
func (a *api) country(ctx context.Context, in *countryPath) (*dossierReply, error) {
	m := momentOf(ctx)
	code, err := country.Parse(in.Code)
	if err != nil {
		return nil, missing("there is no country %q, want an ISO 3166-1 code such as RUS; %s/countries lists them", shorten(in.Code), base)
	}
	c, _ := country.Lookup(code)
	events := m.state.Record.Of(code)
	out := dossier{
		Revision: m.state.Revision(), Country: newPlace(&c, events), Native: c.Native, Capital: c.Capital, Note: c.Note,
		Standing: newStanding(&c, m.state.Record.Standing(code, m.today)), Events: make([]event, len(events)),
	}
	for i, e := range events {
		out.Events[i] = event(*e)
	}
	return &dossierReply{out}, nil
}
