package live

import (
	"errors"
	"net/url"
	"strings"

	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// parse reads an address, following it where it has a better form.
func (s State) parse(path, query string) (v state.View, notice, moved string) {
	if plain, err := url.PathUnescape(path); err == nil { // as the server reads it
		path = plain
	}
	v, notice, err := state.Parse(path, query, s.Today)
	var better *state.Redirect
	if errors.As(err, &better) {
		path, query, _ := strings.Cut(better.To, "?")
		v, notice, _ = state.Parse(path, query, s.Today)
		moved = better.To
	}
	return v, notice, moved
}

// Start is the state of a page that has just been opened: its view is what the address names.
func (s State) Start(path, query string) (State, []Effect) {
	v, notice, moved := s.parse(path, query)
	s = s.at(v)
	s.Notice, s.looked = notice, v.Look.At
	if moved != "" {
		return s, []Effect{Replace{moved}}
	}
	return s, nil
}

// arrive follows the address bar: Back, Forward. A page that the server alone writes whole is loaded again.
func (s State) arrive(a Arrive) (State, []Effect) {
	if state.Beyond(a.Path) {
		return s, []Effect{Leave{state.WithQuery(a.Path, a.Query)}}
	}
	v, notice, moved := s.parse(a.Path, a.Query)
	s, effects := s.turnTo(v, notice)
	if moved != "" {
		effects = append([]Effect{Replace{moved}}, effects...)
	}
	return s, effects
}

// follow goes where a link leads. A country that it names is sought on the map, unless it is open already.
func (s State) follow(a Follow) (State, []Effect) {
	v, notice, _ := s.parse(a.Path, a.Query)
	if state.Beyond(a.Path) {
		return s, []Effect{Leave{state.WithQuery(a.Path, a.Query)}}
	}
	if v.HasMap() && v.Country != s.View.Country {
		s.sought = v.Country
	}
	address := v.URL()
	if v.Page == state.NotFound { // which has none of its own
		address = state.WithQuery(a.Path, a.Query)
	}
	return s.turnTo(v, notice, Push{address})
}

// open follows the hand on the map, which the page has shown already.
func (s State) open(c country.Code) (State, []Effect) {
	if c == s.View.Country {
		return s, nil
	}
	v := s.View.Open(c)
	s = s.at(v)
	effects := []Effect{Replace{v.URL()}, Show{}} // the page has made the step of the history
	if place, ok := country.Lookup(c); ok {
		effects = append(effects, Announce{describe(place.Name, s.Record.Standing(c, v.Day))})
	}
	return s, effects
}

// turnTo shows another view with its notice, at once what lies ready of it, and tells a screen reader what has changed. For
// the same view it does none of the effects, and writes the page where the notice is another.
func (s State) turnTo(v state.View, notice string, effects ...Effect) (State, []Effect) {
	before := s.View
	if v == before {
		if notice == s.Notice {
			return s, nil
		}
		s.Notice = notice
		return s, []Effect{Show{}}
	}
	s = s.at(v)
	s.Notice = notice
	if before.Page != v.Page || before.Day != v.Day {
		s.Playing = false
	}
	if before.HasMap() && v.HasMap() && before.Look.Lens == v.Look.Lens && state.EraOf(before.Day, s.Today) == s.era() {
		if before.Day != v.Day {
			effects = append(effects, ShowDay{v.Day})
		}
		if before.Country != v.Country {
			effects = append(effects, ShowCountry{v.Country})
		}
	}
	s, effects = s.look(append(effects, Show{})...)
	effects = append(effects, Scroll{Another: before.Page != v.Page})
	switch place, opened := country.Lookup(v.Country); {
	case before.Page != v.Page:
		effects = append(effects, Announce{pages.Head(s.Model()).Title})
	case !v.HasMap():
	case before.Country != v.Country && opened:
		effects = append(effects, Announce{describe(place.Name, s.Record.Standing(v.Country, v.Day))})
	case before.Country != v.Country:
		effects = append(effects, Focus{before.Country})
	case before.Day != v.Day:
		effects = append(effects, Announce{ui.ChangeLine(s.Record, v.Day)})
	}
	if c := s.sought; c != "" {
		s.sought = ""
		if v.HasMap() && v.Country == c {
			effects = append(effects, Bring{Country: c, Well: true})
		}
	}
	return s, effects
}

// submit goes to the page that a form asks for. The forms of a day, of two days and of a span keep what else the page shows.
func (s State) submit(a Submit) (State, []Effect) {
	if state.Beyond(a.Path) {
		return s, []Effect{Leave{state.WithQuery(a.Path, a.Query)}}
	}
	v, notice, _ := s.parse(a.Path, a.Query)
	query, _ := url.ParseQuery(a.Query)
	asked := v
	switch {
	case v.Page != s.View.Page:
	case query.Has("date") && len(query) == 1:
		v = s.View.OnDay(v.Day, s.Today)
	case query.Has("from") && v.Page == state.Compare:
		v = s.View
		v.Span = asked.Span
	case query.Has("ever") && v.HasMap():
		v = s.View.OnDay(v.Day, s.Today)
		v.Live, v.Look.Lens = asked.Live, asked.Look.Lens
	}
	return s.turnTo(v, notice, Push{v.URL()})
}

// describe is the one line that a screen reader hears when a country opens.
func describe(name string, s relation.Standing) string {
	line := name + ": " + ui.ClassLabel(s.Class)
	if s.SinceOK {
		line += ", since " + s.Since.Long()
	}
	return line
}
