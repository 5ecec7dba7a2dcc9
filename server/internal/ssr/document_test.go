package ssr

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestDocumentEscapes(t *testing.T) {
	const text = `"><script>x()</script> & 'y' می` + "\u200c" + `رود </title>`
	frame := Frame{Base: "https://map.example", Revision: text, Style: "a>b{}", Hold: "0<1", Script: "1<2", Loader: "/s.js", Core: text, Image: "/i.png",
		Links: []Link{{Rel: "icon", Href: text, Type: "image/svg+xml", Sizes: "any"}}}
	d := Document{Lang: "fa", Dir: "rtl", Title: text, Description: text, Canonical: "/x", Address: "/x?" + text,
		Body: []byte(`<div id="app"></div>`), First: []byte(`{"a":"</script><!--"}` + "\n")}
	got := frame.Append(nil, &d)
	root, err := html.Parse(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	values := map[string]string{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		tags = append(tags, n.Data)
		name := n.Data
		for _, a := range n.Attr {
			if a.Key == "name" || a.Key == "property" || a.Key == "rel" || a.Key == "id" {
				name += " " + a.Val
			}
		}
		for _, a := range n.Attr {
			values[name+" "+a.Key] = a.Val
		}
		if n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
			values[name] = n.FirstChild.Data
		}
	}
	for name, want := range map[string]string{
		"title": text, "meta description content": text, "meta og:title content": text, "meta og:url content": "https://map.example/x?" + text,
		"html data-revision": text, "html data-core": text, "html lang": "fa", "html dir": "rtl", "html data-app": "loading",
		"link canonical href": "https://map.example/x", "link icon href": text, "style": "a>b{}", "script": "1<2", "html data-loader": "/s.js",
		"script first": `{"a":"\u003C/script\u003E\u003C!--"}`, "meta og:image content": "https://map.example/i.png",
	} {
		if values[name] != want {
			t.Errorf("%s = %q, want %q", name, values[name], want)
		}
	}
	if n := strings.Count(strings.Join(tags, " "), "script"); n != 3 {
		t.Errorf("the document has %d scripts, want 3: %v", n, tags)
	}
	for _, absent := range []string{"html data-wasm", "html data-world"} {
		if v, ok := values[absent]; ok {
			t.Errorf("%s = %q, want no such attribute", absent, v)
		}
	}
}

func TestDocumentNotToBeIndexed(t *testing.T) {
	if known := string((&Frame{}).Append(nil, &Document{Title: "T", Canonical: "/table"})); strings.Contains(known, "canonical") || strings.Contains(known, "robots") {
		t.Errorf("a page to be indexed of a site whose name is not known is %s", known)
	}
	got := string((&Frame{}).Append(nil, &Document{Title: "T"}))
	if !strings.Contains(got, `<meta name="robots" content="noindex">`) || strings.Contains(got, "canonical") {
		t.Errorf("a page without canonical address is %s", got)
	}
	if strings.Contains(got, "<script") || strings.Contains(got, "og:url") {
		t.Errorf("a frame without scripts and base gives %s", got)
	}
}

func TestFrameCheck(t *testing.T) {
	for _, test := range []struct {
		name  string
		frame Frame
		ok    bool
	}{
		{"letters beyond ASCII", Frame{Script: "x = 'é'"}, false},
		{"ordinary", Frame{Style: "a>b{}", Script: "if (1<2) {}"}, true},
		{"a style that ends itself", Frame{Style: `a{content:"</STYLE>"}`}, false},
		{"a script that ends itself", Frame{Script: `x = "</Script "`}, false},
		{"a script that opens a comment", Frame{Script: `x = "<!--"`}, false},
	} {
		if err := test.frame.Check(); (err == nil) != test.ok {
			t.Errorf("%s: Check() = %v", test.name, err)
		}
	}
}

// TestLeanDocument: a page with the map alone has the rest of the style by its address, others have it inline.
func TestLeanDocument(t *testing.T) {
	frame := Frame{Style: "a{}", Rest: "table{}", RestFile: "/static/rest.css"}
	lean := string(frame.Append(nil, &Document{Lean: true}))
	if strings.Contains(lean, frame.Rest) || !strings.Contains(lean, ` data-style="/static/rest.css"`) || !strings.Contains(lean, "<style>a{}</style>") {
		t.Errorf("a lean page: %s", lean)
	}
	whole := string(frame.Append(nil, &Document{}))
	if strings.Contains(whole, "data-style") || !strings.Contains(whole, "<style>a{}</style><style>table{}</style>") {
		t.Errorf("another page: %s", whole)
	}
}
