package admin

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/server/internal/eventstore"
)

// story puts an event through all that can happen to one.
func story(o *office) {
	o.publish(visit(), "It was found")
	e := visit()
	e.Headline = `An <i>envoy</i> "visits" کابل`
	o.publish(e, "The headline was wrong <script>")
	o.withdraw(visitID, "It never happened")
	o.publish(e, "It did happen")
}

func TestHistory(t *testing.T) {
	o := open(t)
	story(o)
	a := o.reader().get("/history/" + visitID).want(http.StatusOK)
	entries := a.all(func(n *html.Node) bool { return n.Data == "li" && attr(n.Parent, "class") == "entries" })
	want := [][]string{
		{"Restored", "Revision 4", "It did happen", "No field differs"}, {"Withdrawn", "Revision 3", "It never happened"},
		{"Changed", "Revision 2", "The headline was wrong <script>", "BeforeAn envoy visits", "added: <i>", "added: \" کابل, end of added", "an editor who may publish"},
		{"Added", "Revision 1", "It was found"},
	}
	if len(entries) != len(want) {
		t.Fatalf("%d entries, want %d", len(entries), len(want))
	}
	for i, texts := range want {
		for _, s := range texts {
			if !strings.Contains(textOf(entries[i]), s) {
				t.Errorf("entry %d does not say %q: %s", i, s, textOf(entries[i]))
			}
		}
	}
}

// Words that came and went are elements, with what a screen reader says of them; the text runs as its own words do, and
// without what is unseen it is the text.
func TestHistoryMarksWords(t *testing.T) {
	o := open(t)
	e := visit()
	e.Detail = "سفیر به کابل رفت"
	o.publish(e, "It was found")
	e.Detail = "وزیر به <b>کابل</b> رفت"
	o.publish(e, "It was the minister")
	a := o.reader().get("/history/" + visitID).want(http.StatusOK)
	for _, want := range []struct{ tag, says, text string }{
		{"del", "removed: سفیر, end of removed", "سفیر به کابل رفت"}, {"ins", "added: وزیر, end of added", "وزیر به <b>کابل</b> رفت"},
	} {
		marked := a.all(func(n *html.Node) bool { return n.Data == want.tag && n.Parent.FirstChild == n })
		if len(marked) == 0 || textOf(marked[0]) != want.says {
			t.Fatalf("no <%s> says %q", want.tag, want.says)
		}
		whole := marked[0].Parent
		if whole.Data != "bdi" {
			t.Errorf("the text of <%s> stands in <%s>, want a <bdi> around all of it", want.tag, whole.Data)
		}
		text := ""
		for n := range whole.Descendants() {
			if attr(n.Parent, "class") == "unseen" && attr(n.Parent, "dir") != "ltr" {
				t.Errorf("%q counts for the direction of the text", n.Data)
			}
			if n.Type == html.TextNode && attr(n.Parent, "class") != "unseen" {
				text += n.Data
			}
		}
		if text != want.text {
			t.Errorf("<%s> stands in %q, want %q", want.tag, text, want.text)
		}
	}
}

func TestCorrections(t *testing.T) {
	o := open(t)
	if text := o.reader().get("/corrections").want(http.StatusOK).text(); !strings.Contains(text, "Nothing has been corrected yet") {
		t.Errorf("without any the page says %s", text)
	}
	story(o)
	a := o.reader().get("/corrections").want(http.StatusOK)
	entries := a.all(func(n *html.Node) bool { return n.Data == "li" && attr(n.Parent, "class") == "entries" })
	if len(entries) != 3 || !strings.Contains(textOf(entries[0]), "Restored") || strings.Contains(a.text(), "It was found") {
		t.Errorf("%d corrections: %s", len(entries), a.text())
	}
	for i := range 60 {
		e := visit()
		e.Detail = strings.Repeat("x", i+1)
		o.publish(e, "again")
	}
	first, second := o.reader().get("/corrections"), o.reader().get("/corrections?page=2").want(http.StatusOK)
	if len(first.all(func(n *html.Node) bool { return attr(n, "rel") == "next" })) != 1 || len(second.all(func(n *html.Node) bool { return attr(n, "rel") == "prev" && attr(n, "href") == "/corrections" })) != 1 {
		t.Error("the pages do not lead to each other")
	}
	if got := len(second.all(func(n *html.Node) bool { return n.Data == "li" && attr(n.Parent, "class") == "entries" })); got != 13 {
		t.Errorf("the second page has %d corrections, want 13", got)
	}
	for _, bad := range []string{"3", "0", "-1", "x", "99999999999999999999"} {
		o.reader().get("/corrections?page=" + bad).want(http.StatusNotFound)
	}
}

// A public page names nobody, holds until the record changes, and answers while the store is down.
func TestPublicPages(t *testing.T) {
	o := open(t)
	story(o)
	o.propose("Ben Proposer", eventstore.RolePropose, 4, "Not yet decided")
	for _, address := range []string{"/history/" + visitID, "/corrections", "/report/" + visitID} {
		o.store.down = false
		a := o.reader().get(address).want(http.StatusOK)
		for _, secret := range []string{"Ada", "Ben", "Pia", "Not yet decided"} {
			if strings.Contains(a.Body.String(), secret) {
				t.Errorf("%s says %q", address, secret)
			}
		}
		if got := attr(a.all(func(n *html.Node) bool { return n.Data == "html" })[0], "data-revision"); got != o.desk.State().Revision() {
			t.Errorf("%s is of revision %q", address, got)
		}
		r := httptest.NewRequestWithContext(t.Context(), "GET", address, nil)
		r.Header.Set("If-None-Match", a.Header().Get("ETag"))
		o.reader().send(r).want(http.StatusNotModified)
		o.store.down = true
		o.reader().get(address).want(http.StatusOK)
	}
	o.store.down = false
	tag := o.reader().get("/history/" + visitID).Header().Get("ETag")
	e := visit()
	e.Detail = "More"
	o.publish(e, "more")
	if o.reader().get("/history/"+visitID).Header().Get("ETag") == tag {
		t.Error("a new revision has the old ETag")
	}
}
