package ssr

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"recognitionmap/app/carto"
	"recognitionmap/app/markup"
	"recognitionmap/app/pages"
	"recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

// Frame is what all documents of one build and one edition of the facts share.
type Frame struct {
	Base     string // "https://example.org" before addresses that must be absolute, "" when not known
	Origin   string // Base, or where we listen
	Revision string // of the facts
	Build    string // of everything else that is served
	Edition  int    // the number in Revision
	Past     bool   // an earlier edition, which few ask for: little is kept of it, and pages are not compressed
	Style    string // the style sheet, inline
	Rest     string // what pages without the map need of style beside it, inline in these
	Hold     string // the script of the head, inline: keeps a tap that comes before Script
	Script   string // the script at the end of the body, inline
	Links    []Link // icons and manifest
	Image    string // path of the picture for shared links, "" for none
	Carry    string // Content-Security-Policy of the copy in one file
	Cards    bool   // whether every page has such a picture of its own, and can be embedded

	// Rests returns what the record rests on, in a sentence, as of the last day that can be shown; Dead whether no source of an
	// event is found any more. nil where nobody knows.
	Rests func(today relation.Day) string
	Dead  func(*relation.Event) bool

	// Addresses that scripts read from the data-* attributes of <html>. Empty ones are left out.
	Loader, Worker, Share, Offer, Move, RestFile, Core, Events, Wasm, Exec, World, Detail, Names, Stream, Scene string
}

// Link is a <link> of the head.
type Link struct{ Rel, Href, Type, Sizes string }

