package storetest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/eventstore"
)

// hostile are texts that something on the way might take for more than text.
var hostile = []string{
	`'; DROP TABLE revisions; --`,
	`"); DELETE FROM tokens WHERE ('1'='1`,
	`$1 ? :name @name %s %00 \x00 \0 \u0000`,
	`{"id": null} \ \\ ' " ` + "`",
	"NULL", "", " ", "\t\r\n\v\f", "\x01\x1f\x7f",
	"zero-width\u200b joiner\u200d, bidi \u202e, BOM \ufeff, line \u2028 separator",
	"é and e\u0301 are not made one", "\U0001F1E6\U0001F1EB \U0010FFFF \uFFFD \uFFFF",
	"<script>alert(1)</script> & <!-- -->",
	strings.Repeat("long ", 50_000),
}

// everywhere returns a change with a text in every string.
func everywhere(text string) eventstore.Change {
	id := text
	if len(id) > 1000 {
		id = id[:1000]
	}
	return eventstore.Change{
		EventID: id, Origin: eventstore.Origin(text), Author: text, Role: eventstore.Role(text), Reason: text,
		Event: &relation.Event{
			ID: text, Country: country.Code(text), Kind: relation.Kind(text), Headline: text, Detail: text, Ends: relation.Direction(text),
			Confidence: relation.Confidence(text),
			Sources:    []relation.Source{{URL: text, Publisher: text, Title: text, Published: text, Supports: text}},
		},
	}
}

func testHostile(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	var want []eventstore.Change
	for i, text := range hostile {
		c := everywhere(text)
		want = append(want, c)
		equal(t, "Append", appended(t, s, c)[0].Change, c)
		_, err := s.Append(ctx, c)
		conflict(t, "Append again", err, eventstore.Conflict{EventID: c.EventID, Current: int64(i + 1)})
		p := proposed(t, s, c)
		p, err = s.Decide(ctx, p.ID, eventstore.Declined, text, text, nil)
		must(t, "Decide", err)
		got, err := s.Proposal(ctx, p.ID)
		must(t, "Proposal", err)
		equal(t, "Proposal", got, p)
		equal(t, "Proposal.Change", got.Change, c)

		page, err := s.Learn(ctx, text, func(p *eventstore.Page) {
			p.Answer, p.Detail, p.To, p.Hash, p.File, p.Archive, p.Refusal = eventstore.Answer(text), text, text, text, text, text, text
		})
		must(t, "Learn", err)
		pages, err := s.Pages(ctx, page.Number-1)
		must(t, "Pages", err)
		equal(t, "Pages", pages, []eventstore.Page{page})
		equal(t, "Learn", [3]string{page.Address, page.Detail, page.Refusal}, [3]string{text, text, text})

		n, err := s.Report(ctx, text, text)
		must(t, "Report", err)
		equal(t, "Report", [2]string{n.EventID, n.Text}, [2]string{text, text})
		n, err = s.AnswerNote(ctx, n.ID, eventstore.Accepted, text)
		must(t, "AnswerNote", err)
		notes, err := s.Notes(ctx, "")
		must(t, "Notes", err)
		equal(t, "Notes", notes[0], n)

		k := eventstore.Token{ID: c.EventID, Name: c.EventID, Role: eventstore.Role(text), Hash: hash(text), Created: noon}
		must(t, "AddToken", s.AddToken(ctx, k))
		found, err := s.Token(ctx, k.Hash)
		must(t, "Token", err)
		equal(t, "Token", found, k)
		must(t, "AddSession", s.AddSession(ctx, eventstore.Session{Hash: hash("session " + text), TokenID: k.ID, Expires: noon.Add(time.Hour)}, noon))
		found, err = s.Session(ctx, hash("session "+text), noon)
		must(t, "Session", err)
		equal(t, "Session", found, k)
		must(t, "RevokeToken", s.RevokeToken(ctx, k.ID, noon))
		_, err = s.Proposals(ctx, eventstore.Status(text))
		must(t, "Proposals", err)
	}
	for i, r := range log(t, s) {
		equal(t, "Since", r.Change, want[i])
	}
}

