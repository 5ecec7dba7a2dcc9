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
	said  func(m *Model) string        // of the page in a sentence, for those who list or link it; nil or "" is the finding of its day
}

// leafOf is the table of all pages: whoever adds one adds its row here. Pages lead to each other, so it cannot be a
// variable, whose rows would depend on it.
func leafOf(p state.Page) leaf {
	switch p {
	case state.Map:
		return leaf{atlas, func(m *Model) string { return scene.Title(m.View) }, saidOfCountry}
	case state.Table:
		return leaf{table, func(m *Model) string {
			return "Every country’s standing toward the Taliban government on " + m.View.Day.Long()
		}, nil}
	case state.Events:
		return leaf{eventLog, func(m *Model) string {
			if m.View.Filter != (state.Filter{}) {
				return "Events: " + strings.Join(filterWords(&m.View.Filter), ", ") + ofSite
			}
			return logTitle(&m.View) + ofSite
		}, saidOfLog}
	case state.Event:
		return leaf{eventPage, func(m *Model) string {
			if e, ok := m.Record.Event(m.View.EventID); ok {
				return e.Headline + ofSite
			}
			return ""
		}, saidOfEvent}
	case state.Afghanistan:
		return leaf{afghanistan, titled("Afghanistan: why recognition is withheld"), saying("Why states withhold recognition from the Taliban government, how its neighbours stand, and who recognized the first Emirate.")}
	case state.Method:
		return leaf{method, titled("Method: from events to colours"), saying("Dated events with sources give five facts, the facts give a class, and the class gives the colour. No colour is set by hand.")}
	case state.About:
		return leaf{about, titled("About the map and its sources"), saying("What the map of relations with the Taliban government rests on, who may use it and how to correct it.")}
	case state.Borders:
		return leaf{borders, titled("Borders: the policy of the map"), saying("Whose borders the map draws, how it marks disputed ones, and which places stand outside its counts.")}
	case state.Accessibility:
		return leaf{served, titled("Accessibility"), saying("How to use the map with a keyboard, with a screen reader and without colours, what was tested, and what is missing.")}
	case state.Compare:
		return leaf{compare, func(m *Model) string {
			return "What changed from " + m.View.Span.From.Long() + " to " + m.View.Span.To.Long() + ofSite
		}, func(m *Model) string { return compareLead(m.Record.Between(m.View.Span.From, m.View.Span.To)) }}
	case state.Countries:
		return leaf{countries, dated("Countries side by side"), saidOfCountries}
	case state.Groups:
		return leaf{groups, dated("The Taliban government and blocs and regions"), nil}
	case state.Reciprocity:
		return leaf{reciprocity, dated("Ambassadors one way and both ways"), nil}
	case state.Disputed:
		return leaf{served, dated("Open questions about relations with the Taliban government"), saying("Where sources disagree about a state’s relations with the Taliban government, what is missing, and by which rule the map shows what it shows.")}
	case state.TextMap:
		return leaf{served, dated("The map in words: who recognizes the Taliban government, state by state,"), saying("Each state in words: where it lies, what is around it in which direction and how far, and how each stands toward the Taliban government.")}
	case state.Search:
		return leaf{search, titled("Search"), nil}
	case state.Share:
		return leaf{share, func(m *Model) string { return "Share: " + m.subjectName() + ofSite }, nil}
	}
	return leaf{notFound, titled("Not found"), nil}
}

// ofSite is how most titles end.
const ofSite = " · " + SiteName

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
	{state.Groups, "Blocs and regions"}, {state.Reciprocity, "Which way the ambassadors go"}, {state.Countries, "Countries side by side"}, {state.Compare, "Two days compared"}, {state.TextMap, "The map in words"}, {state.Disputed, "Open questions"},
}
