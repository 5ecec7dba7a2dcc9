package relation

import (
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
)

func TestReadOfASpan(t *testing.T) {
	r := NewRecord(slices.Concat(
		story("XAA", `
			2023-03-01 ambassador-sent #a
			2024-03-01 ambassador-recalled sent #b
			2025-03-01 ambassador-accepted #c`),
		story("XBB", "2024-01-01 recognition #r\n2024-01-01 ambassador-accepted #s"),
		story("XCC", "1998-01-01 recognition #old\n1998-01-01 ambassador-sent #older"),
		story("XDD", "2023-01-01 ambassador-sent disputed #d\n2024-01-01 charge-sent #e"),
		story("XEE", "2022-01-01 ambassador-sent #f\n2023-01-01 charge-sent #g\n2024-01-01 ambassador-sent disputed #h"),
		story("XFF", "2023-01-01 ambassador-sent title-only #t\n2024-01-01 charge-sent disputed #u"),
		story("XGG", "2023-01-01 mission-handover #m"),
	))
	for _, test := range []struct {
		name, of  string
		code      country.Code
		from, day string
		want      string // the value, "?" where contested, and what it rests on
	}{
		{"before it began", "ambassador", "XAA", "2022-01-01", "2023-02-28", "unknown"},
		{"from the first of its days", "ambassador", "XAA", "2022-01-01", "2023-03-01", "still a"},
		{"on the day before it ended", "ambassador", "XAA", "2024-02-29", "2024-02-29", "still a"},
		{"on the day on which it ended", "ambassador", "XAA", "2022-01-01", "2024-03-01", "earlier a"},
		{"a span that begins on that day", "ambassador", "XAA", "2024-03-01", "2025-02-28", "unknown"},
		{"a span of one day between", "ambassador", "XAA", "2024-06-01", "2024-06-01", "unknown"},
		{"again", "ambassador", "XAA", "2022-01-01", "2026-01-01", "still c a"},
		{"whichever day is named first", "ambassador", "XAA", "2024-06-01", "2023-01-01", "earlier a"},
		{"recognized on the same day", "ambassador", "XBB", "2022-01-01", "2026-01-01", "still s"},
		{"a recognition", "recognized", "XBB", "2022-01-01", "2026-01-01", "still r"},
		{"of the first Emirate, up to its end", "recognized", "XCC", "1996-01-01", "2021-08-14", "still old"},
		{"of the first Emirate, over both", "recognized", "XCC", "1996-01-01", "2026-01-01", "earlier old"},
		{"of the second alone", "recognized", "XCC", "2021-08-15", "2026-01-01", "unknown"},
		{"an ambassador is no recognition", "recognized", "XAA", "2022-01-01", "2026-01-01", "unknown"},
		{"disputed on some day", "ambassador", "XDD", "2022-01-01", "2026-01-01", "unknown?"},
		{"disputed, and not in the span", "ambassador", "XDD", "2024-01-01", "2026-01-01", "unknown"},
		{"disputed whether still", "ambassador", "XEE", "2022-01-01", "2026-01-01", "earlier? f"},
		{"disputed in vain", "ambassador", "XEE", "2022-01-01", "2022-06-01", "still f"},
		{"a title alone does not count, and a disputed chargé is no ambassador", "ambassador", "XFF", "2022-01-01", "2026-01-01", "unknown"},
		{"the mission", "mission", "XGG", "2022-01-01", "2026-01-01", "still m"},
		{"nothing is asked of Afghanistan", "mission", "AFG", "2022-01-01", "2026-01-01", "na"},
	} {
		from, _ := ParseDay(test.from)
		l := Lens(Ever + test.of).Since(from)
		d, _ := ParseDay(test.day)
		got := strings.Join(append([]string{seen(r, l, test.code, test.day)}, r.On(d).Behind(l, test.code)...), " ")
		if got != test.want {
			t.Errorf("%s: %s from %s on %s = %q, want %q", test.name, test.code, test.from, test.day, got, test.want)
		}
	}
}

func TestEver(t *testing.T) {
	l := EverAmbassador.Since(Takeover + 1)
	if of, from, isEver := l.Ever(); !isEver || of != "ambassador" || from != Takeover+1 || l.Plain() != EverAmbassador || l.Label() != EverAmbassador.Label() {
		t.Errorf("%q asks for %q from %v, %v", l, of, from, isEver)
	}
	if again := l.Since(Takeover); again != "ever-ambassador 2021-08-15" {
		t.Errorf("with another day the lens is %q", again)
	}
	if _, ok := ParseLens(string(l)); ok {
		t.Errorf("a day is part of the name of a lens")
	}
	for _, l := range Lenses {
		if _, _, isEver := l.Ever(); isEver != (l.Said() != "") {
			t.Errorf("%q asks of a span: %v, and says %q of it", l, isEver, l.Said())
		}
	}
	if first, last := NewRecord(nil).On(Takeover).SpanOf(LensPost); first != Takeover || last != Takeover {
		t.Errorf("the span of a day is %v to %v", first, last)
	}
}
