package admin

import (
	"net/http"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// entry is a revision as readers see it: without the name of who made it.
type entry struct {
	eventstore.Revision
	What  string          // "Added", "Changed", "Withdrawn" or "Restored"
	Event *relation.Event // as it is after the revision, or was before a withdrawal
	Rows  []row           // against the version before
}

// entriesOf returns what happened to an event, ascending. One that comes back is compared with what it was before it went.
func entriesOf(history []eventstore.Revision) []entry {
	entries := make([]entry, 0, len(history))
	var before *relation.Event // the last that there was
	gone := false
	for i, r := range history {
		e := entry{Revision: r, Event: r.Event, Rows: diff(before, r.Event)}
		switch {
		case r.Event == nil:
			e.What, e.Event, gone = "Withdrawn", before, true
		case i == 0:
			e.What = "Added"
		case gone:
			e.What, gone = "Restored", false
		default:
			e.What = "Changed"
		}
		if r.Event != nil {
			before = r.Event
		}
		entries = append(entries, e)
	}
	return entries
}

// historyPage is what happened to an event, newest first.
type historyPage struct {
	ID      string
	Event   *relation.Event
	Gone    bool
	Entries []entry
}

// serveHistory answers GET /history/{id}.
func (a *admin) serveHistory(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	s := a.desk.StateOf(r.Context())
	history := s.History(id)
	if len(history) == 0 {
		a.serveMissing(w, r)
		return
	}
	a.servePublic(w, r, r.URL.Path, s, func() view {
		entries := entriesOf(history)
		p := historyPage{ID: id, Event: entries[len(entries)-1].Event, Gone: history[len(history)-1].Event == nil}
		for i := len(entries) - 1; i >= 0; i-- {
			p.Entries = append(p.Entries, entries[i])
		}
		title := "History of " + id
		if p.Event != nil {
			title = "History: " + p.Event.Headline
		}
		return view{Name: "history", Title: title, Revision: s.Revision(), Body: p}
	})
}
