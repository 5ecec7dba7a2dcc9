// Package ssr makes the pages of the site: it writes the browser program's own pages from a record, sets them into a
// document, and keeps the result compressed.
//
// A Snapshot is all that one edition of the facts shows. It never changes; a newer edition is another Snapshot. Its
// pages are made when first asked for, since there are 250 of them for each of 11,000 days.
package ssr

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"recognitionmap/app/carto"
	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
)

// What a snapshot keeps at most: pages, and the bytes of their compressed forms. A page weighs 80 kB.
const (
	maxPages  = 2000
	maxWeight = 48 << 20
	pastShare = 16 // of that an earlier edition keeps
)

// Snapshot is one edition of the facts with its pages. It is safe for concurrent use.
type Snapshot struct {
	record  *relation.Record
	drawing *ui.Drawing
	detail  *carto.Detail // nil for none
	frame   Frame
	makers  Makers
	shelf   *shelf.Shelf[*content.Content]
	press   chan struct{} // has room for the one page that is being compressed again
	gallery gallery
	rows    sync.Map // see rowsOf
}

// Makers are how much is made at the same time, and for how many who wait.
type Makers struct{ Pages, Pictures *shelf.Makers }

// NewMakers returns makers for a server with so many cores. A page takes 20 ms of a core, so that the last in the queue
// waits a second; a picture up to a quarter of a second, and a flood of them must not take more than one core.
func NewMakers(cores int) Makers {
	return Makers{shelf.NewMakers(cores, 32*cores), shelf.NewMakers(1, 12)}
}

// Page is an answer: a document and its status.
type Page struct {
	*content.Content
	Status int
}

// NewSnapshot returns a snapshot of a record, drawn with drawing and set in frame. Pictures and embedded maps of a part of
// the world are drawn with detail, where there is any. Snapshots that follow one another share makers.
func NewSnapshot(record *relation.Record, drawing *ui.Drawing, detail *carto.Detail, frame Frame, makers Makers) (*Snapshot, error) {
	if err := frame.Check(); err != nil {
		return nil, err
	}
	share := 1
	if frame.Past {
		share = pastShare
	}
	return &Snapshot{
		record: record, drawing: drawing, detail: detail, frame: frame, makers: makers,
		shelf: shelf.New(maxPages/share, maxWeight/share, makers.Pages, (*content.Content).Weight), press: make(chan struct{}, 1),
		gallery: newGallery(frame.Style, makers.Pictures, share),
	}, nil
}

// Page returns the page of a view as it is on the day today. notice is a line for the reader; pages with one are not
// kept, since their number has no bound. An event that is not in the record gives the page of NotFound. The error is that
// of shelf.Shelf.Get, or a mistake of ours.
func (s *Snapshot) Page(ctx context.Context, v state.View, notice string, today relation.Day) (Page, error) {
	status := http.StatusOK
	if v.Page == state.Event {
		if _, ok := s.record.Event(v.EventID); !ok {
			v.Page = state.NotFound
		}
	}
	if v.Page == state.NotFound { // one page for all addresses and dates
		v, notice, status = state.View{Page: state.NotFound, Day: today, Live: true}, "", http.StatusNotFound
	}
	m := s.model(v, notice, today)
	produce := func(work context.Context) (*content.Content, error) { return s.produce(work, m) }
	if notice != "" {
		c, err := s.once(ctx, produce)
		return Page{c, status}, err
	}
	key := fmt.Sprintf("%d %d %s", today, v.Page, v.URL())
	c, asked, err := s.shelf.Get(ctx, shelf.Age{}, key, produce)
	if err == nil && !s.frame.Past && (asked > 1 || asked == 1 && front(v)) {
		s.improve(key, c)
	}
	return Page{c, status}, err
}

// model is what the page of a view shows.
func (s *Snapshot) model(v state.View, notice string, today relation.Day) *pages.Model {
	return &pages.Model{View: v, Record: s.record, Complete: true, Today: today, Notice: notice, Edition: s.frame.Edition, Origin: s.frame.Origin}
}

// learned adds to a model what the server alone knows.
func (s *Snapshot) learned(m *pages.Model) {
	if s.frame.Rests != nil {
		m.Rests = s.frame.Rests(m.Today)
	}
	if e, ok := s.record.Event(m.View.EventID); ok && s.frame.Dead != nil && s.frame.Dead(&e) {
		m.Dead = deadWords
	}
}

// deadWords stand over the sources of an event of which none is found any more.
const deadWords = "None of these pages is found at its address any more. The event stands as it was read, and the colour with it."

