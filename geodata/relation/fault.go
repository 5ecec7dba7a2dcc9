package relation

import (
	"strconv"
	"strings"
)

// Fault is one thing wrong with one event, for the person who wrote it.
type Fault struct {
	File    string // "" where the events did not come from a file
	Line    int    // from 1, 0 where unknown
	ID      string // of the event, "" where it has none
	Field   string // JSON name of the field, "" for the event as a whole
	Message string // what is there and what was wanted
	Cause   error  // what Unwrap returns: ErrBadDate, country.ErrUnknown or nil
}

// String returns the fault as one line: "events/2025.jsonl:12: 2025-07-03-rus-recognition: date: …", without the parts
// that are unknown. It can stand on a terminal: what a stranger wrote is clipped, and quoted where it is more than letters.
func (f Fault) String() string {
	var b strings.Builder
	if f.File != "" {
		b.WriteString(printable(f.File))
		if f.Line > 0 {
			b.WriteString(":" + strconv.Itoa(f.Line))
		}
		b.WriteString(": ")
	} else if f.Line > 0 {
		b.WriteString("line " + strconv.Itoa(f.Line) + ": ")
	}
	for _, part := range [...]string{printable(Clip(f.ID, maxID)), f.Field} {
		if part != "" {
			b.WriteString(part + ": ")
		}
	}
	b.WriteString(f.Message)
	return b.String()
}

// Error is String, so that a fault is an error.
func (f Fault) Error() string { return f.String() }

// Unwrap returns the sentinel behind the fault, if there is one.
func (f Fault) Unwrap() error { return f.Cause }

// Faults are all faults of a file or a set of events, as one error: a line each.
type Faults []Fault

// Error returns the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].String()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults, for errors.Is and errors.As.
func (f Faults) Unwrap() []error {
	errs := make([]error, len(f))
	for i := range f {
		errs[i] = f[i]
	}
	return errs
}

// errorOrNil returns f as an error, nil when there is no fault.
func (f Faults) errorOrNil() error {
	if len(f) == 0 {
		return nil
	}
	return f
}
