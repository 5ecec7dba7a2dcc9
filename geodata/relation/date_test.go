package relation

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestParseDate(t *testing.T) {
	tests := []struct {
		name, in        string
		precision       Precision
		first, last     string
		effective, long string
	}{
		{"a day", "2025-07-03", ToDay, "2025-07-03", "2025-07-03", "2025-07-03", "3 July 2025"},
		{"a month", "2024-02", ToMonth, "2024-02-01", "2024-02-29", "2024-02-01", "February 2024"},
		{"the last month", "2023-12", ToMonth, "2023-12-01", "2023-12-31", "2023-12-01", "December 2023"},
		{"a year", "2023", ToYear, "2023-01-01", "2023-12-31", "2023-01-01", "2023"},
		{"the day of the takeover", "2021-08-15", ToDay, "2021-08-15", "2021-08-15", "2021-08-15", "15 August 2021"},
		{"the month of the takeover", "2021-08", ToMonth, "2021-08-01", "2021-08-31", "2021-08-16", "August 2021"},
		{"the year of the takeover", "2021", ToYear, "2021-01-01", "2021-12-31", "2021-08-16", "2021"},
		{"the month before the takeover", "2021-07", ToMonth, "2021-07-01", "2021-07-31", "2021-07-01", "July 2021"},
		{"the month after the takeover", "2021-09", ToMonth, "2021-09-01", "2021-09-30", "2021-09-01", "September 2021"},
		{"the year before the takeover", "2020", ToYear, "2020-01-01", "2020-12-31", "2020-01-01", "2020"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, err := ParseDate(test.in)
			if err != nil {
				t.Fatal(err)
			}
			for _, check := range []struct{ call, got, want string }{
				{"String", d.String(), test.in},
				{"First", d.First.String(), test.first},
				{"Last", d.Last().String(), test.last},
				{"Effective", d.Effective().String(), test.effective},
				{"Long", d.Long(), test.long},
			} {
				if check.got != check.want {
					t.Errorf("ParseDate(%q).%s = %q, want %q", test.in, check.call, check.got, check.want)
				}
			}
			if d.Precision != test.precision {
				t.Errorf("ParseDate(%q).Precision = %d, want %d", test.in, d.Precision, test.precision)
			}
		})
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{"", "25", "202", "20255", "2025-", "2025-7", "2025-07-", "2025-07-3", "2025-07-032",
		"2025-13-01", "2025-13", "2025-00", "0000", "2025-02-29", "2025 07", "July 2025", "null"} {
		if d, err := ParseDate(s); !errors.Is(err, ErrBadDate) || !d.IsZero() {
			t.Errorf("ParseDate(%q) = %v, %v, want ErrBadDate", s, d, err)
		}
	}
	_, err := ParseDate("2025-13-01")
	if want := `relation: bad date: "2025-13-01", want YYYY-MM-DD, YYYY-MM or YYYY`; err.Error() != want {
		t.Errorf("ParseDate error = %v, want %s", err, want)
	}
}

func TestDateIsZero(t *testing.T) {
	if !(Date{}).IsZero() {
		t.Error("Date{}.IsZero() = false")
	}
	if mustDate("1970").IsZero() || mustDate("2025-07-03").IsZero() {
		t.Error("a date of an event is zero")
	}
}

func TestDateJSON(t *testing.T) {
	for _, text := range []string{`"2025-07-03"`, `"2025-07"`, `"2025"`} {
		var d Date
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(d); err != nil || string(got) != text {
			t.Errorf("json of %s = %s, %v", text, got, err)
		}
	}
	var d Date
	if err := json.Unmarshal([]byte(`"2025-13"`), &d); !errors.Is(err, ErrBadDate) {
		t.Errorf("json of a bad date = %v, want ErrBadDate", err)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-07-03", "2025-07", "2025", "2021", "2021-08", "1970-01-01", "2025-02-30", "", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if d.String() != s {
			t.Errorf("ParseDate(%q).String() = %q", s, d.String())
		}
		if e := d.Effective(); e < d.First || e > d.Last() {
			t.Errorf("ParseDate(%q).Effective() = %v, want a day of it", s, e)
		}
	})
}

// mustDate reads a date of a test.
func mustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// mustDay reads a day of a test.
func mustDay(s string) Day {
	d, err := ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}
