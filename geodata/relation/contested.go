package relation

// Contested returns the ids of the events over which sources disagree: the disputed ones, and of the undisputed ones
// those that they contradict, which is the event behind the fact that a disputed one would have replaced, and the next
// that says something else about the same fact.
func (r *Record) Contested() map[string]bool {
	ids := map[string]bool{}
	for _, e := range r.events {
		if e.Confidence != Disputed {
			continue
		}
		ids[e.ID] = true
		about, value, ok := effect(e)
		if !ok {
			continue
		}
		before, after := "", ""
		for _, other := range r.byPlace[e.Country].events {
			s, v, ok := effect(other)
			if !ok || s != about || other.Confidence == Disputed {
				continue
			}
			if other.Date.Effective() > e.Date.Effective() {
				if after == "" && v != value {
					after = other.ID
				}
				continue
			}
			before = ""
			if v != value {
				before = other.ID
			}
		}
		for _, id := range [...]string{before, after} {
			if id != "" {
				ids[id] = true
			}
		}
	}
	return ids
}
