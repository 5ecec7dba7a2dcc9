package pages

import (
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Since is what has changed since a reader's last visit.
type Since struct {
	Visit            relation.Day
	Moved            []Move
	Added, Corrected []*relation.Event // in the order of a record
	Withdrawn        int
}

// Line says it in a sentence, "" where nothing has changed.
func (s *Since) Line() string {
	var moves, parts []string
	for i := range s.Moved {
		moves = append(moves, s.Moved[i].words())
	}
	if moves != nil {
		parts = append(parts, firstOf(moves))
	}
	events := ""
	for i, n := range [...]int{len(s.Added), len(s.Corrected), s.Withdrawn} {
		if n == 0 {
			continue
		}
		switch {
		case events != "":
			events += ", " + strconv.Itoa(n)
		case n == 1:
			events = "1 event"
		default:
			events = strconv.Itoa(n) + " events"
		}
		events += [...]string{" added", " corrected", " withdrawn"}[i]
	}
	if events != "" {
		parts = append(parts, events)
	}
	if parts == nil {
		return ""
	}
	return "Since your last visit on " + s.Visit.Long() + ": " + strings.Join(parts, "; ") + "."
}

// mostListed is how many changed events are listed.
const mostListed = 100

// Box is the line with the list of what has changed behind it, newest first, which the reader can put away without a script.
// It is a part of no page: links lead to those of a day.
func (s *Since) Box(today relation.Day) markup.Node {
	v := state.View{Day: today, Live: true}
	var list []markup.Node
	for i := range s.Moved {
		m := &s.Moved[i]
		list = append(list, ui.El("li").Body(ui.Link(v.Open(m.Country.Code).URL(), m.words())))
	}
	listed := 0
	for i, events := range [...][]*relation.Event{s.Added, s.Corrected} {
		for _, e := range slices.Backward(events) {
			if listed++; listed > mostListed {
				continue
			}
			c, _ := country.Lookup(e.Country)
			at := v.On(state.Event)
			at.EventID = e.ID
			list = append(list, ui.El("li").Body(
				ui.Text("span", "", [...]string{"Added: ", "Corrected: "}[i]+c.Name+", "+e.Date.Long()+", "), ui.Link(at.URL(), e.Headline)))
		}
	}
	if more := listed - mostListed; more > 0 {
		list = append(list, ui.Text("li", "", "and "+strconv.Itoa(more)+" more"))
	}
	list = append(list, ui.El("li").Body(ui.Link("/corrections", "All corrections, with their reasons")))
	return ui.El("dialog").ID("visit").Attr("open", true).Aria("label", "Since your last visit").Body(
		ui.El("details").Body(ui.El("summary").Body(ui.Text("span", "", s.Line()+" "), ui.Text("u", "", "What changed")), ui.El("ul").Body(list...)),
		ui.El("form").Attr("method", "dialog").Body(ui.El("button").Text("Dismiss")),
	)
}
