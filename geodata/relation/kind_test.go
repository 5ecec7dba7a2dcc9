package relation

import "testing"

func TestKindDecides(t *testing.T) {
	deciding := map[Kind]bool{
		Recognition: true, RecognitionWithdrawn: true, AmbassadorSent: true, AmbassadorAccepted: true,
		AmbassadorRecalled: true, ChargeSent: true, ChargeAccepted: true, MissionHandover: true, EmbassyOpen: true,
		EmbassyClosed: true,
	}
	for _, k := range append(Kinds[:len(Kinds):len(Kinds)], "coup") {
		if got := k.Decides(); got != deciding[k] {
			t.Errorf("Kind(%q).Decides() = %v, want %v", k, got, deciding[k])
		}
	}
}

func TestKindsAreAllKnownAndAllDecidingOnesHaveAnEffect(t *testing.T) {
	seen := map[Kind]bool{}
	for _, k := range Kinds {
		if seen[k] {
			t.Errorf("the kind %q has two rows", k)
		}
		seen[k] = true
		if k.Words() == "" {
			t.Errorf("Kind(%q).Words() says nothing", k)
		}
		if !k.Known() {
			t.Errorf("Kind(%q).Known() = false", k)
		}
		e := Event{Kind: k, Ends: Sent}
		if _, _, ok := effect(&e); ok != k.Decides() {
			t.Errorf("effect(%q) is %v, want %v", k, ok, k.Decides())
		}
	}
}

func TestEventMovesClass(t *testing.T) {
	tests := []struct {
		kind       Kind
		confidence Confidence
		want       bool
	}{
		{Recognition, Confirmed, true},
		{Recognition, Disputed, false},
		{AmbassadorSent, Reported, true},
		{ChargeSent, Confirmed, true},
		{MissionHandover, Confirmed, false},
		{EmbassyOpen, Confirmed, false},
		{Statement, Confirmed, false},
	}
	for _, test := range tests {
		e := Event{Kind: test.kind, Confidence: test.confidence}
		if got := e.MovesClass(); got != test.want {
			t.Errorf("(%s %s).MovesClass() = %v, want %v", test.confidence, test.kind, got, test.want)
		}
	}
}
