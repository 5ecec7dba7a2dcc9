package ui

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Differences renders what became different between two days, a sentence each: first the changes of class, with what
// else changed for the same country under them, then the countries whose class is the same.
type Differences struct {
	View   state.View
	Record *relation.Record
	Of     []relation.Difference
}

// Element renders the sentences.
func (d Differences) Element() markup.Node {
	lists := [2][]markup.Node{}
	for i := range d.Of {
		x, at := &d.Of[i], 0
		if len(x.Classes) == 0 {
			at = 1
		}
		lists[at] = append(lists[at], d.item(x))
	}
	var body []markup.Node
	for i, id := range [...]string{"class-changes", "fact-changes"} {
		body = append(body, Text("h2", "", [...]string{"Changes of class", "Changes below the class"}[i]))
		if len(lists[i]) == 0 {
			body = append(body, Text("p", "note", [...]string{"No country’s class changed. Days farther apart may differ; above are links to the changes before and after.", "Nothing else changed."}[i]))
		} else {
			body = append(body, El("ul").ID(id).Class("changes").Body(lists[i]...))
		}
	}
	return El("section").Aria("label", "Every change").Body(body...)
}

// item is one country with all its changes.
func (d Differences) item(x *relation.Difference) markup.Node {
	c, _ := country.Lookup(x.Country)
	v := d.View.On(state.Map).OnDay(d.View.Span.To, 0)
	name := []markup.Node{Link(v.Open(c.Code).URL(), c.Name)}
	if !c.Counted() {
		name = append(name, Text("span", "", " (outside the count)"))
	}
	var more []markup.Node
	for i := range x.Classes {
		more = append(more, d.class(&x.Classes[i]))
	}
	for i := range x.Facts {
		more = append(more, d.fact(&x.Facts[i]))
	}
	if x.Contested {
		text, ids := "No longer contested", []string(nil)
		if x.After.Contested {
			text, ids = "Contested now: sources disagree about an event that would give another class: ", x.After.Disputed
		}
		more = append(more, d.sentence("contested", "", text, ids))
	}
	return El("li").DataSet("country", string(x.Country)).Body(El("b").Body(name...), El("ul").Body(more...))
}

// sentence is a text, the events that it rests on, and a full stop.
func (d Differences) sentence(kind, value, text string, ids []string) markup.Node {
	body := []markup.Node{Text("span", "", text)}
	for i, id := range ids {
		if e, ok := d.Record.Event(id); ok {
			if i > 0 {
				body = append(body, Text("span", "", "; "))
			}
			v := d.View.On(state.Event)
			v.EventID = id
			body = append(body, Link(v.URL(), e.Headline))
		}
	}
	return El("li").DataSet(kind, value).Body(append(body, Text("span", "", "."))...)
}

// class says how a class changed, when, and what decided it.
func (d Differences) class(c *relation.Change) markup.Node {
	text := "From " + classWord(c.From) + " to " + classWord(c.To) + ", "
	s := d.Record.Standing(c.Country, c.Day)
	switch {
	case s.SinceOK && s.Since.Effective() == c.Day:
		text += onDate(s.Since) + ", because: "
	case c.Day == relation.Takeover:
		text += newTime
	default:
		text += "on " + c.Day.Long() + ", because: "
	}
	return d.sentence("change", string(c.From)+" "+string(c.To), text, c.Because)
}

// newTime is why a change on the day of the takeover has no event.
const newTime = "as the second Emirate’s time began on 15 August 2021 and what came before no longer counts"

// fact says how one of the five facts changed.
func (d Differences) fact(f *relation.FactChange) markup.Node {
	text := f.Fact.Label + ": "
	if f.From != "" {
		text += "from " + FactWords(relation.Fact{Value: f.From}) + " to "
	}
	text += FactWords(f.To) + ", "
	if f.To.Event == "" {
		return d.sentence("fact", f.Fact.Key, text+newTime, nil)
	}
	return d.sentence("fact", f.Fact.Key, text+onDate(f.To.Since)+": ", []string{f.To.Event})
}

// onDate is a date within a sentence, as it is known.
func onDate(d relation.Date) string {
	if d.Precision == relation.ToDay {
		return "on " + d.Long()
	}
	return "in " + d.Long()
}
