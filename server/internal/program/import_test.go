package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// importDay is the day on which the tests of import take place.
var importDay = relation.DayOf(2025, 7, 10)

// twoStates are two counted states: which ones must not matter.
func twoStates() (a, b country.Country) {
	var found []country.Country
	for _, c := range country.All() {
		if c.Counted() {
			found = append(found, c)
		}
	}
	return found[0], found[1]
}

func importable(id string, c country.Country, date string, kind relation.Kind) relation.Event {
	on, err := relation.ParseDate(date)
	if err != nil {
		panic(err)
	}
	evidence := relation.Evidence("")
	if kind == relation.AmbassadorSent {
		evidence = relation.Credentials
	}
	return relation.Event{
		ID: id, Evidence: evidence, Country: c.Code, Date: on, Kind: kind, Headline: "Headline of " + id, Confidence: relation.Confirmed,
		Sources: []relation.Source{{URL: "https://mfa.gov.xx/" + id, Publisher: "Ministry", Title: "Title", Supports: "Support"}},
	}
}

// storeOf returns a store with events of the data set, the second touched by an editor.
func storeOf(t *testing.T) *eventstore.Memory {
	t.Helper()
	a, b := twoStates()
	store := new(eventstore.Memory)
	first, second, third := importable("first", a, "2022-03", relation.AmbassadorSent), importable("second", b, "2023-01-01", relation.Visit), importable("third", b, "2024-01-01", relation.Visit)
	edited := second
	edited.Headline = "As the editor has it"
	for _, c := range []eventstore.Change{
		{EventID: "first", Event: &first, Origin: eventstore.FromDataset, Reason: "data set"},
		{EventID: "second", Event: &second, Origin: eventstore.FromDataset, Reason: "data set"},
		{EventID: "third", Event: &third, Origin: eventstore.FromDataset, Reason: "data set"},
		{EventID: "second", Expect: 2, Event: &edited, Origin: eventstore.FromEditor, Author: "A", Role: eventstore.RolePublish, Reason: "better"},
	} {
		if _, err := store.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func intoStore(t *testing.T, store eventstore.Store, o importOptions, events ...relation.Event) (out string, err error) {
	t.Helper()
	if o.reason == "" {
		o.reason = "a test"
	}
	var b strings.Builder
	err = importInto(t.Context(), store, events, o, func() relation.Day { return importDay }, slog.New(slog.NewTextHandler(io.Discard, nil)), &b)
	return b.String(), err
}

func TestImport(t *testing.T) {
	a, b := twoStates()
	first := importable("first", a, "2022-03-05", relation.AmbassadorSent)
	first.Sources = append(first.Sources, relation.Source{URL: "https://example.org/more", Publisher: "More", Supports: "Support"})
	events := []relation.Event{
		first, importable("second", b, "2023-01-01", relation.Visit), importable("third", b, "2024-01-01", relation.Visit),
		importable("fourth", a, "2025-07-03", relation.Recognition),
	}
	want := `changed  first: date "2022-03" → "2022-03-05"; sources: 0 taken away, 1 added
new      fourth: "Headline of fourth"
conflict second stays as it is (revision 4): an editor has changed it; otherwise: headline "As the editor has it" → "Headline of second"
class    ` + a.Name + `, 1 March 2022 to 4 March 2022: ambassador sent → none
class    ` + a.Name + `, 3 July 2025 to today: ambassador sent → recognized
1 new, 1 changed, 1 unchanged, 1 conflict.
`
	for _, test := range []struct {
		name      string
		dry       bool
		end       string
		revisions int
	}{
		{"a look", true, "Nothing was written (-dry-run).\n", 4},
		{"the import", false, "Written as 2 revisions, 5 to 6.\n", 6},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := storeOf(t)
			out, err := intoStore(t, store, importOptions{dry: test.dry, reason: "the ministry said so"}, events...)
			if err != nil || out != want+test.end {
				t.Errorf("import prints\n%s%v\nwant\n%s", out, err, want+test.end)
			}
			log, err := store.Since(t.Context(), 0, 100)
			if err != nil || len(log) != test.revisions {
				t.Fatalf("%d revisions, %v", len(log), err)
			}
			for _, r := range log[4:] {
				if r.Origin != eventstore.FromImport || r.Reason != "the ministry said so" || r.Role != eventstore.RolePublish {
					t.Errorf("revision %+v", r)
				}
			}
			if test.dry {
				return
			}
			out, err = intoStore(t, store, importOptions{}, events...) // again: nothing is left to do
			if err != nil || !strings.HasSuffix(out, "0 new, 0 changed, 3 unchanged, 1 conflict.\nNothing was written.\n") {
				t.Errorf("the same again prints\n%s%v", out, err)
			}
		})
	}
}

func TestImportRefuses(t *testing.T) {
	a, _ := twoStates()
	future := importable("future", a, "2025-07-11", relation.Visit)
	wrong := importable("wrong", a, "2025-07-01", "gossip")
	for _, test := range []struct {
		name   string
		events []relation.Event
		reason string
		want   string
	}{
		{"a date in the future", []relation.Event{future}, "", "future"},
		{"an unknown kind", []relation.Event{wrong}, "", "unknown kind"},
		{"a reason that is too long", []relation.Event{importable("good", a, "2025-07-01", relation.Visit)}, strings.Repeat("x", 501), "reason"},
	} {
		store := storeOf(t)
		out, err := intoStore(t, store, importOptions{reason: test.reason}, append(test.events, importable("also", a, "2025-07-01", relation.Visit))...)
		if err == nil || !strings.Contains(out+err.Error(), test.want) {
			t.Errorf("%s: %v, printing %s", test.name, err, out)
		}
		if log, err := store.Since(t.Context(), 0, 100); err != nil || len(log) != 4 {
			t.Errorf("%s: something was written: %d revisions, %v", test.name, len(log), err)
		}
	}
}

