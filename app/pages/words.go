package pages

import (
	"strconv"
	"time"

	"recognitionmap/geodata/relation"
)

// Words of the list under the search field.
const (
	AllFound   = "All that is found"
	OnTheirWay = "the texts of the events are on their way"
)

// OffersLine tells a screen reader how many lines the list under the search field has.
func OffersLine(n int) string {
	if n == 0 {
		return "Nothing is found. Fewer letters find more."
	}
	return strconv.Itoa(n) + " offered."
}

// ScriptWords are the words that scripts of the page show by themselves, by the names that they have there. A hole, {},
// is filled with what a word is about.
func ScriptWords() map[string]string {
	return map[string]string{
		"play": "Play", "pause": "Pause",
		"missing": "The interactive part is missing ({}). The map, the table and every page work without it.",
		"script":  "a script did not come", "stopped": "it stopped", "none": "this browser has no WebAssembly",
		"build": "it is not part of this build", "answer": "the program did not come: ", "off": "it is switched off in the address", "copy": "this is a copy of the page",
		"wheel": "Use Ctrl + scroll to zoom the map", "fingers": "Use two fingers to move the map",
	}
}

// ShareWords are those of the share page's script.
func ShareWords() map[string]string {
	return map[string]string{
		"copied": "Copied", "select": "Selected: copy it with the keyboard", "selected": "The link is selected", "busy": PictureBusy,
		"failed": Failed("{}"), "missing": "the interactive part is missing. The server has this picture, below",
	}
}

// OfferWords are those of the script that offers to install the site; the steps are for browsers that can and do not offer it.
func OfferWords() map[string]string {
	return map[string]string{
		"install": "Install", "close": "Close",
		"touch": "To have the map without a network: tap Share, then “Add to Home Screen”.",
		"dock":  "To have the map without a network: in the menu File choose “Add to Dock”.",
	}
}

// Words of saving a picture.
const (
	Saved          = "Saved"
	PictureBusy    = "The picture is being made."
	PictureUndrawn = "the picture cannot be drawn"
)

// Failed says that something did not work, and why.
func Failed(why string) string { return "That did not work: " + why + "." }

// PictureSaved says how large a picture was saved.
func PictureSaved(width, height int) string {
	return "Saved a PNG of " + size(width, height) + " pixels."
}

// PictureTooLarge says that a browser could not save one so large, and what to do.
func PictureTooLarge(width, height int) string {
	return "this browser cannot make a picture of " + size(width, height) + " pixels. A smaller one may work, and the server has this size, below"
}

func size(width, height int) string { return strconv.Itoa(width) + " by " + strconv.Itoa(height) }

// NotDrawn says that there is no map, and what to do.
func NotDrawn(err error) string {
	return "The map could not be drawn: " + err.Error() + ". The table has the same facts."
}

// Words about another build of the program, and on the button that loads it.
const (
	NewVersion = "There is a new version of this page."
	Renew      = "Load it"
)

// NoRoom says that nothing can be kept.
const NoRoom = "This device has no room to keep the newest map for use without a network."

// NoTexts says that texts are missing for now.
const NoTexts = "The texts of the events did not come; they are asked for again when there is a network."

// Offline says since when a page stands still; the zero time is not known.
func Offline(checked time.Time) string {
	if checked.IsZero() {
		return "Offline."
	}
	local := checked.Local()
	twoDigits := func(n int) string { return strconv.Itoa(100 + n)[1:] }
	return "Offline: the record is as last checked on " + relation.DayOf(local.Date()).Long() + ", " + twoDigits(local.Hour()) + ":" + twoDigits(local.Minute()) + "."
}
