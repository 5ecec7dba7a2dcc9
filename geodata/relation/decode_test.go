package relation

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// line returns e as a line of a data file.
func line(t testing.TB, e Event) string {
	t.Helper()
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}

func TestDecodeEvents(t *testing.T) {
	a, b := sound(), sound()
	b.ID, b.Date = "2022-04-xaa-recalled", mustDate("2022-04")
	b.Kind, b.Ends, b.Detail = AmbassadorRecalled, Sent, ""
	in := line(t, a) + "\n  \r\n" + strings.TrimSuffix(line(t, b), "\n")
	got, err := DecodeEvents(iotest.OneByteReader(strings.NewReader(in)), "a.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Event{a, b}, got); diff != "" {
		t.Errorf("DecodeEvents differs (-want +got):\n%s", diff)
	}
}

func TestDecodeEventsOfNothing(t *testing.T) {
	if got, err := DecodeEvents(strings.NewReader("\n\n"), "a.jsonl"); err != nil || len(got) != 0 {
		t.Errorf("DecodeEvents of blank lines = %v, %v", got, err)
	}
}

func TestDecodeEventsTakesNull(t *testing.T) {
	in := strings.Replace(line(t, sound()), `"supports"`, `"published":null,"supports"`, 1)
	if got, err := DecodeEvents(strings.NewReader(in), "a.jsonl"); err != nil || got[0].Sources[0].Published != "" {
		t.Errorf("DecodeEvents of a null = %v, %v", got, err)
	}
}

func TestDecodeEventsFaults(t *testing.T) {
	good := strings.TrimSpace(line(t, sound()))
	change := func(old, new string) string {
		changed := strings.Replace(good, old, new, 1)
		if changed == good {
			t.Fatalf("%q is not in %s", old, good)
		}
		return changed
	}
	const id = "2022-03-01-xaa-visit: "
	tests := []struct{ name, line, want string }{
		{"a bad date", change("2022-03-01\"", "2022-13-01\""), id + `date: bad date "2022-13-01", want YYYY-MM-DD, YYYY-MM or YYYY`},
		{"no date", change(`"date":"2022-03-01",`, ``), id + `date: bad date "", want YYYY-MM-DD, YYYY-MM or YYYY`},
		{"a date as a number", change(`"date":"2022-03-01"`, `"date":2022`), id + "date: bad value of type number, want a string"},
		{"an unknown kind", change(`"visit"`, `"coup"`), id + `kind: unknown kind "coup", want one of recognition, `},
		{"an unknown field", change(`"kind"`, `"note":"x","kind"`), `unknown field "note", want one of [id country`},
		{"a field in capitals", change(`"kind"`, `"Kind"`), `unknown field "Kind"`},
		{"a field twice", change(`"kind"`, `"kind":"visit","kind"`), `field "kind" stands twice`},
		{"an unknown field of a source", change(`"publisher"`, `"author":"x","publisher"`), `sources: unknown field "author"`},
		{"a field of a source twice", change(`"publisher"`, `"publisher":"x","publisher"`), `sources: field "publisher" stands twice`},
		{"sources as a word", change(`"sources":[`, `"sources":"x","detai":[`), `unknown field "detai"`},
		{"a source as a word", change(`"sources":[{`, `"sources":["x",{`), "sources: is \"x\", want a source as a JSON object"},
		{"one source", `{"id":"a","sources":{}}`, "a: sources: bad value of type object, want a list"},
		{"a list", "[]", `is "[", want an event as a JSON object`},
		{"a word", `"x"`, `is "x", want an event as a JSON object`},
		{"half an event", good[:len(good)/2], "bad JSON: ends too early"},
		{"two events", good + good, "has more than one JSON value"},
		{"no JSON", "date: 2022", "bad JSON: invalid character 'd'"},
		{"a comma too many", `{"id":"a",}`, "bad JSON: "},
		{"bytes of another encoding", change("first", "fir\xe9t"), "is not valid UTF-8"},
		{"half a character", change("first", `\ud800`), id + "detail: is not valid text"},
		{"a nought", change("first", `\u0000`), id + `detail: has the control character '\x00'`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events, err := DecodeEvents(strings.NewReader("\n"+test.line+"\n"), "events/2022.jsonl")
			var faults Faults
			if !errors.As(err, &faults) || len(faults) != 1 || events != nil {
				t.Fatalf("DecodeEvents = %d events, %v, want one fault", len(events), err)
			}
			if got, want := err.Error(), "events/2022.jsonl:2: "+test.want; !strings.HasPrefix(got, want) {
				t.Errorf("DecodeEvents error\n got %s\nwant %s…", got, want)
			}
		})
	}
}

