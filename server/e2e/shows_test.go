//go:build e2e

package e2e

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	views "recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
)

// parts are what a page has in common with the server's document for its address: HTML, or lines for the map, by name; or
// in place of each its sum, which differs when the part does.
type parts map[string]string

// partNames are the names of all parts, in the order in which what differs is told.
var partNames = []string{"map", "h1", "title", "#notice", "#legend", ".steps", "#panel"}

// shows is what the page in the window shows, see testdata/shows.js.
type shows struct {
	Sums    parts  // nil when they were not asked for
	Day     string // in the sentence, "3 July 2025"; "" without a map
	Notice  string
	Slider  int
	Lens    string
	Classes map[country.Code]relation.Class // by the state that holds the place
	Words   []string                        // of the legend's entries

	Address string
	Whole   bool   // the document has loaded and all of it is to be seen
	Program string // data-app
}

//go:embed testdata/shows.js
var showsProbe string

// asks evaluates an expression about shows, see evaluate.
func asks[T any](p *page, js string, args ...any) (T, error) {
	p.Helper()
	return evaluateWith[T](p, "shows", "(globalThis.probe ??= "+probe+", "+showsProbe+")", js, args...)
}

// ask is asks for what must not fail.
func ask[T any](p *page, js string, args ...any) T {
	p.Helper()
	v, err := asks[T](p, js, args...)
	p.do(js, err)
	return v
}

// documents are what the server's documents show. A tab of their own fetches them, and reads their HTML as the browser
// does that of a page.
type documents struct {
	reader *page
	mu     sync.Mutex
	known  map[string]parts // sums by address
}

func documentsOf(t *testing.T, s *server) *documents {
	t.Helper()
	reader := open(t, s, look{noScript: other == nil}) // in other engines its program is idle
	reader.expect("404")
	reader.visit("/method")
	return &documents{reader: reader, known: map[string]parts{}}
}

// at returns the sums of the document of an address.
func (d *documents) at(address string) parts {
	d.reader.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	if known, ok := d.known[address]; ok {
		return known
	}
	d.known[address] = ask[parts](d.reader, `shows.sums`, address)
	return d.known[address]
}

// differing returns the first part in which a page differs from the server's document, "" for none.
func (d *documents) differing(now *shows) string {
	d.reader.Helper()
	server := d.at(now.Address)
	for _, name := range partNames {
		if server[name] != now.Sums[name] {
			return name
		}
	}
	return ""
}

// difference shows how a page now differs in a part from the server's document for its address.
func (d *documents) difference(p *page, address, part string) string {
	p.Helper()
	want, got := ask[parts](d.reader, `shows.server`, address)[part], ask[parts](p, `shows.parts()`)[part]
	if part == "map" {
		return "the map: " + linesApart(want, got)
	}
	return fmt.Sprintf("%s: of the server's document%s", part, firstDifference(want, got))
}

// linesApart lists the first lines that only one of two texts has.
func linesApart(want, got string) string {
	wanted, found := strings.Split(want, "\n"), strings.Split(got, "\n")
	var list []string
	for _, line := range found {
		if !slices.Contains(wanted, line) {
			list = append(list, "it has     "+line)
		}
	}
	for _, line := range wanted {
		if !slices.Contains(found, line) {
			list = append(list, "the server "+line)
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return strings.Compare(a[11:14], b[11:14]) })
	return fmt.Sprintf("%d lines differ\n%s", len(list), strings.Join(list[:min(len(list), 8)], "\n"))
}

// recorded is the record that the tests fold themselves, to know what is true without asking the server.
var recorded = sync.OnceValues(func() (*relation.Record, error) {
	events, err := dataset.Events()
	return relation.NewRecord(events), err
})

func recordOf(t *testing.T) *relation.Record {
	t.Helper()
	record, err := recorded()
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// falsehood says in what a page contradicts itself or the record, "" for nothing. It holds at every moment, also when
// the page is on its way to what was asked for. With a lens on, colours may be the server's, and late.
func (s *shows) falsehood(record *relation.Record) string {
	if s.Day == "" {
		return ""
	}
	at, err := time.Parse("2 January 2006", s.Day)
	if err != nil {
		return fmt.Sprintf("the sentence is about %q", s.Day)
	}
	day := relation.DayOf(at.Date())
	if s.Lens == "" {
		if s.Slider != int(day) {
			return fmt.Sprintf("the sentence is about %s, the slider stands on %s", day, relation.Day(s.Slider))
		}
		for code, class := range s.Classes {
			if want := record.Standing(code, day).Class; class != want {
				return fmt.Sprintf("the sentence is about %s, and %s is drawn as %s, not %s", day, code, class, want)
			}
		}
	}
	return misled(s.Notice, day)
}

var firstDayOf = regexp.MustCompile(`^The address names (.+); the map shows its first day\.$`)

// misled says that a notice speaks of another day than the one that the map shows, "" when it does not.
func misled(notice string, day relation.Day) string {
	var said string
	switch first := firstDayOf.FindStringSubmatch(notice); {
	case first != nil:
		for _, form := range []string{"January 2006", "2006"} {
			if at, err := time.Parse(form, first[1]); err == nil {
				said = relation.DayOf(at.Date()).String()
			}
		}
	case strings.Contains(notice, "the map shows its first day instead of"):
		said = views.FirstDay.String()
	case strings.Contains(notice, "the map shows today."):
		said = today
	case strings.Contains(notice, "the map shows"):
		return fmt.Sprintf("the notice %q says of the day what this test does not understand", notice)
	default:
		return "" // of no day
	}
	if said != day.String() {
		return fmt.Sprintf("the notice %q means %q, the map shows %s", notice, said, day)
	}
	return ""
}

// agrees waits until the window has an address, "" for any, and the page shows what the server's document for it shows. At
// no moment may the page say what is false. It returns what went wrong, "" for nothing.
func (p *page) agrees(d *documents, record *relation.Record, address string) (now shows, wrong string) {
	p.Helper()
	var part string
	p.waitFor(func() (bool, error) {
		var err error
		if now, err = asks[shows](p, `shows.page`, address); err != nil || !now.Whole {
			return false, err
		}
		if untrue := now.falsehood(record); untrue != "" {
			wrong = "for a moment or for good " + untrue
			return true, nil
		}
		if now.Sums == nil {
			wrong = "the address is still " + now.Address
			return false, nil
		}
		wrong, part = "", d.differing(&now)
		return part == "", nil
	}, func(err error) {
		if part != "" {
			wrong = d.difference(p, now.Address, part)
		}
		if err != nil {
			wrong += "; " + err.Error()
		}
	})
	return now, wrong
}
