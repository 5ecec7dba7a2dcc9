package scene

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

var lastDay = relation.DayOf(2026, 11, 24)

// record is that of the files. Nobody changes it.
func record(t testing.TB) *relation.Record {
	t.Helper()
	r, err := read()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// read reads the events from the files, once: the browser program must not embed them.
var read = sync.OnceValues(func() (*relation.Record, error) {
	names, err := filepath.Glob("../../geodata/dataset/events/*.jsonl")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no event files: %v", err)
	}
	var events []relation.Event
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		some, err := relation.DecodeEvents(f, name)
		f.Close()
		if err != nil {
			return nil, err
		}
		events = append(events, some...)
	}
	return relation.NewRecord(events), nil
})

// rowsOf returns the rows of the record of the files, made once for a view. Nobody changes them.
func rowsOf(t testing.TB, v state.View) *Rows {
	t.Helper()
	if made[v] == nil {
		made[v] = RowsOf(Subject{Record: record(t), Today: lastDay, Complete: true}, v)
	}
	return made[v]
}

var made = map[state.View]*Rows{}

func view(t testing.TB, address string) state.View {
	t.Helper()
	path, query, _ := strings.Cut(address, "?")
	v, notice, err := state.Parse(path, query, lastDay)
	if err != nil || notice != "" {
		t.Fatalf("%s: %q, %v", address, notice, err)
	}
	return v
}

// eras are a day of each.
var eras = []string{"1999-01-01", "2010-01-01", "2025-07-03"}

// TestRowsSayWhatTheFoldSays: what the script looks up for the days of every era and every place is what the fold gives,
// through each lens. It changes on the days of events alone, so these and those beside them are all looked at; between them,
// where neither side changes, one day now and then, and so for a place without events.
func TestRowsSayWhatTheFoldSays(t *testing.T) {
	s := Subject{Record: record(t), Today: lastDay, Complete: true}
	near, told := eventful(s.Record)
	for _, lens := range relation.Lenses {
		for _, era := range eras {
			v := view(t, state.WithQuery("/", "date="+era+"&lens="+none(string(lens), "class")))
			r := scriptOf(t, rowsOf(t, v), v)
			if want := state.EraOf(v.Day, lastDay); r.First != int(want.First) || r.Last != int(want.Last) || r.Today != int(lastDay) || r.Lens != v.Look.Lens {
				t.Errorf("RowsOf(%s) go from %v to %v with today %v and the lens %q, want %v, %v, %q", v.URL(), r.First, r.Last, r.Today, r.Lens, want, lastDay, v.Look.Lens)
			}
			checkSteps(t, r, near)
			for d := relation.Day(r.First); d <= relation.Day(r.Last); d++ {
				list := near[d]
				switch {
				case int(d) == r.First || int(d) == r.Last || d%400 == 0:
					list = country.All()
				case d%100 == 0:
					list = told
				}
				pic := s.Record.On(d)
				for _, c := range list {
					got := r.place(c.Code, d)
					checkClass(t, pic, c, got.look.Set)
					checkPlace(t, pic, v.Look.Lens, c, got)
				}
				if t.Failed() {
					t.Fatalf("through the lens %q in the era of %s", lens, era)
				}
			}
		}
	}
}

// checkSteps fails the test where a place changes on a day without an event of it.
func checkSteps(t *testing.T, r *script, near map[relation.Day][]country.Country) {
	for code, row := range r.Places {
		if _, territory := row[1].(string); territory {
			continue
		}
		for i := 4; i < len(row); i += 3 {
			d := relation.Day(row[i].(float64))
			if !slices.ContainsFunc(near[d], func(c country.Country) bool { return c.Code == code }) {
				t.Errorf("the row of %s has a step on %v, want steps on the days of its events alone", code, d)
			}
		}
	}
}

