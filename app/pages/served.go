package pages

import (
	"recognitionmap/app/markup"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
)

// Served is what the server alone writes of a page, nil for pages that the program draws too. None of it is linked into
// the program, which leaves it as it stands: a link to such a page is the browser's to follow (see state.Beyond).
func Served(m *Model) markup.Node {
	switch m.View.Page {
	case state.Share:
		return ShareMore(m)
	case state.TextMap:
		return MapInWords(m)
	case state.Disputed:
		return OpenQuestions(m)
	case state.Accessibility:
		return accessibility(m)
	}
	return nil
}

// served is the place of a page that the server alone writes.
func served(m *Model) []markup.Node {
	words := ui.El("div").ID("words").DataSet("keep", "children")
	if m.More != nil {
		return []markup.Node{words.Body(m.More)}
	}
	return []markup.Node{words.Body(ui.Text("p", "note", "The server writes this page, and no copy of it was kept for use without a network."))}
}
