package relation

import "recognitionmap/geodata/country"

// Class is what the map colours by. The wire form is the constant's text.
type Class string

const (
	ClassRecognized Class = "recognized"
	ClassAmbassador Class = "ambassador"
	ClassNone       Class = "none"
	ClassNA         Class = "na" // Afghanistan itself and shapes without a government: no question to ask
)

// Standing is how a country stands toward the Taliban government at the end of a day.
type Standing struct {
	Country country.Code
	Class   Class
	Since   Date     // when Class began; the zero Date for a class that no event began
	SinceOK bool     // whether Since means anything
	Because []string // ids of the events that decided Class, newest first; empty when none did
	Rule    string   // the rule that gave Class, one English sentence

	Recognition  Fact // InForce, Withdrawn
	EmirateEnvoy Fact // rank of the Emirate's envoy that the country accepts
	Envoy        Fact // rank of the country's own envoy to Kabul
	Mission      Fact // who holds the Afghan mission in the country
	Post         Fact // whether the country's post in Kabul is open

	Contested bool     // a disputed event speaks for a higher class than Class
	Reported  bool     // Class is above none, not contested, and rests on reports alone: no confirmed event says the same
	Disputed  []string // ids of disputed events in force, newest first
	OnRecord  bool     // whether any event of the country is known up to the day

	Unrecorded bool // Class is none, not contested, and an envoy has RankUnrecorded
}

// Mark is what is shown over the colour of a class.
type Mark uint8

const (
	Unmarked       Mark = iota
	MarkContested       // Standing.Contested
	MarkReported        // Standing.Reported
	MarkUnrecorded      // Standing.Unrecorded
	MarkNoRecord        // none, and no event says so
	marks
)

// String returns the word of a mark in addresses and in the style sheet, "" for none.
func (m Mark) String() string {
	return [marks]string{"", "contested", "reported", "unrecorded", "norecord"}[m]
}

// Mark returns what is shown over the class.
func (s *Standing) Mark() Mark {
	switch {
	case s.Contested:
		return MarkContested
	case s.Reported:
		return MarkReported
	case s.Unrecorded:
		return MarkUnrecorded
	case s.Class == ClassNone && !s.OnRecord:
		return MarkNoRecord
	}
	return Unmarked
}

// Counts are the numbers of counted states (members and observers of the United Nations, less Afghanistan) by class.
type Counts struct{ Recognized, Ambassador, None int }

// Change is a day on which the class of a country changed.
type Change struct {
	Day      Day
	Country  country.Code
	From, To Class
	Because  []string // as in the standing after the change
}