// front reports whether v is the page that most readers see first.
func front(v state.View) bool { return v.Page == state.Map && v.Live && v.Country == "" }

// improve compresses a page again, harder, beside the answer and one page at a time: pages that are asked for once are
// not worth it, and a flood of requests for all of them gets no more than one core for it. The validators stay, as the
// bytes that a reader sees are the same, and as no ranges are served nobody can put the two forms together.
func (s *Snapshot) improve(key string, c *content.Content) {
	select {
	case s.press <- struct{}{}:
	default:
		return // the next request for the page tries again
	}
	if !s.shelf.Claim(key) {
		<-s.press
		return
	}
	go func() {
		defer func() { <-s.press }()
		if body, err := c.Plain(); err == nil {
			s.shelf.Replace(key, content.Packed(c.Type, body, content.Best))
		}
	}()
}

// Settle waits until the page that is being compressed again is done.
func (s *Snapshot) Settle() {
	s.press <- struct{}{}
	<-s.press
}

// once makes what is not kept, in the queue of pages.
func (s *Snapshot) once(ctx context.Context, produce func(context.Context) (*content.Content, error)) (c *content.Content, err error) {
	if busy := s.makers.Pages.Do(ctx, func() { c, err = produce(ctx) }); busy != nil {
		return nil, busy
	}
	return c, err
}

// produce renders and compresses a page.
func (s *Snapshot) produce(ctx context.Context, m *pages.Model) (*content.Content, error) {
	body, err := s.Render(m)
	if err == nil {
		err = ctx.Err() // the other half of the work
	}
	if err != nil {
		return nil, err
	}
	if s.frame.Past { // who answers with it leads its links to the edition first
		return content.Plain("text/html; charset=utf-8", body), nil
	}
	return content.PackedFor(ctx, "text/html; charset=utf-8", body, content.Quick), nil
}

// Render returns the document of a model.
func (s *Snapshot) Render(m *pages.Model) ([]byte, error) {
	v := m.View
	d := Document{Lang: "en", Dir: "ltr", Address: v.URL(), Today: m.Today.String(), Share: v.Page == state.Share, Embeddable: v.Page == state.Map || v.Page == state.Event}
	d.Lean = v.HasMap() && v.Look.Lens == relation.LensClass && v.Look.Show == ""
	head := pages.Head(m)
	d.Title, d.Description, d.Canonical, d.Card = head.Title, head.Description, head.Canonical, head.Card
	m.Drawing = s.drawing
	m.More = pages.Served(m)
	s.learned(m)
	d.Rests = m.Rests
	if v.HasMap() {
		rows, err := s.rowsOf(m)
		if err != nil {
			return nil, err
		}
		if d.First, err = json.Marshal(pages.FirstOf(m, rows)); err != nil {
			return nil, fmt.Errorf("ssr: %s: %w", d.Address, err)
		}
	}
	d.Body = pages.Page(m).AppendTo(nil)
	return s.frame.Append(nil, &d), nil
}

// rowsOf returns the rows of a model as JSON: they are the same for all pages of a lens, an era and a day.
func (s *Snapshot) rowsOf(m *pages.Model) (json.RawMessage, error) {
	key := fmt.Sprintf("%s %d %d", m.View.Look.Lens, state.EraOf(m.View.Day, m.Today).First, m.Today)
	made, _ := s.rows.LoadOrStore(key, sync.OnceValues(func() (json.RawMessage, error) { return json.Marshal(m.Rows()) }))
	text, err := made.(func() (json.RawMessage, error))()
	if err != nil {
		return nil, fmt.Errorf("ssr: rows of %s: %w", key, err)
	}
	return text, nil
}

// Message returns the page of a view as the page's script takes it, as JSON, for a document that shows the map page
// already. The error is that of shelf.Makers.Do, or a mistake of ours.
func (s *Snapshot) Message(ctx context.Context, v state.View, notice string, today relation.Day) (*content.Content, error) {
	return s.once(ctx, func(work context.Context) (*content.Content, error) {
		m := s.model(v, notice, today)
		s.learned(m)
		message := pages.MessageOf(m, false)
		rows, err := s.rowsOf(m)
		if err != nil {
			return nil, err
		}
		message.Rows = rows
		text, err := json.Marshal(message)
		if err != nil {
			return nil, fmt.Errorf("ssr: %s: %w", v.URL(), err)
		}
		return content.PackedFor(work, "application/json", text, content.Quick), nil
	})
}
