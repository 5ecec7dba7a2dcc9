package pages

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// share is all that there is to take along of a view: its link, the finding in a sentence, pictures, code to embed it,
// data, citations. Every one stands there to be selected or fetched; buttons that need a script only make it quicker.
func share(m *Model) []markup.Node {
	v := m.subject()
	body := []markup.Node{
		ui.Text("h1", "", "Share: "+m.subjectName()),
		ui.El("p").ID("share-text").Class("lead").Text(ShareText(m)),
		ui.Text("h2", "", "Link"),
		copied("", "share-link", m.Origin+v.URL()),
		ui.El("p").Class("actions needs-script").Body(
			action("both", "", "Copy sentence and link"),
			action("native", "", "Share …").Hidden(!m.CanShare),
		),
	}
	dated := v
	dated.Live = false
	if v.Live {
		body = append(body, ui.El("p").Class("note").Body(
			ui.Text("span", "", "This link always shows the newest day. For good: "), ui.Link(dated.Shared().URL(), "share "+v.Day.Long()),
		))
	}
	more := ui.El("div").ID("share-more").DataSet("keep", "children")
	if m.More != nil {
		more.Body(m.More)
	}
	body = append(body,
		ui.Text("h2", "", "Picture"),
		ui.Text("p", "", "The map with title, day, legend, source and licence."),
		ui.El("p").Class("actions needs-script").Body(
			action("svg", "", "Save as SVG"),
			action("png", "1", "PNG 1×, 1200 pixels wide"), action("png", "2", "PNG 2×, 2400 pixels wide"), action("png", "4", "PNG 4×, 4800 pixels wide"),
		),
		ui.El("p").ID("share-said").Class("note needs-script").DataSet("words", shareWords()).Text("These are made in your browser, without a network too."),
		ui.El("p").Body(
			ui.Text("span", "", "How every state stands on "+v.Day.Long()+", as rows: "),
			ui.Tag("a|class=rows").Attr("download", "recognition-map-"+v.Day.String()+".csv").Attr("href", "/map.csv"+Query(dated)).Text("CSV"),
			ui.Text("span", "", "."),
		),
		more,
	)
	return body
}

// subject is the page that is shared: the map, a country or an event.
func (m *Model) subject() state.View {
	v := m.View.Open(m.View.Country)
	if _, ok := country.Lookup(v.Country); !ok {
		v.Country = ""
	}
	if _, ok := m.Record.Event(m.View.EventID); ok {
		v = m.View.On(state.Event)
		v.EventID = m.View.EventID
	}
	return v
}

func (m *Model) subjectName() string {
	v := m.subject()
	if e, ok := m.Record.Event(v.EventID); ok && e.Headline != "" {
		return e.Headline
	}
	if c, ok := country.Lookup(v.Country); ok {
		return c.Name
	}
	return "the map of " + v.Day.Long()
}

// maxShareText is how long a sentence to share may be, in characters: it goes into a message with its link.
const maxShareText = 200

// ShareText is the finding of a view in one sentence with its day.
func ShareText(m *Model) string {
	v := m.subject()
	if e, ok := m.Record.Event(v.EventID); ok && e.Headline != "" {
		date := " (" + e.Date.Long() + ")"
		return clipped(e.Headline, maxShareText-len(date)) + date
	}
	if c, ok := country.Lookup(v.Country); ok {
		text := "On " + v.Day.Long() + ", "
		if v.Look.Lens != relation.LensClass {
			text += v.Look.Lens.Label() + ", "
		}
		text += ui.PlaceLabel(m.Picture(), v.Look.Lens, c)
		if s := m.Record.Standing(c.Code, v.Day); s.SinceOK && v.Look.Lens == relation.LensClass {
			text += ", since " + s.Since.Long()
		}
		return clipped(text+" (toward the Taliban government).", maxShareText)
	}
	return clipped(ui.FindingText(m.Picture(), m.View.Look.Lens), maxShareText)
}

func clipped(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n == most {
			if len([]rune(s[i:])) == 1 {
				return s
			}
			return s[:i] + "…"
		}
	}
	return s
}

// copied is a text that a click selects whole, under a name, with a button that copies it.
func copied(label, id, text string) markup.Node {
	var body []markup.Node
	if label != "" {
		body = append(body, ui.Text("span", "asof", label))
	}
	name := "Copy"
	if label != "" {
		name += " " + label
	}
	return ui.El("p").Class("copied").Body(append(body,
		ui.El("code").ID(id).Text(text),
		action("copy", id, "Copy").Class("needs-script").Aria("label", name),
	)...)
}

// action is a button for web/share.js: what it does, and the id of the text that it is about, or of a PNG its scale.
func action(do, of, label string) *markup.Element {
	return ui.El("button").Attr("type", "button").DataSet("do", do).DataSet("of", of).Text(label)
}
