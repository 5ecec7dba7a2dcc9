package ui

import (
	"strconv"
	"strings"

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

// Finding is what the map shows in a sentence, in pieces: what stands before the picture's day and behind it, how many states
// recognize, what follows, how many exchange ambassadors, and the end: "On " 3 July 2025 " " "one state" " recognizes the
// Taliban government; " "eight more" " exchange ambassadors with it." Of a lens only one that asks of a span has a sentence
// of its own, which ends with the second piece.
func Finding(pic relation.Picture, lens relation.Lens) (pieces [6]string) {
	n := pic.Counts
	if said := lens.Said(); said != "" {
		counts, _ := pic.Tally(lens)
		_, from, _ := lens.Ever()
		ever, still := counts[0]+counts[1], numeral(counts[0])
		if counts[0] == 0 {
			still = "none"
		}
		text := ", " + numeral(ever) + " " + plural(ever, "state", "states") + " " + said + " on some day, " + still + " of them still on the last."
		if ever == 0 {
			text = ", no state " + said + "."
		}
		if pic.Day < from { // the earlier end, which the time line moves
			return [6]string{"Between ", " and " + from.Long() + text}
		}
		return [6]string{"Between " + from.Long() + " and ", text}
	}
	pieces[0], pieces[1] = "On ", " "
	pieces[2] = numeral(n.Recognized) + " " + plural(n.Recognized, "state", "states")
	pieces[3] = " " + verb(n.Recognized, "recognizes", "recognize")
	if !inPower(pic.Day) {
		pieces[1] = " the Taliban hold no government; "
		pieces[3] += " one of theirs."
		return pieces
	}
	pieces[3] += " the Taliban government; "
	pieces[4], pieces[5] = numeral(n.Ambassador), " "+verb(n.Ambassador, "exchanges", "exchange")+" ambassadors with it."
	switch {
	case n.Ambassador == 0:
		pieces[4] = "none"
	case n.Recognized > 0:
		pieces[4] += " more"
	}
	return pieces
}

// FindingText is the whole sentence as plain text.
func FindingText(pic relation.Picture, lens relation.Lens) string {
	pieces := Finding(pic, lens)
	pieces[0] += pic.Day.Long()
	return strings.Join(pieces[:], "")
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
