package program

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/site"
)

// checkedSite is a site of the data set of whose sources something was learned: every second one is checked, every fifth
// archived, and those of two events are gone.
func checkedSite(t *testing.T) (handler http.Handler, dead []string) {
	t.Helper()
	store, d := dataSetDesk(t)
	learn := func(address string, f func(*eventstore.Page)) {
		if _, err := store.Learn(t.Context(), address, f); err != nil {
			t.Fatal(err)
		}
	}
	day := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	named := map[string]int{}
	for _, e := range d.State().Record.Events() {
		for _, s := range e.Sources {
			if named[s.URL]++; named[s.URL] > 1 {
				continue
			}
			n := len(named)
			learn(s.URL, func(p *eventstore.Page) {
				if n%2 == 0 {
					p.Answer, p.Checked, p.Read, p.Hash = eventstore.Alive, day.AddDate(0, 0, -n%180), day, strings.Repeat("0f", 32)
				}
				if n%5 == 0 {
					p.Archive = "https://archive.example/" + s.URL
				}
			})
		}
	}
	events := d.State().Record.Events()
	for i := len(events) - 1; i >= 0 && len(dead) < 2; i-- {
		if e := events[i]; !slices.ContainsFunc(e.Sources, func(s relation.Source) bool { return named[s.URL] > 1 }) {
			for _, s := range e.Sources {
				learn(s.URL, func(p *eventstore.Page) { p.Answer, p.Checked = eventstore.Gone, day })
			}
			dead = append(dead, e.ID)
		}
	}
	parts, err := newParts(d, options{base: base, today: func() relation.Day { return relation.DayOf(2026, 11, 30) }}, base, silent)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(parts.endStreams)
	s, err := site.New(parts.site)
	if err != nil {
		t.Fatal(err)
	}
	return s, dead
}

// answer decodes what the API answers at an address.
func answer[T any](t *testing.T, handler http.Handler, address string) (v T) {
	t.Helper()
	w := get(t.Context(), handler, address)
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != 200 {
		t.Fatalf("%s: %d, %v", address, w.Code, err)
	}
	return v
}

type apiSource struct {
	URL, Language, Kind, Answer, Checked, Archive, SHA256 string
	Copied, Dead                                          bool
	Events                                                []string
}

