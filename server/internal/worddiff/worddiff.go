// Package worddiff marks the words in which two texts differ, in any script.
package worddiff

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
	"znkr.io/diff"
)

// Piece is a part of a text; Marked pieces are not in the text that it is compared with.
type Piece struct {
	Text   string
	Marked bool
}

// Of marks the words of two texts that the other does not have. The pieces together are the text; none is empty, so
// that an empty text has none. What stands between two changed words and is no word itself changes with them, since a space
// that is kept between two new words helps nobody; and two texts that have little in common are marked as a whole.
func Of(before, after string) (was, is []Piece) {
	edits := diff.Edits(wordsOf(before), wordsOf(after), diff.Minimal())
	kept := 0
	for _, e := range edits {
		if e.Op == diff.Match && isWord(e.X) {
			kept += len(e.X)
		}
	}
	if kept*4 < max(len(before), len(after)) {
		return appendPiece(nil, before, true), appendPiece(nil, after, true)
	}
	for i := 0; i < len(edits); {
		if edits[i].Op != diff.Match {
			was, is = appendPiece(was, edits[i].X, true), appendPiece(is, edits[i].Y, true)
			i++
			continue
		}
		end, between := i, i > 0
		for ; end < len(edits) && edits[end].Op == diff.Match; end++ {
			between = between && !isWord(edits[end].X)
		}
		between = between && end < len(edits)
		for ; i < end; i++ {
			was, is = appendPiece(was, edits[i].X, between), appendPiece(is, edits[i].Y, between)
		}
	}
	return visible(was), visible(is)
}

// visible leaves space at the ends of what is marked unmarked: there is nothing to see or to say of it.
func visible(pieces []Piece) (list []Piece) {
	for _, p := range pieces {
		from := len(p.Text) - len(strings.TrimLeftFunc(p.Text, unicode.IsSpace))
		to := max(from, len(strings.TrimRightFunc(p.Text, unicode.IsSpace)))
		list = appendPiece(list, p.Text[:from], false)
		list = appendPiece(list, p.Text[from:to], p.Marked)
		list = appendPiece(list, p.Text[to:], false)
	}
	return list
}

// wordsOf cuts a text into words and what stands between them, as Unicode has it for every script.
func wordsOf(text string) (list []string) {
	for w := words.FromString(text); w.Next(); {
		list = append(list, w.Value())
	}
	return list
}

// isWord reports whether one of wordsOf is a word.
func isWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// appendPiece adds a text to pieces, to the last of them where it is marked alike.
func appendPiece(pieces []Piece, text string, marked bool) []Piece {
	if text == "" {
		return pieces
	}
	if n := len(pieces); n > 0 && pieces[n-1].Marked == marked {
		pieces[n-1].Text += text
		return pieces
	}
	return append(pieces, Piece{text, marked})
}
