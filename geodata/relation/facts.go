package relation

// held is a fact with the place of its event among the country's events, which orders events of one day, and whether
// its event, or a later one that says the same, is confirmed.
type held struct {
	Fact
	at        int
	confirmed bool
}

// facts are the five facts of a country while its events are folded.
type facts [slots]held

// effect says which fact an event sets, and to what; ok is false for an event that sets none.
func effect(e *Event) (s slot, value string, ok bool) {
	row := e.Kind.row()
	if row == nil || row.sets == nothing {
		return 0, "", false
	}
	switch {
	case row.sets == slotMission && e.Seat != "": // a consulate, which does not stand for the mission
		return 0, "", false
	case row.value == RankAmbassador:
		return row.sets, e.Evidence.rank(), true
	case row.sets != whatEnds:
		return row.sets, row.value, true
	}
	switch e.Ends {
	case Sent:
		return slotEnvoy, row.value, true
	case Accepted:
		return slotEmirateEnvoy, row.value, true
	}
	return 0, "", false
}

// set gives a fact a value and reports whether that is news: a fact that has the value already keeps the event that
// first set it, which the first confirmed one that says the same confirms.
func (f *facts) set(s slot, value string, e *Event, at int) bool {
	confirmed := e.Confidence == Confirmed
	if f[s].Value == value {
		news := confirmed && !f[s].confirmed
		f[s].confirmed = f[s].confirmed || confirmed
		return news
	}
	f[s] = held{Fact{Value: value, Since: e.Date, Event: e.ID}, at, confirmed}
	return true
}

// keep takes back what a day undid and did again: a fact that ends the day as it began it has not changed, whatever
// happened in between.
func (f *facts) keep(morning *facts) {
	for s := range f {
		if f[s].Value == morning[s].Value {
			confirmed := f[s].confirmed || morning[s].confirmed
			f[s] = morning[s]
			f[s].confirmed = confirmed
		}
	}
}

// class is the rule of the map.
func (f *facts) class() Class {
	switch {
	case f[slotRecognition].Value == InForce:
		return ClassRecognized
	case f[slotEnvoy].Value == RankAmbassador || f[slotEmirateEnvoy].Value == RankAmbassador:
		return ClassAmbassador
	}
	return ClassNone
}

// reported reports whether what class rests on is not confirmed.
func (f *facts) reported() bool {
	switch f.class() {
	case ClassRecognized:
		return !f[slotRecognition].confirmed
	case ClassAmbassador:
		for _, s := range [...]slot{slotEnvoy, slotEmirateEnvoy} {
			if f[s].Value == RankAmbassador && f[s].confirmed {
				return false
			}
		}
		return true
	}
	return false
}

// rank orders the classes: a higher one is a closer relation.
func (c Class) rank() int {
	switch c {
	case ClassRecognized:
		return 2
	case ClassAmbassador:
		return 1
	}
	return 0
}

// inForce reports whether h speaks for a class above none.
func (h *held) inForce() bool { return h.Value == InForce || h.Value == RankAmbassador }
