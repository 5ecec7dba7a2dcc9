package ui

import (
	"strconv"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// ClassLabel is the word that legend, table and panel show for a class.
func ClassLabel(c relation.Class) string {
	switch c {
	case relation.ClassRecognized:
		return "Recognized"
	case relation.ClassAmbassador:
		return "Ambassador sent"
	case relation.ClassNone:
		return "None"
	}
	return "Not applicable"
}

// Span is a piece of a sentence; Class is set on the words that name a class's number.
type Span struct {
	Class relation.Class
	Text  string
}

var small = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

func numeral(n int) string {
	if n < len(small) {
		return small[n]
	}
	return strconv.Itoa(n)
}

// PowerDays are the days on which the Taliban came to govern or ceased to, in turn: the taking of Kabul in 1996, the
// loss of Kandahar, their last city, in 2001, and the taking of Kabul in 2021.
var PowerDays = [...]relation.Day{relation.DayOf(1996, 9, 27), relation.DayOf(2001, 12, 7), relation.Takeover}

// inPower reports whether there was a Taliban government to recognize.
func inPower(d relation.Day) bool {
	in := false
	for _, turn := range PowerDays {
		if d >= turn {
			in = !in
		}
	}
	return in
}

// Finding is the sentence of the day after its date: "one state recognizes the Taliban government; eight more exchange
// ambassadors with it." Spans with and without a class take turns.
func Finding(d relation.Day, n relation.Counts) []Span {
	if !inPower(d) {
		return []Span{{"", "the Taliban hold no government; "}, {relation.ClassRecognized, numeral(n.Recognized) + " " + plural(n.Recognized, "state", "states")},
			{"", " " + verb(n.Recognized, "recognizes", "recognize") + " one of theirs."}}
	}
	out := []Span{
		{relation.ClassRecognized, numeral(n.Recognized) + " " + plural(n.Recognized, "state", "states")},
		{"", " " + verb(n.Recognized, "recognizes", "recognize") + " the Taliban government; "},
	}
	switch {
	case n.Ambassador == 0:
		return append(out, Span{relation.ClassAmbassador, "none"}, Span{"", " exchanges ambassadors with it."})
	case n.Recognized == 0:
		return append(out, Span{relation.ClassAmbassador, numeral(n.Ambassador)},
			Span{"", " " + verb(n.Ambassador, "exchanges", "exchange") + " ambassadors with it."})
	}
	return append(out, Span{relation.ClassAmbassador, numeral(n.Ambassador) + " more"},
		Span{"", " " + verb(n.Ambassador, "exchanges", "exchange") + " ambassadors with it."})
}

// FindingText is the whole sentence as plain text.
func FindingText(d relation.Day, n relation.Counts) string {
	s := "On " + d.Long() + " "
	for _, span := range Finding(d, n) {
		s += span.Text
	}
	return s
}

// LastChange is a sentence, with a space before it, about the newest change of class up to a day; "" before the first.
func LastChange(r *relation.Record, d relation.Day) string {
	changes := r.Changes()
	for i := len(changes) - 1; i >= 0; i-- {
		if c := changes[i]; c.Day <= d {
			place, _ := country.Lookup(c.Country)
			return " The last change: " + place.Name + ", from " + ClassLabel(c.From) + " to " + ClassLabel(c.To) + " on " + c.Day.Long() + "."
		}
	}
	return ""
}

func plural(n int, one, many string) string {
	if n == 1 || n == 0 {
		return one
	}
	return many
}

func verb(n int, one, many string) string { return plural(n, one, many) }

const contested = ", contested"

// Doubt is what stands behind a class that sources dispute, that rests on reports alone, or beside which an ambassador serves
// whom it does not count, "" behind others.
func Doubt(s relation.Standing) string {
	switch s.Mark() {
	case relation.MarkContested:
		return contested
	case relation.MarkReported:
		return ", not confirmed"
	case relation.MarkUnrecorded:
		return ", " + unrecorded
	}
	return ""
}

const unrecorded = "ambassador, accreditation not on record"

// ChangeLine says what a day changed: "3 July 2025: Russia, from none to recognized". Without a change it is the day.
func ChangeLine(r *relation.Record, d relation.Day) string {
	line := d.Long()
	for i, c := range r.ChangesOn(d) {
		place, _ := country.Lookup(c.Country)
		line += [...]string{": ", "; "}[min(i, 1)] + place.Name + ", " + ChangeWords(r, c)
	}
	return line
}

// ChangeWords says how a class changed, and what is doubtful about what it became.
func ChangeWords(r *relation.Record, c relation.Change) string {
	return "from " + classWord(c.From) + " to " + classWord(c.To) + Doubt(r.Standing(c.Country, c.Day))
}

// classWord is a class within a sentence.
func classWord(c relation.Class) string {
	switch c {
	case relation.ClassRecognized:
		return "recognized"
	case relation.ClassAmbassador:
		return "ambassador sent"
	}
	return "none"
}

// FactWords are the words for the value of one of the five facts.
func FactWords(f relation.Fact) string {
	switch f.Value {
	case "":
		return "unknown"
	case relation.RankCharge:
		return "chargé d’affaires"
	case relation.RankUnrecorded:
		return unrecorded
	case relation.RankStayedOn:
		return "ambassador who stayed on from the Republic’s time"
	case relation.HeldByEmirate:
		return "run by Kabul’s appointees"
	}
	return f.Value
}

// StandingSentence says in one sentence how a country stands, after its name.
func StandingSentence(c *country.Country, s *relation.Standing) string {
	switch {
	case c.Code == "AFG":
		return "The country itself: no class."
	case s.Class == relation.ClassNA:
		return "A shape without a government of its own: no class."
	case !s.OnRecord:
		return "No record found: no event about this country is known up to this day."
	case s.Unrecorded:
		return "An ambassador serves by title alone: letters of credence, or the word of both governments, are missing."
	case s.Class == relation.ClassNone:
		return "No recognition and no exchange of ambassadors on record."
	case s.SinceOK:
		return "since " + s.Since.Long()
	}
	return ""
}