// racing is a store to which another writes between the look and the import.
type racing struct{ *eventstore.Memory }

func (r racing) Append(ctx context.Context, changes ...eventstore.Change) ([]eventstore.Revision, error) {
	other := *changes[0].Event
	other.Headline = "As another has it"
	if _, err := r.Memory.Append(ctx, eventstore.Change{EventID: other.ID, Expect: changes[0].Expect, Event: &other, Origin: eventstore.FromEditor, Author: "B", Role: eventstore.RolePublish, Reason: "sooner"}); err != nil {
		return nil, err
	}
	return r.Memory.Append(ctx, changes...)
}

func TestImportThatRaces(t *testing.T) {
	a, b := twoStates()
	store := storeOf(t)
	_, err := intoStore(t, racing{store}, importOptions{}, importable("first", a, "2022-03-05", relation.AmbassadorSent), importable("fifth", b, "2025-01-01", relation.Visit))
	var conflict *eventstore.Conflict
	if !errors.As(err, &conflict) || !strings.Contains(err.Error(), "run it again") {
		t.Errorf("import = %v", err)
	}
	if log, err := store.Since(t.Context(), 0, 100); err != nil || len(log) != 5 {
		t.Errorf("%d revisions, want the other's and no more; %v", len(log), err)
	}
}

// An event that was withdrawn by nobody's hand but an earlier import comes back; one that an editor withdrew does not.
func TestImportOfWithdrawn(t *testing.T) {
	_, b := twoStates()
	third := importable("third", b, "2024-01-01", relation.Visit)
	for _, test := range []struct {
		origin eventstore.Origin
		want   string
	}{
		{eventstore.FromImport, `new      third, withdrawn before: "Headline of third"`},
		{eventstore.FromEditor, "conflict third stays as it is (revision 5): an editor has withdrawn it"},
	} {
		store := storeOf(t)
		if _, err := store.Append(t.Context(), eventstore.Change{EventID: "third", Expect: 3, Origin: test.origin, Role: eventstore.RolePublish, Reason: "gone"}); err != nil {
			t.Fatal(err)
		}
		if out, err := intoStore(t, store, importOptions{}, third); err != nil || !strings.Contains(out, test.want) {
			t.Errorf("%s: import prints\n%s%v\nwant %s", test.origin, out, err, test.want)
		}
	}
}

// The days that a look promises are those that the import brings.
func TestRecordAfter(t *testing.T) {
	a, _ := twoStates()
	events := []relation.Event{importable("recalled", a, "2025-01-01", relation.AmbassadorRecalled), importable("again", a, "2025-01-01", relation.AmbassadorSent)}
	events[0].Ends = relation.Sent
	store := storeOf(t)
	out, err := intoStore(t, store, importOptions{}, events...) // of one day the later wins: nothing changes
	if err != nil || strings.Contains(out, "class ") {
		t.Errorf("import prints\n%s%v", out, err)
	}
}

func TestImportCommand(t *testing.T) {
	folder := write(t, map[string]string{"a.jsonl": line, "broken.jsonl": "{"})
	db := filepath.Join(t.TempDir(), "new", "import.db")
	for _, test := range []struct {
		name string
		args []string
		ok   bool
		want string
		made bool // whether there is a database afterwards
	}{
		{"no file", nil, false, "no file named", false},
		{"a file that is not there", []string{filepath.Join(folder, "none.jsonl")}, false, "none.jsonl", false},
		{"a broken file", []string{filepath.Join(folder, "broken.jsonl")}, false, "broken.jsonl:1: ", false},
		{"a look", []string{"--dry-run", filepath.Join(folder, "a.jsonl")}, true, "1 new, 0 changed, 0 unchanged, 0 conflicts.\nNothing was written (-dry-run).", false},
		{"the import", []string{"-reason", "a test", filepath.Join(folder, "a.jsonl")}, true, "Written as 1 revision, 1 to 1.", true},
		{"the import again", []string{filepath.Join(folder, "a.jsonl")}, true, "0 new, 0 changed, 1 unchanged, 0 conflicts.\nNothing was written.", true},
	} {
		var out strings.Builder
		err := importEvents(t.Context(), append([]string{"-db", db}, test.args...), &out, io.Discard)
		if (err == nil) != test.ok || !strings.Contains(out.String()+fmt.Sprint(err), test.want) {
			t.Errorf("%s: %v, printing\n%s\nwant %s", test.name, err, out.String(), test.want)
		}
		if _, err := os.Stat(db); (err == nil) != test.made {
			t.Errorf("%s: the database: %v", test.name, err)
		}
	}
}

func TestImportReason(t *testing.T) {
	if got, want := importReason([]string{"/tmp/a.jsonl", "-", "b"}), "import of a.jsonl, stdin, b"; got != want {
		t.Errorf("importReason = %q, want %q", got, want)
	}
	if got := importReason([]string{strings.Repeat("ü", 600)}); len([]rune(got)) != 201 {
		t.Errorf("importReason of a long name has %d characters", len([]rune(got)))
	}
}
