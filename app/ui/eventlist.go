package ui

import (
	"slices"

	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

// EventList renders events with their texts and sources, in the order given. Events after the view's day are marked:
// they happened, but not yet on the map that is shown.
type EventList struct {
	View   state.View
	Events []*relation.Event
	Decide []string // ids of those on which the colour rests, which are marked
}

// Element renders the list.
func (l *EventList) Element() markup.Node {
	items := make([]markup.Node, len(l.Events))
	for i, e := range l.Events {
		items[i] = l.item(e)
	}
	return El("ol").Class("events").Body(items...)
}

func (l *EventList) item(e *relation.Event) markup.Node {
	class := "event"
	date := Time(e.Date)
	if e.Date.First >= state.FirstDay {
		view := l.View
		view.Day, view.Live = e.Date.Effective(), false
		date = El("a").Class("date").Attr("href", view.URL()).Title("Show the map on this day").Body(date)
	}
	meta := []markup.Node{date, Confidence(e.Confidence)}
	if e.Date.Precision != relation.ToDay {
		meta = append(meta, Text("span", "since", "between "+e.Date.First.Long()+" and "+e.Date.Last().Long()))
	}
	if e.Date.Effective() > l.View.Day {
		class = "event later"
		meta = append(meta, Text("span", "later-mark", "after the day shown"))
	}
	if slices.Contains(l.Decide, e.ID) {
		class = "event decides"
		meta = append(meta, Text("b", "", "decides the colour shown"))
	}
	v := l.View.On(state.Event)
	v.EventID = e.ID
	body := []markup.Node{
		El("p").Class("meta").Body(meta...),
		El("h4").Body(Link(v.URL(), e.Headline)),
	}
	if e.Detail != "" {
		body = append(body, Text("p", "detail", e.Detail))
	}
	body = append(body, EvidenceOf(e)...)
	return El("li").Class(class).Body(append(body, Sources(e.Sources))...)
}

// EvidenceOf renders what shows the rank of an ambassador, nothing for other events.
func EvidenceOf(e *relation.Event) []markup.Node {
	if e.Evidence == "" {
		return nil
	}
	return []markup.Node{Text("p", "note", "Evidence of the rank: "+e.Evidence.Words()+".")}
}

// Time renders a date as it is known: day, month or year.
func Time(d relation.Date) markup.Node {
	return El("time").Attr("datetime", d.String()).Text(d.Long())
}

// Confidence renders the word for how well an event is supported.
func Confidence(c relation.Confidence) markup.Node {
	return El("span").Class("confidence " + string(c)).Title(confidenceTitle(c)).Text(string(c))
}

// Unconfirmed is what stands behind the headline of an event that decides a class without being confirmed, "" for others.
func Unconfirmed(e relation.Event) string {
	if e.Confidence == relation.Confirmed {
		return ""
	}
	return " (" + string(e.Confidence) + ", not confirmed)"
}

func confidenceTitle(c relation.Confidence) string {
	switch c {
	case relation.Confirmed:
		return "An official source, or two independent ones"
	case relation.Reported:
		return "One source, or one side’s word"
	}
	return "Sources contradict each other"
}

// Sources renders the pages that support an event: publisher, title, date of publication, what each says.
func Sources(sources []relation.Source) markup.Node {
	items := make([]markup.Node, len(sources))
	for i, s := range sources {
		title := s.Title
		if s.Published != "" {
			title += " (" + s.Published + ")"
		}
		page := El("a").Attr("href", s.URL).Attr("rel", "noopener nofollow")
		if tag := s.Language(); tag != "" {
			page = page.Attr("hreflang", tag)
		}
		items[i] = El("li").Body(
			page.Text(s.Publisher),
			Text("span", "", ", "+title+": "),
			Text("span", "supports", s.Supports),
		)
	}
	return El("ul").Class("sources").Body(items...)
}