// The counts of the board are those of a query over the API, and what the API itself counts; the line of the first page too.
func TestBoardOfSources(t *testing.T) {
	handler, dead := checkedSite(t)
	decide := map[string]bool{}
	for _, c := range answer[struct {
		Countries []struct {
			Kind, Class string
			Because     []string
		}
	}](t, handler, "/api/v1/standing").Countries {
		if c.Kind != "territory" && (c.Class == "recognized" || c.Class == "ambassador") {
			for _, id := range c.Because {
				decide[id] = true
			}
		}
	}
	pages := map[string]apiSource{}
	for address := "/api/v1/sources?limit=200"; address != ""; {
		page := answer[struct {
			Total   int
			Sources []apiSource
			Next    string
		}](t, handler, address)
		for _, s := range page.Sources {
			pages[s.URL] = s
		}
		if address = page.Next; address == "" && page.Total != len(pages) {
			t.Errorf("the API has %d pages, and lists %d", page.Total, len(pages))
		}
	}
	const primary, independent, one, all, party, mirrors, confirmed, reported, disputed, archived, checked, gone = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
	var want [2][12]int // of those that decide, and of all
	var newest string
	var marked []string
	for address := "/api/v1/events?limit=500"; address != ""; {
		page := answer[struct {
			Events []relation.Event
			Dead   []string
			Next   string
		}](t, handler, address)
		marked = append(marked, page.Dead...)
		for _, e := range page.Events {
			newest = max(newest, e.Date.String())
			every := func(holds func(s apiSource) bool) bool {
				return !slices.ContainsFunc(e.Sources, func(s relation.Source) bool { return !holds(pages[s.URL]) })
			}
			for i := range want {
				if i == 0 && !decide[e.ID] {
					continue
				}
				row := &want[i]
				row[all]++
				row[map[relation.Support]int{relation.Primary: primary, relation.Independent: independent, relation.OneSource: one}[relation.SupportOf(e.Sources)]]++
				row[confirmed+slices.Index([]relation.Confidence{relation.Confirmed, relation.Reported, relation.Disputed}, e.Confidence)]++
				for at, holds := range map[int]bool{
					party: every(func(s apiSource) bool { return s.Kind == "party" }), mirrors: every(func(s apiSource) bool { return s.Kind == "mirror" }),
					archived: !every(func(s apiSource) bool { return !s.Copied }), gone: every(func(s apiSource) bool { return s.Dead }),
					checked: every(func(s apiSource) bool { return s.Checked >= "2026-09-01" }),
				} {
					if holds {
						row[at]++
					}
				}
			}
		}
		address = page.Next
	}
	slices.Sort(marked)
	slices.Sort(dead)
	if !slices.Equal(marked, dead) {
		t.Errorf("marked as dead are %v, want %v", marked, dead)
	}
	var rows []string
	for i := range want[0] {
		rows = append(rows, fmt.Sprintf("%d of %d", want[0][i], want[1][i]))
	}
	byValue := func(value func(apiSource) string) map[string][2]int {
		count := map[string][2]int{}
		for _, s := range pages {
			c := count[value(s)]
			c[1]++
			if slices.ContainsFunc(s.Events, func(id string) bool { return decide[id] }) {
				c[0]++
			}
			count[value(s)] = c
		}
		return count
	}
	type tally struct {
		Value       string
		Decide, All int
	}
	counts := answer[struct {
		Line                      string
		Decide, All               map[string]int
		Pages                     int
		Languages, Kinds, Answers []tally
		Oldest                    []apiSource
	}](t, handler, "/api/v1/sources/counts")
	for i, name := range []string{"primary", "independent", "one", "events", "party", "mirrors", "confirmed", "reported", "disputed", "archived", "checked", "dead"} {
		if got := fmt.Sprintf("%d of %d", counts.Decide[name], counts.All[name]); got != rows[i] {
			t.Errorf("the API counts %s for %s, and lists %s", got, name, rows[i])
		}
	}
	for name, list := range map[string][]tally{"language": counts.Languages, "kind": counts.Kinds, "answer": counts.Answers} {
		listed := byValue(map[string]func(apiSource) string{
			"language": func(s apiSource) string { return s.Language }, "kind": func(s apiSource) string { return s.Kind }, "answer": func(s apiSource) string { return s.Answer },
		}[name])
		if len(listed) != len(list) {
			t.Errorf("by %s the API counts %v, and lists %v", name, list, listed)
		}
		for _, c := range list {
			if listed[c.Value] != [2]int{c.Decide, c.All} {
				t.Errorf("by %s the API counts %v, and lists %v", name, c, listed[c.Value])
			}
			rows = append(rows, fmt.Sprintf("%d of %d", c.Decide, c.All))
		}
	}
	body := get(t.Context(), handler, "/sources").Body.String()
	var got []string
	for _, row := range regexp.MustCompile(`</th><td>(\d+)</td><td>(\d+)</td>`).FindAllStringSubmatch(body, -1) {
		got = append(got, row[1]+" of "+row[2])
	}
	slices.Sort(got[12:]) // tables whose order is the board's own
	slices.Sort(rows[12:])
	if !slices.Equal(got, rows) || want[0][all] < 5 || want[1][archived] < 5 || want[1][checked] < 5 {
		t.Errorf("the board has\n%s\nthe API\n%s", strings.Join(got, ", "), strings.Join(rows, ", "))
	}
	day, err := relation.ParseDate(newest)
	if err != nil {
		t.Fatal(err)
	}
	line := fmt.Sprintf("Today %d of %d deciding events have a primary source; %d are archived; newest event %s.", want[0][primary], want[0][all], want[0][archived], day.Long())
	if counts.Line != line || !strings.Contains(body, line) || !strings.Contains(textOf(t, get(t.Context(), handler, "/").Body.String(), "rests"), line) {
		t.Errorf("the first page, the board and the API do not all say %q (%q)", line, counts.Line)
	}
	if len(counts.Oldest) != 20 || counts.Oldest[0].Checked != "" || !strings.Contains(body, "Check it now") {
		t.Errorf("the oldest checks are %+v", counts.Oldest)
	}
}

// textOf is what the element with an id says.
func textOf(t *testing.T, page, id string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if slices.Contains(n.Attr, html.Attribute{Key: "id", Val: id}) {
			var b strings.Builder
			for c := range n.Descendants() {
				if c.Type == html.TextNode {
					b.WriteString(c.Data)
				}
			}
			return b.String()
		}
	}
	return ""
}

