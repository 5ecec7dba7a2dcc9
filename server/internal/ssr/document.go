package ssr

import (
	"bytes"
	"fmt"
	"strings"
)

// Frame is what all documents of one build and one edition of the facts share.
type Frame struct {
	Base     string // "https://example.org" before addresses that must be absolute, "" when not known
	Revision string // of the facts
	Style    string // the style sheet, inline
	Early    string // the script that runs before the body, inline
	Links    []Link // icons and manifest
	Script   string // address of the loader, "" for none
	Image    string // path of the picture for shared links, "" for none

	// Addresses that the loader reads from the data-* attributes of <html>. Empty ones are left out.
	Core, Events, Wasm, Exec, World string
}

// Link is a <link> of the head.
type Link struct{ Rel, Href, Type, Sizes string }

// Check returns an error for inline content that would end its own element.
func (f *Frame) Check() error {
	for _, c := range []struct{ element, content string }{{"style", f.Style}, {"script", f.Early}} {
		low := strings.ToLower(c.content)
		if strings.Contains(low, "</"+c.element) || strings.Contains(low, "<!--") {
			return fmt.Errorf("ssr: the inline %s holds %q or %q", c.element, "</"+c.element, "<!--")
		}
	}
	return nil
}

// Document is one page: what stands around its body and in it.
type Document struct {
	Lang, Dir          string
	Title, Description string
	Canonical          string // path of the page without the view's parameters, "" for a page not to be indexed
	Address            string // path and query of the page as shown
	Today              string // last day that can be shown, 2006-01-02
	Body               []byte // the root element
	Early              []byte // JSON for the first script, nil for none
}

// Append appends the whole page to dst. Colours of the browser's own frame are those of the paper in
// web/css/statuses.css.
func (f *Frame) Append(dst []byte, d *Document) []byte {
	w := writer{dst}
	w.raw(`<!doctype html><html`)
	w.attr("lang", d.Lang)
	w.attr("dir", d.Dir)
	w.attr("data-app", "loading")
	w.attr("data-revision", f.Revision)
	w.attr("data-today", d.Today)
	for _, a := range []attribute{
		{"data-core", f.Core}, {"data-events", f.Events}, {"data-wasm", f.Wasm}, {"data-exec", f.Exec}, {"data-world", f.World},
	} {
		w.attr(a.name, a.value)
	}
	w.raw(`><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>`)
	w.dst = appendText(w.dst, d.Title)
	w.raw(`</title>`)
	w.meta("name", "description", d.Description)
	if d.Canonical != "" {
		w.link(Link{Rel: "canonical", Href: f.Base + d.Canonical})
	} else {
		w.meta("name", "robots", "noindex")
	}
	w.raw(`<meta name="color-scheme" content="light dark">`)
	w.raw(`<meta name="theme-color" media="(prefers-color-scheme:light)" content="` + PaperLight + `">`)
	w.raw(`<meta name="theme-color" media="(prefers-color-scheme:dark)" content="` + PaperDark + `">`)
	for _, l := range f.Links {
		w.link(l)
	}
	w.meta("property", "og:type", "website")
	w.meta("property", "og:site_name", "Recognition Map")
	w.meta("property", "og:title", d.Title)
	w.meta("property", "og:description", d.Description)
	if f.Base != "" { // Open Graph knows no relative addresses
		w.meta("property", "og:url", f.Base+d.Address)
		if f.Image != "" {
			w.meta("property", "og:image", f.Base+f.Image)
		}
	}
	w.raw(`<style>` + f.Style + `</style>`)
	if f.Early != "" {
		w.raw(`<script>` + f.Early + `</script>`)
	}
	if d.Early != nil { // before the map: a tap may come while the document is still on its way
		w.raw(`<script type="application/json" id="early">`)
		w.dst = appendJSON(w.dst, bytes.TrimSpace(d.Early))
		w.raw(`</script>`)
	}
	w.raw(`</head><body>`)
	w.dst = append(w.dst, d.Body...)
	if f.Script != "" {
		w.raw(`<script`)
		w.attr("src", f.Script)
		w.raw(` defer></script>`)
	}
	return append(w.dst, `</body></html>`...)
}

// Paper is the colour of the page in light and in dark, for places where no style sheet reaches.
const (
	PaperLight = "#FBFAF7"
	PaperDark  = "#12161C"
)

// writer appends markup.
type writer struct{ dst []byte }

func (w *writer) raw(s string) { w.dst = append(w.dst, s...) }

// attr writes an attribute unless its value is empty.
func (w *writer) attr(name, value string) {
	if value == "" {
		return
	}
	w.raw(" " + name + `="`)
	w.dst = appendValue(w.dst, value)
	w.raw(`"`)
}

func (w *writer) meta(kind, name, content string) {
	if content == "" {
		return
	}
	w.raw("<meta")
	w.attr(kind, name)
	w.attr("content", content)
	w.raw(">")
}

func (w *writer) link(l Link) {
	w.raw("<link")
	w.attr("rel", l.Rel)
	w.attr("href", l.Href)
	w.attr("type", l.Type)
	w.attr("sizes", l.Sizes)
	w.raw(">")
}
