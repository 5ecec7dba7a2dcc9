package state

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// ErrNotFound is returned by Parse for an address that names no page.
var ErrNotFound = errors.New("state: no such page")

// Redirect is the error of Parse for an address that has a better form.
type Redirect struct{ To string }

func (r *Redirect) Error() string { return "state: moved to " + r.To }

// paths are the addresses of the pages, by page; those of countries and events are made from what they show.
var paths = func() (paths [NotFound + 1]string) {
	for _, a := range Addresses {
		if a.Is == Drawn && !a.Named() {
			paths[a.Page] = a.Pattern
		}
	}
	return paths
}()

// NoChoice is what a form sends for a list of which nothing was chosen. It is no empty text, since
// an empty attribute is left out (app/markup), and an option without a value sends its label.
const NoChoice = "-"

// Parse reads an address. A date that is no date or out of range gives the nearest valid day and a notice for the
// reader. An unknown page or country is ErrNotFound; a country in another spelling is a *Redirect that keeps the query.
func Parse(path, rawQuery string, today relation.Day) (v View, notice string, err error) {
	query, queryErr := url.ParseQuery(rawQuery)
	if queryErr != nil { // broken escapes: what could be read is in query
		notice = "Part of the address could not be read and was left out."
	}
	for name, values := range query {
		if name != "q" && slices.Contains(values, NoChoice) {
			query[name] = slices.DeleteFunc(values, func(s string) bool { return s == NoChoice })
		}
	}
	v = View{Day: today, Live: true}
	if query.Has("date") {
		var n string
		v.Day, v.Live, n = parseDate(query.Get("date"), today)
		if n != "" {
			notice = n
		}
	}
	if err := v.parsePath(path, rawQuery); err != nil {
		v.Page = NotFound
		return v, notice, err
	}
	if v.Page == Map && v.Country == "" && query.Has("from") && query.Has("to") && !query.Has("ever") {
		return v, "", &Redirect{WithQuery(paths[Compare], rawQuery)}
	}
	var left []string
	if v.drawn() {
		var n string
		if left, n = v.parseLook(query, today); n != "" {
			notice = n
		}
	}
	switch v.Page {
	case Table:
		v.Sort = parseSort(query.Get("sort"))
		v.Filter.Text = clean(query.Get("q"))
		left = append(left, v.Filter.parseGroups(query)...)
	case Compare:
		v.Span = Span{relation.Takeover, v.Day} // by default
		if n, _ := v.Span.parse(query, today); n != "" {
			notice = n
		}
		switch as := query.Get("as"); as {
		case "", "two":
		case "one":
			v.One = true
		default:
			left = append(left, "as="+as)
		}
		if v.Span.From > v.Span.To {
			v.Span.From, v.Span.To = v.Span.To, v.Span.From
		}
	case Countries:
		var more []string
		v.Codes, more = parseCodes(query["c"])
		left = append(left, more...)
	case Search:
		v.Filter.Text = clean(query.Get("q"))
	case Share:
		if c, err := country.Parse(query.Get("country")); err == nil {
			v.Country = c
		}
		v.EventID = clean(query.Get("event"))
	case Events:
		left = append(left, v.Filter.parse(query)...)
		v.All = query.Get("all") == "1"
		if y, err := strconv.Atoi(query.Get("year")); err == nil && y >= 1900 && y <= 2100 && v.Filter == (Filter{}) { // the years that events may have
			v.Year = y
		}
	}
	if len(left) > 0 && notice == "" {
		notice = "Not understood, and left out: " + relation.Clip(strings.Join(left, ", "), 80) + "."
	}
	return v, notice, nil
}

