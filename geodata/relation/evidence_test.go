package relation

import "testing"

// Like evidence gives like standings, whichever way the envoy goes.
func TestEvidenceGivesTheClass(t *testing.T) {
	for _, test := range []struct {
		evidence          string
		class             Class
		rank              string
		reported, hatched bool
	}{
		{"", ClassAmbassador, RankAmbassador, false, false}, // of a store that is older than the field
		{"credentials", ClassAmbassador, RankAmbassador, false, false},
		{"both-governments", ClassAmbassador, RankAmbassador, false, false},
		{"one-government reported", ClassAmbassador, RankAmbassador, true, false},
		{"title-only", ClassNone, RankUnrecorded, false, true},
		{"stayed-on", ClassNone, RankStayedOn, false, false},
	} {
		for _, kind := range []string{"ambassador-sent ", "ambassador-accepted "} {
			s := NewRecord(story("XAA", "2023-01-01 "+kind+test.evidence)).Standing("XAA", mustDay("2023-01-01"))
			rank := s.Envoy.Value + s.EmirateEnvoy.Value // one of them is unknown
			if s.Class != test.class || rank != test.rank || s.Reported != test.reported || s.Unrecorded != test.hatched {
				t.Errorf("%s%q gives class %s, rank %s, reported %v, unrecorded %v, want %+v", kind, test.evidence, s.Class, rank, s.Reported, s.Unrecorded, test)
			}
		}
	}
}

// A title alone is hatched only where the class does not say more, and until other evidence comes.
func TestUnrecordedEndsWithOtherEvidence(t *testing.T) {
	for _, test := range []struct {
		name, events string
		want         bool
	}{
		{"a title alone", "2023-01-01 ambassador-sent title-only", true},
		{"letters later", "2023-01-01 ambassador-sent title-only\n2023-02-01 ambassador-sent credentials", false},
		{"an ambassador the other way", "2023-01-01 ambassador-sent title-only\n2023-02-01 ambassador-accepted credentials", false},
		{"recognized", "2023-01-01 ambassador-sent title-only\n2023-02-01 recognition", false},
		{"recalled", "2023-01-01 ambassador-sent title-only\n2023-02-01 ambassador-recalled sent", false},
		{"a disputed title", "2023-01-01 ambassador-sent title-only disputed", false},
		{"more is disputed", "2023-01-01 ambassador-sent title-only\n2023-02-01 ambassador-accepted credentials disputed", false},
		{"a successor by title", "2023-01-01 ambassador-sent credentials\n2024-01-01 ambassador-sent title-only", true},
	} {
		s := NewRecord(story("XAA", test.events)).Standing("XAA", mustDay("2024-06-01"))
		if s.Unrecorded != test.want {
			t.Errorf("%s: unrecorded %v, want %v", test.name, s.Unrecorded, test.want)
		}
	}
}

// A consulate, of a store that is older than the rule, does not stand for the mission and has no head of it.
func TestConsulatesDoNotStandForTheMission(t *testing.T) {
	events := story("XAA", "2023-01-01 mission-handover")
	events[0].Head, events[0].Seat = "Somebody", "Harbour"
	r := NewRecord(events)
	if s := r.Standing("XAA", mustDay("2023-01-01")); s.Mission.Known() {
		t.Errorf("a consulate sets the mission to %q", s.Mission.Value)
	}
	if got := r.Tenures("XAA", mustDay("2023-01-01")); got != nil {
		t.Errorf("a consul is head of mission: %+v", got)
	}
}

func TestEvidencesAreThoseOfTheTable(t *testing.T) {
	if len(Evidences) != len(evidences) {
		t.Fatalf("there are %d kinds of evidence and %d rows", len(Evidences), len(evidences))
	}
	for i, v := range Evidences {
		if evidences[i].evidence != v || v.Words() == "" {
			t.Errorf("row %d is of %q, want %q with words", i, evidences[i].evidence, v)
		}
	}
}
