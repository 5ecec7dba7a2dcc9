package relation

import (
	"slices"
	"testing"

	"recognitionmap/geodata/country"
)

// seen is the value of a country through a lens on a day, with "?" behind a contested one.
func seen(r *Record, l Lens, c country.Code, day string) string {
	d, err := ParseDay(day)
	if err != nil {
		panic(err)
	}
	reading := r.On(d).Read(l, c)
	if reading.Contested {
		return reading.Value + "?"
	}
	return reading.Value
}

func TestRead(t *testing.T) {
	r := NewRecord(slices.Concat(
		story("XAA", `
			2022-03-01 charge-accepted
			2023-03-01 ambassador-sent
			2024-03-01 ambassador-recalled sent
			2024-06-01 delisted`),
		story("XBB", `
			2022-01-01 embassy-closed
			2023-01-01 embassy-open disputed
			2024-01-01 embassy-open`),
		story("XCC", `
			1998-01-01 recognition
			2001-01-01 recognition-withdrawn`),
		story("XDD", `
			2022-01-01 delisted disputed
			2023-01-01 mission-handover`),
		story("XFF", "2023-01-01 ambassador-sent title-only\n2024-01-01 ambassador-accepted stayed-on\n2025-01-01 charge-sent"),
		story("XEE", `
			2022-01-01 ambassador-sent
			2022-02-01 charge-sent disputed`),
	))
	tests := []struct {
		name string
		lens Lens
		code country.Code
		day  string
		want string
	}{
		{"the class is a lens, too", LensClass, "XAA", "2023-03-01", "ambassador"},
		{"no event yet", LensEnvoy, "XAA", "2022-02-28", "unknown"},
		{"a chargé of the Emirate", LensEnvoy, "XAA", "2022-03-01", "charge"},
		{"the higher of the two", LensEnvoy, "XAA", "2023-03-01", "ambassador"},
		{"the other stays when one goes", LensEnvoy, "XAA", "2024-03-01", "charge"},
		{"a dispute that speaks for less is none of the lens", LensEnvoy, "XEE", "2022-02-01", "ambassador"},
		{"a title alone", LensEnvoy, "XFF", "2024-06-01", "ambassador-unrecorded"},
		{"stayed on beside a chargé", LensEnvoy, "XFF", "2025-06-01", "charge"},
		{"off the list", LensDelisting, "XAA", "2024-06-01", "delisted"},
		{"not yet", LensDelisting, "XAA", "2024-05-31", "unknown"},
		{"disputed", LensDelisting, "XDD", "2022-01-01", "unknown?"},
		{"closed", LensPost, "XBB", "2022-01-01", "closed"},
		{"closed, and some say open", LensPost, "XBB", "2023-01-01", "closed?"},
		{"open", LensPost, "XBB", "2024-01-01", "open"},
		{"no word of it is not closed", LensPost, "XAA", "2024-01-01", "unknown"},
		{"before any event there is no record", LensRecognition, "XCC", "1997-12-31", "unknown"},
		{"in force", LensRecognition, "XCC", "1998-01-01", "in-force"},
		{"withdrawn", LensRecognition, "XCC", "2001-01-01", "withdrawn"},
		{"of another government", LensRecognition, "XCC", "2021-08-15", "no"},
		{"handed over", LensMission, "XDD", "2023-01-01", "emirate"},
		{"who else holds it no event says", LensMission, "XDD", "2022-12-31", "unknown"},
		{"nothing is asked of Afghanistan", LensPost, "AFG", "2022-12-31", "na"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := seen(r, test.lens, test.code, test.day); got != test.want {
				t.Errorf("Read(%q, %s) on %s = %s, want %s", test.lens, test.code, test.day, got, test.want)
			}
		})
	}
}

func TestLenses(t *testing.T) {
	for _, l := range Lenses {
		if back, ok := ParseLens(string(l)); !ok && l != LensClass || ok && back != l {
			t.Errorf("ParseLens(%q) = %q, %v", l, back, ok)
		}
		if l.Label() == "" || l.Rule() == "" || len(l.Values()) < 2 || len(l.Values()) > 6 {
			t.Errorf("%q: label %q, rule %q, values %v: want two to six", l, l.Label(), l.Rule(), l.Values())
		}
		for _, v := range l.Values() {
			if got := l.LabelOf(v.Key); got != v.Label {
				t.Errorf("%q.LabelOf(%q) = %q, want %q", l, v.Key, got, v.Label)
			}
		}
	}
}

// Through every lens a place shows one of its values on every day, and what is behind a value that says something is an
// event of the place.
func TestEveryLensReadsItsValues(t *testing.T) {
	var events []Event
	for i, k := range Kinds {
		for _, ends := range []Direction{Sent, Accepted} {
			e := Event{ID: string(k) + "-" + string(ends), Country: "XAA", Date: Date{First: Takeover + Day(i)}, Kind: k, Confidence: Confirmed}
			if k == AmbassadorRecalled {
				e.Ends = ends
			}
			events = append(events, e)
		}
	}
	r := NewRecord(events)
	for _, l := range Lenses {
		shown := map[string]bool{}
		for d := Takeover - 1; d < Takeover+Day(len(Kinds)); d++ {
			pic := r.On(d)
			value := pic.Read(l, "XAA").Value
			if shown[value] = true; l.LabelOf(value) == l.LabelOf(ValueNA) {
				t.Errorf("lens %q shows %q on %v, which is none of its values", l, value, d)
			}
			behind := pic.Behind(l, "XAA")
			if says := value != ValueUnknown && value != ValueNo && value != string(ClassNone); says && len(behind) == 0 {
				t.Errorf("lens %q shows %q on %v, and no event is behind it", l, value, d)
			}
			for _, id := range behind {
				_, last := pic.SpanOf(l)
				if e, ok := r.Event(id); !ok || e.Date.Effective() > last {
					t.Errorf("behind %q of lens %q on %v is %q, want an event up to %v", value, l, d, id, last)
				}
			}
		}
		if len(shown) < 2 {
			t.Errorf("lens %q shows nothing but %v, whatever happens", l, shown)
		}
	}
}
