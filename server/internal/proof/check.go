package proof

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"recognitionmap/geodata/relation"
)

// Checked is what a check of a signed file, or of the folder of a release, came to.
type Checked struct {
	Name    string   // of the file or folder
	Edition *Edition // what it is signed to be, one of the two; neither where that could not be read
	Receipt *Receipt
	By      []string // the trusted keys that signed it
	Said    []string // what was found to be so, a sentence each
	Faults  []string // what is wrong, a sentence each; none where all is as it was signed

	lines [][]byte // of the revisions, where it has them and they are those that were signed
}

func (c *Checked) say(format string, args ...any) {
	c.Said = append(c.Said, fmt.Sprintf(format, args...))
}
func (c *Checked) fault(format string, args ...any) {
	c.Faults = append(c.Faults, fmt.Sprintf(format, args...))
}

// CheckFile checks a signed edition or receipt.
func CheckFile(name string, signed []byte, trusted Trusted) *Checked {
	c := &Checked{Name: name}
	c.open(name, signed, trusted)
	return c
}

// open reads what is signed. What cannot be trusted is a fault of the file.
func (c *Checked) open(file string, signed []byte, trusted Trusted) {
	opened, err := Open(signed, trusted)
	if err != nil {
		c.fault("%s: %v", file, err)
		return
	}
	if strings.HasPrefix(opened.Text, receiptTitle+"\n") {
		r, err := parseReceipt(opened.Text)
		if err != nil {
			c.fault("%s: %v", file, err)
			return
		}
		c.Receipt = &r
		c.say("A receipt of edition %d: on %s the class of %s was %s. Issued %s.", r.Number, r.Day.Long(), r.Country, r.Class, r.Issued.Format("2 January 2006, 15:04 UTC"))
	} else {
		e, err := parseEdition(opened.Text)
		if err != nil {
			c.fault("%s: %v", file, err)
			return
		}
		c.Edition = &e
		c.say("Edition %s, of %s.", e.Revision, e.Time.Format("2 January 2006, 15:04 UTC"))
	}
	c.By = opened.By
	c.say("Signed by %s.", strings.Join(opened.By, " and "))
	if len(opened.More) > 0 {
		c.say("Signed by %s too, which is not among the trusted keys.", strings.Join(opened.More, " and "))
	}
}

// place returns the edition that c is of, and its root.
func (c *Checked) place() (number int64, root tlog.Hash, ok bool) {
	switch {
	case c.Edition != nil:
		return c.Edition.Number, c.Edition.Root, true
	case c.Receipt != nil:
		return c.Receipt.Number, c.Receipt.Root, true
	}
	return 0, root, false
}

// Against compares c with what was checked before: which is newer, and whether the newer one has gone on from the older.
func (c *Checked) Against(other *Checked) {
	number, root, ok := c.place()
	their, theirs, known := other.place()
	if !ok || !known {
		if !known {
			c.fault("%s is nothing to compare with: %s", other.Name, strings.Join(other.Faults, "; "))
		}
		return
	}
	switch {
	case number == their && root == theirs:
		c.say("The same edition as %s, with the same history.", other.Name)
		if other.lines != nil {
			c.decide(other.lines, other.Name)
		}
	case number == their:
		c.fault("Edition %d has another history than in %s: one of the two was rewritten.", number, other.Name)
	case number < their && c.Receipt != nil: // which keeps its worth
		c.say("The record has gone on since: %s is of edition %d.", other.Name, their)
		c.continued(other, c)
	case number < their:
		c.fault("This is an older edition than %s: %d, and that is %d.", other.Name, number, their)
		c.continued(other, c)
	default:
		c.continued(c, other)
	}
}

// continued says whether the history of newer begins with that of older.
func (c *Checked) continued(newer, older *Checked) {
	number, root, _ := older.place()
	if newer.lines == nil {
		c.say("Whether edition %d is a continuation of %d cannot be told without the folder of the newer release.", at(newer), number)
		return
	}
	then, err := rootOf(newer.lines[:number])
	switch {
	case err != nil:
		c.fault("The tree of %s cannot be made: %v.", newer.Name, err)
	case then != root:
		c.fault("The history was rewritten: the first %d revisions of %s are not those of %s.", number, newer.Name, older.Name)
	default:
		c.say("A continuation: the first %d revisions of %s are those of %s.", number, newer.Name, older.Name)
		c.decide(newer.lines[:number], newer.Name)
	}
}

// decide makes the record of the revisions that a receipt is of, and sees whether it says what the receipt says.
func (c *Checked) decide(lines [][]byte, name string) {
	r := c.Receipt
	if r == nil {
		return
	}
	record, err := recordOf(lines)
	if err != nil {
		c.fault("The revisions of %s make no record: %v.", name, err)
		return
	}
	if class := record.Standing(r.Country, r.Day).Class; class != r.Class {
		c.fault("What it says does not follow from the events of %s: by them, and the rule of this program, the class of %s on %s was %s.", name, r.Country, r.Day.Long(), class)
		return
	}
	c.say("What it says follows from the events of %s.", name)
}

// recordOf folds lines of revisions, oldest first, as the desk folds revisions: an event keeps the place of its first.
func recordOf(lines [][]byte) (*relation.Record, error) {
	places := map[string]int{}
	var newest []*relation.Event
	for i, text := range lines {
		var l line
		if err := json.Unmarshal(text, &l); err != nil {
			return nil, fmt.Errorf("revision %d cannot be read", i+1)
		}
		if at, ok := places[l.ID]; ok {
			newest[at] = l.Event
			continue
		}
		places[l.ID] = len(newest)
		newest = append(newest, l.Event)
	}
	return relation.RecordOf(slices.DeleteFunc(newest, func(e *relation.Event) bool { return e == nil })), nil
}

func at(c *Checked) int64 {
	number, _, _ := c.place()
	return number
}
