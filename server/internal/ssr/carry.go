package ssr

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"recognitionmap/app/markup"
	"recognitionmap/app/pages"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
)

// CarryStyle and CarryScript are what the copy of the site in one file has beside the styles and scripts of its pages.
//
//go:embed carry.css
var CarryStyle string

//go:embed carry.js
var CarryScript string

// mostCarried is how many bytes the copy may have. Where its record has more, it leaves events out: see pages.Carry.
const mostCarried = 1 << 20

// Carry returns the copy of the record as it is on the day today. The error is that of shelf.Shelf.Get, or a mistake of ours.
func (s *Snapshot) Carry(ctx context.Context, today relation.Day) (*content.Content, error) {
	c, _, err := s.shelf.Get(ctx, shelf.Age{}, fmt.Sprintf("carry %d", today), func(context.Context) (*content.Content, error) {
		body, err := s.carry(today, mostCarried) // too much where the record is long: what is around the events is not counted
		if err == nil && len(body) > mostCarried {
			var bare []byte
			if bare, err = s.carry(today, 0); err == nil {
				body, err = s.carry(today, mostCarried-len(bare))
			}
		}
		if err != nil {
			return nil, err
		}
		return content.Packed("text/html; charset=utf-8", body, content.Quick), nil
	})
	return c, err
}

// CarrySum returns the line by which sha256sum checks the copy under the name that it is saved under. The errors are those of
// Carry.
func (s *Snapshot) CarrySum(ctx context.Context, today relation.Day) (*content.Content, error) {
	file, err := s.Carry(ctx, today)
	if err != nil {
		return nil, err
	}
	c, _, err := s.shelf.Get(ctx, shelf.Age{}, fmt.Sprintf("carry sum %d", today), func(context.Context) (*content.Content, error) {
		body, err := file.Plain()
		if err != nil {
			return nil, fmt.Errorf("ssr: %w", err)
		}
		return content.New("text/plain; charset=utf-8", []byte(sum(body)+"  "+pages.CarriedName(today)+"\n"), content.Best), nil
	})
	return c, err
}

// carry writes the copy, with events of at most so many bytes. Its last line holds the sum of those above it, so that whoever
// has the file and nothing else can see whether it came whole. It has a policy of its own, as no server says one for a file on
// a disk: nothing is fetched.
func (s *Snapshot) carry(today relation.Day, events int) ([]byte, error) {
	m := &pages.Model{Record: s.record, Complete: true, Today: today, Edition: s.frame.Edition, Origin: s.frame.Base, Drawing: s.drawing}
	c := pages.Carry(m, events)
	first, err := json.Marshal(c.First)
	if err != nil {
		return nil, fmt.Errorf("ssr: %w", err)
	}
	facts, err := json.Marshal(c.Facts)
	if err != nil {
		return nil, fmt.Errorf("ssr: %w", err)
	}
	w := writer{}
	// An empty data-at is the path of no page: page.js takes the document for a copy, and has no program, history or network.
	w.raw(`<!doctype html><html lang="en" dir="ltr" data-app="missing" data-at=""`)
	w.attr("data-revision", s.frame.Revision)
	w.attr("data-today", today.String())
	w.attr("data-words", scriptWords)
	w.attr("data-plate", plateSize)
	w.raw(`><head><meta charset="utf-8">`)
	w.raw(`<meta http-equiv="Content-Security-Policy"`)
	w.attr("content", s.frame.Carry)
	w.raw(`><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>`)
	w.dst = markup.Text(c.Title).AppendTo(w.dst)
	w.raw(`</title><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">`)
	w.raw(`<style>`, s.frame.Style, `</style><style>`, s.frame.Rest, `</style><style>`, CarryStyle, `</style>`)
	w.inline(s.frame.Hold)
	w.raw("</head>\n<body>")
	w.dst = append(w.dst, spare.ReplaceAll(within(markup.AppendAll(nil, c.Body)), []byte("$1$2"))...)
	w.raw("\n" + `<script type="application/json" id="first">`)
	w.dst = appendJSON(w.dst, within(first))
	w.raw(`</script><script type="application/json" id="carried">`)
	w.dst = appendJSON(w.dst, facts)
	w.raw(`</script>`)
	w.inline(s.frame.Script)
	w.inline(CarryScript)
	w.raw("\n")
	return append(w.dst, `<section id="sum" aria-label="Sum">SHA-256 of all lines above: <code>`+sum(w.dst)+"</code></section></body></html>\n"...), nil
}

func sum(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// link is an address of the site in an attribute, in markup or in a JSON text of markup, with the code of a country or the id
// of an event where it is of one.
var link = regexp.MustCompile(` href=(\\?")/(?:country/([A-Z]{3})|events/([^"/?{\\]+))?(?:[^"\\]|\\u[0-9a-f]{4})*\\?"`)

// spare is what HTML does without: the ends of items, cells, rows and of a paragraph before a list, and what a machine would
// read in a day.
var spare = regexp.MustCompile(`</(?:li|td|th|tr)>|</p>(<ul>)|<time datetime="[^"]*">([^<]*)</time>`)

// within leads links to the place in the file where a country or an event stands. What leads elsewhere in the site is no link.
func within(text []byte) []byte {
	return link.ReplaceAllFunc(text, func(found []byte) []byte {
		parts := link.FindSubmatch(found)
		if len(parts[2])+len(parts[3]) == 0 {
			return nil
		}
		return slices.Concat([]byte(" href="), parts[1], []byte("#"), parts[2], parts[3], parts[1])
	})
}
