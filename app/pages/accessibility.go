package pages

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// shortcuts are the keys of the map. They hold only while the map has the focus, so that they take nothing from a reader's
// other tools.
var shortcuts = [][2]string{
	{"Arrows", "the neighbour in that direction"},
	{"Home, End", "the first and the last place by name"},
	{"Letters", "the next place whose name begins with them"},
	{"Enter", "opens the entry of the place"},
	{"Escape", "closes it and returns to the place"},
	{"?", "this list"},
}

// Keys lists the keys of the map in a dialog, which the browser closes with Escape.
func Keys() markup.Node {
	var list []markup.Node
	for _, s := range shortcuts {
		list = append(list, ui.Text("dt", "", s[0]), ui.Text("dd", "", s[1]))
	}
	return ui.El("dialog").ID("keys").Aria("labelledby", "keys-title").Body(
		ui.El("h2").ID("keys-title").Text("Keys of the map"), ui.El("dl").Body(list...),
		ui.El("form").Attr("method", "dialog").Body(ui.El("button").Text("Close")),
	)
}

// accessibility says what was tested and what is known to be missing, and no more than that.
func accessibility(m *Model) markup.Node {
	item := func(text string) markup.Node { return ui.Text("li", "", text) }
	var keys []markup.Node
	for _, s := range shortcuts {
		keys = append(keys, ui.Text("dt", "", s[0]), ui.Text("dd", "", s[1]))
	}
	body := []markup.Node{
		ui.Text("h1", "", "Accessibility"),
		ui.Text("p", "lead", "Nearly everything that the map shows is also text: a sentence of the day, the map in words, a table with the same facts, and a page for every country and event."),
		ui.El("p").Body(ui.Link(m.View.On(state.TextMap).URL(), "The map of this day in words"), ui.Text("span", "", ", "), ui.Link(m.View.On(state.Table).URL(), "the table of this day"), ui.Text("span", "", ", "),
			ui.Link(InTextURL(m.View), "this day in words alone"), ui.Text("span", "", ", in 14 kB and without a script.")),
		ui.Text("h2", "", "What is tested with every change"),
		ui.El("ul").Body(
			item("Every kind of page with the checker axe-core, in light, dark and forced colours, with no violation of its rules for WCAG 2.2 A and AA."),
			item("The map by keyboard alone: it is one stop of the tab key, arrows lead to the neighbour in that direction, and the focus returns to where it came from."),
			item("That the classes in the table, in the legend and on the map are the same, country by country."),
			item("Pages from 320 to 2560 pixels wide without scrolling sideways, and the map’s controls at 44 pixels."),
			item("With scripts off: the map, the countries, the days, the table and the log are all there."),
			item("With less motion asked for, nothing moves by itself and nothing glides."),
		),
		ui.Text("h2", "", "Keys of the map"),
		ui.El("dl").Class("classes").Body(keys...),
		ui.Text("p", "note", "They hold while the map has the focus, and take no key from other tools elsewhere on the page."),
	}
	body = append(body, questionList(m)...)
	return ui.El("div").Body(append(body,
		ui.Text("h2", "", "Known gaps"),
		ui.El("ul").Body(
			item("No test with people who use a screen reader every day has been made. The tests look at names, roles and the order of focus, not at what is heard."),
			item("The site is in English only; names of countries are given in their own language as well, marked as such for their direction but not always for their language."),
			item("The texts of sources are the publishers’ and may be in any language."),
		),
		ui.Text("h2", "", "Tell us"),
		ui.El("p").Body(
			ui.Text("span", "", "What hinders you is an error like any other: every page of an event takes a note without an account, and what was put right is listed under "),
			ui.Link("/corrections", "corrections"), ui.Text("span", "", "."),
		),
	)...)
}
