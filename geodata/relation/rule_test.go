package relation

import "testing"

func TestRule(t *testing.T) {
	tests := []struct{ name, events, want string }{
		{"recognized", "2022-01-01 ambassador-sent\n2022-01-02 recognition", RuleRecognized},
		{"both ambassadors", "2022-01-01 ambassador-sent\n2022-01-02 ambassador-accepted", RuleBothAmbassadors},
		{"sent", "2022-01-01 ambassador-sent", RuleAmbassadorSent},
		{"accepted", "2022-01-01 ambassador-accepted\n2022-01-02 charge-sent", RuleAmbassadorTaken},
		{"withdrawn", "2022-01-01 recognition\n2022-01-02 recognition-withdrawn", RuleWithdrawn},
		{"recalled", "2022-01-01 ambassador-sent\n2022-01-02 ambassador-recalled sent", RuleRecalled},
		{"contested", "2022-01-01 ambassador-sent disputed", RuleContested},
		{"a title alone", "2022-01-01 ambassador-sent title-only", RuleUnrecorded},
		{"a title alone beside letters", "2022-01-01 ambassador-sent title-only\n2022-01-02 ambassador-accepted credentials", RuleAmbassadorTaken},
		{"a title alone, and more is disputed", "2022-01-01 ambassador-sent title-only\n2022-01-02 ambassador-accepted credentials disputed", RuleContested},
		{"stayed on", "2022-01-01 ambassador-sent stayed-on", RuleNone},
		{"none on record", "2022-01-01 charge-sent", RuleNone},
		{"no record", "", RuleNoRecord},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := NewRecord(story("XAA", test.events))
			if got := r.Standing("XAA", mustDay("2022-02-01")).Rule; got != test.want {
				t.Errorf("Standing(XAA).Rule = %q, want %q", got, test.want)
			}
		})
	}
}
