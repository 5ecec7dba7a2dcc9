package live

import (
	"time"

	"recognitionmap/app/carto"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Action is something that has happened: what a reader did, what a timer or the network brought.
type Action interface{}

// What a reader does.
type (
	// Open is the choice of a country on the map, or of none ("") by closing its entry. The page shows it already.
	Open struct{ Country country.Code }
	// Slide is a day at which the slider rests. The page shows it already.
	Slide struct{ Day relation.Day }
	// Press and Release are the pointer on the slider: how far along it, as a part of its length in pixels.
	Press   struct{ At, Length float64 }
	Release struct{ At, Length float64 }
	// SlideKey is a key on a slider: that of the era, or of the open country's own time line.
	SlideKey struct {
		Key         string
		Own         bool
		Shift       bool
		RightToLeft bool
	}
	// Toggle starts or ends the play.
	Toggle struct{}
	// Follow is a link to a page of the site.
	Follow struct{ Path, Query string }
	// Submit is a form that asks for a page.
	Submit struct{ Path, Query string }
	// Narrow is such a form while somebody types into it.
	Narrow struct{ Path, Query string }
	// MapKey is a key on a place of the map.
	MapKey struct {
		Key     string
		At      country.Code
		When    time.Time
		Middles map[country.Code][2]float64 // of places, in pixels, for the arrows
	}
	// Type is a text in the search field, "" when the field is left. Choose is a key there that goes through what is
	// offered, and what the field has. Take is the choice of an offer, from 0.
	Type   struct{ Text string }
	Choose struct{ Key, Text string }
	Take   struct{ Offer int }
	// Download asks for the rows of the log as a file of a name; their address has them too.
	Download struct{ Address, Name string }
	// Move is the map moved by hand, to a window.
	Move struct{ To carto.Window }
	// Hide is the page out of sight.
	Hide struct{}
)

// What else happens.
type (
	// Arrive is another address in the address bar: Back, Forward, or the first one.
	Arrive struct{ Path, Query string }
	// Step is the time for the next change of a play.
	Step struct{ turn int }
	// Speak is the time to announce a change of a play.
	Speak struct {
		turn int
		day  relation.Day
		now  time.Time
	}
	// Count is the time to say how much is offered.
	Count struct{ turn int }
	// Rest is the time for page and address to follow.
	Rest struct{ moves int }
	// Learn is a record that has come: the texts of the one shown, or a newer edition.
	Learn struct {
		Record  *relation.Record
		Edition int
	}
	// Told is what the server says of itself: the day by its clock, since the reader's may be wrong, and whether it has
	// another build of the program.
	Told struct {
		Today relation.Day
		Newer bool
	}
	// NoRoom is that the browser has none to keep the newest version.
	NoRoom struct{}
	// Say is a line about the program.
	Say struct{ Status string }
	// Found is where a place is that the map is to bring into view.
	Found struct {
		Bring
		Outline string       // its path data, "" where the map has none
		Now     carto.Window // what the map shows
	}
)

// Times of a Later that are no durations.
const (
	AtOnce time.Duration = -1 // now, with the time
	AtPace time.Duration = -2 // as fast as the reader wants a play, from when what is shown has been painted
)

// Effect is something to be done to the page or the browser.
type Effect interface{}

type (
	// Show writes the page of the state, in its own time.
	Show struct{}
	// ShowDay brings map, sentence and slider to the day of the state at once.
	ShowDay struct{ Day relation.Day }
	// ShowCountry opens the entry of a country at once, as far as it lies ready, or closes it ("").
	ShowCountry struct{ Country country.Code }
	// Push and Replace put the address of the state into the address bar, as a step of the history or in place of the last.
	Push    struct{ Address string }
	Replace struct{ Address string }
	// Later brings an action after a while.
	Later struct {
		After  time.Duration
		Action Action
	}
	// Announce says a line to a screen reader.
	Announce struct{ Line string }
	// Focus moves the keyboard to a place of the map.
	Focus struct{ Country country.Code }
	// Look brings the map to a window.
	Look struct{ At string }
	// Bring asks where a place is, to be answered with Found. Well says that it should be seen well, not only whole.
	Bring struct {
		Country country.Code
		Well    bool
	}
	// Uncover scrolls the page so that nothing hides the map.
	Uncover struct{}
	// Scroll moves the page to where the address was left, or to its top where it is another page than before.
	Scroll struct{ Another bool }
	// Help lists the keys of the map.
	Help struct{}
	// Offer shows the list under the search field; Searched empties the field, and with Leave moves on to the page.
	Offer struct {
		HTML   string
		Active int
	}
	Searched struct{ Leave bool }
	// Save gives a text to the reader as a file.
	Save struct{ Text, Name string }
	// Leave lets the browser go to an address that is no page of the program's.
	Leave struct{ Address string }
	// Redraw draws the places in view in the detail that they need.
	Redraw struct{}
)