// eventful are the places of which there are events, with their territories, and those of them that have one on a day, the
// day before or the day after.
func eventful(r *relation.Record) (near map[relation.Day][]country.Country, told []country.Country) {
	days := map[country.Code]map[relation.Day]bool{}
	for _, e := range r.Events() {
		if days[e.Country] == nil {
			days[e.Country] = map[relation.Day]bool{}
		}
		for off := relation.Day(-1); off <= 1; off++ {
			days[e.Country][e.Date.Effective()+off] = true
		}
	}
	near = map[relation.Day][]country.Country{}
	for _, c := range country.All() {
		if days[c.Holder()] != nil {
			told = append(told, c)
		}
		for d := range days[c.Holder()] {
			near[d] = append(near[d], c)
		}
	}
	return near, told
}

func none(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

// checkClass fails the test where the attributes of a place are not what the fold says of its class.
func checkClass(t *testing.T, pic relation.Picture, c country.Country, set map[string]string) {
	s := pic.Of(c.Code)
	class := set["data-class"]
	if c.Kind == country.NonMember { // which has no territories
		class = set["data-uncounted"]
	}
	_, contested := set["data-contested"]
	_, reported := set["data-reported"]
	_, missing := set["data-norecord"]
	if class != string(s.Class) || contested != s.Contested || reported != s.Reported || missing != (s.Class == relation.ClassNone && !s.OnRecord) {
		t.Errorf("%v: the look of %s = %v, want %s, contested %v, reported %v, on record %v", pic.Day, c.Code, set, s.Class, s.Contested, s.Reported, s.OnRecord)
	}
}

// checkPlace fails the test where what a place shows through a lens, its name or its tip is not what the fold says.
func checkPlace(t *testing.T, pic relation.Picture, lens relation.Lens, c country.Country, got placed) {
	s, set := pic.Of(c.Code), got.look.Set
	value, valued := set["data-value"]
	_, doubted := set["data-doubt"]
	if reading := pic.Read(lens, c.Code); lens != relation.LensClass && (value != reading.Value || doubted != reading.Contested) || lens == relation.LensClass && (valued || doubted) {
		t.Errorf("%v: the look of %s = %v, want %+v through %q", pic.Day, c.Code, set, reading, lens)
	}
	if label, want := got.name+got.look.Says+got.as+got.look.Doubt, ui.PlaceLabel(pic, lens, c); label != want {
		t.Errorf("%v: the name of %s = %q, want %q", pic.Day, c.Code, label, want)
	}
	tip := ""
	if c.Kind != country.Territory && lens == relation.LensClass && s.SinceOK {
		tip = ", since " + s.Since.Long()
	}
	if c.Kind != country.Territory && got.tip != tip {
		t.Errorf("%v: the tip of %s = %q, want %q", pic.Day, c.Code, got.tip, tip)
	}
}

// TestRowsSayWhatThePageSays: sentence, roll, counts, title and addresses of every day, filled in, are what the page of that
// day has; where the view keeps something else too, of days with a change and of one in a week.
func TestRowsSayWhatThePageSays(t *testing.T) {
	s := Subject{Record: record(t), Today: lastDay, Complete: true}
	for i, address := range []string{
		"/?date=1999-01-01", "/?date=2010-01-01", "/", "/?date=2025-07-03", "/country/RUS?date=2025-07-03&lens=envoy&patterns=on&show=ambassador&at=gulf",
		"/?lens=recognition&show=no,in-force", "/?lens=mission&at=65,33,4", "/?lens=post", "/?lens=delisting&patterns=on",
		"/?ever=ambassador&from=2024-01-30", "/?ever=recognized&from=1997-05-26&to=2001-01-01&show=earlier",
	} {
		base := view(t, address)
		r, rarely := scriptOf(t, rowsOf(t, base), base), relation.Day(often)
		if i >= len(eras) { // whose days have all been looked at
			rarely *= 7
		}
		for d := relation.Day(r.First); d <= relation.Day(r.Last); d++ {
			changed := len(s.Record.ChangesOn(d)) > 0 || len(s.Record.ChangesOn(d+1)) > 0 || int(d) == r.First || int(d) == r.Last
			if !changed && d%rarely != 0 {
				continue
			}
			v, pic, values := base.OnDay(d, lastDay), s.Record.On(d), r.values(d)
			spoken, roll, counts := r.day(d)
			if got, want := fill(spoken, values), markup.HTML(Sentence(pic, v.Look.Lens)...); got != want {
				t.Fatalf("%s: the sentence of %v = %s, want %s", address, d, got, want)
			}
			if got, want := values["day"]+" "+values["iso"], d.Long()+" "+d.String(); got != want {
				t.Fatalf("%s: %v is called %q, want %q", address, d, got, want)
			}
			if got, want := r.address("", d), v.Open("").URL(); got != want {
				t.Fatalf("%s: the address of %v = %s, want %s", address, d, got, want)
			}
			if got, want := r.address("NOR", d), v.Open("NOR").URL(); got != want {
				t.Fatalf("%s: the address of NOR on %v = %s, want %s", address, d, got, want)
			}
			if got, want := fill(r.Texts["title"], values), Title(v.Open("")); got != want {
				t.Fatalf("%s: the title of %v = %q, want %q", address, d, got, want)
			}
			values["name"] = "Norway"
			if got, want := fill(r.Texts["asks"], values), Title(v.Open("NOR")); got != want {
				t.Fatalf("%s: the title of NOR on %v = %q, want %q", address, d, got, want)
			}
			if !changed && d%(70*often) != 0 {
				continue // what follows is slow
			}
			panel := ui.Panel{View: v.Open(""), Record: s.Record, Picture: pic}
			if got, want := fill(roll, values), markup.HTML(panel.Overview(r.Lens)...); !same(t, got, want) {
				t.Fatalf("%s: the roll of %v = %s\nwant %s", address, d, got, want)
			}
			for i, e := range ui.Entries(r.Lens, pic) {
				shown, n := counts[i] != nil, 0
				if shown {
					n = *counts[i]
				}
				if n != e.Count || shown != (e.Count > 0 || !e.Rare) {
					t.Fatalf("%s: the legend's %s of %v = %d, shown %v, want %d", address, e.Word, d, n, shown, e.Count)
				}
			}
			for _, c := range country.All() {
				st := pic.Of(c.Code)
				if c.Kind == country.Territory || st.Class == relation.ClassNone && int(d) != r.First && int(d) != r.Last {
					continue
				}
				if got, want := fill(r.place(c.Code, d).stand, values), markup.HTML(panel.Stand(&c, &st)...); !same(t, got, want) {
					t.Fatalf("%s: how %s stands on %v = %s\nwant %s", address, c.Code, d, got, want)
				}
			}
		}
	}
}

// same reports whether a browser reads two pieces of HTML as the same: an address may have & where another has &amp;.
func same(t *testing.T, a, b string) bool {
	t.Helper()
	if a == b {
		return true
	}
	var read [2]bytes.Buffer
	for i, text := range []string{a, b} {
		if err := html.Render(&read[i], parsed(t, []byte(text))); err != nil {
			t.Fatal(err)
		}
	}
	return read[0].String() == read[1].String()
}

// TestRowsOfAnInventedDay: the classes of places that are told apart by nothing but one event each.
func TestRowsOfAnInventedDay(t *testing.T) {
	s := Subject{Record: relation.NewRecord(invented()), Today: lastDay, Complete: true}
	v := view(t, "/")
	r := scriptOf(t, RowsOf(s, v), v)
	on := relation.Takeover + 100
	for _, test := range []struct {
		name string
		code country.Code
		day  relation.Day
		want map[string]string
		says string
	}{
		{"the day before the event", "NOR", on - 1, map[string]string{"data-class": "none", "data-norecord": ""}, "Norway: None"},
		{"the day of the event", "NOR", on, map[string]string{"data-class": "recognized"}, "Norway: Recognized"},
		{"the last day", "NOR", lastDay, map[string]string{"data-class": "recognized"}, "Norway: Recognized"},
		{"a territory", "GRL", on, map[string]string{"data-class": "ambassador", "data-reported": ""}, "Greenland: Ambassador sent, as Denmark, not confirmed"},
		{"an ambassador that one source reports", "DNK", on, map[string]string{"data-class": "ambassador", "data-reported": ""}, "Denmark: Ambassador sent, not confirmed"},
		{"a recognition that is disputed", "SWE", on, map[string]string{"data-class": "none", "data-contested": ""}, "Sweden: None, contested"},
		{"a visit", "FIN", on, map[string]string{"data-class": "none"}, "Finland: None"},
		{"a place outside the counts", "XKX", on, map[string]string{"data-uncounted": "ambassador"}, "Kosovo: Ambassador sent"},
		{"a place of which nothing is asked", "ATA", on, map[string]string{"data-class": "na"}, "Antarctica: Not applicable"},
	} {
		got := r.place(test.code, test.day)
		if label := got.name + got.look.Says + got.as + got.look.Doubt; fmt.Sprint(got.look.Set) != fmt.Sprint(test.want) || label != test.says {
			t.Errorf("%s: %s on %v = %v, %q, want %v, %q", test.name, test.code, test.day, got.look.Set, label, test.want, test.says)
		}
	}
}

// invented are events of one day.
func invented() []relation.Event {
	event := func(c country.Code, kind relation.Kind, confidence relation.Confidence) relation.Event {
		return relation.Event{ID: string(c), Country: c, Date: relation.Date{First: relation.Takeover + 100}, Kind: kind, Confidence: confidence, Headline: "Of " + string(c)}
	}
	return []relation.Event{
		event("NOR", relation.Recognition, relation.Confirmed), event("DNK", relation.AmbassadorSent, relation.Reported),
		event("SWE", relation.Recognition, relation.Disputed), event("FIN", relation.Visit, relation.Confirmed),
		event("XKX", relation.AmbassadorAccepted, relation.Confirmed),
	}
}

// TestStepsAscend: each list of steps begins with the era and says nothing twice.
func TestStepsAscend(t *testing.T) {
	for _, era := range eras {
		r := rowsOf(t, view(t, "/?date="+era))
		steps := map[string][]int{"days": r.Days}
		for code, row := range r.Places {
			if _, territory := row[1].(string); territory {
				continue
			}
			var list []int
			for i := 1; i < len(row); i += 3 {
				list = append(list, row[i].(int), row[i+1].(int), row[i+2].(int), 0)
			}
			steps[string(code)] = list
		}
		for name, list := range steps {
			if len(list) == 0 || len(list)%4 != 0 || list[0] != r.First {
				t.Fatalf("%s: the steps of %s = %v, want them to begin with %d", era, name, list, r.First)
			}
			for i := 4; i < len(list); i += 4 {
				if list[i] <= list[i-4] || list[i] > r.Last || slices.Equal(list[i+1:i+4], list[i-3:i]) {
					t.Errorf("%s: the steps of %s have %v after %v, want a later day of the era that changes something", era, name, list[i:i+4], list[i-4:i])
				}
			}
		}
	}
}

// TestRowsAreSmall: every document of the map carries them.
func TestRowsAreSmall(t *testing.T) {
	for _, era := range eras {
		text, err := json.Marshal(rowsOf(t, view(t, "/?date="+era)))
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 64<<10 {
			t.Errorf("the rows of the era of %s have %d bytes, want 64 kB at most", era, len(text))
		}
	}
}

// TestMarksAreAll: an attribute that a look has and Marks lack would never be taken off again.
func TestMarksAreAll(t *testing.T) {
	for _, lens := range relation.Lenses {
		r := rowsOf(t, view(t, "/?date=2025-07-03&lens="+none(string(lens), "class")))
		for _, l := range r.Looks {
			for name := range l.Set {
				if !slices.Contains(r.Marks, name) {
					t.Errorf("a look through %q sets %s, which is not among the marks %q", lens, name, r.Marks)
				}
			}
		}
	}
}
