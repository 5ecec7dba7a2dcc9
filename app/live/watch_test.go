package live

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"recognitionmap/app/pages"
	"recognitionmap/geodata/relation"
)

const eventsURL, build = "/data/events-7", "0123"

// watched is a page on the map, whose server has the edition that it shows.
func watched(t testing.TB, complete bool) (*fake, *watcher) {
	t.Helper()
	f, p := served(t, "/")
	if p.state.Complete = complete; !complete {
		p.state.Record = relation.NewRecord(core(t))
	}
	f.files[eventsURL] = wire(events(t))
	serve(t, f, 7)
	return f, &watcher{program: p, build: build, events: eventsURL, store: f}
}

// found is the event that editions from 8 on have more.
func found(t testing.TB) relation.Event {
	return relation.Event{ID: "new", Country: "FIN", Date: relation.Date{First: day(t, "2026-01-01")}, Kind: relation.Recognition, Confidence: relation.Confirmed, Headline: "New"}
}

// serve lets the server have an edition: from 8 on with one event more.
func serve(t testing.TB, f *fake, edition int) {
	t.Helper()
	list, at := events(t), eventsURL
	if edition > 7 {
		list = append(list, found(t))
		at = "/data/events-new"
	}
	body, err := json.Marshal(Current{edition, "revision", build, "/data/core", at, today})
	if err != nil {
		t.Fatal(err)
	}
	f.files[CurrentURL], f.files[at] = body, wire(list)
}

// rebuild lets the server have another build of the program.
func rebuild(f *fake) {
	f.files[CurrentURL] = bytes.Replace(f.files[CurrentURL], []byte(build), []byte("4567"), 1)
}

func TestComplete(t *testing.T) {
	f, w := watched(t, false)
	p := w.program
	w.complete()
	if f.answer(); !p.state.Complete || !f.whole || p.state.Status != "" {
		t.Fatalf("complete leaves complete %v, told %v, status %q, want the texts", p.state.Complete, f.whole, p.state.Status)
	}
	w.complete()
	if f.answer(); len(f.asked) != 1 {
		t.Errorf("complete asks for %q, want the texts once", f.asked)
	}
}

