package pages

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// eventPage is one event with all that is known of it.
func eventPage(m *Model) []markup.Node {
	e, ok := m.Record.Event(m.View.EventID)
	switch {
	case !ok && !m.Complete:
		return []markup.Node{ui.Text("p", "note loading", "The event is on its way.")}
	case !ok:
		return notFound(m)
	}
	c, _ := country.Lookup(e.Country)
	effect := "This kind of event moves none of the five facts; it stands on record beside them."
	if e.Kind.Decides() {
		effect = "This kind of event moves one of the five facts from which the class follows."
		if e.Confidence == relation.Disputed {
			effect = "Sources disagree about this event, so it does not raise a class by itself; the map marks the country as contested where it would."
		}
	}
	v := m.View.Open(e.Country)
	if e.Date.First >= state.FirstDay {
		v.Day, v.Live = e.Date.Effective(), false
	}
	return []markup.Node{
		ui.El("p").Class("crumbs").Body(
			ui.Link(m.View.On(state.Events).URL(), "Events"), ui.Text("span", "", " / "),
			ui.Link(m.View.Open(e.Country).URL(), c.Name),
		),
		ui.Text("h1", "", e.Headline),
		ui.El("p").Class("meta").Body(
			ui.Time(e.Date), ui.Text("span", "", " · "), ui.Text("span", "", e.Kind.Words()), ui.Text("span", "", " · "), ui.Confidence(e.Confidence),
		),
		ui.Text("p", "detail", e.Detail),
		ui.El("div").Body(ui.EvidenceOf(&e)...),
		ui.Text("p", "note", effect),
		ui.El("p").Body(ui.Link(v.URL(), "The map on that day")),
		ui.Text("h2", "", "Sources"),
		ui.El("p").ID("dead-"+e.ID).Class("notice").DataSet("keep", "children").Text(m.Dead), // of this event alone
		ui.Sources(e.Sources),
		ui.El("p").Class("links").Body(
			ui.Link("/history/"+e.ID, "History of this event"), ui.El("span").Class("report").Body(ui.Text("span", "", " · "), ui.Link("/report/"+e.ID, "Report an error")),
			ui.El("span").Class("served").Body(ui.Text("span", "", " · "), ui.Link(m.View.Shared().URL(), "Share, embed, cite")),
		),
		ui.El("p").Class("asof").Body(ui.Text("span", "", "Permanent name of this event: "), ui.Text("code", "", e.ID)),
	}
}
