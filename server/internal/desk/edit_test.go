package desk

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// What stands against an edit, in which order, is the same for whoever brings it.
func TestEditsThatAreRefused(t *testing.T) {
	d := open(t, new(eventstore.Memory))
	for _, e := range []Edit{
		{Event: event(t, "live", "FRA", "2026-01-02", "visit"), Reason: "revision 1"},
		{Event: event(t, "gone", "FRA", "2026-01-02", "visit"), Reason: "revision 2"},
		{ID: "gone", Seen: 2, Reason: "revision 3"},
	} {
		if _, err := d.Publish(t.Context(), editor, e); err != nil {
			t.Fatal(err)
		}
	}
	visit := func(id string) *relation.Event { return event(t, id, "FRA", "2026-01-03", "visit") }
	wrong := func(id string) *relation.Event { e := visit(id); e.Country = "XQQ"; return e }
	_, unread := ReadDate("soon")
	for _, test := range []struct {
		name string
		edit Edit
		want string // what stands against it: conflict EXPECTED CURRENT, withdrawn, or the fields at fault; "" for nothing
	}{
		{"a new event", Edit{Event: visit("new"), Reason: "why"}, ""},
		{"a correction", Edit{Seen: 1, Event: visit("live"), Reason: "why"}, ""},
		{"a withdrawal", Edit{ID: "live", Seen: 1, Reason: "why"}, ""},
		{"an event that comes back, as an event to add", Edit{Event: visit("gone"), Reason: "why"}, ""},
		{"an event that comes back, its tombstone seen", Edit{Seen: 3, Event: visit("gone"), Reason: "why"}, ""},
		{"an id that is taken", Edit{Event: visit("live"), Reason: "why"}, "conflict 0 1"},
		{"a revision that is not the newest", Edit{Seen: 2, Event: visit("gone"), Reason: "why"}, "conflict 2 3"},
		{"a revision that never was", Edit{Seen: 99, Event: visit("live"), Reason: "why"}, "conflict 99 1"},
		{"a revision of nothing", Edit{Seen: -1, Event: visit("live"), Reason: "why"}, "conflict -1 1"},
		{"a change of what never was", Edit{Seen: 1, Event: visit("none"), Reason: "why"}, "conflict 1 0"},
		{"a withdrawal of what never was", Edit{ID: "none", Seen: 1, Reason: "why"}, "conflict 1 0"},
		{"a withdrawal of what is withdrawn", Edit{ID: "gone", Seen: 3, Reason: "why"}, "withdrawn"},
		{"that before any fault", Edit{ID: "gone", Seen: 2}, "withdrawn"},
		{"a conflict before any fault", Edit{Event: wrong("live")}, "conflict 0 1"},
		{"all faults at once, the reason last", Edit{Event: wrong("new")}, "country reason"},
		{"a withdrawal without a reason", Edit{ID: "live", Seen: 1}, "reason"},
		{"a reason of two lines", Edit{Event: visit("new"), Reason: "one\ntwo"}, ""},
		{"a reason with a control character", Edit{Event: visit("new"), Reason: "a\x1bb"}, "reason"},
		{"a reason that shows nothing", Edit{Event: visit("new"), Reason: "\u200b"}, "reason"},
		{"a reason that turns around", Edit{Event: visit("new"), Reason: "a \u202eb"}, "reason"},
		{"a reason that is not UTF-8", Edit{Event: visit("new"), Reason: "a\xffb"}, "reason"},
		{"the longest reason", Edit{Event: visit("new"), Reason: strings.Repeat("ä", MaxReason)}, ""},
		{"one that is longer", Edit{Event: visit("new"), Reason: strings.Repeat("ä", MaxReason+1)}, "reason"},
		{"another id in the event", Edit{ID: "live", Seen: 1, Event: visit("other"), Reason: "why"}, "id"},
		{"no id in the event", Edit{ID: "live", Seen: 1, Event: func() *relation.Event { e := visit("live"); e.ID = ""; return e }(), Reason: "why"}, ""},
		{"a date that could not be read, once", Edit{Event: func() *relation.Event { e := visit("new"); e.Date = relation.Date{}; return e }(), Unread: unread, Reason: "why"}, "date"},
		{"what is there already", Edit{Seen: 1, Event: event(t, "live", "FRA", "2026-01-02", "visit"), Reason: "why"}, "the event"},
	} {
		_, err := d.Prepare(t.Context(), editor, test.edit)
		if got := against(err); got != test.want {
			t.Errorf("%s: Prepare = %q (%v), want %q", test.name, got, err, test.want)
		}
		if _, err := d.Propose(t.Context(), editor, test.edit); against(err) != test.want {
			t.Errorf("%s: Propose = %v, want %q", test.name, err, test.want)
		}
		if test.want == "" {
			continue
		}
		if _, err := d.Publish(t.Context(), editor, test.edit); against(err) != test.want {
			t.Errorf("%s: Publish = %v, want %q", test.name, err, test.want)
		}
	}
	if n := d.State().Number; n != 3 {
		t.Errorf("the record is at revision %d, want 3", n)
	}
}

