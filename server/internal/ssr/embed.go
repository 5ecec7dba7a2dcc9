package ssr

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"strings"

	"recognitionmap/app/markup"
	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
)

//go:embed embed.css
var embedCSS string

// EmbedScript is the script of an embedded map, which talks to the page around it.
//
//go:embed embed.js
var EmbedScript string

// Theme says whether an embedded map is light or dark.
type Theme string

const (
	ThemeAuto  Theme = "auto" // as the reader's system is
	ThemeLight Theme = "light"
	ThemeDark  Theme = "dark"
)

// Themes are all of them.
var Themes = [...]Theme{ThemeAuto, ThemeLight, ThemeDark}

// scheme is the theme as a value of the property color-scheme.
func (t Theme) scheme() string {
	if t == ThemeAuto {
		return "light dark"
	}
	return string(t)
}

// EmbedStyle is the style of an embedded map: that of the pages, and what a frame has differently. What the pages have for
// a dark system holds always or never in a theme that does not ask.
func EmbedStyle(style string, t Theme) string {
	const dark, both = "(prefers-color-scheme:dark)", "color-scheme:light dark"
	switch t {
	case ThemeLight:
		style = strings.ReplaceAll(style, dark, "(max-width:0)")
	case ThemeDark:
		style = strings.ReplaceAll(style, dark, "(min-width:0)")
	}
	return strings.ReplaceAll(style, both, "color-scheme:"+t.scheme()) + embedCSS
}

// Known is an earlier edition of the record.
type Known struct {
	Edition int
	Record  func() *relation.Record // which takes long to make
	Revised func(id string) bool    // whether an event was corrected or withdrawn since
}

// Embed returns the map of a view as a document for a frame in a page of others; with k as the record was then. Its
// links open pages of the site in new tabs. Like pages, those with a notice are not kept.
// The error is that of shelf.Shelf.Get, or a mistake of ours.
func (s *Snapshot) Embed(ctx context.Context, v state.View, t Theme, notice string, k *Known, today relation.Day) (*content.Content, error) {
	v = s.pictured(v)
	if e, ok := s.record.Event(v.EventID); ok {
		v.Country = e.Country
		if d := e.Date.Effective(); d >= state.FirstDay {
			v = v.OnDay(min(d, today), today)
		}
	}
	v.Page, v.EventID = state.Map, ""
	produce := func(work context.Context) (*content.Content, error) {
		body, err := s.embed(v, t, notice, k, today)
		if err != nil {
			return nil, err
		}
		return content.PackedFor(work, "text/html; charset=utf-8", body, content.Quick), nil
	}
	if notice != "" {
		return s.once(ctx, produce)
	}
	key := fmt.Sprintf("embed %s %d %s", t, today, v.URL())
	if k != nil {
		key += fmt.Sprintf(" %d", k.Edition)
	}
	c, _, err := s.shelf.Get(ctx, shelf.Age{}, key, produce)
	return c, err
}

func (s *Snapshot) embed(v state.View, t Theme, notice string, k *Known, today relation.Day) ([]byte, error) {
	m := &pages.Model{View: v, Record: s.record, Complete: true, Today: today, Notice: notice}
	var frozen *pages.Frozen
	if k != nil {
		m.Record = k.Record()
		frozen = &pages.Frozen{Edition: k.Edition, Newest: s.frame.Edition, Corrected: s.corrected(k, m.Record, v)}
	}
	m.Drawing = s.drawing.Near(ui.WindowOf(v.Look.At), s.detail)
	body := pages.Embedded(m, frozen, titled).AppendTo(nil)
	body = bytes.ReplaceAll(body, []byte("<a "), []byte(`<a target="_blank" rel="noopener" `))
	w := writer{}
	w.raw(`<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>`)
	w.dst = markup.Text(pages.Head(m).Title).AppendTo(w.dst)
	w.raw(`</title><meta name="robots" content="noindex"><meta name="color-scheme" content="`, t.scheme(), `"><style>`, EmbedStyle(s.frame.Style+s.frame.Rest, t), `</style></head><body>`)
	w.dst = append(w.dst, body...)
	w.raw(`<script>`, EmbedScript, `</script></body></html>`)
	return appendASCII(nil, w.dst), nil
}

// titled gives every place of the map its label as a title too, which browsers show under a mouse.
func titled(svg []byte) []byte {
	const label = ` aria-label="`
	var b strings.Builder
	rest := string(svg)
	for {
		start, after, ok := strings.Cut(rest, label)
		b.WriteString(start)
		if !ok {
			return []byte(b.String())
		}
		text, after, _ := strings.Cut(after, `"`)
		b.WriteString(label + text + `"`)
		attributes, inner, _ := strings.Cut(after, ">")
		b.WriteString(attributes + ">")
		if !strings.HasSuffix(start, "<svg") && strings.Contains(start[strings.LastIndexByte(start, '<'):], "data-country") {
			b.WriteString("<title>" + text + "</title>")
		}
		rest = inner
	}
}

// corrected returns the places that an earlier edition shows by an event that was revised since, or otherwise than the
// record does now.
func (s *Snapshot) corrected(k *Known, known *relation.Record, v state.View) []country.Code {
	then, now := known.On(v.Day), s.record.On(v.Day)
	var places []country.Code
	for _, c := range country.All() {
		if c.Kind == country.Territory {
			continue
		}
		standing := then.Of(c.Code)
		revised := then.Read(v.Look.Lens, c.Code) != now.Read(v.Look.Lens, c.Code)
		for _, id := range append(then.Behind(v.Look.Lens, c.Code), standing.Disputed...) {
			revised = revised || k.Revised(id)
		}
		if revised {
			places = append(places, c.Code)
		}
	}
	return places
}
