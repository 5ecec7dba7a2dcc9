package feeds

import (
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// Events returns the feed of all events: one item a revision.
func (f *Feeds) Events(s *desk.State) *Feed {
	return f.feed("events", "Recognition Map: all events",
		"Every event on record about how states stand toward the Taliban government of Afghanistan, as it was added, corrected or withdrawn.",
		"/events", "/feed", f.revisions(s, func(*relation.Event) bool { return true }))
}

// Country returns the feed of the events of one place. An event that a correction moved to another place is in the feeds
// of both.
func (f *Feeds) Country(s *desk.State, c country.Country) *Feed {
	path := "/country/" + string(c.Code)
	return f.feed("country:"+string(c.Code), "Recognition Map: "+c.Name,
		"Events on record about "+c.Name+" and the Taliban government of Afghanistan, as they were added, corrected or withdrawn.",
		path, path+"/feed", f.revisions(s, func(e *relation.Event) bool { return e.Country == c.Code }))
}

// revisions returns the newest revisions of events that are wanted, now or before the revision.
func (f *Feeds) revisions(s *desk.State, wanted func(*relation.Event) bool) []Item {
	var items []Item
	for _, r := range slices.Backward(s.Log) {
		before := previous(s, r)
		if r.Event != nil && wanted(r.Event) || before != nil && before.Event != nil && wanted(before.Event) {
			if items = append(items, f.revision(r, before)); len(items) == maxItems {
				break
			}
		}
	}
	return items
}

// previous returns the revision of the same event before r, nil for none.
func previous(s *desk.State, r eventstore.Revision) *eventstore.Revision {
	history := s.History(r.EventID)
	for i := range history {
		if history[i].Number == r.Number && i > 0 {
			return &history[i-1]
		}
	}
	return nil
}

// revision returns the item of a revision. A tombstone speaks of what the one before it said.
func (f *Feeds) revision(r eventstore.Revision, before *eventstore.Revision) Item {
	item := Item{ID: f.tag + "event:" + r.EventID + ":" + strconv.FormatInt(r.Number, 10), Updated: r.Time.UTC()}
	e, what := r.Event, ""
	link := state.View{Page: state.Event, EventID: r.EventID, Live: true}
	switch {
	case e == nil:
		what = "Withdrawn"
		if before == nil || before.Event == nil { // no store appends that
			item.Title, item.Text, item.Link = clean("Withdrawn: "+r.EventID), clean(reason(r)), f.base+"/events"
			return item
		}
		e = before.Event
		link = state.View{Page: state.Map, Country: e.Country, Live: true} // the event has no page any more
	case before != nil && before.Event == nil:
		what = "Restored"
	case before != nil:
		what = "Corrected"
	}
	item.Title, item.Link = e.Headline, f.base+link.URL()
	text := describe(e)
	if what != "" {
		item.Title, text = what+": "+e.Headline, what+". "+reason(r)+"\n\n"+text
	}
	item.Title, item.Text = clean(item.Title), clean(text)
	item.Tags = []string{clean(placeName(e.Country)), clean(e.Kind.Words())}
	return item
}

// reason is why an event was corrected or withdrawn, as a sentence.
func reason(r eventstore.Revision) string {
	if r.Reason == "" {
		return ""
	}
	return "Reason given: " + r.Reason
}

// describe says in plain words what an event is, how well it is supported, and by whom.
func describe(e *relation.Event) string {
	var b strings.Builder
	b.WriteString(summary(e))
	if e.Detail != "" {
		b.WriteString("\n\n" + e.Detail)
	}
	for i, s := range e.Sources {
		if i == 0 {
			b.WriteString("\n\nSources:")
		}
		b.WriteString("\n" + s.Publisher)
		if s.Title != "" {
			b.WriteString(", “" + s.Title + "”")
		}
		if s.Published != "" {
			b.WriteString(", " + s.Published)
		}
		b.WriteString(": " + s.URL)
	}
	return b.String()
}

// summary is the first line of describe.
func summary(e *relation.Event) string {
	return placeName(e.Country) + ", " + e.Date.Long() + ": " + e.Kind.Words() + ". Confidence: " + string(e.Confidence) + "."
}

// Brief is an event as a feed begins it, its title and its first line, for messages that have no room for more.
func Brief(e *relation.Event) (title, line string) { return clean(e.Headline), clean(summary(e)) }

func placeName(c country.Code) string {
	if place, ok := country.Lookup(c); ok {
		return place.Name
	}
	return string(c)
}