func (v *View) parsePath(path, rawQuery string) error {
	if a, ok := AddressOf(path); ok && a.Is == Drawn && !a.Named() {
		v.Page = a.Page
		return nil
	}
	if strings.HasPrefix(path, "//") || strings.Contains(path, `\`) {
		return ErrNotFound // a browser would read a redirect to such a path as one to another site
	}
	if trimmed := strings.TrimRight(path, "/"); trimmed != path {
		return &Redirect{WithQuery(trimmed, rawQuery)}
	}
	if rest, ok := strings.CutPrefix(path, "/country/"); ok {
		code, err := country.Parse(rest)
		if err != nil {
			return ErrNotFound
		}
		if rest != string(code) {
			return &Redirect{WithQuery("/country/"+string(code), rawQuery)}
		}
		v.Page, v.Country = Map, code
		return nil
	}
	if rest, ok := strings.CutPrefix(path, "/events/"); ok && rest != "" && !strings.Contains(rest, "/") {
		v.Page, v.EventID = Event, rest
		return nil
	}
	return ErrNotFound
}

// WithQuery puts a query, which may be "", behind a path.
func WithQuery(path, rawQuery string) string {
	if rawQuery == "" {
		return path
	}
	return path + "?" + rawQuery
}

// parseDate reads ?date=. "latest" and "" mean today and stay live.
func parseDate(s string, today relation.Day) (d relation.Day, live bool, notice string) {
	if s == "" || s == "latest" {
		return today, true, ""
	}
	d, err := relation.ParseDay(s)
	switch {
	case err != nil:
		if date, err := relation.ParseDate(s); err == nil && date.First >= FirstDay && date.First <= today {
			return date.First, false, "The address names " + date.Long() + "; the map shows its first day."
		}
		return today, true, "“" + relation.Clip(s, 40) + "” is not a date (want YYYY-MM-DD), so the map shows today."
	case d < FirstDay:
		return FirstDay, false, "The record starts in 1996: the map shows its first day instead of " + d.Long() + "."
	case d > today:
		return today, true, d.Long() + " is still to come: the map shows today."
	}
	return d, false, ""
}

func parseSort(s string) Sort { return Sort(max(0, slices.Index(sorts[:], s))) }

// URL returns the address of v, path and query, without a host.
func (v View) URL() string {
	path := paths[v.Page]
	switch {
	case v.Page == Map && v.Country != "":
		path = "/country/" + string(v.Country)
	case v.Page == Event:
		path = "/events/" + url.PathEscape(v.EventID)
	}
	var query []string
	day := "date="
	if of, from, isEver := v.Look.Lens.Ever(); isEver && v.drawn() {
		day, query = "to=", append(query, "ever="+of, "from="+from.String())
	}
	if !v.Live && v.dated() {
		query = append(query, day+v.Day.String())
	}
	if v.Page == Table {
		query = appendText(query, "sort", v.Sort.Word())
	}
	if v.drawn() {
		query = append(query, v.Look.query(v.Page)...)
	}
	switch v.Page {
	case Table:
		query = append(appendText(query, "q", v.Filter.Text), v.Filter.groupsQuery()...)
	case Events:
		query = append(query, v.Filter.query()...)
		if v.Filter == (Filter{}) && v.Year != 0 {
			query = append(query, "year="+strconv.Itoa(v.Year))
		}
		if v.All {
			query = append(query, "all=1")
		}
	case Search:
		query = appendText(query, "q", v.Filter.Text)
	case Compare:
		if v.Span != (Span{}) {
			query = append(query, "from="+v.Span.From.String(), "to="+v.Span.To.String())
		}
		if v.One {
			query = append(query, "as=one")
		}
	case Countries:
		query = appendText(query, "c", v.Codes)
	case Share:
		query = appendText(query, "country", string(v.Country))
		query = appendText(query, "event", v.EventID)
	}
	return WithQuery(path, strings.Join(query, "&"))
}

// dated reports whether the page depends on the day or hands it on to the map.
func (v View) dated() bool { return v.Page != NotFound }

// drawn reports whether the look of a map is part of the page, or handed on by it to the place that is looked for.
func (v View) drawn() bool {
	return v.Page == Map || v.Page == Table || v.Page == Compare || v.Page == Share || v.Page == Search || v.Page == TextMap
}
