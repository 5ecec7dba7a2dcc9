package goapp

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
)

// heard is a page that counts what it is told.
type heard struct {
	takenOver int
	arrivals  []string
}

func (h *heard) TakeOver()                 { h.takenOver++ }
func (h *heard) Arrive(path, query string) { h.arrivals = append(h.arrivals, path+"?"+query) }

// TestRootDrawsNothing: all that go-app makes is one hidden element, the one that is there for it.
func TestRootDrawsNothing(t *testing.T) {
	page := &heard{}
	root, err := html.Parse(strings.NewReader(app.HTMLString((&Root{page: page}).Render())))
	if err != nil {
		t.Fatal(err)
	}
	var elements []*html.Node
	for n := range root.Descendants() {
		switch {
		case n.Type == html.ElementNode && n.Data != "html" && n.Data != "head" && n.Data != "body":
			elements = append(elements, n)
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "":
			t.Errorf("Render draws the text %q, want none", n.Data)
		}
	}
	if len(elements) != 1 {
		t.Fatalf("Render draws %d elements, want one", len(elements))
	}
	got := map[string]string{}
	for _, a := range elements[0].Attr {
		got[a.Key] = a.Val
	}
	if _, hidden := got["hidden"]; elements[0].Data != "div" || got["id"] != HostID || !hidden || len(got) != 2 {
		t.Errorf("Render draws <%s> with %v, want a hidden div with the id %s and nothing else", elements[0].Data, got, HostID)
	}
	if page.takenOver != 0 || page.arrivals != nil {
		t.Errorf("Render tells the page %+v, want nothing", page)
	}
}
