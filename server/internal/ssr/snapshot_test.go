package ssr

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
)

// document renders an address and parses it.
func document(t *testing.T, s *Snapshot, address string) *html.Node {
	t.Helper()
	path, query, _ := strings.Cut(address, "?")
	view, notice, err := state.Parse(path, query, today)
	if err != nil {
		t.Fatalf("Parse(%s): %v", address, err)
	}
	body, err := s.Render(&pages.Model{View: view, Record: s.record, Complete: true, Today: today, Notice: notice})
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// has returns an element's attribute and whether it is there.
func has(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// below returns the first element below root with an attribute of a value.
func below(t *testing.T, root *html.Node, name, value string) *html.Node {
	t.Helper()
	for n := range root.Descendants() {
		if v, ok := has(n, name); ok && v == value {
			return n
		}
	}
	t.Fatalf("no element with %s=%q", name, value)
	return nil
}

// tally counts the elements below root by an attribute's value.
func tally(root *html.Node, name string) map[string]int {
	n := map[string]int{}
	for d := range root.Descendants() {
		if v, ok := has(d, name); ok {
			n[v]++
		}
	}
	return n
}

// The map, the legend and the table are three renderings of one picture, so on every day they count alike.
func TestCountsAgree(t *testing.T) {
	s := realSnapshot(t)
	for _, date := range []string{"1996-01-01", "1999-01-01", "2010-06-30", "2021-08-15", "2021-08-16", "2024-02-01", "2025-07-02", "2025-07-03", "2025-07-10"} {
		root := document(t, s, "/?date="+date)
		svg := tally(below(t, root, "id", "map"), "data-class")
		legend := map[string]int{}
		for n := range below(t, root, "id", "legend").Descendants() {
			class, ok := has(n, "data-class")
			if !ok {
				continue
			}
			for d := range n.Descendants() {
				if c, _ := has(d, "class"); c == "count" && d.FirstChild != nil {
					legend[class], _ = strconv.Atoi(d.FirstChild.Data)
				}
			}
		}
		rows := map[string]int{}
		for n := range document(t, s, "/table?date="+date).Descendants() {
			if class, ok := has(n, "data-class"); ok && n.Data == "tr" {
				rows[class]++
			}
		}
		sum := 0
		for _, class := range []relation.Class{relation.ClassRecognized, relation.ClassAmbassador, relation.ClassNone} {
			c := string(class)
			if svg[c] != legend[c] || svg[c] != rows[c] {
				t.Errorf("on %s the map has %d of class %s, the legend %d, the table %d", date, svg[c], c, legend[c], rows[c])
			}
			sum += svg[c]
		}
		if sum != 194 { // 193 members and 2 observers, less Afghanistan
			t.Errorf("on %s the map counts %d states, want 194", date, sum)
		}
	}
}

// Each state can be clicked on the map, has a row and a page.
func TestEveryStateIsThere(t *testing.T) {
	s := realSnapshot(t)
	onMap, inTable := tally(below(t, document(t, s, "/"), "id", "map"), "data-country"), tally(document(t, s, "/table"), "data-country")
	for _, c := range country.All() {
		if !c.Counted() && c.Code != country.Afghanistan {
			continue
		}
		if onMap[string(c.Code)] != 1 || inTable[string(c.Code)] != 1 {
			t.Errorf("%s is on the map %d times and in the table %d times, want once", c.Code, onMap[string(c.Code)], inTable[string(c.Code)])
		}
		view := state.View{Page: state.Map, Country: c.Code, Day: today, Live: true}
		page := pages.Page(&pages.Model{View: view, Record: s.record, Complete: true, Today: today}).AppendTo(nil)
		if !bytes.Contains(page, []byte(`data-country="`+c.Code+`"`)) {
			t.Errorf("the page of %s does not open its entry", c.Code)
		}
	}
}

func TestRenderIsDeterministic(t *testing.T) {
	s, again := realSnapshot(t), realSnapshot(t)
	for _, address := range []string{"/", "/country/RUS", "/table", "/events", "/method"} {
		view, _, err := state.Parse(address, "", today)
		if err != nil {
			t.Fatal(err)
		}
		var first []byte
		for i := range 6 { // Go's maps begin anywhere, go-app writes attributes in their order
			from := []*Snapshot{s, again}[i%2]
			body, err := from.Render(&pages.Model{View: view, Record: from.record, Complete: true, Today: today})
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = body
			}
			if !bytes.Equal(first, body) {
				t.Errorf("%s is not the same twice", address)
			}
		}
	}
}

func TestPageIsKeptAndImproved(t *testing.T) {
	s := realSnapshot(t)
	view := state.View{Page: state.Map, Country: "AFG", Day: today, Live: true}
	first, err := s.Page(t.Context(), view, "", today)
	if err != nil {
		t.Fatal(err)
	}
	s.Page(t.Context(), view, "", today)
	s.Settle()
	third, err := s.Page(t.Context(), view, "", today)
	if err != nil {
		t.Fatal(err)
	}
	length := func(p Page) (all int) { // on the wire, in both codings
		for _, coding := range []string{"br", "gzip"} {
			r, w := httptest.NewRequest("GET", "/", nil), httptest.NewRecorder()
			r.Header.Set("Accept-Encoding", coding)
			p.Serve(w, r, content.Revalidate)
			all += w.Body.Len()
		}
		return all
	}
	if third.Hash != first.Hash || length(third) >= length(first) {
		t.Errorf("asked thrice: %s of %d bytes, then %s of %d", first.Hash, length(first), third.Hash, length(third))
	}
	if fourth, _ := s.Page(t.Context(), view, "", today); fourth.Content != third.Content {
		t.Error("a kept page is made again")
	}
	if tomorrow, _ := s.Page(t.Context(), view, "", today+1); tomorrow.Content == third.Content {
		t.Error("the page of a day is shown on another")
	}
}

func TestPagesWithANoticeAreNotKept(t *testing.T) {
	s := realSnapshot(t)
	for _, notice := range []string{"“a” is not a date", "“b” is not a date"} {
		page, err := s.Page(t.Context(), state.View{Page: state.Map, Day: today, Live: true}, notice, today)
		if err != nil {
			t.Fatal(err)
		}
		if body, _ := page.Plain(); !strings.Contains(html.UnescapeString(string(body)), notice) {
			t.Errorf("the page lacks the notice %s", notice)
		}
	}
	if n := s.shelf.Len(); n != 0 {
		t.Errorf("%d pages are kept, want none", n)
	}
}

func TestOnePageForAllThatIsNotFound(t *testing.T) {
	s := realSnapshot(t)
	for i := range 5 {
		view := state.View{Page: state.Event, EventID: strconv.Itoa(i), Day: today - relation.Day(i)}
		page, err := s.Page(t.Context(), view, "", today)
		if err != nil || page.Status != http.StatusNotFound {
			t.Errorf("Page(%s) = %d, %v, want 404", view.URL(), page.Status, err)
		}
	}
	if n := s.shelf.Len(); n != 1 {
		t.Errorf("%d pages are kept, want one", n)
	}
}
