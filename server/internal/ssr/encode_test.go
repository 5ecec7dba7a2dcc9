package ssr

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// wrapped is a component, which go-app encodes as its root.
type wrapped struct {
	app.Compo
	Text string
}

func (w *wrapped) Render() app.UI { return app.B().Text(w.Text) }

func TestEncode(t *testing.T) {
	for _, test := range []struct {
		name string
		ui   app.UI
		want string
	}{
		{"an empty element", app.Div(), `<div></div>`},
		{"one text", app.P().Text("one & two"), `<p>one &amp; two</p>`},
		{"quotes stay quotes in a text", app.P().Text(`“a” "b" 'c'`), `<p>“a” "b" 'c'</p>`},
		{"a reference that is text", app.P().Text(`&#34;`), `<p>&amp;#34;</p>`},
		{"a text keeps its own spaces", app.P().Body(app.Text("  in "), app.B().Text(" force "), app.Text(" since ")),
			`<p>  in <b> force </b> since </p>`},
		{"one element", app.Div().Body(app.P().Body(app.B().Text("x"))), `<div><p><b>x</b></p></div>`},
		{"elements side by side", app.Ul().Body(app.Li().Text("a"), app.Li(), app.Li().Body(app.B(), app.I())),
			`<ul><li>a</li><li></li><li><b></b><i></i></li></ul>`},
		{"empty texts leave nothing", app.P().Body(app.Text(""), app.B(), app.Text(""), app.Text("")), `<p><b></b></p>`},
		{"an only text that is empty", app.P().Text(""), `<p></p>`},
		{"a text before empty ones", app.P().Body(app.Text("a"), app.Text(""), app.Text("")), `<p>a</p>`},
		{"texts side by side", app.P().Body(app.Text("a "), app.Text("  b"), app.I()), `<p>a   b<i></i></p>`},
		{"a line break in a text of several", app.P().Body(app.I(), app.Text("a\nb"), app.B()), "<p><i></i>a\nb<b></b></p>"},
		{"components", app.Div().Body(&wrapped{Text: "a"}, app.Text(" "), &wrapped{Text: "b"}), `<div><b>a</b> <b>b</b></div>`},
		{"one component", app.Div().Body(&wrapped{Text: "a"}), `<div><b>a</b></div>`},
		{"void elements", app.P().Body(app.Text("a"), app.Br(), app.Img().Alt("b"), app.Input().Name("c")),
			`<p>a<br><img alt="b"><input name="c"></p>`},
		{"attributes sorted", app.A().Title("t").Href("/x?a=b&c=d").Class("c").ID("i"),
			`<a class="c" href="/x?a=b&amp;c=d" id="i" title="t"></a>`},
		{"the value true", app.Button().Aria("expanded", true).Aria("hidden", false).Attr("data-a", "true"),
			`<button aria-expanded="true" aria-hidden="false" data-a="true"></button>`},
		{"booleans", app.Input().Disabled(true).Required(false).Checked(true), `<input checked disabled>`},
		{"hidden or not", app.Div().Body(app.P().Hidden(true), app.P().Hidden(false)), `<div><p hidden></p><p></p></div>`},
		{"quotes in a value", app.P().Title(`a "b" <i> & \ 'c'`), `<p title="a &#34;b&#34; &lt;i&gt; &amp; \ 'c'"></p>`},
		{"a joiner and a line break in a value", app.P().Title("می\u200cرود\na\tb\u2028c"), "<p title=\"می\u200cرود&#10;a\tb\u2028c\"></p>"},
		{"markup in a value", app.P().Title(`"><script>x()</script>`), `<p title="&#34;&gt;&lt;script&gt;x()&lt;/script&gt;"></p>`},
		{"an address of another scheme", app.A().Href("javascript:x()"), `<a></a>`},
		{"an address with a disguised scheme", app.A().Href("\x01JavaScript:x()"), `<a></a>`},
		{"an address of a source", app.A().Href("https://example.org/a:b?c#d"), `<a href="https://example.org/a:b?c#d"></a>`},
		{"an address in the site", app.A().Href("/?date=a:b"), `<a href="/?date=a:b"></a>`},
		{"a hole that is filled", app.Div().Body(app.Div().ID("hole")), `<div><div id="hole"><svg></svg></div></div>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Encode([]byte("."), test.ui, map[string][]byte{"hole": []byte("<svg></svg>")})
			if err != nil || string(got) != "."+test.want {
				t.Errorf("Encode(%s) = %s, %v\nwant %s", app.HTMLString(test.ui), got, err, test.want)
			}
		})
	}
}

func TestEncodeRefusesOtherMarkup(t *testing.T) {
	for _, markup := range []string{
		"", "text", "<p>", "<p", "<p></b>", "<p>a<b></b></p>", "<p>\n<b></b>\n</p>", "<p a=b></p>", `<p a="b></p>`,
		"<p></p><p></p>", "<p>\n  <b></b></p>", "< p></p>", `<p "></p>`,
	} {
		if got, err := rewrite(nil, markup, nil); err == nil {
			t.Errorf("rewrite(%q) = %q, want an error", markup, got)
		}
	}
}

// FuzzEncode holds two promises: what is put into texts and attributes comes out of an HTML parser unchanged, and
// nothing of it ever becomes markup.
func FuzzEncode(f *testing.F) {
	f.Add("text", "value")
	f.Add(`<script>alert("1")</script>`, `"><script>alert(1)</script>`)
	f.Add("می\u200cرود \u202e", "می\u200cرود \\u200c \\")
	f.Add(strings.Repeat("x", 10_000), `' onload='x`)
	f.Add("&amp;&#34;&lt", "&quot;&#0;\r\x00\xff")
	f.Add("</p>", "-->")
	f.Fuzz(func(t *testing.T, text, attr string) {
		text = strings.ReplaceAll(text, "\n", " ") // our texts have none
		ui := app.Div().Body(
			app.P().Title(attr).DataSet("v", attr).Text(text),
			app.P().Body(app.B().Text(text), app.Text(text), app.I().Title(attr)),
		)
		got, err := Encode(nil, ui, nil)
		if err != nil {
			t.Fatal(err)
		}
		nodes, err := html.ParseFragment(bytes.NewReader(got), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
		if err != nil {
			t.Fatal(err)
		}
		text, attr = readable(text), readable(strings.TrimSpace(attr)) // go-app trims values
		want := []string{"div", "p", "data-v=" + attr, "title=" + attr, "#" + text, "p", "b", "#" + text, "#" + text, "i", "title=" + attr}
		want = slices.DeleteFunc(want, func(s string) bool { return s == "#" || s == "title=" || s == "data-v=" })
		if got := flatten(nodes); !slices.Equal(got, want) {
			t.Errorf("parsed back as %q\nwant %q", got, want)
		}
	})
}

// flatten lists elements, attributes and texts ("#...") in document order.
func flatten(nodes []*html.Node) (list []string) {
	for _, n := range nodes {
		switch n.Type {
		case html.TextNode:
			list = append(list, "#"+n.Data)
		case html.ElementNode:
			list = append(list, n.Data)
		default:
			list = append(list, "?"+n.Data)
		}
		for _, a := range n.Attr {
			list = append(list, a.Key+"="+a.Val)
		}
		for c := range n.ChildNodes() {
			list = append(list, flatten([]*html.Node{c})...)
		}
	}
	return list
}

// readable is what HTML can carry of s.
func readable(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
