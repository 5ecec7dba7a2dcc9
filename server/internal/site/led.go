package site

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"recognitionmap/app/markup"
	"recognitionmap/app/state"
)

// ledTo returns a page as one of an edition: with a banner, with links and forms that stay in the edition, and without
// scripts and what they read. All else stays as it is, byte for byte.
func ledTo(page []byte, edition, origin, banner string) []byte {
	made := make([]byte, 0, len(page)+len(page)/8)
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken { // a page in memory ends in no other way
			return made
		}
		raw := bytes.Clone(z.Raw()) // reading the token may change it
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			made = append(made, raw...)
			continue
		}
		t := z.Token()
		switch changed := lead(&t, edition, origin); {
		case t.Data == "script" && attribute(t, "type") != "application/ld+json":
			for kind = z.Next(); kind == html.TextToken; kind = z.Next() { // up to its end
			}
			continue
		case t.Data == "a" && attribute(t, "class") == "skip": // it stands before the banner
			for kind = z.Next(); kind == html.TextToken; kind = z.Next() {
			}
			continue
		case t.Data == "link" && strings.HasSuffix(attribute(t, "type"), "+oembed"): // it would embed the newest
			continue
		case changed:
			made = append(made, t.String()...)
		default:
			made = append(made, raw...)
		}
		switch {
		case t.Data == "body":
			made = append(made, banner...)
		case t.Data == "style":
			z.Next()
			made = append(made, still(string(z.Raw()))...)
		case t.Data == "form" && !strings.EqualFold(attribute(t, "method"), "post"):
			made = append(made, `<input type="hidden" name="edition" value="`+edition+`">`...)
		}
	}
}

// still is a style sheet for a page without a script: what it has for browsers without scripts holds always.
func still(style string) string {
	return strings.ReplaceAll(style, "(scripting:none)", "(min-width:0)")
}

// lead leads what a tag names to an edition, and reports whether it has changed.
func lead(t *html.Token, edition, origin string) (changed bool) {
	if t.Data == "html" {
		before := len(t.Attr)
		t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool {
			return strings.HasPrefix(a.Key, "data-") && a.Key != "data-revision" && a.Key != "data-today" && a.Key != "data-stream" // by which it is known not to be a file
		})
		return len(t.Attr) < before
	}
	for i, a := range t.Attr {
		to := a.Val
		switch {
		case a.Key == "href" || a.Key == "src":
			to = inEdition(a.Val, edition)
		case t.Data == "meta" && a.Key == "content" && strings.HasPrefix(a.Val, origin+"/"): // what is shown of links that are shared
			to = origin + inEdition(strings.TrimPrefix(a.Val, origin), edition)
		}
		if to != a.Val {
			t.Attr[i].Val, changed = to, true
		}
	}
	return changed
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// inEdition returns an address of the site in an edition; one of another site, of what does not depend on the record, or
// one that names an edition itself stays as it is.
func inEdition(address, edition string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return address
	}
	a, known := state.AddressOf(u.Path)
	if covered, _ := inPast(u.Path); known && !covered && a.Is != state.API || u.Query().Has("rev") {
		return address
	}
	if asked, _, _ := askedFor(u.RawQuery); len(asked) > 0 {
		return address
	}
	u.RawQuery = strings.TrimPrefix(u.RawQuery+"&edition="+edition, "&")
	return u.String()
}

// banner says which edition a page is of, and leads to the same page in those beside it and as the record stands now.
func banner(past Past, here *url.URL) string {
	to := func(edition int) string {
		return escaped(state.WithQuery(here.EscapedPath(), strings.TrimPrefix(here.RawQuery+"&edition="+strconv.Itoa(edition), "&")))
	}
	var b strings.Builder
	b.WriteString(`<a class="skip" href="#content">Skip to the content</a>`) // first of all, as on every page
	fmt.Fprintf(&b, `<aside class="notice" id="edition" aria-label="Edition"><b>The record as it stood in edition %d</b>, of %s: %s. `, past.Facts.Edition, dayOf(past.Time), escaped(past.Changed))
	if past.Newest == past.Facts.Edition {
		b.WriteString("No later one is there yet. ")
	}
	fmt.Fprintf(&b, `<a href="%s">The record now</a>`, escaped(state.WithQuery(here.EscapedPath(), here.RawQuery)))
	if past.Earlier > 0 {
		fmt.Fprintf(&b, ` · <a rel="prev" href="%s">Edition before, %d</a>`, to(past.Earlier), past.Earlier)
	}
	if past.Later > 0 {
		fmt.Fprintf(&b, ` · <a rel="next" href="%s">Edition after, %d</a>`, to(past.Later), past.Later)
	}
	b.WriteString(` · <a href="/data">All editions</a></aside>`)
	return b.String()
}

// escaped is a text as it stands in markup and attributes.
func escaped(text string) string { return string(markup.Text(text).AppendTo(nil)) }
