package api

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
)

// Filter says which events are wanted: those that fit every parameter that is given. It has a capital for huma, which
// does not look into an embedded type without.
type Filter struct {
	Country    []string        `query:"country" maxItems:"20" example:"RUS" doc:"ISO 3166-1 codes, separated by commas"`
	Kind       []relation.Kind `query:"kind" maxItems:"20" example:"recognition" doc:"Kinds, separated by commas"`
	From       string          `query:"from" example:"2021-08-15" doc:"YYYY-MM-DD; a date known to the month or year counts from its first day"`
	To         string          `query:"to" example:"2025-12-31" doc:"YYYY-MM-DD, not before from"`
	Text       string          `query:"q" maxLength:"200" example:"russia" doc:"Words, each of which begins one of the headline, the detail, the names of the country or a publisher, without regard to case and accents, as on the page of events"`
	Confidence string          `query:"confidence" enum:"confirmed,reported,disputed" example:"confirmed"`
}

// parsed is a filter that can be asked.
type parsed struct {
	countries  map[country.Code]bool // nil for all
	kinds      map[relation.Kind]bool
	from, to   relation.Day
	bounded    bool             // whether from and to mean anything
	found      func(i int) bool // by the text, see relation.Record.Search
	confidence relation.Confidence
}

// parse reads what the schema cannot check: countries and days.
func (f *Filter) parse(m moment) (p parsed, err error) {
	for _, text := range f.Country {
		code, err := country.Parse(text)
		if err != nil {
			return p, access.Refused(http.StatusUnprocessableEntity, fmt.Sprintf("country: unknown code %q, want an ISO 3166-1 code such as RUS", shorten(text)))
		}
		if p.countries == nil {
			p.countries = make(map[country.Code]bool)
		}
		p.countries[code] = true
	}
	for _, k := range f.Kind {
		if p.kinds == nil {
			p.kinds = make(map[relation.Kind]bool)
		}
		p.kinds[k] = true
	}
	earliest := relation.DayOf(1900, 1, 1)
	p.from, p.to, p.bounded = earliest, m.today, f.From != "" || f.To != ""
	if f.From != "" {
		if p.from, err = readDay("from", f.From, earliest, m.today); err != nil {
			return p, err
		}
	}
	if f.To != "" {
		if p.to, err = readDay("to", f.To, p.from, m.today); err != nil {
			return p, err
		}
	}
	p.found, p.confidence = m.state.Record.Search(f.Text), relation.Confidence(f.Confidence)
	return p, nil
}

// has reports whether an event is wanted, which is the one at i of the record.
func (p *parsed) has(i int, e *relation.Event) bool {
	if p.countries != nil && !p.countries[e.Country] || p.kinds != nil && !p.kinds[e.Kind] || p.confidence != "" && p.confidence != e.Confidence {
		return false
	}
	if day := e.Date.Effective(); p.bounded && (day < p.from || day > p.to) {
		return false
	}
	return p.found(i)
}

// query returns the filter as a query without its page.
func (f *Filter) query() url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	set("country", strings.Join(f.Country, ","))
	kinds := make([]string, len(f.Kind))
	for i, k := range f.Kind {
		kinds[i] = string(k)
	}
	set("kind", strings.Join(kinds, ","))
	set("from", f.From)
	set("to", f.To)
	set("q", f.Text)
	set("confidence", f.Confidence)
	return v
}

// hash names the filter in cursors.
func (f *Filter) hash() (h [8]byte) {
	sum := sha256.Sum256([]byte(f.query().Encode()))
	copy(h[:], sum[:])
	return h
}

// page returns the address of a page of the list.
func (f *Filter) page(m moment, limit int, c cursor) string {
	v := f.query()
	if m.edition != 0 {
		v.Set("edition", strconv.FormatInt(m.edition, 10))
	}
	v.Set("limit", strconv.Itoa(limit))
	v.Set("cursor", c.String())
	return base + "/events?" + v.Encode()
}