// TestTextsThatDoNotCome: the reader is told, and they are asked for again with the next question that has an answer.
func TestTextsThatDoNotCome(t *testing.T) {
	for name, body := range map[string][]byte{"no answer": nil, "an answer that is none": []byte("<!doctype html>")} {
		t.Run(name, func(t *testing.T) {
			f, w := watched(t, false)
			if delete(f.files, eventsURL); body != nil {
				f.files[eventsURL] = body
			}
			w.complete()
			if f.answer(); w.program.state.Complete || w.program.state.Status != pages.NoTexts {
				t.Fatalf("with %s the status is %q, want %q", name, w.program.state.Status, pages.NoTexts)
			}
			w.check()
			if f.answer(); w.program.state.Status != pages.NoTexts {
				t.Errorf("with %s again the status is %q, want %q", name, w.program.state.Status, pages.NoTexts)
			}
			serve(t, f, 7)
			w.check()
			if f.answer(); !w.program.state.Complete || w.program.state.Status != "" {
				t.Errorf("with an answer complete %v, status %q, want the texts", w.program.state.Complete, w.program.state.Status)
			}
			asked := len(f.asked)
			w.check()
			if f.answer(); !slices.Equal(f.asked[asked:], []string{CurrentURL}) {
				t.Errorf("once they are there %q is asked for, want %s alone", f.asked[asked:], CurrentURL)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	const news = "The record has changed: Finland is now “Recognized”, was “None”."
	for _, test := range []struct {
		name    string
		change  func(t *testing.T, f *fake)
		asked   []string
		edition int
		status  string
		notice  string
		checked bool
	}{
		{"nothing new", func(*testing.T, *fake) {}, []string{CurrentURL}, 7, "", "", true},
		{"a newer edition", func(t *testing.T, f *fake) { serve(t, f, 8) }, []string{CurrentURL, "/data/events-new"}, 8, "", news, true},
		{"an older edition, from a server that is behind", func(t *testing.T, f *fake) { serve(t, f, 5) }, []string{CurrentURL}, 7, "", "", true},
		{"a newer edition of another build, which writes events otherwise", func(t *testing.T, f *fake) { serve(t, f, 8); rebuild(f) }, []string{CurrentURL}, 7, "", "", false},
		{"no network", func(_ *testing.T, f *fake) { f.away = true }, []string{CurrentURL}, 7, "Offline.", "", false},
		{"a copy for want of an answer", func(_ *testing.T, f *fake) { f.copies = true }, []string{CurrentURL}, 7, "Offline.", "", false},
		{"no answer", func(_ *testing.T, f *fake) { delete(f.files, CurrentURL) }, []string{CurrentURL}, 7, "Offline.", "", false},
		{"an answer that is none", func(_ *testing.T, f *fake) { f.files[CurrentURL] = []byte("<!doctype html>") }, []string{CurrentURL}, 7, "Offline.", "", false},
		{"a newer edition whose events do not come", func(t *testing.T, f *fake) { serve(t, f, 8); delete(f.files, "/data/events-new") }, []string{CurrentURL, "/data/events-new"}, 7, "Offline.", "", false},
		{"a newer edition whose events are none", func(t *testing.T, f *fake) { serve(t, f, 8); f.files["/data/events-new"] = []byte("<!doctype html>") }, []string{CurrentURL, "/data/events-new"}, 7, "Offline.", "", false},
		{"a store that keeps nothing", func(_ *testing.T, f *fake) { f.forgetful = true }, []string{CurrentURL}, 7, "", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, w := watched(t, true)
			test.change(t, f)
			w.check()
			w.check() // while the first is on its way
			f.answer()
			s := w.program.state
			if !slices.Equal(f.asked, test.asked) || s.Edition != test.edition || s.Status != test.status || s.Notice != test.notice {
				t.Errorf("check asks for %q and leaves edition %d, %q, %q, want %q, %d, %q, %q", f.asked, s.Edition, s.Status, s.Notice, test.asked, test.edition, test.status, test.notice)
			}
			if got := f.memory[checkedKey] != ""; got != test.checked {
				t.Errorf("check keeps its time: %v, want %v", got, test.checked)
			}
			if got := f.revision; got != "" != (test.edition > 7) {
				t.Errorf("check revises the document to %q at edition %d", got, test.edition)
			}
			asked := len(f.asked)
			w.check()
			if f.answer(); len(f.asked) == asked {
				t.Error("the next check asks nothing")
			}
		})
	}
}

// TestHeardOf: an edition that the stream told of is asked for until a server has it, each time after a longer while, and
// not for ever.
func TestHeardOf(t *testing.T) {
	f, w := watched(t, true)
	w.hear(8)
	f.answer()
	var waits []time.Duration
	for range 20 {
		if len(f.later) == 0 {
			break
		}
		if len(f.later) > 1 {
			t.Fatalf("%d timers run, want one", len(f.later))
		}
		next := f.later[0].at.Sub(f.now)
		waits = append(waits, next)
		f.wait(next)
		f.answer()
	}
	want := []time.Duration{second, 2 * second, 4 * second, 8 * second, 16 * second, 32 * second, 64 * second, 128 * second}
	if !slices.Equal(waits, want) {
		t.Errorf("an edition that no server has is asked for after %v, want %v", waits, want)
	}
	if w.program.state.Status != "" || f.memory[checkedKey] == "" {
		t.Errorf("in the end the status is %q, want the page as checked", w.program.state.Status)
	}
	w.hear(9)
	f.answer()
	serve(t, f, 9)
	f.wait(second)
	if f.answer(); w.program.state.Edition != 9 || len(f.later) > 0 {
		t.Errorf("edition %d is shown with %d timers, want 9 as soon as a server has it", w.program.state.Edition, len(f.later))
	}
}

// TestHeardOfMeanwhile: an edition heard of while the answer about an older one is on its way is not forgotten.
func TestHeardOfMeanwhile(t *testing.T) {
	f, w := watched(t, true)
	w.check()
	w.hear(8)
	f.answer()
	serve(t, f, 8)
	f.wait(second)
	if f.answer(); w.program.state.Edition != 8 {
		t.Errorf("edition %d is shown, want 8", w.program.state.Edition)
	}
}

func TestOffline(t *testing.T) {
	at := time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)
	for name, test := range map[string]struct{ kept, want string }{
		"never checked":                    {"", "Offline."},
		"checked":                          {"7 " + strconv.FormatInt(at.Unix(), 10), pages.Offline(at)},
		"checked with another record":      {"8 " + strconv.FormatInt(at.Unix(), 10), "Offline."},
		"a store that somebody else wrote": {"yesterday", "Offline."},
	} {
		f, w := watched(t, true)
		f.memory[checkedKey] = test.kept
		if w.offline(); w.program.state.Status != test.want {
			t.Errorf("%s: offline says %q, want %q", name, w.program.state.Status, test.want)
		}
		w.check()
		if f.answer(); w.program.state.Status != "" {
			t.Errorf("%s: back on line the status is %q, want none", name, w.program.state.Status)
		}
	}
}

// TestAnotherBuild: the reader is told of one, can load it, and is told no more when the server is the one before again.
func TestAnotherBuild(t *testing.T) {
	f, w := watched(t, true)
	rebuild(f)
	for range 2 {
		w.check()
		f.answer()
		f.painted()
	}
	log, foot := f.took(), func() string { parts := f.messages[len(f.messages)-1].Parts; return fmt.Sprint(parts) }
	if strings.Count(log, pages.NewVersion) != 1 || !strings.Contains(foot(), `<button id="renew" type="button">`+pages.Renew+"</button>") {
		t.Errorf("with another build the page is told %s and shows %s, want one word, and a button", log, foot())
	}
	serve(t, f, 8)
	w.check()
	f.answer()
	f.painted()
	if strings.Contains(foot(), "renew") || w.program.state.Edition != 8 {
		t.Errorf("back at the build of the page it shows edition %d and %s, want 8 and no button", w.program.state.Edition, foot())
	}
}

// TestNoRoom: the page says once that nothing can be kept.
func TestNoRoom(t *testing.T) {
	f, w := watched(t, true)
	w.program.Hear("full", nil, nil)
	if got := w.program.state.Notice; got != pages.NoRoom {
		t.Errorf("without room the notice is %q, want %q", got, pages.NoRoom)
	}
	w.program.Do(Open{"FIN"}) // and the notice goes
	w.program.Hear("full", nil, nil)
	if got := w.program.state.Notice; got != "" {
		t.Errorf("the second time it is %q, want none", got)
	}
	f.painted()
}

// TestMidnight: a day begins when the server says so, whatever the reader's clock says.
func TestMidnight(t *testing.T) {
	f, w := watched(t, true)
	for _, year := range []int{2016, 2036} {
		f.now = time.Date(year, 11, 25, 0, 1, 0, 0, time.UTC)
		w.check()
		f.answer()
		f.painted()
		if got := w.program.state; got.Today != today || got.View.Day != today || f.took() != "" {
			t.Errorf("with a clock of %d today is %v and %v is shown, want %v", year, got.Today, got.View.Day, today)
		}
	}
	f.files[CurrentURL] = bytes.Replace(f.files[CurrentURL], []byte(today.String()), []byte((today + 1).String()), 1)
	f.copies = true // of an answer that another page has had
	w.check()
	f.answer()
	f.painted()
	if got := w.program.state; got.Today != today+1 || got.View.Day != today+1 || !strings.Contains(f.took(), "Apply / with rows") {
		t.Errorf("after midnight today is %v and %v is shown, want %v", got.Today, got.View.Day, today+1)
	}
}

// TestVisit: who comes back reads once what has changed, in the words of the record that is there, and no one else does.
func TestVisit(t *testing.T) {
	const line = "Since your last visit on 12 November 2026: Finland is now “Recognized”, was “None”; 1 event added."
	visit := day(t, "2026-11-12")
	last := markOf(relation.NewRecord(events(t)), 7, visit, visit).String()
	for _, test := range []struct {
		name   string
		kept   string
		change func(f *fake)
		want   string
	}{
		{"a first visit", "", func(*fake) {}, ""},
		{"a later one", last, func(*fake) {}, line},
		{"later, without a network", last, func(f *fake) { f.away = true }, line},
		{"nothing has changed", markOf(relation.NewRecord(append(events(t), found(t))), 8, visit, visit).String(), func(*fake) {}, ""},
		{"a mark of nobody's", "yesterday", func(*fake) {}, ""},
		{"a mark that is cut", last[:len(last)-9], func(*fake) {}, ""},
		{"a mark of a later day", markOf(relation.NewRecord(events(t)), 7, today, today+2).String(), func(*fake) {}, ""},
		{"a mark of an edition that this record has not", markOf(relation.NewRecord(events(t)), 9, visit, visit).String(), func(*fake) {}, ""},
		{"a store that refuses", "", func(f *fake) { f.forgetful = true }, ""},
		{"a store that can only be read", last, func(f *fake) { f.forgetful = true }, line},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, w := watched(t, false)
			w.program.state.Record, w.program.state.Edition = relation.NewRecord(append(core(t), found(t))), 8
			f.files[eventsURL] = wire(append(events(t), found(t)))
			f.memory[visitKey] = test.kept
			w.look(true)
			if len(f.put) > 0 || f.memory[visitKey] != test.kept {
				t.Fatal("before the texts are there something is said, or marked")
			}
			w.complete()
			f.answer()
			test.change(f)
			w.look(true)
			want, put := "", 0
			if test.want != "" {
				want, put = "Announce “"+test.want+"”", 1
			}
			if got := f.took(); got != want || len(f.put) != put || put > 0 && !strings.Contains(f.put[0], test.want) {
				t.Errorf("it says %s and puts %q, want %s", got, f.put, want)
			}
			if kept, ok := parseMark(f.memory[visitKey]); !f.forgetful && (!ok || kept.edition != 8 || kept.day != today) {
				t.Errorf("%+v is kept, want the mark of today and edition 8", kept)
			}
			if w.look(false); f.took() != "" || len(f.put) != put {
				t.Error("it says something again")
			}
		})
	}
}

