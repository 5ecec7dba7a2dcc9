package pages

import (
	"recognitionmap/app/markup"
	"recognitionmap/app/scene"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// Message is a page as the page's script takes it (apply in web/js/paint.js), from the program or from the server: all
// that differs from one address to another, written out.
type Message struct {
	Address string       `json:"address"`
	Title   string       `json:"title"`
	Map     bool         `json:"map"` // whether it is the map page
	Day     int          `json:"day"` // days since 1970
	Country country.Code `json:"country"`
	Queries [2]string    `json:"queries"`        // see scene.Queries
	Marks   [][3]string  `json:"marks"`          // selector, attribute, value; "" for none
	Parts   [][2]string  `json:"parts"`          // name, HTML
	Rows    any          `json:"rows,omitempty"` // *scene.Rows or their JSON, where the page may have none that hold for it
}

// MessageOf returns the message of a model. whole writes the content of the map page as one part, for a document that
// shows another page.
func MessageOf(m *Model, whole bool) *Message {
	v := m.View
	head := Head(m)
	t := &Message{Address: v.URL(), Title: head.Title, Map: v.HasMap(), Day: int(v.Day), Country: v.Country, Queries: scene.Queries(v)}
	t.Marks = append(t.Marks, [3]string{"#app", "class", wholeClass(v)})
	t.Marks = append(t.Marks, [3]string{"link[rel=canonical]", "href", head.Canonical}) // which a browser's own Share hands on
	var parts []scene.Part
	if t.Map && !whole {
		for _, mark := range plateMarks(v.Look) {
			t.Marks = append(t.Marks, [3]string{".plate", mark.Name, mark.Value})
		}
		t.Marks = append(t.Marks, [3]string{"#map", "data-lens", string(v.Look.Lens)}, [3]string{"#map", "data-show", ui.Shown(v.Look)})
		parts = []scene.Part{{Name: Masthead, Element: masthead(m).DataSet("part", Masthead)}, {Name: Notice, Element: notice(m).DataSet("part", Notice)}, {Name: Foot, Element: foot(m).DataSet("part", Foot)}}
		parts = append(parts, m.Scene().Parts...)
	} else {
		parts = Parts(m)
	}
	for _, p := range parts {
		t.Parts = append(t.Parts, [2]string{p.Name, markup.HTML(p.Element)})
	}
	return t
}

// First is what the document of the map page carries for the page's script.
type First struct {
	Address string       `json:"address"` // of the view that the document shows
	Day     int          `json:"day"`
	Country country.Code `json:"country"`
	Queries [2]string    `json:"queries"`
	Rows    any          `json:"rows"` // *scene.Rows or their JSON
}

// FirstOf returns what the document of a model carries; rows are those of its day and lens.
func FirstOf(m *Model, rows any) *First {
	return &First{Address: m.View.URL(), Day: int(m.View.Day), Country: m.View.Country, Queries: scene.Queries(m.View), Rows: rows}
}
