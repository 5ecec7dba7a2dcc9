package admin

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/server/internal/eventstore"
)

// propose puts a change of the visit in the record's way: by whom, seen at which revision.
func (o *office) propose(author string, role eventstore.Role, expect int64, headline string) {
	o.t.Helper()
	e := visit()
	e.Headline = headline
	if _, err := o.store.Propose(o.t.Context(), eventstore.Change{EventID: e.ID, Expect: expect, Event: e, Origin: eventstore.FromEditor,
		Author: author, Role: role, Reason: "The proposer’s reason"}); err != nil {
		o.t.Fatal(err)
	}
}

func TestSecondPersonAccepts(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	o.propose("Ben Proposer", eventstore.RolePropose, 1, "A better headline")
	ada := o.signIn("Ada Publisher")
	if text := ada.get("/edit").text(); !strings.Contains(text, "A better headline") || !strings.Contains(text, "To be decided by you") {
		t.Errorf("the overview says %s", text)
	}
	page := ada.get("/edit/proposals/1").want(http.StatusOK)
	ada.post("/edit/proposals/1", set(page.form("/edit/proposals/1", ""), "do", "accept", "answer", "Agreed")).want(http.StatusSeeOther)
	r, _ := o.desk.State().Current(visitID)
	if r.Number != 2 || r.Author != "Ben Proposer" || r.Role != eventstore.RolePublish || r.Reason != "The proposer’s reason" || r.Event.Headline != "A better headline" {
		t.Errorf("the revision is %+v", r)
	}
	p, _ := o.store.Proposal(t.Context(), 1)
	if p.Status != eventstore.Accepted || p.Decider != "Ada Publisher" || p.Answer != "Agreed" || p.Revision != 2 {
		t.Errorf("the proposal is %+v", p)
	}
	if text := ada.get("/edit/proposals/1").text(); !strings.Contains(text, "Accepted by Ada Publisher") {
		t.Errorf("afterwards it says %s", text)
	}
	ada.post("/edit/proposals/1", set(page.form("/edit/proposals/1", ""), "do", "decline", "answer", "No")).want(http.StatusConflict)
}

func TestWhoMayDecide(t *testing.T) {
	for _, test := range []struct {
		name, author, decider, do, answer string
		want                              int
	}{
		{"its author, who may publish", "Ada Publisher", "Ada Publisher", "accept", "", http.StatusForbidden},
		{"its author declining", "Ada Publisher", "Ada Publisher", "decline", "Not so", http.StatusForbidden},
		{"someone who may propose", "Ada Publisher", "Ben Proposer", "accept", "", http.StatusForbidden},
		{"someone who may propose declining", "Ada Publisher", "Ben Proposer", "decline", "Not so", http.StatusForbidden},
		{"another publisher", "Ada Publisher", "Pia Publisher", "accept", "", http.StatusSeeOther},
		{"another publisher declining", "Ada Publisher", "Pia Publisher", "decline", "Not so", http.StatusSeeOther},
		{"declining without a word", "Ada Publisher", "Pia Publisher", "decline", "", http.StatusUnprocessableEntity},
		{"an answer that is a book", "Ada Publisher", "Pia Publisher", "accept", strings.Repeat("a", 501), http.StatusUnprocessableEntity},
		{"an answer with NUL", "Ada Publisher", "Pia Publisher", "accept", "a\x00", http.StatusUnprocessableEntity},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := open(t)
			o.publish(visit(), "first")
			o.propose(test.author, eventstore.RolePublish, 1, "A better headline")
			b := o.signIn(test.decider)
			token := b.get("/edit/new").form("/edit/new", "")
			a := b.post("/edit/proposals/1", set(token, "do", test.do, "answer", test.answer)).want(test.want)
			if test.want == http.StatusSeeOther {
				return
			}
			checkPage(t, a)
			if short := strings.TrimRight(test.answer, "\x00"); len(short) < 500 && !strings.Contains(a.text(), short) {
				t.Error("the answer that was typed is lost")
			}
			if p, _ := o.store.Proposal(t.Context(), 1); p.Status != eventstore.Open || len(o.desk.State().Log) != 1 {
				t.Errorf("the proposal is %s, with %d revisions", p.Status, len(o.desk.State().Log))
			}
		})
	}
}

func TestProposalThatCameTooLate(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	o.propose("Ben Proposer", eventstore.RolePropose, 1, "A better headline")
	ada := o.signIn("Ada Publisher")
	form := ada.get("/edit/proposals/1").form("/edit/proposals/1", "")
	newer := visit()
	newer.Detail = "Meanwhile"
	o.publish(newer, "second")
	a := ada.post("/edit/proposals/1", set(form, "do", "accept", "answer", "Agreed")).want(http.StatusConflict)
	checkPage(t, a)
	if got := strings.TrimSpace(a.form("/edit/proposals/1", "").Get("answer")); got != "Agreed" {
		t.Errorf("the answer comes back as %q", got)
	}
	links := a.all(func(n *html.Node) bool { return strings.Contains(attr(n, "href"), "?proposal=") })
	if len(links) != 1 {
		t.Fatalf("%d links to the form", len(links))
	}
	address := "/edit/event/" + visitID
	anew := ada.get(attr(links[0], "href")).want(http.StatusOK).form(address, "headline")
	if anew.Get("headline") != "A better headline" || anew.Get("expect") != "2" {
		t.Errorf("the form of the proposal has %v", anew)
	}
}

func TestProposalThatIsWrongByNow(t *testing.T) {
	o := open(t)
	e := visit()
	e.Sources = nil // the rules were others then
	if _, err := o.store.Propose(t.Context(), eventstore.Change{EventID: e.ID, Event: e, Author: "Ben Proposer", Reason: "why"}); err != nil {
		t.Fatal(err)
	}
	ada := o.signIn("Ada Publisher")
	form := ada.get("/edit/proposals/1").form("/edit/proposals/1", "")
	a := ada.post("/edit/proposals/1", set(form, "do", "accept")).want(http.StatusUnprocessableEntity)
	checkPage(t, a)
	if !strings.Contains(a.text(), "no source") || len(o.desk.State().Log) != 0 {
		t.Errorf("the page is %s", a.text())
	}
}
