package ui

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

// DayForm picks a day by typing it, and is all there is to pick a day with where no script runs.
//
// The field is plain text until someone turns to it (prepare in web/js/page.js): building a browser's date field takes as long as
// parsing the whole map.
func DayForm(v state.View, action string, today relation.Day) markup.Node {
	return El("form").Class("pick").Attr("method", "get").Attr("action", action).Body(
		El("label").Attr("for", "pick").Text("Day"), DayField(v.Day, today),
		El("button").Attr("type", "submit").Text("Show"),
	)
}

// DayField is the field for a day from the first of the map to today, with one in it.
func DayField(day, today relation.Day) *markup.Element {
	return Input("pick", "text").Attr("name", "date").Attr("autocomplete", "off").Attr("placeholder", "YYYY-MM-DD").
		Attr("min", state.FirstDay.String()).Attr("max", today.String()).Attr("value", day.String())
}

// SpanForm picks two days; it is all there is to pick them with, script or not. What else is asked for goes along unseen.
func SpanForm(action string, span state.Span, submit string, unseen ...markup.Node) markup.Node {
	field := func(name, label string, d relation.Day) []markup.Node {
		id := "span-" + name
		return []markup.Node{
			El("label").Attr("for", id).Text(label),
			Input(id, "date").Attr("name", name).Attr("value", d.String()),
		}
	}
	body := append(field("from", "From", span.From), field("to", "To", span.To)...)
	return El("form").Class("pick days").Attr("method", "get").Attr("action", action).Body(append(append(body, unseen...), Submit(submit))...)
}
