package live

import (
	"time"

	"recognitionmap/app/carto"
	"recognitionmap/app/pages"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Document is the page: what the program does to it, and asks of it. See web/js/contract.d.ts.
type Document interface {
	// ShowDay and ShowCountry show at once what lies ready of a day, or of a country or ("") none.
	ShowDay(d relation.Day)
	ShowCountry(c country.Code)
	// Apply shows a message.
	Apply(m *pages.Message) Outcome
	// Replace writes the body's one element anew.
	Replace(html string)
	// Focus moves the keyboard to a place of the map.
	Focus(c country.Code)
	// HasMap reports whether there is a drawing, in the page or kept.
	HasMap() bool
	// Window is what the map shows; Look brings it to a window.
	Window() carto.Window
	Look(w carto.Window)
	// Outline is the path data of a place as the map is drawn, "" for none; Reshape draws it otherwise.
	Outline(c country.Code) string
	Reshape(c country.Code, path string)
	// Label puts the names on the map, one element of SVG or "" for none, in place of those that stand there.
	Label(svg string)
	// Middles are those of the places on the screen, in pixels.
	Middles() map[country.Code][2]float64
	// Covers are the boxes that lie over the map: left, top, right and bottom in pixels from where the map begins.
	Covers() [][4]float64
	// Sight is the size of the map on the screen in pixels. Busy is whether a hand is on it.
	Sight() (width, height float64)
	Busy() bool
	// Uncover scrolls so that nothing hides the map. Scroll scrolls to so many pixels from the top, for another page than
	// before or not.
	Uncover()
	Scroll(to float64, another bool)
	// Revise says of which revision of the record the page is; Whole that the program has the texts of all its events.
	Revise(revision string)
	Whole()
	// Dialog shows a dialog.
	Dialog(html string)
	// Put puts an element behind all that the page has, where it stays.
	Put(html string)
	// Offer shows the list under the search field, and which of its lines is chosen, from 0, -1 for none; "" hides it.
	// Searched empties the field; leave moves the keyboard on to the page.
	Offer(html string, active int)
	Searched(leave bool)
	// Compare says how a place stands on both maps of a comparison.
	Compare(line string)
	// Save gives a text to the reader as a file of a kind.
	Save(text, name, kind string)
	// Script brings a script that the page has not had: "share" is the share page's.
	Script(name string)
	// Colour is a colour of the light page, by its name in the style sheet.
	Colour(name string) string
	// SavePNG gives a drawing to the reader as a file of so many times its size. Its width is 0 where it cannot be drawn.
	SavePNG(svg string, scale int, name string, then func(width, height int, saved bool))
	// Tell says on the share page what becomes of a picture, Did on a button what it has done.
	Tell(line string)
	Did(button, line string)
	// Slider is where that of the days begins and ends on the screen.
	Slider() (left, right float64)
	// Pace is the value of the reader's choice of how fast a play goes.
	Pace() string
	// Painted calls f when what has been shown is on the screen, Idle when the browser has nothing else to do.
	Painted(f func())
	Idle(f func())
	// After calls f after a while.
	After(d time.Duration, f func())
	// Now is the time by the reader's clock.
	Now() time.Time
	// Fetch calls f with the body at an address, as soon as it is there.
	Fetch(address string, f func(body []byte, err error))
}

// Outcome is what became of a message.
type Outcome int

const (
	Shown   Outcome = iota
	Lacking         // the page has no place for a part of it
	Late            // the reader has done something since, of which the program is about to hear: nothing is shown
)

// Address is the address bar.
type Address interface {
	Push(address string)
	Replace(address string)
	Leave(address string)
}

// Announcer speaks to a screen reader.
type Announcer interface{ Announce(line string) }
