package relation

import "slices"

// Support is how well the sources of an event bear it, going by who published them.
type Support uint8

const (
	OneSource   Support = iota // one publisher, whose own word it is or who repeats another's
	Independent                // publishers of different owners, none of them official
	Primary                    // a government's or the United Nations' own page, see Source.Official
)

// SupportOf returns the support of sources. Two hosts of one owner are one publisher; the rule errs toward that.
func SupportOf(sources []Source) Support {
	var owners []string
	for _, s := range sources {
		h := s.Host()
		if official(h) {
			return Primary
		}
		if owner := site(h); h != "" && !slices.Contains(owners, owner) {
			owners = append(owners, owner)
		}
	}
	if len(owners) > 1 {
		return Independent
	}
	return OneSource
}
