package relation

import (
	"errors"
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	tests := []struct {
		name, in string
		want     Day // 0 with ok false
		ok       bool
	}{
		{"the first day of the count", "1970-01-01", 0, true},
		{"the day before it", "1969-12-31", -1, true},
		{"the takeover", "2021-08-15", Takeover, true},
		{"a leap day", "2024-02-29", 19782, true},
		{"no leap day", "2023-02-29", 0, false},
		{"no leap day in a century", "1900-02-29", 0, false},
		{"the first year", "0001-01-01", -719162, true},
		{"the year nought", "0000-01-01", 0, false},
		{"a month too many", "2025-13-01", 0, false},
		{"month nought", "2025-00-01", 0, false},
		{"a day too many", "2025-04-31", 0, false},
		{"a month only", "2025-04", 0, false},
		{"a year only", "2025", 0, false},
		{"nothing", "", 0, false},
		{"a word", "yesterday", 0, false},
		{"a time behind", "2025-04-30T00:00:00Z", 0, false},
		{"a space before", " 2025-04-30", 0, false},
		{"other marks", "2025/04/30", 0, false},
		{"a sign", "-025-04-30", 0, false},
		{"digits of another script", "٢٠٢٥-٠٤-٣٠", 0, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := ParseDay(test.in)
			if ok := err == nil; ok != test.ok || got != test.want {
				t.Fatalf("ParseDay(%q) = %d, %v, want %d", test.in, int(got), err, int(test.want))
			}
			if err != nil && !errors.Is(err, ErrBadDay) {
				t.Errorf("ParseDay(%q) error is %v, want ErrBadDay", test.in, err)
			}
			if err == nil && got.String() != test.in {
				t.Errorf("ParseDay(%q).String() = %q", test.in, got.String())
			}
		})
	}
}

func TestParseDaySaysWhatWasWanted(t *testing.T) {
	_, err := ParseDay("yesterday")
	if want := `relation: bad day: "yesterday", want YYYY-MM-DD`; err == nil || err.Error() != want {
		t.Errorf("ParseDay error = %v, want %s", err, want)
	}
}

func TestDayLong(t *testing.T) {
	if got, want := DayOf(2025, time.July, 3).Long(), "3 July 2025"; got != want {
		t.Errorf("Long() = %q, want %q", got, want)
	}
}

func TestDayOfNormalizes(t *testing.T) {
	if got, want := DayOf(2024, time.February, 30).String(), "2024-03-01"; got != want {
		t.Errorf("DayOf(2024, February, 30) = %s, want %s", got, want)
	}
}

func TestDayText(t *testing.T) {
	var d Day
	if err := d.UnmarshalText([]byte("2022-03-01")); err != nil || d.String() != "2022-03-01" {
		t.Errorf("UnmarshalText = %v, %v", d, err)
	}
	if err := d.UnmarshalText([]byte("2022-03")); !errors.Is(err, ErrBadDay) {
		t.Errorf("UnmarshalText of a month = %v, want ErrBadDay", err)
	}
	if text, err := Takeover.MarshalText(); err != nil || string(text) != "2021-08-15" {
		t.Errorf("Takeover.MarshalText() = %s, %v", text, err)
	}
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2025-07-03", "0001-01-01", "9999-12-31", "2025-02-30", "2025-07", "", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDay(s); err == nil && d.String() != s {
			t.Errorf("ParseDay(%q).String() = %q", s, d.String())
		}
	})
}
