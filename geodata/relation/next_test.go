package relation

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"recognitionmap/geodata/country"
)

// kept are events as who keeps them has them: in the order of their first versions, nil for what is gone.
type kept struct {
	place  map[string]int
	events []*Event
}

func (k *kept) Event(id string) *Event {
	if at, ok := k.place[id]; ok {
		return k.events[at]
	}
	return nil
}

func (k *kept) Place(id string) int { return k.place[id] }

// after returns what is kept after versions of events, nil for one that is withdrawn, and the swaps to it.
func (k *kept) after(versions map[string]*Event) (*kept, []Swap) {
	next := &kept{map[string]int{}, slices.Clone(k.events)}
	for id, at := range k.place {
		next.place[id] = at
	}
	var swaps []Swap
	for id, e := range versions {
		swaps = append(swaps, Swap{k.Event(id), e})
		at, ok := next.place[id]
		if !ok {
			at = len(next.events)
			next.place[id], next.events = at, append(next.events, nil)
		}
		next.events[at] = e
	}
	return next, slices.DeleteFunc(swaps, func(s Swap) bool { return s.Was == nil && s.Is == nil })
}

func (k *kept) present() []*Event {
	return slices.DeleteFunc(slices.Clone(k.events), func(e *Event) bool { return e == nil })
}

// chanceEvent is an event of a few places, days and kinds, so that many meet on one day.
func chanceEvent(chance *rand.Rand, id string) *Event {
	kinds := []Kind{Recognition, RecognitionWithdrawn, AmbassadorSent, AmbassadorAccepted, ChargeSent, AmbassadorRecalled, Visit, Statement}
	confidences := []Confidence{Confirmed, Reported, Disputed}
	return &Event{
		ID: id, Country: []country.Code{"PAK", "CIV", "RUS"}[chance.IntN(3)], Date: Date{First: Takeover - 3 + Day(chance.IntN(9)), Precision: Precision(chance.IntN(8) / 6)},
		Kind: kinds[chance.IntN(len(kinds))], Confidence: confidences[chance.IntN(3)], Evidence: Credentials, Ends: []Direction{Sent, Accepted}[chance.IntN(2)], Headline: "number " + id,
	}
}

// A record that follows others says what one says that was made of the same events anew, whatever was added, corrected, moved
// to another day or place, withdrawn and restored, one at a time or many; and the ones before it say what they said.
func TestNextIsAsMadeAnew(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	now, r := &kept{place: map[string]int{}}, (*Record)(nil)
	type said struct {
		record *Record
		events []*Event
	}
	var past []said
	for step := range 300 {
		versions := map[string]*Event{}
		for range 1 + chance.IntN(1+step%7) {
			id := fmt.Sprint(chance.IntN(40))
			if versions[id] = nil; chance.IntN(3) > 0 {
				versions[id] = chanceEvent(chance, id)
			}
		}
		next, swaps := now.after(versions)
		now, r = next, r.Next(swaps, next)
		past = append(past, said{r, now.present()})
	}
	for step, p := range past {
		want := RecordOf(p.events)
		if !slices.Equal(p.record.Events(), want.Events()) || !reflect.DeepEqual(p.record.byPlace, want.byPlace) || !reflect.DeepEqual(p.record.changes, want.changes) {
			t.Fatalf("step %d: the record is not that of its events: %s, want %s", step, ids(p.record.Events()), ids(want.Events()))
		}
		for id := range 40 {
			got, is := p.record.Event(fmt.Sprint(id))
			if e, there := want.Event(fmt.Sprint(id)); is != there || !reflect.DeepEqual(got, e) {
				t.Fatalf("step %d: Event(%d) = %+v, %v, want %+v, %v", step, id, got, is, e, there)
			}
		}
	}
}

// What a change costs is the place that it is about: of the others the new record has the very folds of the one before.
func TestNextFoldsWhatChanged(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	versions := map[string]*Event{}
	for i := range 200 {
		versions[fmt.Sprint(i)] = chanceEvent(chance, fmt.Sprint(i))
	}
	all, swaps := (&kept{place: map[string]int{}}).after(versions)
	r := (*Record)(nil).Next(swaps, all)
	more := chanceEvent(chance, "more")
	after, swaps := all.after(map[string]*Event{"more": more})
	next := r.Next(swaps, after)
	for code, h := range next.byPlace {
		if again := h != r.byPlace[code]; again != (code == more.Country) {
			t.Errorf("of %s: folded again is %v, and the change is about %s", code, again, more.Country)
		}
	}
}

// A record is not made to follow one that it does not follow.
func TestNextOfAnother(t *testing.T) {
	chance := rand.New(rand.NewPCG(5, 6))
	one := chanceEvent(chance, "one")
	k, _ := (&kept{place: map[string]int{}}).after(map[string]*Event{"one": one})
	defer func() {
		if recover() == nil {
			t.Error("an event is taken out of a record that does not have it")
		}
	}()
	NewRecord([]Event{*one}).Next([]Swap{{Was: one}}, k)
}