// An event of which no source is found any more is marked on its page and in the API, and keeps its colour; an earlier edition
// knows nothing of that, since it is of now.
func TestDeadSources(t *testing.T) {
	handler, dead := checkedSite(t)
	const mark = "None of these pages is found at its address any more"
	id := dead[0]
	page := get(t.Context(), handler, "/events/"+id).Body.String()
	if !strings.Contains(textOf(t, page, "dead-"+id), mark) {
		t.Errorf("/events/%s has no mark", id)
	}
	one := get(t.Context(), handler, "/api/v1/events/"+id)
	if !strings.Contains(one.Body.String(), `"dead":true`) || !strings.HasSuffix(one.Header().Get("ETag"), `-dead"`) {
		t.Errorf("the API says of it %s with the tag %s", one.Body, one.Header().Get("ETag"))
	}
	if list := get(t.Context(), handler, "/api/v1/sources?event="+id+"&answer=gone").Body.String(); !strings.Contains(list, `"dead":true`) {
		t.Errorf("its sources: %s", list)
	}
	newest := answer[struct{ Revision string }](t, handler, "/api/v1/events?limit=1").Revision
	number, _, _ := strings.Cut(newest, "-")
	for _, address := range []string{"/events/" + id, "/api/v1/events/" + id, "/api/v1/sources?event=" + id, "/sources"} {
		query := "?"
		if strings.Contains(address, "?") {
			query = "&"
		}
		body := get(t.Context(), handler, address+query+"edition="+number).Body.String()
		if strings.Contains(body, mark) || strings.Contains(body, `"dead"`) || strings.Contains(body, "archived copy") {
			t.Errorf("%s of an edition tells what was learned since", address)
		}
	}
	other := get(t.Context(), handler, "/events/2025-07-03-rus-recognition").Body.String()
	if textOf(t, other, "dead-2025-07-03-rus-recognition") != "" {
		t.Error("an event whose sources are there has a mark")
	}
	if a, b := answer[struct{ Counts any }](t, handler, "/api/v1/standing").Counts, answer[struct{ Counts any }](t, handler, "/api/v1/standing?edition="+number).Counts; fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("the classes are %v, and %v without what was learned", a, b)
	}
}

// What a command learns shows in a server that is running, and what pages do not say makes none anew.
func TestServerFollowsWhatIsLearned(t *testing.T) {
	store, d := dataSetDesk(t)
	parts, err := newParts(d, options{base: base, today: func() relation.Day { return relation.DayOf(2026, 11, 30) }}, base, silent)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(parts.endStreams)
	published := 0
	f := &front{parts: parts, today: func() relation.Day { return relation.DayOf(2026, 11, 30) }, log: silent, publish: func(site.Facts) error { published++; return nil }}
	f.show(true)
	e, _ := d.State().Record.Event("2025-07-03-rus-recognition")
	for i, step := range []struct {
		learn func(*eventstore.Page)
		want  int
	}{
		{func(p *eventstore.Page) { p.Answer, p.Checked = eventstore.Alive, time.Now() }, 1},
		{func(p *eventstore.Page) { p.Archive = "https://archive.example/1" }, 2},
		{func(p *eventstore.Page) { p.Checked = time.Now() }, 2},
	} {
		if _, err := store.Learn(t.Context(), e.Sources[0].URL, step.learn); err != nil {
			t.Fatal(err)
		}
		if err := parts.book.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		if f.show(false); published != step.want {
			t.Errorf("after step %d it was published %d times, want %d", i, published, step.want)
		}
	}
}

func TestSourcesCommand(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	for args, want := range map[string]string{
		"":                                "no command, want check or archive",
		"look":                            `unknown command "look"`,
		"check x":                         "1 argument behind the flags, want 0",
		"archive":                         "0 arguments behind the flags, want 1",
		"check -db memory":                "-db memory would forget",
		"check -db /nowhere/at/all":       "no such file",
		"check -older 0":                  "want 1 or more",
		"check -base ftp://x":             "-base",
		"archive -save nowhere /tmp/none": `-save "nowhere", want the address of an archive`,
	} {
		if err := Run(t.Context(), append([]string{"sources"}, strings.Fields(args)...), io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("sources %s: %v, want %q", args, err, want)
		}
	}
	var out strings.Builder
	if err := Run(t.Context(), []string{"sources", "help"}, &out, io.Discard); err != nil || !strings.Contains(out.String(), "sources archive") {
		t.Errorf("sources help: %v, %q", err, &out)
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	if err := Run(ended, []string{"sources", "check"}, io.Discard, io.Discard); err == nil || errors.Is(err, eventstore.ErrDamaged) {
		t.Errorf("sources check that is broken off: %v", err)
	}
}