// unnamed is an event in order but for its id, which it has not.
func unnamed(t *testing.T) *relation.Event {
	e := event(t, "x", "FRA", "2026-01-02", "visit")
	e.ID = ""
	return e
}

// against names what an error says stands in the way.
func against(err error) string {
	var faults relation.Faults
	var conflict *eventstore.Conflict
	switch {
	case err == nil:
		return ""
	case errors.As(err, &conflict):
		return strings.Join([]string{"conflict", strconv.FormatInt(conflict.Expect, 10), strconv.FormatInt(conflict.Current, 10)}, " ")
	case errors.Is(err, ErrWithdrawn):
		return "withdrawn"
	case errors.As(err, &faults):
		var fields []string
		for _, f := range faults {
			if f.Field == "" {
				f.Field = "the event"
			}
			fields = append(fields, f.Field)
		}
		return strings.Join(fields, " ")
	}
	return err.Error()
}

// Who writes is the desk's to say, and what an edit comes to does not change the edit.
func TestPrepare(t *testing.T) {
	d := open(t, new(eventstore.Memory))
	e := unnamed(t)
	c, err := d.Prepare(t.Context(), Writer{"Ben", eventstore.RolePropose}, Edit{Event: e, Reason: "why"})
	if err != nil || c.Author != "Ben" || c.Role != eventstore.RolePropose || c.Origin != eventstore.FromEditor || c.Reason != "why" ||
		c.EventID != "2026-01-02-fra-visit" || c.Event.ID != c.EventID {
		t.Errorf("Prepare = %+v, %v", c, err)
	}
	if e.ID != "" {
		t.Errorf("the event of the edit has the id %q now", e.ID)
	}
}

// elsewhere is a store on which another process writes just before.
type elsewhere struct {
	eventstore.Memory
	first []eventstore.Change
}

func (s *elsewhere) Append(ctx context.Context, changes ...eventstore.Change) ([]eventstore.Revision, error) {
	if len(s.first) > 0 {
		c := s.first[0]
		s.first = s.first[1:]
		if _, err := s.Memory.Append(ctx, c); err != nil {
			return nil, err
		}
	}
	return s.Memory.Append(ctx, changes...)
}

// An id that another process takes in the moment of writing is no conflict of the writer's, who has named none.
func TestMadeIDTakenMeanwhile(t *testing.T) {
	const id = "2026-01-02-fra-visit"
	store := new(elsewhere)
	for _, taken := range []string{id, id + "-2"} {
		store.first = append(store.first, eventstore.Change{EventID: taken, Event: event(t, taken, "FRA", "2026-01-02", "visit"), Reason: "theirs"})
	}
	d := open(t, store)
	r, err := d.Publish(t.Context(), editor, Edit{Event: unnamed(t), Reason: "mine"})
	if err != nil || r.EventID != id+"-3" || r.Number != 3 {
		t.Errorf("Publish = %s, revision %d, %v, want %s-3", r.EventID, r.Number, err, id)
	}
	store.first = []eventstore.Change{{EventID: "named", Event: event(t, "named", "FRA", "2026-01-02", "visit"), Reason: "theirs"}}
	_, err = d.Publish(t.Context(), editor, Edit{Event: event(t, "named", "FRA", "2026-01-03", "visit"), Reason: "mine"})
	if against(err) != "conflict 0 4" {
		t.Errorf("Publish of an id that was named = %v, want a conflict", err)
	}
	if now, _ := d.State().Current("named"); now.Reason != "theirs" {
		t.Error("what stood in the way is not known afterwards")
	}
}

// A writer who has seen a revision through another process may correct it here, where it has not come yet.
func TestRevisionSeenElsewhere(t *testing.T) {
	store := new(eventstore.Memory)
	here, there := open(t, store), open(t, store)
	for i, headline := range []string{"One", "Two"} {
		e := event(t, "a", "FRA", "2026-01-02", "visit")
		e.Headline = headline
		if _, err := there.Publish(t.Context(), editor, Edit{Seen: int64(i), Event: e, Reason: "there"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := here.Propose(t.Context(), editor, Edit{Seen: 2, Event: event(t, "a", "FRA", "2026-01-03", "visit"), Reason: "here"}); err != nil {
		t.Errorf("Propose on a revision that has not come here = %v", err)
	}
	if _, err := here.Publish(t.Context(), editor, Edit{Seen: 2, Event: event(t, "a", "FRA", "2026-01-04", "visit"), Reason: "here"}); err != nil || here.State().Number != 3 {
		t.Errorf("Publish on it = %v, at revision %d", err, here.State().Number)
	}
}
