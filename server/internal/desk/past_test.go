package desk

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// dated is a store whose revisions are of days of their own, one after another.
type dated struct {
	eventstore.Memory
	first time.Time
}

func (d *dated) Since(ctx context.Context, after int64, limit int) ([]eventstore.Revision, error) {
	revisions, err := d.Memory.Since(ctx, after, limit)
	for i := range revisions {
		revisions[i].Time = d.first.AddDate(0, 0, int(revisions[i].Number-1))
	}
	return revisions, err
}

// changing is a store in which events are added, corrected, withdrawn and restored, a revision a day from 1 March 2026.
func changing(t *testing.T) *dated {
	t.Helper()
	store := &dated{first: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}
	one, two := event(t, "one", "FRA", "2024-01-01", "recognition"), event(t, "two", "DEU", "2024-01-02", "ambassador-sent")
	corrected := *one
	corrected.Headline = "Another headline"
	for _, c := range []eventstore.Change{
		{EventID: "one", Event: one}, {EventID: "two", Event: two}, {EventID: "one", Expect: 1, Event: &corrected},
		{EventID: "two", Expect: 2}, {EventID: "two", Event: two},
	} {
		c.Origin, c.Reason = eventstore.FromEditor, "a reason"
		if _, err := store.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

// A state of before is the one that a desk has that never heard of what came after.
func TestUntil(t *testing.T) {
	store := changing(t)
	newest := open(t, store).State()
	for number := range newest.Number {
		number++
		want := new(State).next(newest.Log[:number:number])
		got := newest.Until(number)
		if got.Number != want.Number || got.Hash != want.Hash || !got.Time.Equal(want.Time) || !reflect.DeepEqual(got.Log, want.Log) ||
			!reflect.DeepEqual(got.Record.Events(), want.Record.Events()) {
			t.Errorf("Until(%d) is %s of %v with %d events, want %s of %v with %d", number, got.Revision(), got.Time, len(got.Record.Events()), want.Revision(), want.Time, len(want.Record.Events()))
		}
		if !reflect.DeepEqual(got.History("two"), want.History("two")) || outline(got) != outline(want) {
			t.Errorf("Until(%d) has another history", number)
		}
	}
	if newest.Until(newest.Number) != newest {
		t.Error("the newest state was made again")
	}
}

// What another revision of the same event followed soon does not count, be it a slip or the withdrawal of what is true.
func TestLasting(t *testing.T) {
	const day = 24 * time.Hour // between two revisions
	newest := open(t, changing(t)).State()
	for number, want := range []struct{ one, more, two string }{ // days that a revision has to stand
		{"", "", ""}, {"one", "one", ""}, {"one two", "one two", ""}, {"one* two", "one* two", "one*"}, {"one*", "one* two", "one*"}, {"one* two", "one* two", "one* two"},
	} {
		for least, want := range map[time.Duration]string{day: want.one, day + 1: want.more, 2*day + 1: want.two} {
			var got []string
			for _, e := range newest.Lasting(int64(number), least).Events() {
				id := e.ID
				if e.Headline == "Another headline" {
					id += "*"
				}
				got = append(got, id)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("Lasting(%d, %v) has %v, want %q", number, least, got, want)
			}
		}
	}
	first := newest.Log[0].Time
	for at, want := range map[time.Time]int64{first.Add(-1): 0, first: 1, first.Add(day): 2, first.AddDate(1, 0, 0): 5} {
		if got := newest.NumberAt(at); got != want {
			t.Errorf("NumberAt(%v) = %d, want %d", at, got, want)
		}
	}
}

func TestAsked(t *testing.T) {
	d := open(t, changing(t))
	const today = "2026-03-20"
	day, err := relation.ParseDay(today)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ says, known, edition, want string }{
		{"a number", "", "3", "3"},
		{"the newest", "", "5", "5"},
		{"one still to come", "", "6", "edition 6 is still to come, the newest is 5"},
		{"no number", "", "three", `"three" is no number, want 1 to 5`},
		{"a number in another form", "", "03", `"03" is no number`},
		{"nothing", "", "0", "0, want 1 to 5"},
		{"below", "", "-1", "-1, want 1 to 5"},
		{"too large to be one", "", "99999999999999999999", "is no number"},
		{"the first day", "2026-03-01", "", "1"},
		{"a day between", "2026-03-04", "", "4"},
		{"today", today, "", "5"},
		{"tomorrow", "2026-03-21", "", "21 March 2026 is still to come"},
		{"the day before the first", "2026-02-28", "", "nothing was on record here by 28 February 2026, the first edition is of 1 March 2026"},
		{"no day", "2026-02-30", "", `"2026-02-30" is no day, want YYYY-MM-DD from 2026-03-01 to 2026-03-20`},
		{"a month", "2026-03", "", `"2026-03" is no day`},
		{"both", "2026-03-01", "1", "want one of them"},
	} {
		s, err := d.Asked(t.Context(), test.known, test.edition, day)
		got := fmt.Sprint(err)
		if err == nil {
			got = fmt.Sprint(s.Number)
		} else if !errors.Is(err, ErrBadEdition) && !errors.Is(err, ErrNoEdition) {
			t.Errorf("%s: %v is neither of the two errors", test.says, err)
		}
		if !strings.Contains(got, test.want) {
			t.Errorf("%s: Asked(%q, %q) = %s, want %s", test.says, test.known, test.edition, got, test.want)
		}
	}
	if _, err := open(t, new(eventstore.Memory)).Asked(t.Context(), "", "1", day); !errors.Is(err, ErrNoEdition) {
		t.Errorf("of nothing: %v", err)
	}
	s, err := d.Asked(t.Context(), "", "2", day)
	if err != nil {
		t.Fatal(err)
	}
	if d.StateOf(In(t.Context(), s)) != s || d.StateOf(t.Context()) != d.State() {
		t.Error("a context does not say of which state it is")
	}
}
