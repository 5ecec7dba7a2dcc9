package relation

import (
	"strconv"
	"strings"
)

// FieldChange is a field in which two versions of an event differ, with what it says in each, "" for nothing.
type FieldChange struct {
	// Field is its JSON name, as a Fault has it: "headline", "sources[1].title". "sources[1]" is a source that came,
	// numbered as the newer version has it, or that went, as the older had it; "sources" is their order.
	Field         string
	Before, After string
}

// Came reports whether the change is a whole source that the older version did not have.
func (c FieldChange) Came() bool { return c.wholeSource() && c.Before == "" }

// Went reports whether the change is a whole source that the newer version does not have.
func (c FieldChange) Went() bool { return c.wholeSource() && c.After == "" }

func (c FieldChange) wholeSource() bool { return strings.HasSuffix(c.Field, "]") }

// FieldChanges returns the fields in which two versions of an event differ, in the order of the fields, sources last.
// nil stands for no event, which says nothing in any field. Two sources are one when their addresses are the same.
func FieldChanges(before, after *Event) []FieldChange {
	if before == nil {
		before = new(Event)
	}
	if after == nil {
		after = new(Event)
	}
	var changes []FieldChange
	for i := range Fields {
		f := &Fields[i]
		if was, is := f.Of(before), f.Of(after); was != is && f.Name != "id" { // by which the two are one event
			changes = append(changes, FieldChange{f.Name, was, is})
		}
	}
	return append(changes, sourceChanges(before.Sources, after.Sources)...)
}

// namedText is a field with its JSON name.
type namedText struct{ name, text string }

// fields are those of s that can differ while its address is the same.
func (s *Source) fields() [4]namedText {
	return [...]namedText{{"publisher", s.Publisher}, {"title", s.Title}, {"published", s.Published}, {"supports", s.Supports}}
}

func sourceChanges(before, after []Source) []FieldChange {
	var changes []FieldChange
	found := make([]bool, len(before))
	moved, last := false, -1
	for i := range after {
		name := sourceName(i)
		at := -1
		for j := range before {
			if before[j].URL == after[i].URL && !found[j] {
				at = j
				break
			}
		}
		if at < 0 {
			changes = append(changes, FieldChange{name, "", after[i].lines()})
			continue
		}
		found[at] = true
		moved, last = moved || at < last, at
		was, is := before[at].fields(), after[i].fields()
		for k := range was {
			if was[k].text != is[k].text {
				changes = append(changes, FieldChange{name + "." + was[k].name, was[k].text, is[k].text})
			}
		}
	}
	for j := range before {
		if !found[j] {
			changes = append(changes, FieldChange{sourceName(j), before[j].lines(), ""})
		}
	}
	if moved {
		changes = append(changes, FieldChange{"sources", addresses(before), addresses(after)})
	}
	return changes
}

func sourceName(i int) string { return "sources[" + strconv.Itoa(i) + "]" }

// lines is all that s says, a line each: the publisher first, though there be none.
func (s *Source) lines() string {
	lines := []string{s.Publisher}
	for _, line := range []string{s.Title, s.Published, s.URL, s.Supports} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func addresses(sources []Source) string {
	lines := make([]string, len(sources))
	for i, s := range sources {
		lines[i] = s.URL
	}
	return strings.Join(lines, "\n")
}
