package relation

// The sentences of Standing.Rule, one for each way to a class. A territory's is made by territoryRule.
const (
	RuleRecognized      = "A recognition of the Taliban government is in force."
	RuleBothAmbassadors = "Not recognized, but ambassadors serve in both directions."
	RuleAmbassadorSent  = "Not recognized, but the country has sent an ambassador to Kabul."
	RuleAmbassadorTaken = "Not recognized, but the country has accepted an ambassador of the Taliban government."
	RuleWithdrawn       = "The recognition has ended, and no ambassador serves in either direction."
	RuleRecalled        = "No recognition, and no ambassador serves in either direction any more."
	RuleContested       = "Sources contradict each other, and what is disputed does not raise a class."
	RuleUnrecorded      = "An ambassador serves by title and presence alone: neither letters of credence nor the word of both governments is on record, so the class does not count it."
	RuleNone            = "Neither a recognition nor an ambassador to or of the Taliban government is on record."
	RuleNoRecord        = "No event of this country is on record, which does not mean that there are no relations."
	RuleAfghanistan     = "The map asks how other countries stand toward the government of Afghanistan."
	RuleUngoverned      = "A place without a government of its own has no relations."
	ruleTerritoryBegin  = "Its foreign relations are conducted by "
	ruleTerritoryEnd    = ", whose class it shows."
)

// ruleOf says which rule gave the class of a country that has one of its own and is on record.
func ruleOf(s *Standing) string {
	switch {
	case s.Class == ClassRecognized:
		return RuleRecognized
	case s.Class == ClassAmbassador && s.Envoy.Value == RankAmbassador && s.EmirateEnvoy.Value == RankAmbassador:
		return RuleBothAmbassadors
	case s.Class == ClassAmbassador && s.Envoy.Value == RankAmbassador:
		return RuleAmbassadorSent
	case s.Class == ClassAmbassador:
		return RuleAmbassadorTaken
	case s.Contested:
		return RuleContested
	case s.Unrecorded:
		return RuleUnrecorded
	case len(s.Because) > 0 && s.Recognition.Value == Withdrawn:
		return RuleWithdrawn
	case len(s.Because) > 0:
		return RuleRecalled
	}
	return RuleNone
}

// territoryRule says whose class a territory shows.
func territoryRule(holder string) string { return ruleTerritoryBegin + holder + ruleTerritoryEnd }
