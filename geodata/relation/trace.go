package relation

import (
	"slices"

	"recognitionmap/geodata/country"
)

// Verdict says what an event does for the colour of its country on a day.
type Verdict uint8

const (
	Decides    Verdict = iota // the value that is shown rests on it
	Uncounted                 // it names an ambassador whom the class does not count, see Evidence
	Holds                     // it sets a fact that is in force, but the value does not rest on that fact
	Repeats                   // it says what an earlier event, By, had already set
	Ended                     // a later event, By, has set the fact anew
	Doubted                   // sources contradict it, so it moves nothing
	Earlier                   // it is of the time before the takeover, which does not carry over
	Apart                     // its kind moves nothing: a vote, a visit, a statement
	StillAhead                // it is later than the day
)

// Step is one event of a country in the trace of its colour.
type Step struct {
	Event   *Event // of the record; nobody changes it
	Verdict Verdict
	By      *Event // Repeats, Ended: the event that did it; else nil
}

// Trace says of every event about a place what it does for the value that the place shows through a lens at the end of
// d, newest first. It goes the way of the fold, so what decides is what the fold says: Standing.Because, or the event of
// the fact that the lens shows. For a territory the events are those of the state that conducts its foreign relations.
func (r *Record) Trace(l Lens, c country.Code, d Day) []Step {
	h := r.byPlace[holderOf(c)]
	if h == nil {
		return nil
	}
	steps := make([]Step, len(h.events))
	var held facts
	for i := 0; i < len(h.events); {
		morning, first, day := held, i, h.events[i].Date.Effective()
		for ; i < len(h.events) && h.events[i].Date.Effective() == day; i++ {
			e := h.events[i]
			steps[i] = Step{Event: e, Verdict: verdictOf(e, l, d)}
			if s, value, ok := effect(e); ok && steps[i].Verdict == Holds {
				if held[s].Value == value {
					steps[i].Verdict, steps[i].By = Repeats, h.events[held[s].at]
				}
				held.set(s, value, e, i)
			}
		}
		held.keep(&morning)
		for s := range held {
			now := held[s]
			if !now.Known() {
				continue
			}
			if was := morning[s]; was.Known() && was.at != now.at {
				steps[was.at].Verdict, steps[was.at].By = Ended, h.events[now.at]
			}
			for at := first; at < i; at++ { // others of the day: undone before the evening
				if of, _, ok := effect(h.events[at]); ok && of == slot(s) && at != now.at && steps[at].Verdict == Holds {
					steps[at].Verdict, steps[at].By = Ended, h.events[now.at]
				}
			}
		}
	}
	for _, id := range r.On(d).Behind(l, c) {
		for i := range steps {
			if steps[i].Event.ID == id {
				steps[i].Verdict, steps[i].By = Decides, nil
			}
		}
	}
	for i := range steps {
		if s := &steps[i]; s.Verdict == Holds {
			if _, rank, _ := effect(s.Event); rank == RankUnrecorded || rank == RankStayedOn {
				s.Verdict = Uncounted
			}
		}
	}
	slices.Reverse(steps)
	return steps
}

// verdictOf is the verdict on an event by itself: Holds for one that sets a fact.
func verdictOf(e *Event, l Lens, d Day) Verdict {
	s, _, ok := effect(e)
	switch {
	case e.Date.Effective() > d:
		return StillAhead
	case e.Confidence == Disputed && (ok || e.Kind == l.optic().kind):
		return Doubted
	case !ok:
		return Apart
	case d >= Takeover && e.Date.Effective() < Takeover && s != slotPost:
		return Earlier
	}
	return Holds
}

// Claim is what one side says about a fact, beside what speaks against it.
type Claim struct {
	Event   *Event // disputed
	Against *Event // the undisputed event that the fact rests on all the same, nil for none
	Fact    string // what it is about: "recognition", "Kabul’s envoy there", …
}

// Claims are the disputed events in force about a place on a day, newest first, each beside the event that it
// contradicts.
func (p Picture) Claims(c country.Code) []Claim {
	s := p.Of(c)
	sure := factsOf(&s)
	var claims []Claim
	for _, id := range s.Disputed {
		e := p.record.find(id)
		if e == nil {
			continue
		}
		of, value, _ := effect(e)
		claim := Claim{Event: e, Fact: FactRows[of].Within}
		if f := &sure[of]; f.Known() && f.Value != value {
			claim.Against = p.record.find(f.Event)
		}
		claims = append(claims, claim)
	}
	return claims
}

// Speaker says whose word an event is, going by the hosts of its sources.
type Speaker uint8

const (
	OneSide   Speaker = iota // the sources do not tell
	KabulSays                // a page of the government in Kabul, and none of another government
	HostSays                 // a page of another government or of the United Nations, and none of Kabul's
)

// Speaker returns whose word e is.
func (e *Event) Speaker() Speaker {
	kabul, host := false, false
	for _, s := range e.Sources {
		switch h := s.Host(); {
		case kabulOwn(h):
			kabul = true
		case official(h):
			host = true
		}
	}
	switch {
	case kabul && !host:
		return KabulSays
	case host && !kabul:
		return HostSays
	}
	return OneSide
}
