package relation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"recognitionmap/geodata/country"
)

// ids returns the ids of events as one text.
func ids(events []*Event) string {
	var all []string
	for _, e := range events {
		all = append(all, e.ID)
	}
	return strings.Join(all, " ")
}

func TestRecordOrder(t *testing.T) {
	r := NewRecord(append(
		story("XAA", "2022-03-01 visit #b\n2022-03-01 statement #c\n1997-05 recognition #a\n2021 statement #t"),
		story("XBB", "2022-02-01 visit #d\n2022-03 visit #e")...))
	if got, want := ids(r.Events()), "a t d b c e"; got != want {
		t.Errorf("Events() = %s, want %s", got, want)
	}
	if got, want := ids(r.Of("XAA")), "c b t a"; got != want {
		t.Errorf("Of(XAA) = %s, want %s", got, want)
	}
	if got := r.Of("XZZ"); got != nil {
		t.Errorf("Of(XZZ) = %v, want none", got)
	}
	if got := r.Newest().ID; got != "e" {
		t.Errorf("Newest() = %s, want e", got)
	}
	if e, ok := r.Event("d"); !ok || e.Country != "XBB" {
		t.Errorf("Event(d) = %v, %v", e, ok)
	}
	if _, ok := r.Event("z"); ok {
		t.Error("Event(z) is there")
	}
}

func TestEmptyRecord(t *testing.T) {
	r := NewRecord(nil)
	if e := r.Newest(); e.ID != "" {
		t.Errorf("Newest() = %v", e)
	}
	p := r.On(Takeover)
	if p.Counts != (Counts{None: 194}) || len(r.Changes()) != 0 {
		t.Errorf("On(takeover) counts %+v, and %d changes", p.Counts, len(r.Changes()))
	}
}

// first returns the first place of the map that is wanted: tests of the map itself need real codes, not real facts.
func first(t *testing.T, wanted func(country.Country) bool) country.Country {
	t.Helper()
	for _, c := range country.All() {
		if wanted(c) {
			return c
		}
	}
	t.Fatal("no such place")
	return country.Country{}
}

func TestTerritoryShowsItsHolder(t *testing.T) {
	place := first(t, func(c country.Country) bool { return c.Kind == country.Territory })
	r := NewRecord(append(
		story(string(place.Parent), "2022-03-01 ambassador-sent #s\n2022-04-01 recognition disputed #d"),
		story(string(place.Code), "2022-05-01 recognition #own")...))
	day := mustDay("2022-06-01")
	got, want := r.Standing(place.Code, day), r.Standing(place.Parent, day)
	holder, _ := country.Lookup(place.Parent)
	want.Country, want.Rule = place.Code, "Its foreign relations are conducted by "+holder.Name+", whose class it shows."
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Standing(%s) differs from its holder's (-want +got):\n%s", place.Code, diff)
	}
	if got.Class != ClassAmbassador || !got.Contested {
		t.Errorf("Standing(%s) = %s, want ambassador, contested", place.Code, brief(got))
	}
}

func TestPlacesApart(t *testing.T) {
	ungoverned := first(t, func(c country.Country) bool { return c.Kind == country.Ungoverned })
	for _, code := range []country.Code{country.Afghanistan, ungoverned.Code} {
		r := NewRecord(story(string(code), "2022-03-01 recognition"))
		got := r.Standing(code, mustDay("2022-03-01"))
		if got.Class != ClassNA || got.SinceOK || got.Recognition.Known() || got.Rule == "" || !got.OnRecord {
			t.Errorf("Standing(%s) = %s, want na and no fact", code, brief(got))
		}
		if len(r.Changes()) != 0 {
			t.Errorf("Changes() = %v, want none of %s", r.Changes(), code)
		}
	}
}

func TestNonMemberStandsForItself(t *testing.T) {
	place := first(t, func(c country.Country) bool { return c.Kind == country.NonMember })
	r := NewRecord(story(string(place.Code), "2022-03-01 recognition #r"))
	p := r.On(mustDay("2022-03-01"))
	if got := p.Of(place.Code); got.Class != ClassRecognized || got.Country != place.Code {
		t.Errorf("On()[%s] = %s, want recognized", place.Code, brief(got))
	}
	if p.Counts != (Counts{None: 194}) || len(r.Changes()) != 0 {
		t.Errorf("a place outside the United Nations is counted: %+v, %v", p.Counts, r.Changes())
	}
}

func TestOnCountsEveryStateOnce(t *testing.T) {
	var members []country.Code
	for _, c := range country.All() {
		if c.Counted() {
			members = append(members, c.Code)
		}
	}
	var events []Event
	for i, kind := range []Kind{Recognition, AmbassadorSent, AmbassadorAccepted, ChargeSent} {
		e := story(string(members[i]), "2022-03-01 "+string(kind))[0]
		e.ID = fmt.Sprint(i)
		events = append(events, e)
	}
	r := NewRecord(events)
	if got, want := r.On(mustDay("2022-02-28")).Counts, (Counts{0, 0, 194}); got != want {
		t.Errorf("On(the day before).Counts = %+v, want %+v", got, want)
	}
	p := r.On(mustDay("2022-03-01"))
	if want := (Counts{1, 2, 191}); p.Counts != want {
		t.Errorf("On(the day).Counts = %+v, want %+v", p.Counts, want)
	}
	for _, c := range country.All() {
		if got := p.Of(c.Code); got.Country != c.Code || got.Class == "" || got.Rule == "" {
			t.Errorf("On()[%s] = %+v", c.Code, got)
		}
	}
}

func TestChanges(t *testing.T) {
	a := first(t, func(c country.Country) bool { return c.Counted() })
	b := first(t, func(c country.Country) bool { return c.Counted() && c.Name > a.Name })
	r := NewRecord(append(
		story(string(b.Code), "1997-05-26 recognition #b1\n2022-03-01 ambassador-sent #b2"),
		story(string(a.Code), "2022-03-01 ambassador-sent #a1\n2022-05-01 charge-accepted #a2\n2022-06-01 recognition #a3\n"+
			"2022-07-01 recognition-withdrawn #a4\n2022-08-01 ambassador-recalled sent #a5")...))
	want := []Change{
		{mustDay("1997-05-26"), b.Code, ClassNone, ClassRecognized, []string{"b1"}},
		{Takeover, b.Code, ClassRecognized, ClassNone, nil},
		{mustDay("2022-03-01"), a.Code, ClassNone, ClassAmbassador, []string{"a1"}},
		{mustDay("2022-03-01"), b.Code, ClassNone, ClassAmbassador, []string{"b2"}},
		{mustDay("2022-06-01"), a.Code, ClassAmbassador, ClassRecognized, []string{"a3"}},
		{mustDay("2022-07-01"), a.Code, ClassRecognized, ClassAmbassador, []string{"a4", "a1"}},
		{mustDay("2022-08-01"), a.Code, ClassAmbassador, ClassNone, []string{"a5"}},
	}
	if diff := cmp.Diff(want, r.Changes()); diff != "" {
		t.Errorf("Changes() differ (-want +got):\n%s", diff)
	}
}
