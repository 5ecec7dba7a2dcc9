package pages

import (
	"strings"

	"recognitionmap/app/markup"
	"recognitionmap/app/scene"
	"recognitionmap/app/state"
)

// leaf is what makes a page of the site.
type leaf struct {
	body  func(m *Model) []markup.Node // what stands between masthead and foot
	title func(m *Model) string        // of the document; it carries the answer
}

// leafOf is the table of all pages: whoever adds one adds its row here. Pages lead to each other, so it cannot be a
// variable, whose rows would depend on it.
func leafOf(p state.Page) leaf {
	switch p {
	case state.Map:
		return leaf{atlas, func(m *Model) string { return scene.Title(m.View) }}
	case state.Table:
		return leaf{table, func(m *Model) string {
			return "Every country’s standing toward the Taliban government on " + m.View.Day.Long()
		}}
	case state.Events:
		return leaf{eventLog, func(m *Model) string {
			if m.View.Filter != (state.Filter{}) {
				return "Events: " + strings.Join(filterWords(&m.View.Filter), ", ") + ofSite
			}
			return "Events of " + yearText(m.View.Year) + ofSite
		}}
	case state.Event:
		return leaf{eventPage, func(m *Model) string {
			if e, ok := m.Record.Event(m.View.EventID); ok {
				return e.Headline + ofSite
			}
			return ""
		}}
	case state.Afghanistan:
		return leaf{afghanistan, titled("Afghanistan: why recognition is withheld")}
	case state.Method:
		return leaf{method, titled("Method: from events to colours")}
	case state.About:
		return leaf{about, titled("About the map and its sources")}
	case state.Borders:
		return leaf{borders, titled("Borders: the policy of the map")}
	case state.Accessibility:
		return leaf{served, titled("Accessibility")}
	case state.Compare:
		return leaf{compare, func(m *Model) string {
			return "What changed from " + m.View.Span.From.Long() + " to " + m.View.Span.To.Long() + ofSite
		}}
	case state.Countries:
		return leaf{countries, dated("Countries side by side")}
	case state.Groups:
		return leaf{groups, dated("The Taliban government and blocs and regions")}
	case state.Reciprocity:
		return leaf{reciprocity, dated("Ambassadors one way and both ways")}
	case state.TextMap:
		return leaf{served, dated("The map in words: who recognizes the Taliban government, state by state,")}
	case state.Search:
		return leaf{search, titled("Search")}
	case state.Share:
		return leaf{share, func(m *Model) string { return "Share: " + m.subjectName() + ofSite }}
	}
	return leaf{notFound, titled("Not found")}
}

// ofSite is how most titles end.
const ofSite = " · Recognition Map"

// titled is the title of a page that is the same on all days.
func titled(title string) func(*Model) string {
	return func(*Model) string { return title + ofSite }
}

// dated is the title of a page about the day shown.
func dated(title string) func(*Model) string {
	return func(m *Model) string { return title + " on " + m.View.Day.Long() + ofSite }
}

// besides are the pages that put countries beside each other and lead to one another, by what they are called.
var besides = [...]struct {
	page  state.Page
	label string
}{
	{state.Groups, "Blocs and regions"}, {state.Reciprocity, "Which way the ambassadors go"}, {state.Countries, "Countries side by side"}, {state.Compare, "Two days compared"}, {state.TextMap, "The map in words"},
}
