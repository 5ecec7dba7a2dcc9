package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

// DayForm picks a day by typing it, and is all there is to pick a day with where no script runs. onSubmit is nil on the
// server.
//
// The field is plain text until someone turns to it (web/early.js): building a browser's date field takes as long as
// parsing the whole map.
func DayForm(v state.View, action string, today relation.Day, onSubmit app.EventHandler) app.UI {
	f := El("form").Class("pick").Attr("method", "get").Attr("action", action)
	if onSubmit != nil {
		f = f.OnSubmit(onSubmit)
	}
	return f.Body(
		El("label").Attr("for", "pick").Text("Day"),
		Input("pick", "text").Attr("name", "date").Attr("autocomplete", "off").Attr("placeholder", "YYYY-MM-DD").
			Attr("min", state.FirstDay.String()).Attr("max", today.String()).Attr("value", v.Day.String()),
		El("button").Attr("type", "submit").Text("Show"),
	)
}
