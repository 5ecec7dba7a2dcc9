package relation

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Precision says how much of a date is known.
type Precision uint8

const (
	ToDay Precision = iota
	ToMonth
	ToYear
)

// Date is a day, month or year as a source gives it. It takes effect on its first day, see Effective. The zero Date
// means "no date" where a date may be missing (Standing.Since); it prints as 1970-01-01, so that an event of that very
// day cannot be told from one without a date and is refused by Validate.
type Date struct {
	First     Day
	Precision Precision
}

// ErrBadDate says that a text is not a date.
var ErrBadDate = errors.New("relation: bad date")

const wantDate = "want YYYY-MM-DD, YYYY-MM or YYYY"

// ParseDate reads "2006-01-02", "2006-01" or "2006", years 0001 to 9999. Otherwise the error is ErrBadDate wrapped
// with s.
func ParseDate(s string) (Date, error) {
	if d, ok := parseCivil(s); ok {
		return d, nil
	}
	return Date{}, fmt.Errorf("%w: %q, %s", ErrBadDate, s, wantDate)
}

// parseCivil reads an ISO date of any precision that is a real date of the years 0001 to 9999.
func parseCivil(s string) (Date, bool) {
	month, day, precision := 1, 1, ToYear
	year, ok := digits(s, 0, 4)
	if ok && len(s) > 4 {
		precision = ToMonth
		month, ok = digits(s, 5, 7)
		ok = ok && s[4] == '-'
	}
	if ok && len(s) > 7 {
		precision = ToDay
		day, ok = digits(s, 8, 10)
		ok = ok && s[7] == '-' && len(s) == 10
	}
	if !ok || year == 0 {
		return Date{}, false
	}
	first := DayOf(year, time.Month(month), day)
	if y, m, d := first.Civil(); y != year || int(m) != month || d != day {
		return Date{}, false // 2025-13, 2025-02-30: normalized to another date
	}
	return Date{First: first, Precision: precision}, true
}

// digits reads the decimal number s[from:to].
func digits(s string, from, to int) (n int, ok bool) {
	if len(s) < to {
		return 0, false
	}
	for _, c := range []byte(s[from:to]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// IsZero reports whether d is the zero Date, "no date".
func (d Date) IsZero() bool { return d == Date{} }

// Last returns the last day that d may mean: First itself, or the last day of the month or the year.
func (d Date) Last() Day {
	year, month, _ := d.First.Civil()
	switch d.Precision {
	case ToMonth:
		return DayOf(year, month+1, 1) - 1
	case ToYear:
		return DayOf(year+1, time.January, 1) - 1
	}
	return d.First
}

// Effective returns the day from which an event of this date counts: its first day. A month or year that begins by the
// day of the takeover and ends after it counts from the day after the takeover instead: such a date means some day of
// the second Emirate's time, and on 15 August 2021 itself nobody stood toward that government in any way yet.
func (d Date) Effective() Day {
	if d.Precision != ToDay && d.First <= Takeover && d.Last() > Takeover {
		return Takeover + 1
	}
	return d.First
}

// String returns the date as it was given: "2006-01-02", "2006-01" or "2006".
func (d Date) String() string {
	year, month, day := d.First.Civil()
	switch d.Precision {
	case ToMonth:
		day = 0
	case ToYear:
		month = 0
	}
	return string(appendISO(nil, year, int(month), day))
}

// Long returns the date in English: "3 July 2025", "July 2025" or "2025".
func (d Date) Long() string {
	year, month, _ := d.First.Civil()
	switch d.Precision {
	case ToMonth:
		return month.String() + " " + strconv.Itoa(year)
	case ToYear:
		return strconv.Itoa(year)
	}
	return d.First.Long()
}

// MarshalText returns the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the date as ParseDate does.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}
