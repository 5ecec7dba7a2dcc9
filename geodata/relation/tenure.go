package relation

import "recognitionmap/geodata/country"

// Tenure is how long a person led a mission, as far as events name them.
type Tenure struct {
	Direction Direction // Sent: the country's mission in Kabul; Accepted: an Afghan mission in the country
	Head      string
	Seat      string // "" for the capital of the host
	Began     string // rank by the first event, as in the facts of envoys, or "" where it says none
	Rank      string // the last rank that an event gives, "" where none does
	From      Date   // of the first event that names Head in the post
	Event     string // its id
	Until     Date   // of the event that names the next one or ends the exchange; zero while in post
	End       string // its id
}

// Tenures returns who led the missions between a country and Kabul up to a day, in the order of time. Disputed events
// name nobody, and nobody is carried over from the first Emirate.
func (r *Record) Tenures(c country.Code, day Day) []Tenure {
	var list []Tenure
	h := r.byPlace[c]
	if h == nil {
		return nil
	}
	for _, e := range h.events {
		d, rank := post(e)
		if d == "" || e.Confidence == Disputed || e.Date.Effective() > day || day >= Takeover && e.Date.Effective() < Takeover {
			continue
		}
		for i := range list {
			t := &list[i]
			if t.Direction != d || !t.Until.IsZero() {
				continue
			}
			if t.Head == e.Head {
				if rank != "" {
					t.Rank = rank
				}
				d = ""
			} else if e.Head != "" || e.Kind == AmbassadorRecalled {
				t.Until, t.End = e.Date, e.ID
			}
		}
		if d != "" && e.Head != "" {
			list = append(list, Tenure{Direction: d, Head: e.Head, Seat: e.Seat, Began: rank, Rank: rank, From: e.Date, Event: e.ID})
		}
	}
	return list
}

// post returns which way the envoy of an event goes and of what rank it makes them, "" for what is not said.
func post(e *Event) (d Direction, rank string) {
	s, value, ok := effect(e)
	if !ok {
		return "", ""
	}
	if s != slotMission && value != RankRecalled {
		rank = value
	}
	return FactRows[s].mission, rank
}
