package ui

import (
	"strconv"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// trace is the answer to "why this colour": the rule, the events that decide, and every other event with the reason why
// it does not. It is closed at first and opens without script.
func (p *Panel) trace(c *country.Country, s *relation.Standing) markup.Node {
	lens := p.View.Look.Lens
	body := []markup.Node{El("summary").Text("Why this colour")}
	rule := []markup.Node{Text("span", "", s.Rule)}
	if lens != relation.LensClass {
		rule = []markup.Node{
			Text("span", "", lens.Rule()+" "+c.Name+": "),
			Text("b", "status", lens.LabelOf(p.Picture.Read(lens, c.Code).Value)), Text("span", "", "."),
		}
	}
	body = append(body, El("p").Body(rule...))
	steps := p.Record.Trace(lens, c.Code, p.View.Day)
	for i := range verdicts {
		part := &verdicts[i]
		var items []markup.Node
		all := 0
		for i := range steps {
			if step := &steps[i]; step.Verdict == part.verdict && step.Event.Headline != "" {
				if all++; all <= mostSteps {
					items = append(items, p.step(step))
				}
			}
		}
		if all > mostSteps {
			log := p.View.On(state.Events)
			log.Filter.Country = c.Holder()
			items = append(items, El("li").Body(markup.Text("and "+strconv.Itoa(all-mostSteps)+" before these, see "), Link(log.URL(), "all events")))
		}
		if len(items) > 0 {
			body = append(body, Text("h3", "rubric", part.words), El("ul").Class("steps-of").Body(items...))
		} else if part.verdict == relation.Decides {
			body = append(body, Text("p", "note", "No event decides it."))
		}
	}
	if !p.Complete {
		body = append(body, Text("p", "note loading", "The votes, visits and statements are on their way."))
	}
	return El("details").Class("trace").Body(body...)
}

// mostSteps is how many events a part of a trace lists, the newest; the log has the rest. No entry of the data set has as many.
const mostSteps = 100

// verdicts are the parts of a trace in their order.
var verdicts = [...]struct {
	verdict relation.Verdict
	words   string
}{
	{relation.Decides, "What decides"},
	{relation.Uncounted, "An ambassador whom the class does not count"},
	{relation.Holds, "In force, but not what decides"},
	{relation.Repeats, "Says what an earlier event had set"},
	{relation.Ended, "Ended or replaced by a later event"},
	{relation.Doubted, "Disputed, so it moves nothing"},
	{relation.Earlier, "Of the time before August 2021, which does not carry over"},
	{relation.StillAhead, "Later than the day shown"},
	{relation.Apart, "Votes, visits, statements: their kind moves nothing"},
}

func (p *Panel) step(s *relation.Step) markup.Node {
	line := []markup.Node{Time(s.Event.Date), Text("span", "", " "), p.eventLink(s.Event.ID, s.Event.Headline)}
	if s.By != nil {
		word := " (until "
		if s.Verdict == relation.Repeats {
			word = " (set "
		}
		line = append(line, Text("span", "since", word+s.By.Date.Long()+")"))
	}
	return El("li").Body(line...)
}