func TestDecodeEventsReportsEveryFault(t *testing.T) {
	a, b := sound(), sound()
	b.Kind, b.Headline = "coup", ""
	in := line(t, a) + line(t, b) + "{\n" + line(t, a)
	_, err := DecodeEvents(strings.NewReader(in), "a.jsonl")
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, strings.TrimSuffix(strings.SplitAfterN(f.String(), ":", 3)[1], ":")+" "+f.Field)
	}
	want := []string{"2 kind", "2 headline", "2 id", "3 ", "4 id"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults differ (-want +got):\n%s\n%v", diff, err)
	}
}

// Editors put a BOM before what they save, once.
func TestDecodeEventsAfterABOM(t *testing.T) {
	events, err := DecodeEvents(strings.NewReader(BOM+line(t, sound())), "a.jsonl")
	if err != nil || len(events) != 1 {
		t.Errorf("DecodeEvents = %v, %v, want one event", events, err)
	}
	if _, err := DecodeEvents(strings.NewReader("\n"+BOM+line(t, sound())), "a.jsonl"); err == nil {
		t.Error("a BOM in the middle is no fault")
	}
}

// A file of a stranger says nothing to a terminal, and no more than a person reads.
func TestFaultsOfAStranger(t *testing.T) {
	long, escape := strings.Repeat("9", 1<<20), `\u001b]0;title\u0007`
	for _, in := range []string{
		`{"id":"` + escape + long + `"}`,
		`{"id":` + long + `}`,
		`"` + escape + long + `"`,
		`{"` + escape + long + `":1}`,
		`{"date":"` + escape + long + `","kind":"` + escape + long + `","country":"` + long + `","confidence":"` + long + `","ends":"` + long + `","sources":[{"url":"` + escape + long + `"}]}`,
	} {
		_, err := DecodeEvents(strings.NewReader(in), "a.jsonl")
		if err == nil {
			t.Fatalf("%.60q has no fault", in)
		}
		if text := err.Error(); len(text) > 5000 || strings.ContainsAny(text, "\x1b\a") {
			t.Errorf("the faults of %.60q have %d bytes: %.300q", in, len(text), text)
		}
	}
}

func TestDecodeEventsOfABrokenReader(t *testing.T) {
	broken := errors.New("disk on fire")
	in := io.MultiReader(strings.NewReader(line(t, sound())), iotest.ErrReader(broken))
	if _, err := DecodeEvents(in, "a.jsonl"); !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "a.jsonl:2: ") {
		t.Errorf("DecodeEvents = %v, want the reader's error with file and line", err)
	}
}

// FuzzDecodeEvents: whatever decodes is sound, and is the same after another round.
func FuzzDecodeEvents(f *testing.F) {
	f.Add([]byte(line(f, sound())))
	f.Add([]byte(`{"id":"a","sources":[{}]}`))
	f.Add([]byte("{}\n[]\n\"\\ud800\"\n{\"id\":1e999}"))
	f.Fuzz(func(t *testing.T, in []byte) {
		events, err := DecodeEvents(bytes.NewReader(in), "fuzz")
		if err != nil {
			return
		}
		if faults := Validate(events); len(faults) > 0 {
			t.Fatalf("decoded events have faults: %v", faults)
		}
		var again []byte
		for _, e := range events {
			again = append(again, line(t, e)...)
		}
		got, err := DecodeEvents(bytes.NewReader(again), "again")
		if err != nil {
			t.Fatalf("%v of %s", err, again)
		}
		if diff := cmp.Diff(events, got); diff != "" {
			t.Errorf("events changed on the way (-before +after):\n%s", diff)
		}
	})
}