// Check returns an error for inline content that would end its own element or has characters that an inline element
// cannot hold as references.
func (f *Frame) Check() error {
	for _, c := range []struct{ element, content string }{{"style", f.Style}, {"style", f.Rest}, {"script", f.Hold}, {"script", f.Script}} {
		low := strings.ToLower(c.content)
		if strings.Contains(low, "</"+c.element) || strings.Contains(low, "<!--") {
			return fmt.Errorf("ssr: the inline %s holds %q or %q", c.element, "</"+c.element, "<!--")
		}
		if i := strings.IndexFunc(low, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
			return fmt.Errorf("ssr: the inline %s is not in ASCII: %.20q", c.element, low[i:])
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
	Card               string // path and query of the page's picture for shared links
	Lean               bool   // a page that needs none of the frame's Rest of style; its loader fetches that for those that follow
	Share              bool   // whether the frame's Share belongs to the page
	Embeddable         bool   // whether other sites can show the page's map
	Today              string // last day that can be shown, 2006-01-02
	Rests              string // what the record rests on, in a sentence, for the program
	Body               []byte // the root element
	First              []byte // JSON for the frame's script, nil for none
}

// Append appends the whole page to dst, in ASCII: a browser takes markup in which every byte is a character in half the
// time that it needs for others, and what is not ASCII is a few names. Colours of the browser's own frame are those of the paper in
// web/css/statuses.css.
func (f *Frame) Append(dst []byte, d *Document) []byte {
	w := writer{make([]byte, 0, len(d.Body)+len(d.First)+len(f.Style)+len(f.Script)+4096)}
	w.raw(`<!doctype html><html`)
	w.attr("lang", d.Lang)
	w.attr("dir", d.Dir)
	w.attr("data-app", "loading")
	w.attr("data-revision", f.Revision)
	w.attr("data-build", f.Build)
	w.attr("data-today", d.Today)
	path, _, _ := strings.Cut(d.Address, "?")
	w.attr("data-at", path)
	for _, a := range [][2]string{
		{"data-loader", f.Loader}, {"data-worker", f.Worker}, {"data-share", f.Share}, {"data-offer", f.Offer}, {"data-move", f.Move}, {"data-core", f.Core}, {"data-events", f.Events}, {"data-wasm", f.Wasm}, {"data-exec", f.Exec},
		{"data-world", f.World}, {"data-detail", f.Detail}, {"data-names", f.Names}, {"data-stream", f.Stream}, {"data-scene", f.Scene}, {"data-words", scriptWords}, {"data-plate", plateSize}, {"data-rests", d.Rests},
	} {
		w.attr(a[0], a[1])
	}
	if d.Lean {
		w.attr("data-style", f.RestFile)
	}
	w.raw(`><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>`)
	w.dst = markup.Text(d.Title).AppendTo(w.dst)
	w.raw(`</title>`)
	w.meta("name", "description", d.Description)
	switch { // a canonical address is absolute, or it is none: without a base nobody says what the host is called
	case d.Canonical == "":
		w.meta("name", "robots", "noindex")
	case f.Base != "":
		w.link(Link{Rel: "canonical", Href: f.Base + d.Canonical})
	}
	w.raw(`<meta name="color-scheme" content="light dark">`)
	w.raw(`<meta name="theme-color" media="(prefers-color-scheme:light)" content="` + PaperLight + `">`)
	w.raw(`<meta name="theme-color" media="(prefers-color-scheme:dark)" content="` + PaperDark + `">`)
	for _, l := range f.Links {
		w.link(l)
	}
	w.raw(`<link rel="alternate" type="application/atom+xml" title="Changes of the record" href="/feed.atom">`)
	w.meta("property", "og:type", "website")
	w.meta("property", "og:site_name", pages.SiteName)
	w.meta("property", "og:title", d.Title)
	w.meta("property", "og:description", d.Description)
	if f.Base != "" { // Open Graph knows no relative addresses
		w.meta("property", "og:url", f.Base+d.Address)
	}
	w.share(f, d)
	w.raw(`<style>` + f.Style + `</style>`)
	if !d.Lean && f.Rest != "" {
		w.raw(`<style>` + f.Rest + `</style>`)
	}
	w.inline(f.Hold)
	if d.Share && f.Share != "" {
		w.raw(`<script async`)
		w.attr("src", f.Share)
		w.raw(`></script>`)
	}
	w.raw(`</head><body>`)
	w.dst = append(w.dst, d.Body...)
	w.raw(`<div id="tip" aria-hidden="true" hidden></div>`)
	if d.First != nil { // behind the map: it is painted before anything can be tapped
		w.raw(`<script type="application/json" id="first">`)
		w.dst = appendJSON(w.dst, bytes.TrimSpace(d.First))
		w.raw(`</script>`)
	}
	w.inline(f.Script)
	w.raw(`</body></html>`)
	return appendASCII(dst, w.dst)
}

// plateSize is the width and height of the drawing, and how far it zooms in.
var plateSize = fmt.Sprintf("%d %d %d", carto.Width, carto.Height, state.MaxZoom)

// scriptWords are the words that scripts show, as JSON.
var scriptWords = func() string {
	text, err := json.Marshal(pages.ScriptWords())
	if err != nil {
		panic("ssr: words that are no JSON: " + err.Error())
	}
	return string(text)
}()

// Paper is the colour of the page in light and in dark, for places where no style sheet reaches.
const (
	PaperLight = "#FBFAF7"
	PaperDark  = "#12161C"
)

// appendASCII appends markup with a reference for every character that is not ASCII. No such character may stand in a
// script or style, which know no references.
func appendASCII(dst, markup []byte) []byte {
	for len(markup) > 0 {
		i := bytes.IndexFunc(markup, func(r rune) bool { return r >= utf8.RuneSelf })
		if i < 0 {
			return append(dst, markup...)
		}
		r, n := utf8.DecodeRune(markup[i:])
		dst = append(append(dst, markup[:i]...), "&#"...)
		dst = append(strconv.AppendInt(dst, int64(r), 10), ';')
		markup = markup[i+n:]
	}
	return dst
}

// share writes the picture of a page for those who show links with pictures, and where to ask for code to embed it.
func (w *writer) share(f *Frame, d *Document) {
	if f.Cards && d.Card != "" {
		w.meta("property", "og:image", f.Origin+d.Card)
		w.meta("property", "og:image:width", "1200")
		w.meta("property", "og:image:height", "628")
		w.meta("property", "og:image:alt", d.Description)
	} else if f.Base != "" && f.Image != "" {
		w.meta("property", "og:image", f.Base+f.Image)
	}
	w.meta("name", "twitter:card", "summary_large_image")
	if f.Cards && d.Embeddable {
		w.link(Link{Rel: "alternate", Type: "application/json+oembed", Href: f.Origin + "/oembed?format=json&url=" + url.QueryEscape(f.Origin+d.Address)})
	}
}

// writer appends markup.
type writer struct{ dst []byte }

func (w *writer) raw(parts ...string) {
	for _, s := range parts {
		w.dst = append(w.dst, s...)
	}
}

// attr writes an attribute unless its value is empty.
func (w *writer) attr(name, value string) {
	if value == "" {
		return
	}
	w.raw(" " + name + `="`)
	w.dst = markup.AppendValue(w.dst, value)
	w.raw(`"`)
}

// inline writes a script unless it is empty.
func (w *writer) inline(script string) {
	if script != "" {
		w.raw(`<script>` + script + `</script>`)
	}
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
