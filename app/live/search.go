package live

import (
	"slices"
	"strconv"
	"time"

	"recognitionmap/app/markup"
	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// How many places and events the list under the search field offers.
const (
	mostPlaces = 7
	mostEvents = 5
)

// offer is one line of the list under the search field.
type offer struct {
	name, more string // what it is, and in quiet letters how it stands or when it was
	to         string // its address
	place      bool
}

// offers are what a text may mean: places first, then events, then the page with all that was found.
func (s State) offers(text string) []offer {
	if len(state.Words(text)) == 0 {
		return nil
	}
	var list []offer
	m := s.Model()
	places := country.Match(text)
	for i := range places[:min(mostPlaces, len(places))] {
		c := &places[i]
		list = append(list, offer{c.Name, m.StandingWords(c), s.View.Open(c.Code).URL(), true})
	}
	all := s.View.On(state.Search)
	all.Filter.Text = text
	rest := offer{pages.AllFound, pages.OnTheirWay, all.URL(), false}
	if s.Complete {
		events := state.Filter{Text: text}.Events(s.Record)
		for _, e := range events[:min(mostEvents, len(events))] {
			v := s.View.On(state.Event)
			v.EventID = e.ID
			list = append(list, offer{e.Headline, e.Date.Long(), v.URL(), false})
		}
		rest.more = "events: " + strconv.Itoa(len(events))
	}
	if len(list) == 0 && s.Complete {
		return nil
	}
	return append(list, rest)
}

// search is what the list under the search field shows.
type search struct {
	offers []offer
	active int // the line that is chosen, -1 for none
	turn   int // counts the texts that were looked for
}

// countAfter is how long what is offered stands still before a screen reader is told how much that is.
const countAfter = time.Second

// offer shows what a text may mean.
func (s State) offer(text string) (State, []Effect) {
	s.search.offers, s.search.active = s.offers(text), -1
	s.search.turn++
	if len(s.search.offers) > 0 && s.search.offers[0].place { // Enter takes a place at once; an event must be chosen
		s.search.active = 0
	}
	effects := []Effect{s.offered(text)}
	if text != "" {
		effects = append(effects, Later{countAfter, Count{s.search.turn}})
	}
	return s, effects
}

// offered is the list as it stands, with what was asked for marked.
func (s State) offered(text string) Offer {
	words := state.Words(text)
	var html []byte
	for i, o := range s.search.offers {
		var name []markup.Node
		for _, m := range state.Marks(o.name, words) {
			if m.Found {
				name = append(name, ui.Text("mark", "", m.Text))
			} else {
				name = append(name, markup.Text(m.Text))
			}
		}
		line := ui.El("li").ID("found-"+strconv.Itoa(i)).Role("option").Aria("selected", strconv.FormatBool(i == s.search.active)).
			Body(ui.El("span").Body(name...), ui.Text("small", "", o.more))
		html = append(html, markup.HTML(line)...)
	}
	return Offer{string(html), s.search.active}
}

// count tells a screen reader how much is offered.
func (s State) count(a Count) (State, []Effect) {
	if a.turn != s.search.turn {
		return s, nil
	}
	return s, []Effect{Announce{pages.OffersLine(len(s.search.offers))}}
}

// choose goes through what is offered for a text, takes what is chosen or asks for all that is found, or gives up.
func (s State) choose(a Choose) (State, []Effect) {
	n := len(s.search.offers)
	switch a.Key {
	case "Enter":
		if s.search.active >= 0 {
			return s.take(s.search.active)
		}
		all := s.View.On(state.Search)
		all.Filter.Text = a.Text
		return s.leave(all.URL())
	case "Escape":
		if n == 0 {
			return s, []Effect{Searched{}}
		}
		return s.offer("")
	case "ArrowDown":
		if n == 0 {
			return s.offer(a.Text)
		}
		s.search.active = (s.search.active + 1) % n
	case "ArrowUp":
		if n == 0 {
			return s.offer(a.Text)
		}
		s.search.active = (max(s.search.active, 0) + n - 1) % n
	}
	return s, []Effect{s.offered(a.Text)}
}

// take goes where an offer leads.
func (s State) take(i int) (State, []Effect) {
	if i < 0 || i >= len(s.search.offers) {
		return s, nil
	}
	return s.leave(s.search.offers[i].to)
}

// leave goes from the search field to an address.
func (s State) leave(address string) (State, []Effect) {
	s, hidden := s.offer("")
	path, query := cut(address)
	s, effects := s.follow(Follow{path, query})
	return s, append(append(hidden, Searched{Leave: true}), effects...)
}

// download gives the rows behind the page that is shown as CSV: of the log its events, of what is shared how every state stands.
// Where there are none their address has them.
func (s State) download(a Download) (State, []Effect) {
	rows := []byte(relation.BOM)
	switch v := s.View; {
	case s.Complete && v.Page == state.Events:
		events := v.Log(s.Record)
		slices.Reverse(events)
		rows = relation.AppendCSV(rows, events)
	case v.Page == state.Share: // which needs no texts
		rows = relation.AppendStandings(rows, s.Record.On(v.Day), v.Look.Lens)
	default:
		return s, []Effect{Leave{a.Address}}
	}
	return s, []Effect{Save{string(rows), a.Name}}
}
