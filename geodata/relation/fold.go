package relation

import (
	"slices"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/order"
)

// step is a country's standing from a day on, until the next step.
type step struct {
	from     Day
	standing Standing
}

// dispute is a disputed event that no undisputed one has settled.
type dispute struct {
	slot  slot
	event string
}

// folder folds the events of one country.
type folder struct {
	country  country.Code
	steps    []step
	second   bool  // whether the second Emirate's time has begun
	sure     facts // what undisputed events say
	believed facts // what all events say, the disputed ones too
	disputes []dispute
	class    Class
	since    held   // the event that began class, "" for none
	ended    []held // what ended the class before a lower one, newest first
}

// fold returns the standings of a country after each day on which they changed, by day. events are all its events by
// effective day, those of one day in the order of the file.
func fold(c country.Code, events []*Event) []step {
	f := folder{country: c, class: ClassNone}
	for i := 0; i < len(events); {
		if i > 0 && !events[i].Kind.Decides() { // the first event of all is news in itself: the country is on record
			i++
			continue
		}
		day := events[i].Date.Effective()
		if day >= Takeover {
			f.begin(i)
		}
		first, sure, believed, changed := i, f.sure, f.believed, i == 0
		for ; i < len(events) && events[i].Date.Effective() == day; i++ {
			if f.apply(events[i], i) {
				changed = true
			}
		}
		if changed {
			f.sure.keep(&sure)
			f.believed.keep(&believed)
			f.close(day, first)
		}
	}
	f.begin(len(events))
	return f.steps
}

// begin starts the second Emirate's time, once: of what came before, only the state of the post in Kabul carries over.
// at is the number of events so far.
func (f *folder) begin(at int) {
	if f.second {
		return
	}
	f.second = true
	f.sure = facts{slotPost: f.sure[slotPost]}
	f.believed = facts{slotPost: f.believed[slotPost]}
	f.disputes = slices.DeleteFunc(f.disputes, func(d dispute) bool { return d.slot != slotPost })
	f.since, f.ended = held{}, nil
	if len(f.steps) > 0 {
		f.close(Takeover, at)
	}
}

// apply takes in one event and reports whether anything of the standing changed.
func (f *folder) apply(e *Event, at int) bool {
	s, value, ok := effect(e)
	if !ok {
		return false
	}
	changed := f.believed.set(s, value, e, at)
	if e.Confidence == Disputed {
		f.disputes = append(f.disputes, dispute{s, e.ID})
		return true
	}
	if f.sure.set(s, value, e, at) {
		changed = true
	}
	open := len(f.disputes)
	f.disputes = slices.DeleteFunc(f.disputes, func(d dispute) bool { return d.slot == s })
	return changed || len(f.disputes) < open
}

// close ends a day whose first event stands at first among the country's events, and appends its standing.
func (f *folder) close(day Day, first int) {
	if class := f.sure.class(); class != f.class {
		f.changeClass(class, first)
	}
	standing := Standing{
		Country:   f.country,
		Class:     f.class,
		Since:     f.since.Since,
		SinceOK:   f.since.Known(),
		Because:   f.because(),
		Contested: f.believed.class().rank() > f.class.rank(),
		OnRecord:  true,
	}
	for s, fact := range standing.Facts() {
		*fact = f.sure[s].Fact
	}
	standing.Reported = f.sure.reported() && !standing.Contested
	standing.Unrecorded = f.class == ClassNone && !standing.Contested &&
		(f.sure[slotEnvoy].Value == RankUnrecorded || f.sure[slotEmirateEnvoy].Value == RankUnrecorded)
	for _, d := range slices.Backward(f.disputes) {
		standing.Disputed = append(standing.Disputed, d.event)
	}
	standing.Rule = ruleOf(&standing)
	if n := len(f.steps); n > 0 && f.steps[n-1].from == day {
		f.steps = f.steps[:n-1]
	}
	f.steps = append(f.steps, step{day, standing})
}

// changeClass begins another class. What began the new class is the event of the day that set a fact in force, or for a lower
// class the one that ended it; the takeover ends a class without an event.
func (f *folder) changeClass(class Class, first int) {
	lower := class.rank() < f.class.rank()
	f.class, f.since, f.ended = class, held{}, nil
	for s := range slotMission {
		h := f.sure[s]
		if h.at < first || !h.Known() {
			continue
		}
		if lower {
			if !h.inForce() {
				f.ended = append(f.ended, h)
			}
		} else if h.inForce() && (class != ClassRecognized || s == slotRecognition) && (!f.since.Known() || h.at < f.since.at) {
			f.since = h
		}
	}
	order.By(f.ended, func(a, b *held) int { return b.at - a.at })
	if len(f.ended) > 0 {
		f.since = f.ended[0]
	}
}

// because returns the events that decided the class, newest first: those in force that it rests on, and what ended a
// higher class.
func (f *folder) because() []string {
	var room [5]held // three facts at most have ended a class, two more can hold the next
	deciding := append(room[:0], f.ended...)
	switch f.class {
	case ClassRecognized:
		deciding = append(deciding, f.sure[slotRecognition])
	case ClassAmbassador:
		for _, s := range [...]slot{slotEmirateEnvoy, slotEnvoy} {
			if f.sure[s].Value == RankAmbassador {
				deciding = append(deciding, f.sure[s])
			}
		}
	}
	if len(deciding) == 0 {
		return nil
	}
	order.By(deciding, func(a, b *held) int { return b.at - a.at })
	ids := make([]string, len(deciding))
	for i := range deciding {
		ids[i] = deciding[i].Event
	}
	return ids
}