// TestVisitOfTwoTabs: the second says nothing, since the visit before it was a moment ago; and a page that nobody has looked
// at leaves the mark to one that somebody does.
func TestVisitOfTwoTabs(t *testing.T) {
	last := markOf(relation.NewRecord(events(t)[1:]), 6, today, today-5).String()
	hidden, first := watched(t, true)
	hidden.memory[visitKey] = last
	if first.visit(); hidden.memory[visitKey] != last || hidden.put != nil {
		t.Error("a page out of view has marked a visit")
	}
	first.look(true)
	if len(hidden.put) != 1 {
		t.Errorf("in view it puts %q, want the line", hidden.put)
	}
	f, second := watched(t, true)
	f.memory = hidden.memory
	if second.look(true); f.put != nil {
		t.Errorf("another page puts %q, want nothing", f.put)
	}
}

// TestVisitThatLasts: a page left open is of the day on which it was last seen, and of the edition that it showed. What
// is kept is written once.
func TestVisitThatLasts(t *testing.T) {
	f, w := watched(t, true)
	w.look(true)
	f.now = f.now.AddDate(0, 0, 3)
	w.look(false)
	if kept, _ := parseMark(f.memory[visitKey]); kept.day != today+3 {
		t.Errorf("the visit is of %v, want %v", kept.day, today+3)
	}
	w.look(true)
	serve(t, f, 8)
	w.check()
	if f.answer(); len(f.put) > 0 {
		t.Errorf("an edition that came meanwhile puts %q, want its news alone", f.put)
	}
	if kept, _ := parseMark(f.memory[visitKey]); kept.edition != 8 {
		t.Errorf("the visit has seen edition %d, want 8", kept.edition)
	}
	delete(f.memory, visitKey)
	w.look(false)
	w.look(true)
	if kept, again := f.memory[visitKey]; again {
		t.Errorf("%q is kept again, and nothing is new", kept)
	}
}
