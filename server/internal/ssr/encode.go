package ssr

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// errMarkup says that go-app wrote something that its encoder does not write. It is a mistake in our own pages (app.Raw,
// a void element with children), never a reader's.
var errMarkup = errors.New("ssr: not the markup of go-app's encoder")

// Encode writes ui as HTML to dst and returns it. fill gives, by id, the markup that stands in an element that the
// component tree leaves empty.
//
// It repairs app.HTMLString of go-app v10.1.11, which writes Go-quoted attribute values in random order, leaves out the
// value "true", and indents. The result has attributes sorted by name and escaped as HTML wants it, and exactly the
// text nodes of the tree: none between elements, so that the browser program finds the tree it would have built. Texts
// are taken to have no line break, and no two of them to stand side by side.
func Encode(dst []byte, ui app.UI, fill map[string][]byte) ([]byte, error) {
	return rewrite(dst, app.HTMLString(ui), fill)
}

// rewrite is Encode on the string that go-app made.
func rewrite(dst []byte, markup string, fill map[string][]byte) ([]byte, error) {
	e := encoder{src: markup, dst: dst, fill: fill}
	if err := e.element(0); err != nil {
		return dst, fmt.Errorf("%w: %w at byte %d", errMarkup, err, e.pos)
	}
	if e.pos != len(e.src) {
		return dst, fmt.Errorf("%w: %d bytes after the root", errMarkup, len(e.src)-e.pos)
	}
	return e.dst, nil
}

// encoder reads src from pos on and appends to dst.
type encoder struct {
	src  string
	pos  int
	dst  []byte
	fill map[string][]byte
}

// element rewrites one element at a depth; the indentation before it has been read.
func (e *encoder) element(depth int) error {
	if !e.skip("<") {
		return errors.New("no element")
	}
	tag, err := e.name()
	if err != nil {
		return err
	}
	attrs, err := e.attributes()
	if err != nil {
		return err
	}
	e.dst = append(append(e.dst, '<'), tag...)
	e.dst = appendAttributes(e.dst, attrs)
	e.dst = append(e.dst, '>')
	if void[tag] {
		return nil
	}
	if id := value(attrs, "id"); id != "" {
		e.dst = append(e.dst, e.fill[id]...)
	}
	if e.skip("\n") {
		err = e.children(depth)
	} else {
		e.text(e.until("<"))
	}
	if err != nil {
		return err
	}
	if end := "</" + tag + ">"; !e.skip(end) {
		return errors.New("no " + end)
	}
	e.dst = append(append(append(e.dst, "</"...), tag...), '>')
	return nil
}

// children rewrites the children of an element at a depth, one a line, and the indentation of its end tag. An empty
// text is an empty line.
func (e *encoder) children(depth int) error {
	indent := strings.Repeat("  ", depth+1)
	for {
		switch {
		case e.skip("\n"):
		case e.skip(indent):
			if !strings.HasPrefix(e.src[e.pos:], "<") {
				e.lines(indent)
				continue
			}
			if err := e.element(depth + 1); err != nil {
				return err
			}
			if !e.skip("\n") {
				return errors.New("no end of line after an element")
			}
		case e.skip(indent[2:]):
			return nil
		default:
			return errors.New("wrong indentation")
		}
	}
}

// lines rewrites the text up to the next tag and steps back to that tag's line.
func (e *encoder) lines(indent string) {
	start := e.pos
	text := e.until("<")
	if end := strings.LastIndexByte(text, '\n'); end >= 0 {
		text = text[:end]
		e.pos = start + end + 1
	}
	text = strings.TrimRight(text, "\n")              // empty texts after it
	e.text(strings.ReplaceAll(text, "\n"+indent, "")) // texts side by side are one node in a browser
}

// attributes reads the attributes of a start tag with its ">".
func (e *encoder) attributes() ([]attribute, error) {
	var attrs []attribute
	for !e.skip(">") {
		if !e.skip(" ") {
			return nil, errors.New("no end of a start tag")
		}
		name, err := e.name()
		if err != nil {
			return nil, err
		}
		a := attribute{name: name, value: "true"} // the only value that go-app leaves out
		if e.skip("=") {
			quoted, err := strconv.QuotedPrefix(e.src[e.pos:])
			if err != nil {
				return nil, fmt.Errorf("value of %s: %w", name, err)
			}
			e.pos += len(quoted)
			a.value, _ = strconv.Unquote(quoted) // valid, as QuotedPrefix found it
		}
		attrs = append(attrs, a)
	}
	slices.SortFunc(attrs, func(a, b attribute) int { return strings.Compare(a.name, b.name) })
	return attrs, nil
}

// name reads a tag's or an attribute's name.
func (e *encoder) name() (string, error) {
	start := e.pos
	for e.pos < len(e.src) && nameByte(e.src[e.pos]) {
		e.pos++
	}
	if e.pos == start {
		return "", errors.New("no name")
	}
	return e.src[start:e.pos], nil
}

// text appends a text that go-app escaped. Quotes mean nothing in a text, so they are written as they are.
func (e *encoder) text(s string) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "&#39;", "'"), "&#34;", `"`)
	e.dst = append(e.dst, plainBytes.Replace(strings.ToValidUTF8(s, "\uFFFD"))...)
}

func (e *encoder) skip(prefix string) bool {
	if !strings.HasPrefix(e.src[e.pos:], prefix) {
		return false
	}
	e.pos += len(prefix)
	return true
}

// until reads up to mark, or to the end when there is none.
func (e *encoder) until(mark string) string {
	s, _, _ := strings.Cut(e.src[e.pos:], mark)
	e.pos += len(s)
	return s
}

func nameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c == ':' || c == '.'
}

// void lists the elements that have no end tag (HTML standard, 13.1.2).
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "source": true, "track": true, "wbr": true,
}
