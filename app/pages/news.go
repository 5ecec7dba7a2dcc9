package pages

import (
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// mostNews is how many changes a line of news names.
const mostNews = 3

// News says in one line what a newer record changes: the classes on a day first, since the map has just changed its
// colours, else the events. texts says whether the older record has the texts of its events, so that they can be
// compared. It is "" where nothing that a reader could see has changed.
func News(before, after *relation.Record, day relation.Day, texts bool) string {
	var lines []string
	then, now := before.On(day), after.On(day)
	for _, c := range country.All() {
		if c.Kind == country.Territory {
			continue
		}
		was, is := then.Of(c.Code), now.Of(c.Code)
		switch {
		case was.Class != is.Class:
			lines = append(lines, (&Move{c, was.Class, is.Class}).words())
		case was.Contested != is.Contested && is.Contested:
			lines = append(lines, c.Name+" is now contested")
		case was.Contested != is.Contested:
			lines = append(lines, c.Name+" is no longer contested")
		case was.Unrecorded != is.Unrecorded && is.Unrecorded:
			lines = append(lines, c.Name+" is now “"+relation.UnrecordedWords+"”")
		}
	}
	if len(lines) == 0 {
		lines = eventNews(before, after, texts)
	}
	if len(lines) == 0 {
		return ""
	}
	return "The record has changed: " + firstOf(lines) + "."
}

// Move is a state that has another class than it had.
type Move struct {
	Country  country.Country
	From, To relation.Class
}

func (m *Move) words() string {
	return m.Country.Name + " is now “" + ui.ClassLabel(m.To) + "”, was “" + ui.ClassLabel(m.From) + "”"
}

// firstOf puts the first changes in a line, and how many more there are.
func firstOf(changes []string) string {
	line := strings.Join(changes[:min(mostNews, len(changes))], "; ")
	if more := len(changes) - mostNews; more > 0 {
		line += "; and " + strconv.Itoa(more) + " more"
	}
	return line
}

func eventNews(before, after *relation.Record, texts bool) []string {
	var lines []string
	name := func(e *relation.Event) string {
		c, _ := country.Lookup(e.Country)
		if e.Headline == "" {
			return c.Name + ", " + e.Date.Long()
		}
		return c.Name + ", “" + e.Headline + "”"
	}
	for _, e := range after.Events() {
		old, there := before.Event(e.ID)
		switch {
		case !there && texts:
			lines = append(lines, "new: "+name(e))
		case there && corrected(&old, e, texts):
			lines = append(lines, "corrected: "+name(e))
		}
	}
	for _, e := range before.Events() {
		if _, there := after.Event(e.ID); !there {
			lines = append(lines, "withdrawn: "+name(e))
		}
	}
	return lines
}

// corrected reports whether two versions of an event differ: in any field, or without texts in those that need none.
func corrected(before, after *relation.Event, texts bool) bool {
	for i := range relation.Fields {
		f := &relation.Fields[i]
		if (texts || needed(f.Name)) && f.Of(before) != f.Of(after) {
			return true
		}
	}
	return texts && !slices.Equal(before.Sources, after.Sources)
}

// needed reports whether a field is there of events whose texts have not come.
func needed(field string) bool {
	switch field {
	case "country", "date", "kind", "ends", "seat", "evidence", "confidence": // see Core
		return true
	}
	return false
}
