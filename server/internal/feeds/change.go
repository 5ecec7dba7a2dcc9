package feeds

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// Changes returns the feed of the changes of a class: one item a change. Its time is that of the last revision of the
// events that decided it, so that a change long ago which was found today comes first.
func (f *Feeds) Changes(s *desk.State) *Feed {
	changes := s.Record.Changes()
	items := make([]Item, 0, len(changes))
	for _, c := range slices.Backward(changes) { // the newest day first, among those that became known together
		items = append(items, f.change(s, c))
	}
	slices.SortStableFunc(items, func(a, b Item) int { return cmp.Compare(b.Updated.UnixMilli(), a.Updated.UnixMilli()) })
	items = items[:min(len(items), maxItems)]
	return f.feed("changes", "Recognition Map: changes of a class",
		"Every day on which a state came to recognize the Taliban government of Afghanistan, to exchange ambassadors with it, or to cease to.",
		"/", "/changes/feed", items)
}

// change returns the item of one change.
func (f *Feeds) change(s *desk.State, c relation.Change) Item {
	name := placeName(c.Country)
	view := state.View{Page: state.Map, Country: c.Country, Day: c.Day}
	item := Item{
		ID:   f.tag + "change:" + string(c.Country) + ":" + c.Day.String() + ":" + string(c.To),
		Link: f.base + view.URL(), Tags: []string{clean(name), classWord(c.To)},
		Updated: firstKnown(s),
	}
	when := "on " + c.Day.Long()
	var text strings.Builder
	text.WriteString("Before: " + classWord(c.From) + ". After: " + classWord(c.To) + ". " + s.Record.Standing(c.Country, c.Day).Rule)
	for _, id := range c.Because {
		e, ok := s.Record.Event(id)
		if !ok {
			continue
		}
		if e.Date.Precision != relation.ToDay && e.Date.Effective() == c.Day {
			when = "in " + e.Date.Long() // no more is known
		}
		if r, ok := s.Current(id); ok && r.Time.After(item.Updated) {
			item.Updated = r.Time.UTC()
		}
		text.WriteString("\n\n" + e.Headline + "\n" + describe(&e))
	}
	if len(c.Because) == 0 && c.Day == relation.Takeover {
		text.WriteString("\n\nWhat held toward the first Emirate does not hold toward the second, which began on this day.")
	}
	item.Title = clean(name + ": " + classWord(c.From) + " → " + classWord(c.To) + " " + when)
	item.Text = clean(text.String())
	return item
}

// classWord is the legend's word in the middle of a sentence.
func classWord(c relation.Class) string { return strings.ToLower(ui.ClassLabel(c)) }

// firstKnown is the time of the first revision of all.
func firstKnown(s *desk.State) time.Time {
	if len(s.Log) == 0 {
		return time.Unix(0, 0).UTC()
	}
	return s.Log[0].Time.UTC()
}