func testUnfit(t *testing.T, s eventstore.Store) {
	ctx := t.Context()
	base := func() eventstore.Change { return everywhere("fit") }
	for _, bad := range []string{"a\x00b", "\xff\xfe", "cut \xe2\x80"} {
		for field, spoil := range map[string]func(*eventstore.Change){
			"event id":                func(c *eventstore.Change) { c.EventID = bad },
			"origin":                  func(c *eventstore.Change) { c.Origin = eventstore.Origin(bad) },
			"author":                  func(c *eventstore.Change) { c.Author = bad },
			"role":                    func(c *eventstore.Change) { c.Role = eventstore.Role(bad) },
			"reason":                  func(c *eventstore.Change) { c.Reason = bad },
			"event.id":                func(c *eventstore.Change) { c.Event.ID = bad },
			"event.country":           func(c *eventstore.Change) { c.Event.Country = country.Code(bad) },
			"event.kind":              func(c *eventstore.Change) { c.Event.Kind = relation.Kind(bad) },
			"event.headline":          func(c *eventstore.Change) { c.Event.Headline = bad },
			"event.detail":            func(c *eventstore.Change) { c.Event.Detail = bad },
			"event.ends":              func(c *eventstore.Change) { c.Event.Ends = relation.Direction(bad) },
			"event.confidence":        func(c *eventstore.Change) { c.Event.Confidence = relation.Confidence(bad) },
			"event.sources.url":       func(c *eventstore.Change) { c.Event.Sources[0].URL = bad },
			"event.sources.publisher": func(c *eventstore.Change) { c.Event.Sources[0].Publisher = bad },
			"event.sources.title":     func(c *eventstore.Change) { c.Event.Sources[0].Title = bad },
			"event.sources.published": func(c *eventstore.Change) { c.Event.Sources[0].Published = bad },
			"event.sources.supports":  func(c *eventstore.Change) { c.Event.Sources[0].Supports = bad },
		} {
			c := base()
			spoil(&c)
			_, err := s.Append(ctx, base(), c)
			unfit(t, "Append", err, field)
			_, err = s.Propose(ctx, c)
			unfit(t, "Propose", err, field)
			_, err = s.Decide(ctx, 1, eventstore.Accepted, "", "", &c)
			unfit(t, "Decide", err, field)
		}
		_, err := s.Learn(ctx, bad, func(*eventstore.Page) {})
		unfit(t, "Learn", err, "page address")
		_, err = s.Learn(ctx, "https://example.org/", func(p *eventstore.Page) { p.Detail = bad })
		unfit(t, "Learn", err, "page detail")
		_, err = s.Decide(ctx, 1, eventstore.Declined, bad, "", nil)
		unfit(t, "Decide", err, "decider")
		_, err = s.Decide(ctx, 1, eventstore.Declined, "", bad, nil)
		unfit(t, "Decide", err, "answer")
		_, err = s.Report(ctx, bad, "")
		unfit(t, "Report", err, "event id")
		_, err = s.Report(ctx, "", bad)
		unfit(t, "Report", err, "text")
		_, err = s.AnswerNote(ctx, 1, eventstore.Declined, bad)
		unfit(t, "AnswerNote", err, "answer")
		unfit(t, "AddToken", s.AddToken(ctx, token(bad, "Ada")), "token id")
		unfit(t, "AddToken", s.AddToken(ctx, token("1", bad)), "token name")
		role := token("1", "Ada")
		role.Role = eventstore.Role(bad)
		unfit(t, "AddToken", s.AddToken(ctx, role), "token role")
	}
	long := base()
	long.EventID = strings.Repeat("x", 1001)
	_, err := s.Append(ctx, long)
	unfit(t, "Append", err, "event id")
	unfit(t, "AddToken", s.AddToken(ctx, eventstore.Token{ID: "1", Name: "Ada"}), "token hash")
	unfit(t, "AddSession", s.AddSession(ctx, eventstore.Session{TokenID: "1"}, noon), "session hash")
	testEmpty(t, s)
}

// unfit reports unless err is ErrUnfit and names a field.
func unfit(t *testing.T, call string, err error, field string) {
	t.Helper()
	if !errors.Is(err, eventstore.ErrUnfit) || !strings.Contains(err.Error(), " "+field+" ") {
		t.Errorf("%s with a bad %s = %v, want ErrUnfit naming it", call, field, err)
	}
}

