package relation

import (
	"errors"
	"fmt"
	"time"
)

// Day is a calendar day: days since 1970-01-01, negative before. It knows no clock and no time zone.
type Day int32

// Takeover is 15 August 2021, the day on which the Taliban took Kabul and the second Emirate's time began.
const Takeover Day = 18854

// ErrBadDay says that a text is not a calendar day.
var ErrBadDay = errors.New("relation: bad day")

const secondsPerDay = 24 * 60 * 60

// DayOf returns the day of a civil date of the Gregorian calendar, normalizing it as time.Date does.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// ParseDay reads "2006-01-02", years 0001 to 9999. Otherwise the error is ErrBadDay wrapped with s.
func ParseDay(s string) (Day, error) {
	if d, ok := parseCivil(s); ok && d.Precision == ToDay {
		return d.First, nil
	}
	return 0, fmt.Errorf("%w: %q, want YYYY-MM-DD", ErrBadDay, s)
}

// Civil returns the day's date in the Gregorian calendar.
func (d Day) Civil() (year int, month time.Month, day int) {
	return time.Unix(int64(d)*secondsPerDay, 0).UTC().Date()
}

// String returns the day as "2006-01-02".
func (d Day) String() string {
	year, month, day := d.Civil()
	return string(appendISO(nil, year, int(month), day))
}

// Long returns the day in English: "3 July 2025".
func (d Day) Long() string {
	year, month, day := d.Civil()
	return fmt.Sprintf("%d %v %d", day, month, year)
}

// MarshalText returns the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the day as ParseDay does.
func (d *Day) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDay(string(text))
	return err
}

// appendISO appends a date as "2006-01-02", or less of it where month or day is 0.
func appendISO(dst []byte, year, month, day int) []byte {
	dst = append(dst, byte('0'+year/1000%10), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	for _, part := range [...]int{month, day} {
		if part == 0 {
			break
		}
		dst = append(dst, '-', byte('0'+part/10), byte('0'+part%10))
	}
	return dst
}
