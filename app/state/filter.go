package state

import (
	"net/url"
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Filter says which events the log shows; the zero Filter none of its own: the log shows changes of standing, or a year.
type Filter struct {
	Text       string // in the headline, the detail, the country's names or a publisher
	Kind       relation.Kind
	Change     string // a class: events that began it for their country; "any" class; or AnyStanding
	Country    country.Code
	Region     string       // a key of country.Regions
	Bloc       string       // a key of country.Blocs
	From, To   relation.Day // 0 is open
	Confidence relation.Confidence
	Contested  bool // disputed events, and those they contradict
}

// AnyStanding as a Filter's Change asks for events of the kinds that set a fact of a standing, whether it changed a class
// or not. It is what the log shows when nothing else is asked for.
const AnyStanding = "standing"

// parse reads a filter and returns what it did not understand.
func (f *Filter) parse(query url.Values) (left []string) {
	f.Text = clean(query.Get("q"))
	word := func(name string, set func(string) bool) {
		if s := query.Get(name); s != "" && !set(s) {
			left = append(left, name+"="+s)
		}
	}
	word("kind", func(s string) bool {
		if !relation.Kind(s).Known() {
			return false
		}
		f.Kind = relation.Kind(s)
		return true
	})
	word("change", func(s string) bool {
		switch s {
		case "any", AnyStanding, string(relation.ClassRecognized), string(relation.ClassAmbassador), string(relation.ClassNone):
			f.Change = s
			return true
		}
		return false
	})
	word("country", func(s string) (ok bool) {
		c, err := country.Parse(s)
		if err == nil {
			f.Country = c
		}
		return err == nil
	})
	left = append(left, f.parseGroups(query)...)
	word("confidence", func(s string) bool {
		switch c := relation.Confidence(s); c {
		case relation.Confirmed, relation.Reported, relation.Disputed:
			f.Confidence = c
			return true
		}
		return false
	})
	day := func(to *relation.Day, last bool) func(string) bool {
		return func(s string) bool {
			d, err := relation.ParseDate(s)
			if err == nil {
				*to = d.First
				if last {
					*to = d.Last()
				}
			}
			return err == nil
		}
	}
	word("from", day(&f.From, false))
	word("to", day(&f.To, true))
	f.Contested = query.Get("contested") == "1"
	return left
}

// parseGroups reads the region and the bloc alone, which the table has too.
func (f *Filter) parseGroups(query url.Values) (left []string) {
	if s := query.Get("region"); s != "" {
		if country.Region(s) != nil {
			f.Region = s
		} else {
			left = append(left, "region="+s)
		}
	}
	if s := query.Get("bloc"); s != "" {
		if country.Bloc(s) != nil {
			f.Bloc = s
		} else {
			left = append(left, "bloc="+s)
		}
	}
	return left
}

func (f Filter) query() (query []string) {
	query = appendText(query, "q", f.Text)
	query = appendText(query, "kind", string(f.Kind))
	query = appendText(query, "change", f.Change)
	query = appendText(query, "country", string(f.Country))
	query = append(query, f.groupsQuery()...)
	if f.From != 0 {
		query = append(query, "from="+f.From.String())
	}
	if f.To != 0 {
		query = append(query, "to="+f.To.String())
	}
	query = appendText(query, "confidence", string(f.Confidence))
	if f.Contested {
		query = append(query, "contested=1")
	}
	return query
}

func (f Filter) groupsQuery() (query []string) {
	return appendText(appendText(nil, "region", f.Region), "bloc", f.Bloc)
}

func appendText(query []string, name, value string) []string {
	if value == "" {
		return query
	}
	return append(query, name+"="+strings.ReplaceAll(url.QueryEscape(value), "%2C", ","))
}

// clean is a text from an address as it is used: without spaces around it, at most 100 letters, valid UTF-8.
func clean(s string) string {
	s = strings.TrimSpace(strings.ToValidUTF8(s, ""))
	n := 0
	for i := range s {
		if n++; n > 100 {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// MaxCountries is how many countries can stand side by side.
const MaxCountries = 5

// parseCodes reads the countries that stand side by side, "RUS,CHN" or one a parameter, in any spelling of a code.
func parseCodes(lists []string) (codes string, left []string) {
	var out []string
	seen := map[country.Code]bool{}
	for _, s := range strings.Split(strings.Join(lists, ","), ",") {
		if s == "" {
			continue
		}
		c, err := country.Parse(s)
		switch {
		case err != nil || len(out) == MaxCountries && !seen[c]:
			left = append(left, "c="+s)
		case !seen[c]:
			seen[c] = true
			out = append(out, string(c))
		}
	}
	return strings.Join(out, ","), left
}

// parse reads two days; those of s stand in the place of what is missing or no date, which is returned for the reader. live
// reports whether the second moves with today.
func (s *Span) parse(query url.Values, today relation.Day) (notice string, live bool) {
	live = true
	for i, day := range [...]*relation.Day{&s.From, &s.To} {
		text := query.Get([...]string{"from", "to"}[i])
		if text == "" {
			continue
		}
		if _, err := relation.ParseDate(text); err != nil && text != "latest" {
			notice = "“" + relation.Clip(text, 40) + "” is not a date (want YYYY-MM-DD), so " + day.Long() + " stands in its place."
			continue
		}
		d, moves, n := parseDate(text, today)
		if *day = d; i == 1 {
			live = moves
		}
		if n != "" {
			notice = n
		}
	}
	return notice, live
}
