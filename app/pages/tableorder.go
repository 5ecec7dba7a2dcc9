package pages

import (
	"cmp"
	"slices"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/order"
	"recognitionmap/geodata/relation"
)

// sortRows orders places that come by name.
func sortRows(list []country.Country, pic relation.Picture, by state.Sort) {
	switch by {
	case state.ByStanding:
		order.By(list, func(a, b *country.Country) int {
			x, y := pic.Of(a.Code), pic.Of(b.Code)
			return slices.Compare(farness(&x), farness(&y))
		})
	case state.BySince: // newest first; what began with no event last
		order.By(list, func(a, b *country.Country) int {
			x, y := pic.Of(a.Code), pic.Of(b.Code)
			if x.SinceOK != y.SinceOK {
				if x.SinceOK {
					return -1
				}
				return 1
			}
			return cmp.Compare(y.Since.First, x.Since.First)
		})
	}
}

// orderOf lists values from the closest relation to the farthest. What is not in it, which is unknown, comes last.
func orderOf(values ...string) func(value string) int {
	return func(value string) int {
		if i := slices.Index(values, value); i >= 0 {
			return i
		}
		return len(values)
	}
}

var (
	byClass       = orderOf(string(relation.ClassRecognized), string(relation.ClassAmbassador), string(relation.ClassNone))
	byRank        = orderOf(relation.Ranks...)
	byMission     = orderOf(relation.HeldByEmirate)
	byPost        = orderOf(relation.Open, relation.Closed)
	byRecognition = orderOf(relation.InForce, relation.Withdrawn)
)

// farness says how far from a relation a place stands: by its class, then by its envoys, the higher of the two first, by
// who runs the Afghan mission, by its post in Kabul, by a recognition that ended, and by whether anything is on record.
func farness(s *relation.Standing) []int {
	sent, accepted := byRank(s.Envoy.Value), byRank(s.EmirateEnvoy.Value)
	record := 1
	if s.OnRecord {
		record = 0
	}
	return []int{
		byClass(string(s.Class)), min(sent, accepted), max(sent, accepted),
		byMission(s.Mission.Value), byPost(s.Post.Value), byRecognition(s.Recognition.Value), record,
	}
}
