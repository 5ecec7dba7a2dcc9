package admin

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// correction is a revision that changed or withdrew an event, or a note that was answered in public; one of the two.
type correction struct {
	Time    time.Time
	EventID string
	Event   *relation.Event // as it is after it, or was; nil where none is known
	Entry   *entry
	Answer  string
}

// perPage is how many corrections a page has.
const perPage = 50

// correctionsPage is a page of them, newest first.
type correctionsPage struct {
	List                []correction
	Page, Pages, Number int // Number is of all
}

// Later and Earlier are the pages beside it, 0 for none.
func (p correctionsPage) Later() int { return p.Page - 1 }
func (p correctionsPage) Earlier() int {
	if p.Page == p.Pages {
		return 0
	}
	return p.Page + 1
}

// corrections returns all of them, newest first.
func corrections(s *desk.State, answered []eventstore.Note) []correction {
	var list []correction
	for id, history := range s.Histories() {
		if len(history) < 2 {
			continue
		}
		for i, e := range entriesOf(history) {
			if i > 0 {
				list = append(list, correction{Time: e.Time, EventID: id, Event: e.Event, Entry: &e})
			}
		}
	}
	for _, n := range answered {
		now, _ := s.Current(n.EventID)
		list = append(list, correction{Time: n.Answered, EventID: n.EventID, Event: now.Event, Answer: n.Answer})
	}
	slices.SortFunc(list, func(a, b correction) int {
		if c := b.Time.Compare(a.Time); c != 0 {
			return c
		}
		return int(b.number() - a.number())
	})
	return list
}

// number orders corrections of one moment.
func (c correction) number() int64 {
	if c.Entry == nil {
		return 0
	}
	return c.Entry.Number
}

// pageOf reads ?page=, from 1; the first page has the address without it.
func pageOf(query url.Values) (n int, ok bool) {
	text := query.Get("page")
	if text == "" {
		return 1, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 1 && strconv.Itoa(n) == text
}

// serveCorrections answers GET /corrections?page=.
func (a *admin) serveCorrections(w http.ResponseWriter, r *http.Request) {
	n, ok := pageOf(r.URL.Query())
	s := a.desk.StateOf(r.Context())
	answered, edition := a.answers.get(r.Context(), a.Log)
	if s != a.desk.State() { // an earlier edition, which knows no later answer
		answered = slices.DeleteFunc(slices.Clone(answered), func(n eventstore.Note) bool { return n.Answered.After(s.Time) })
	}
	list := corrections(s, answered)
	p := correctionsPage{Page: n, Pages: max(1, (len(list)+perPage-1)/perPage), Number: len(list)}
	if !ok || n > p.Pages {
		a.serveMissing(w, r)
		return
	}
	p.List = list[min(len(list), (n-1)*perPage):min(len(list), n*perPage)]
	a.servePublic(w, r, "/corrections?"+strconv.Itoa(n)+" "+edition, s, func() view {
		return view{Name: "corrections", Title: "Corrections", Here: "/corrections", Revision: s.Revision(), Body: p}
	})
}
