package proof

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/mod/sumdb/tlog"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// Receipt is what a receipt says beside the events that decided.
type Receipt struct {
	Country country.Code
	Day     relation.Day
	Class   relation.Class
	Number  int64 // of the edition
	Root    tlog.Hash
	Issued  time.Time
}

// receiptTitle is the first line of every receipt.
const receiptTitle = Name + " receipt"

// Read tells when the page at an address was last read, and the SHA-256 of what was read, hexadecimal; "" for never.
type Read func(address string) (at time.Time, sum string)

// NewReceipt returns the text of a receipt: how a place stands at the end of a day by a state of the record, what decided
// that, and under which root. Each line is a name, ": " and a value; those of an event begin with two spaces. Of pages that
// were read it says when and what; read may be nil.
func NewReceipt(s *desk.State, t *Tree, code country.Code, day relation.Day, issued time.Time, read Read) (string, error) {
	place, ok := country.Lookup(code)
	if !ok {
		return "", fmt.Errorf("proof: %w: %q", country.ErrUnknown, code)
	}
	root, err := t.Root(s.Log)
	if err != nil {
		return "", err
	}
	standing := s.Record.Standing(code, day)
	w := rows{read: read}
	w.b.WriteString(receiptTitle + "\n")
	w.row("country", string(code))
	w.row("name", place.Name)
	w.row("date", day.String())
	w.row("class", string(standing.Class))
	if standing.SinceOK {
		w.row("since", standing.Since.String())
	}
	if standing.Contested {
		w.row("mark", "contested: a disputed event speaks for a higher class")
	}
	if standing.Reported {
		w.row("mark", "not confirmed: the class rests on reports alone")
	}
	w.row("rule", standing.Rule)
	w.row("deciding-events", strconv.Itoa(len(standing.Because)))
	for _, id := range standing.Because {
		w.event("event", s.Record, id)
	}
	for _, id := range standing.Disputed {
		w.event("disputed-event", s.Record, id)
	}
	w.row("edition", s.Revision())
	w.row("edition-time", s.Time.UTC().Format(time.RFC3339Nano))
	w.row("edition-root", root.String())
	w.row("issued", issued.UTC().Format(time.RFC3339))
	return w.b.String(), nil
}

// rows writes the lines of a receipt.
type rows struct {
	b    strings.Builder
	read Read
}

// row writes a line. A value is one line, whatever an editor has typed.
func (w *rows) row(name, value string) {
	value = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, value)
	w.b.WriteString(name + ": " + strings.TrimSpace(value) + "\n")
}

// event writes the lines of an event. Its hash is that of its line in the file events.jsonl of a release.
func (w *rows) event(name string, r *relation.Record, id string) {
	e, ok := r.Event(id)
	if !ok {
		panic("proof: a standing rests on an event that is not on record: " + id)
	}
	w.row(name, id)
	w.row("  date", e.Date.String())
	w.row("  kind", string(e.Kind))
	w.row("  headline", e.Headline)
	w.row("  confidence", string(e.Confidence))
	w.row("  sha256", EventHash(&e))
	for _, s := range e.Sources {
		w.row("  source", s.URL)
		w.row("  publisher", s.Publisher)
		if s.Published != "" {
			w.row("  published", s.Published)
		}
		if w.read == nil {
			continue
		}
		if at, sum := w.read(s.URL); sum != "" {
			w.row("  read", at.UTC().Format(time.RFC3339))
			w.row("  source-sha256", sum)
		}
	}
}

// EventLine returns an event as the data set and the releases have it, with the end of the line.
func EventLine(e *relation.Event) ([]byte, error) {
	return jsonLine(e)
}

// EventHash is the SHA-256 of the line of an event without its end, hexadecimal.
func EventHash(e *relation.Event) string {
	text, err := EventLine(e)
	if err != nil {
		panic(fmt.Sprintf("proof: an event that was decoded does not encode: %v", err))
	}
	return fmt.Sprintf("%x", sha256.Sum256(text[:len(text)-1]))
}

var errNoReceipt = errors.New("it is signed, but what it says is no receipt of the Recognition Map")

// parseReceipt reads what a check needs of a receipt.
func parseReceipt(text string) (r Receipt, err error) {
	rest, ok := strings.CutPrefix(text, receiptTitle+"\n")
	if !ok {
		return r, errNoReceipt
	}
	values := map[string]string{}
	for row := range strings.Lines(rest) {
		name, value, ok := strings.Cut(strings.TrimSuffix(row, "\n"), ": ")
		if !ok {
			return r, errNoReceipt
		}
		values[name] = value
	}
	r.Country, r.Class = country.Code(values["country"]), relation.Class(values["class"])
	number, _, _ := strings.Cut(values["edition"], "-")
	r.Number, err = strconv.ParseInt(number, 10, 64)
	if err == nil {
		r.Day, err = relation.ParseDay(values["date"])
	}
	if err == nil {
		r.Root, err = tlog.ParseHash(values["edition-root"])
	}
	if err == nil {
		r.Issued, err = time.Parse(time.RFC3339, values["issued"])
	}
	if _, known := country.Lookup(r.Country); err != nil || !known {
		return r, errNoReceipt
	}
	return r, nil
}
