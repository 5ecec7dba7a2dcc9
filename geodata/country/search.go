package country

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// How well a place answers a query, best first.
const (
	exactCode = iota
	exactName
	exactAlias
	nameStart
	aliasStart
	capitalStart
	wordStart // of any word of the name, an alias or the capital
	inside    // anywhere in the name or an alias, for queries of three letters and more
	noMatch
)

// searchKey is one place as the search compares it: everything folded once.
type searchKey struct {
	code, alpha2, name, capital string
	others                      []string // native name and aliases, then names in other languages
	own                         int      // how many of others are not of other languages
}

// ownKeys are made by the first search: most readers never search, and folding every name costs a phone some
// milliseconds.
var ownKeys = sync.OnceValue(func() []searchKey {
	all := All()
	keys := make([]searchKey, len(all))
	for i, c := range all {
		k := searchKey{code: Fold(string(c.Code)), alpha2: Fold(c.Alpha2), name: Fold(c.Name), capital: Fold(c.Capital)}
		if c.Native != "" {
			k.others = append(k.others, Fold(c.Native))
		}
		for _, a := range c.Aliases {
			k.others = append(k.others, Fold(a))
		}
		k.own = len(k.others)
		keys[i] = k
	}
	return keys
})

var learned atomic.Pointer[[]searchKey] // ownKeys with what was learned, nil before

func searchKeys() []searchKey {
	if keys := learned.Load(); keys != nil {
		return *keys
	}
	return ownKeys()
}

// Learn adds to what Match finds the names of places in other languages: a line for each place, its code and names, parted
// by tabs. Of two texts the later holds. A line of a place that is not here is left out.
func Learn(text string) {
	names := map[Code][]string{}
	for _, line := range strings.Split(text, "\n") {
		list := strings.Split(line, "\t")
		names[Code(list[0])] = list[1:]
	}
	keys := slices.Clone(ownKeys())
	for i, c := range All() {
		others := slices.Clone(keys[i].others)
		for _, name := range names[c.Code] {
			others = append(others, Fold(name))
		}
		keys[i].others = others
	}
	learned.Store(&keys)
}

// Match returns the places that query may mean, best first and by name among equals: by code, name, native name,
// alias, capital or a name that was learned, ignoring case, accents and punctuation. An empty query matches nothing.
func Match(query string) []Country {
	q := strings.TrimPrefix(Fold(query), "the ")
	if q == "" {
		return nil
	}
	keys := searchKeys()
	ranks := make([]uint8, len(keys))
	n := 0
	for i := range keys {
		if ranks[i] = uint8(keys[i].rank(q)); ranks[i] < noMatch {
			n++
		}
	}
	found := make([]Country, 0, n)
	for rank := uint8(0); rank < noMatch; rank++ {
		for i := range ranks {
			if ranks[i] == rank {
				found = append(found, places[i])
			}
		}
	}
	return found
}

// rank says how well k answers the folded query q.
func (k *searchKey) rank(q string) int {
	best := noMatch
	switch {
	case q == k.code || q == k.alpha2:
		return exactCode
	case q == k.name:
		return exactName
	case strings.HasPrefix(k.name, q):
		best = nameStart
	case startsWord(k.name, q) || startsWord(k.capital, q):
		best = wordStart
	case len(q) >= 3 && strings.Contains(k.name, q):
		best = inside
	}
	if k.capital != "" && strings.HasPrefix(k.capital, q) {
		best = min(best, capitalStart)
	}
	for i, o := range k.others {
		switch {
		case q == o:
			best = min(best, exactAlias)
		case strings.HasPrefix(o, q):
			best = min(best, aliasStart)
		case startsWord(o, q):
			best = min(best, wordStart)
		case i < k.own && len(q) >= 3 && strings.Contains(o, q): // "stan" is no word for India, in Turkish Hindistan
			best = min(best, inside)
		}
	}
	return best
}

// startsWord reports whether a word of s begins with q.
func startsWord(s, q string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], q)
		if i < 0 {
			return false
		}
		at += i
		if at == 0 || s[at-1] == ' ' {
			return true
		}
		at++
	}
}
