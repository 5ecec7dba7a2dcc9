package ssr

import (
	"context"
	_ "embed"
	"fmt"

	"recognitionmap/app/markup"
	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
)

// TextStyle is the style of the page of words alone. It has the browser's own colours, in light and in dark.
//
//go:embed text.css
var TextStyle string

// Text returns the world on a view's day in words alone, without the frame, the style and the scripts of other pages: see
// pages.WorldInText. Like pages, those with a notice are not kept. The error is that of shelf.Shelf.Get.
func (s *Snapshot) Text(ctx context.Context, v state.View, notice string, today relation.Day) (*content.Content, error) {
	v.Look = state.Look{}
	produce := func(context.Context) (*content.Content, error) {
		m := &pages.Model{View: v, Record: s.record, Complete: true, Today: today, Notice: notice, Edition: s.frame.Edition, Origin: s.frame.Origin}
		return content.Packed("text/html; charset=utf-8", s.frame.text(m), content.Good), nil
	}
	if notice != "" {
		return s.once(ctx, produce)
	}
	c, _, err := s.shelf.Get(ctx, shelf.Age{}, fmt.Sprintf("text %d %d", today, v.Day), produce)
	return c, err
}

func (f *Frame) text(m *pages.Model) []byte {
	w := writer{}
	w.raw(`<!doctype html><html lang="en" dir="ltr"`)
	w.attr("data-revision", f.Revision)
	w.raw(`><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>`)
	w.dst = markup.Text("Who recognizes the Taliban government? In words, on " + m.View.Day.Long() + " · " + pages.SiteName).AppendTo(w.dst)
	w.raw(`</title>`)
	w.meta("name", "description", "Every state under its class toward the Taliban government of Afghanistan, since when, and what changed in a year, without a map.")
	if f.Base != "" {
		w.link(Link{Rel: "canonical", Href: f.Base + pages.InText})
	}
	for _, l := range f.Links {
		w.link(l)
	}
	w.raw(`<style>`, TextStyle, `</style></head><body><main id="content">`)
	w.dst = markup.AppendAll(w.dst, pages.WorldInText(m))
	w.raw(`</main></body></html>`)
	return appendASCII(nil, w.dst)
}
