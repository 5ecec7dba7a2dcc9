//go:build e2e

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// signIn signs in with a token, as a person does.
func (p *page) signIn(token string) {
	p.Helper()
	p.visit("/edit")
	p.arrived("/edit/login?next=%2Fedit")
	p.fill("secret", token)
	p.clickOn("main form button")
	p.arrived("/edit")
}

// fill types a text into a field of a form.
func (p *page) fill(name, text string) {
	p.Helper()
	p.clickOn(`main [name="` + name + `"]`)
	send(p, input.InsertText, input.InsertTextParams{Text: text})
	awaits(p, text, `(name) => document.querySelector('main [name="' + name + '"]').value`, name)
}

// choose chooses in a list by the letters of a label, as the keyboard does.
func (p *page) choose(name, label, value string) {
	p.Helper()
	eval[bool](p, `(name) => (document.querySelector('main [name="' + name + '"]').focus(), true)`, name)
	p.press(label)
	awaits(p, value, `(name) => document.querySelector('main [name="' + name + '"]').value`, name)
}

// follow clicks a link or a button of the page's main part by its words.
func (p *page) follow(words string) {
	p.Helper()
	p.click(eval[point](p, `(words) => {
		const e = [...document.querySelectorAll("main a, main button")].find((e) => e.textContent.trim() === words);
		e.scrollIntoView({ block: "center" });
		const b = e.getClientRects()[0];
		return { X: b.x + b.width / 2, Y: b.y + b.height / 2 };
	}`, words))
}

// says waits until the page's main part has a text.
func (p *page) says(text string) {
	p.Helper()
	var got string
	p.waitFor(func() (bool, error) {
		var err error
		got, err = evaluate[string](p, `document.readyState === "complete" ? document.querySelector("main").textContent.replace(/\s+/g, " ") : ""`)
		return strings.Contains(got, text), err
	}, func(err error) { p.Helper(); p.Fatalf("waited in vain for %q, %v: %s", text, err, got) })
}

// office is a server with two curators and a reader.
func office(t *testing.T) (s *server, proposer, publisher, reader *page) {
	db := filepath.Join(t.TempDir(), "map.db")
	s = serve(t, "-db", db)
	proposer, publisher, reader = open(t, s, look{noScript: true}), open(t, s, look{}), open(t, s, look{})
	proposer.signIn(tokenOf(t, db, "Adalmiina", "propose"))
	publisher.signIn(tokenOf(t, db, "Benedikta", "publish"))
	return s, proposer, publisher, reader
}

// What one curator proposes a second looks at and publishes, and a map that a third has open changes its colours.
func TestTwoCuratorsChangeTheMap(t *testing.T) {
	_, proposer, publisher, reader := office(t)
	reader.visitReady("/")
	awaits(reader, "on", `document.documentElement.dataset.live ?? ""`)
	awaits(reader, "none", `probe.classOf("FRA")`)

	p := proposer
	p.follow("New event")
	p.arrived("/edit/new")
	p.choose("country", "France", "FRA")
	p.fill("date", "2026-01-15")
	p.choose("kind", "Recog", "recognition")
	p.fill("headline", "France recognizes, in a test")
	p.choose("confidence", "confirmed", "confirmed")
	p.fill("source-0-url", "https://www.diplomatie.gouv.fr/x")
	p.fill("source-0-publisher", "Ministry")
	p.fill("source-0-title", "Note")
	p.fill("source-0-supports", "All of it")
	p.fill("reason", "A test")
	p.follow("Look at what it does")
	p.says("Look before it is written")
	p.says("Nothing has been written yet")
	if eval[bool](p, `[...document.querySelectorAll("main button")].some((b) => b.textContent === "Publish")`) {
		t.Error("who may only propose is offered to publish")
	}
	p.follow("Propose")
	p.arrived("/edit?done=proposed")
	p.follow("Proposal 1: France recognizes, in a test")
	p.says("You have made this proposal. A second person who may publish decides on it.")
	awaits(reader, "none", `probe.classOf("FRA")`)

	p = publisher
	p.visit("/edit")
	p.follow("Proposal 1: France recognizes, in a test")
	p.says("What differs from the record")
	p.says("From 15 January 2026 until today France would be “Recognized” instead of “None”.")
	awaits(p, true, `[...document.querySelectorAll(".plates img")].length === 2 && [...document.querySelectorAll(".plates img")].every((i) => i.complete && i.naturalWidth > 0)`)
	p.fill("answer", "The source says so")
	p.follow("Accept and publish")
	p.arrived("/edit?done=accepted")

	awaits(reader, "recognized", `probe.classOf("FRA")`)
	awaits(reader, true, `probe.text("#notice").includes("France is now “Recognized”, was “None”")`)
	reader.visit("/history/2026-01-15-fra-recognition")
	reader.says("A test")
	if text := eval[string](reader, `document.body.textContent`); strings.Contains(text, "Adalmiina") || strings.Contains(text, "Benedikta") {
		t.Error("the history names the curators")
	}
}

// What a reader reports nobody sees before a curator has answered it.
func TestReaderReportsAnError(t *testing.T) {
	s, _, publisher, reader := office(t)
	reader.visitReady("/events/2025-07-03-rus-recognition")
	reader.follow("Report an error")
	reader.arrived("/report/2025-07-03-rus-recognition")
	reader.fill("text", "The day of the handover is another.")
	reader.follow("Send the report")
	reader.arrived("/report/2025-07-03-rus-recognition/thanks")
	if page := s.get(t, "/corrections"); strings.Contains(page, "another.") || strings.Contains(page, "report</b>") {
		t.Error("a report is public before it is answered")
	}

	publisher.visit("/edit")
	publisher.follow("Note 1 on 2025-07-03-rus-recognition")
	publisher.says("The day of the handover is another.")
	publisher.fill("answer", "Both sources name the third of July.")
	publisher.follow("Answer in public")
	publisher.arrived("/edit?done=answered")

	reader.visit("/corrections")
	reader.says("A reader’s report answered")
	reader.says("Both sources name the third of July.")
	if page := s.get(t, "/corrections"); strings.Contains(page, "another.") {
		t.Error("what the reader wrote is public")
	}
}