func testUnfitDate(t *testing.T, s eventstore.Store) {
	for _, date := range []relation.Date{
		{First: relation.DayOf(10000, 1, 1)},
		{First: relation.DayOf(0, 12, 31)},
		{First: relation.DayOf(2024, 5, 2), Precision: relation.ToMonth},
		{First: relation.DayOf(2024, 2, 1), Precision: relation.ToYear},
	} {
		c := change("a", 0, "of a day that cannot be written")
		c.Event.Date = date
		_, err := s.Append(t.Context(), c)
		unfit(t, "Append", err, "event.date")
	}
	equal(t, "log", len(log(t, s)), 0)
}

func testEnded(t *testing.T, s eventstore.Store) {
	must(t, "AddToken", s.AddToken(t.Context(), token("1", "Ada")))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := change("a", 0, "too late")
	for call, do := range map[string]func() error{
		"Append":      func() error { _, err := s.Append(ctx, c); return err },
		"Since":       func() error { _, err := s.Since(ctx, 0, 1); return err },
		"AddToken":    func() error { return s.AddToken(ctx, token("2", "Bea")) },
		"Tokens":      func() error { _, err := s.Tokens(ctx); return err },
		"Token":       func() error { _, err := s.Token(ctx, hash("secret of 1")); return err },
		"RevokeToken": func() error { return s.RevokeToken(ctx, "1", noon) },
		"AddSession": func() error {
			return s.AddSession(ctx, eventstore.Session{Hash: hash("s"), TokenID: "1", Expires: noon.Add(1)}, noon)
		},
		"Session":    func() error { _, err := s.Session(ctx, hash("s"), noon); return err },
		"EndSession": func() error { return s.EndSession(ctx, hash("s")) },
		"Propose":    func() error { _, err := s.Propose(ctx, c); return err },
		"Proposals":  func() error { _, err := s.Proposals(ctx, ""); return err },
		"Proposal":   func() error { _, err := s.Proposal(ctx, 1); return err },
		"Decide":     func() error { _, err := s.Decide(ctx, 1, eventstore.Accepted, "", "", &c); return err },
		"Report":     func() error { _, err := s.Report(ctx, "a", "b"); return err },
		"Notes":      func() error { _, err := s.Notes(ctx, ""); return err },
		"AnswerNote": func() error { _, err := s.AnswerNote(ctx, 1, eventstore.Accepted, ""); return err },
		"Learn": func() error {
			_, err := s.Learn(ctx, "https://example.org/", func(p *eventstore.Page) { p.Detail = "too late" })
			return err
		},
		"Pages":        func() error { _, err := s.Pages(ctx, 0); return err },
		"PushKey":      func() error { _, err := s.PushKey(ctx, eventstore.PushKey{Secret: "s", Public: "p"}); return err },
		"AddAlert":     func() error { return s.AddAlert(ctx, eventstore.Alert{Endpoint: "https://push.example/1"}, 1) },
		"MoveAlert":    func() error { return s.MoveAlert(ctx, "https://push.example/1", eventstore.Alert{}) },
		"EndAlert":     func() error { return s.EndAlert(ctx, "https://push.example/1") },
		"AlertsBehind": func() error { _, err := s.AlertsBehind(ctx, 1); return err },
		"PassAlerts":   func() error { return s.PassAlerts(ctx, eventstore.AlertGroup{}, 1) },
		"ClaimAlerts":  func() error { _, err := s.ClaimAlerts(ctx, eventstore.AlertGroup{}, noon, noon, noon, 1); return err },
		"SettleAlert":  func() error { return s.SettleAlert(ctx, eventstore.Alert{}, eventstore.Alert{}) },
		"Ping":         func() error { return s.Ping(ctx) },
	} {
		if err := do(); !errors.Is(err, context.Canceled) || errors.Is(err, eventstore.ErrUnavailable) {
			t.Errorf("%s with a context that has ended = %v, want %v", call, err, context.Canceled)
		}
	}
	if err := s.Watch(ctx, func() {}); err != nil {
		t.Errorf("Watch with a context that has ended = %v, want nil", err)
	}
	equal(t, "log", len(log(t, s)), 0)
	got, err := s.Token(t.Context(), hash("secret of 1"))
	must(t, "Token", err)
	equal(t, "Token", got, token("1", "Ada"))
	// Nothing was left half done that would hold up the next.
	appended(t, s, change("a", 0, "in time"))
}
