package api

import (
	"context"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// fact is one of the five facts of a standing.
type fact struct {
	Value string `json:"value" example:"ambassador" doc:"unknown, which is not none; in force, withdrawn; ambassador, ambassador-unrecorded (accreditation not on record), charge, recalled, stayed-on (sent to the Republic, still in post); emirate; open, closed"`
	Since string `json:"since,omitempty" example:"2024-02-01" doc:"Date of the event that set it"`
	Event string `json:"event,omitempty" example:"2024-01-30-chn-ambassador-accepted" doc:"Id of that event"`
}

func newFact(f relation.Fact) fact {
	if !f.Known() {
		return fact{Value: "unknown"}
	}
	return fact{f.Value, f.Since.String(), f.Event}
}

// standing is how a place stands at the end of a day.
type standing struct {
	Country      string   `json:"country" example:"RUS"`
	Name         string   `json:"name" example:"Russia"`
	Kind         string   `json:"kind" enum:"member,observer,non-member,territory,ungoverned" doc:"Member or observer of the United Nations, a state outside it, a territory with the class of the state that conducts its foreign relations, or a place without a government of its own"`
	Counted      bool     `json:"counted" doc:"Whether counts has it: members and observers of the United Nations less Afghanistan"`
	Class        string   `json:"class" enum:"recognized,ambassador,none,na" example:"recognized"`
	Contested    bool     `json:"contested" doc:"A disputed event speaks for a higher class"`
	Reported     bool     `json:"reported" doc:"A class above none rests on reports alone, which nothing has confirmed"`
	Unrecorded   bool     `json:"unrecorded" doc:"An ambassador serves whose accreditation is not on record, so that the class, which is none, does not count it"`
	Since        string   `json:"since,omitempty" example:"2025-07-03" doc:"When the class began, where an event began it"`
	Because      []string `json:"because" nullable:"false" doc:"Ids of the events that decided the class, newest first"`
	Disputed     []string `json:"disputed" nullable:"false" doc:"Ids of disputed events that nothing has settled"`
	Rule         string   `json:"rule" example:"A recognition of the Taliban government is in force." doc:"The rule that gave the class"`
	OnRecord     bool     `json:"on_record" doc:"Whether any event of the country is known up to the day"`
	Recognition  fact     `json:"recognition"`
	EmirateEnvoy fact     `json:"emirate_envoy" doc:"Rank of the Emirate's envoy whom the country accepts"`
	Envoy        fact     `json:"envoy" doc:"Rank of the country's own envoy to Kabul"`
	Mission      fact     `json:"mission" doc:"Who holds the Afghan mission in the country"`
	Post         fact     `json:"post" doc:"Whether the country's post in Kabul is open"`
	Ever         *everOf  `json:"ever,omitempty" doc:"Where it was asked for"`
}

// kindNames are the words for kinds of places, as in the GeoJSON of the site.
var kindNames = map[country.Kind]string{
	country.Member: "member", country.Observer: "observer", country.NonMember: "non-member",
	country.Territory: "territory", country.Ungoverned: "ungoverned",
}

func newStanding(place *country.Country, s relation.Standing) standing {
	out := standing{
		Country: string(place.Code), Name: place.Name, Kind: kindNames[place.Kind], Counted: place.Counted(), Class: string(s.Class),
		Contested: s.Contested, Reported: s.Reported, Unrecorded: s.Unrecorded, Because: all(s.Because), Disputed: all(s.Disputed), Rule: s.Rule, OnRecord: s.OnRecord,
		Recognition: newFact(s.Recognition), EmirateEnvoy: newFact(s.EmirateEnvoy), Envoy: newFact(s.Envoy),
		Mission: newFact(s.Mission), Post: newFact(s.Post),
	}
	if s.SinceOK {
		out.Since = s.Since.String()
	}
	return out
}

// all returns ids as a list that is never null in JSON.
func all(ids []string) []string {
	if ids == nil {
		return []string{}
	}
	return ids
}

type counts struct {
	Recognized int `json:"recognized"`
	Ambassador int `json:"ambassador"`
	None       int `json:"none"`
}

// standings is how every place stands at the end of a day.
type standings struct {
	Date      string     `json:"date" example:"2025-07-03"`
	Revision  string     `json:"revision" example:"712-0a1b2c3d" doc:"Of the record that answered"`
	AsKnownOn string     `json:"as_known_on,omitempty" example:"2026-11-24" doc:"As it was asked for"`
	Ever      string     `json:"ever,omitempty" example:"ambassador" doc:"As it was asked for"`
	From      string     `json:"from,omitempty" example:"2021-08-15" doc:"First day of the span that ever asks of"`
	To        string     `json:"to,omitempty" example:"2025-07-03" doc:"Its last day"`
	Counts    counts     `json:"counts" doc:"194 states in all, on the date"`
	Countries []standing `json:"countries" nullable:"false" doc:"Every place of the map, by name"`
}

type standingQuery struct {
	SpanQuery
	Date      string `query:"date" example:"2025-07-03" doc:"YYYY-MM-DD from 1996-01-01 to today; today when it is left out"`
	AsKnownOn string `query:"as_known_on" doc:"YYYY-MM-DD from the first day of the record to today: what the record said at the end of that day in UTC; another name of known, which is repeated in the answer"`
}

type standingReply struct{ Body standings }

// standing answers GET standing?date=&ever=&from=&to=&as_known_on=.
func (a *api) standing(ctx context.Context, q *standingQuery) (*standingReply, error) {
	m := momentOf(ctx)
	lens, day, err := q.read(m, q.Date)
	if err != nil {
		return nil, err
	}
	record, err := m.record(q.AsKnownOn)
	if err != nil {
		return nil, err
	}
	places := country.All()
	picture := record.On(day)
	out := standings{
		Date: day.String(), Revision: m.state.Revision(), AsKnownOn: q.AsKnownOn,
		Counts: counts(picture.Counts), Countries: make([]standing, len(places)),
	}
	if lens != relation.LensClass {
		first, last := picture.SpanOf(lens)
		out.Ever, out.From, out.To = q.Ever, first.String(), last.String()
	}
	for i := range places {
		out.Countries[i] = newStanding(&places[i], picture.Of(places[i].Code))
		out.Countries[i].Ever = newEver(picture, lens, places[i].Code)
	}
	return &standingReply{out}, nil
}
