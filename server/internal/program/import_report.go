package program

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

// printMerge prints what a merge of events into a state does: a line for each event that is new, changed or left as an
// editor has it, then the days on which a class changes, then the numbers.
func printMerge(w io.Writer, s *desk.State, m desk.Merge, events []relation.Event, today relation.Day) {
	fresh, changed := 0, 0
	for _, c := range m.Changes {
		switch now, known := s.Current(c.EventID); {
		case !known:
			fresh++
			fmt.Fprintf(w, "new      %s: %s\n", c.EventID, quoted(c.Event.Headline))
		case now.Event == nil:
			fresh++
			fmt.Fprintf(w, "new      %s, withdrawn before: %s\n", c.EventID, quoted(c.Event.Headline))
		default:
			changed++
			fmt.Fprintf(w, "changed  %s: %s\n", c.EventID, differences(now.Event, c.Event))
		}
	}
	for _, id := range m.Conflicts {
		now, _ := s.Current(id)
		i := slices.IndexFunc(events, func(e relation.Event) bool { return e.ID == id })
		what := "an editor has withdrawn it"
		if now.Event != nil {
			what = "an editor has changed it; otherwise: " + differences(now.Event, &events[i])
		}
		fmt.Fprintf(w, "conflict %s stays as it is (revision %d): %s\n", id, now.Number, what)
	}
	for _, span := range desk.CompareRecords(s.Record, s.With(m.Changes...), today) {
		place, _ := country.Lookup(span.Country)
		until := "to " + span.Last.Long()
		if span.Last == today {
			until = "to today"
		}
		fmt.Fprintf(w, "class    %s, %s %s: %s → %s\n", place.Name, span.First.Long(), until, classOf(span.Before), classOf(span.After))
	}
	same := len(events) - len(m.Changes) - len(m.Conflicts)
	fmt.Fprintf(w, "%d new, %d changed, %d unchanged, %s.\n", fresh, changed, same, plural(len(m.Conflicts), "conflict"))
}

func classOf(s relation.Standing) string {
	return strings.ToLower(ui.ClassLabel(s.Class)) + ui.Doubt(s)
}

// differences lists the fields in which two events differ, with what they say; of the sources only how many.
func differences(before, after *relation.Event) string {
	var list []string
	gone, added, changed, moved := 0, 0, map[string]bool{}, false
	for _, c := range relation.FieldChanges(before, after) {
		source, _, isPart := strings.Cut(c.Field, ".")
		switch {
		case c.Went():
			gone++
		case c.Came():
			added++
		case isPart:
			changed[source] = true
		case c.Field == "sources":
			moved = true
		default:
			list = append(list, c.Field+" "+quoted(c.Before)+" → "+quoted(c.After))
		}
	}
	switch {
	case gone+added > 0:
		list = append(list, fmt.Sprintf("sources: %d taken away, %d added", gone, added))
	case moved:
		list = append(list, "sources: in another order")
	}
	if len(changed) > 0 {
		list = append(list, fmt.Sprintf("sources: %d changed", len(changed)))
	}
	return strings.Join(list, "; ")
}

// quoted is a text as one line that a terminal shows as it is, shortened where it is long.
func quoted(s string) string {
	return strconv.Quote(relation.Clip(s, 80))
}
