package markup

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestHTML(t *testing.T) {
	for _, test := range []struct {
		name string
		node Node
		want string
	}{
		{"an empty element", El("div"), `<div></div>`},
		{"one text", El("p").Text("one & two"), `<p>one &amp; two</p>`},
		{"quotes stay quotes in a text", El("p").Text(`“a” "b" 'c'`), `<p>“a” "b" 'c'</p>`},
		{"a reference that is text", El("p").Text(`&#34;`), `<p>&amp;#34;</p>`},
		{"markup in a text", El("p").Text(`<script>x()</script>`), `<p>&lt;script&gt;x()&lt;/script&gt;</p>`},
		{"a text keeps its own spaces", El("p").Body(Text("  in "), El("b").Text(" force "), Text(" since ")), `<p>  in <b> force </b> since </p>`},
		{"one element", El("div").Body(El("p").Body(El("b").Text("x"))), `<div><p><b>x</b></p></div>`},
		{"elements side by side", El("ul").Body(El("li").Text("a"), El("li"), El("li").Body(El("b"), El("i"))), `<ul><li>a</li><li></li><li><b></b><i></i></li></ul>`},
		{"empty texts leave nothing", El("p").Body(Text(""), El("b"), Text("")), `<p><b></b></p>`},
		{"an only text that is empty", El("p").Text(""), `<p></p>`},
		{"texts side by side", El("p").Body(Text("a "), Text("  b"), El("i")), `<p>a   b<i></i></p>`},
		{"a line break in a text", El("p").Body(El("i"), Text("a\nb"), El("b")), "<p><i></i>a\nb<b></b></p>"},
		{"a carriage return in a text", El("p").Text("a\r\nb"), "<p>a&#13;\nb</p>"},
		{"what HTML has not", El("p").Text("a\x00b\xffc"), "<p>a\uFFFDb\uFFFDc</p>"},
		{"an element without an end", El("p").Body(Text("a"), El("input").Attr("name", "c"), Text("b")), `<p>a<input name="c">b</p>`},
		{"what was made elsewhere", El("div").Body(Made("<svg></svg>"), Text("<")), `<div><svg></svg>&lt;</div>`},
		{"attributes in the order in which they were set", El("a").Title("t").Attr("href", "/x?a=b&c=d").ID("i").Role("link"), `<a title="t" href="/x?a=b&amp;c=d" id="i" role="link"></a>`},
		{"classes in several calls", El("a").Class("one").ID("i").Class("two three").Class(""), `<a class="one two three" id="i"></a>`},
		{"the value true", El("button").Aria("expanded", true).Aria("hidden", false).Attr("data-a", "true"), `<button aria-expanded="true" aria-hidden="false" data-a="true"></button>`},
		{"true by being there", El("input").Attr("disabled", true).Attr("required", false).Attr("checked", true), `<input disabled checked>`},
		{"hidden or not", El("div").Body(El("p").Hidden(true), El("p").Hidden(false)), `<div><p hidden></p><p></p></div>`},
		{"numbers", El("input").Attr("min", -5).TabIndex(0), `<input min="-5" tabindex="0">`},
		{"empty values", El("a").ID("").Class("").Title("").DataSet("v", "").Aria("label", "").Attr("href", ""), `<a></a>`},
		{"quotes in a value", El("p").Title(`a "b" <i> & \ 'c'`), `<p title="a &#34;b&#34; &lt;i&gt; &amp; \ 'c'"></p>`},
		{"a joiner and a line break in a value", El("p").Title("می\u200cرود\na\tb\u2028c"), "<p title=\"می\u200cرود&#10;a\tb\u2028c\"></p>"},
		{"markup in a value", El("p").Title(`"><script>x()</script>`), `<p title="&#34;&gt;&lt;script&gt;x()&lt;/script&gt;"></p>`},
		{"what HTML has not, in a value", El("p").Title("a\x00\r\xff"), "<p title=\"a\uFFFD&#13;\uFFFD\"></p>"},
		{"a body set twice", El("p").Text("a").Body(Text("b")), `<p>b</p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := HTML(test.node); got != test.want {
				t.Errorf("HTML = %s, want %s", got, test.want)
			}
			if got := string(test.node.AppendTo([]byte("."))); got != "."+test.want {
				t.Errorf("AppendTo(.) = %s, want .%s", got, test.want)
			}
		})
	}
	if got, want := HTML(Text("a"), El("b"), Text("c")), "a<b></b>c"; got != want {
		t.Errorf("HTML of three nodes = %s, want %s", got, want)
	}
}

// TestAddresses: one that would run as script is left out, in every attribute that a browser may follow.
func TestAddresses(t *testing.T) {
	for _, test := range []struct {
		name, address string
		kept          bool
	}{
		{"a path", "/table", true},
		{"a path with a colon in its query", "/?date=a:b", true},
		{"a query alone", "?date=a:b", true},
		{"a place on the page", "#a:b", true},
		{"a word", "table", true},
		{"a source", "https://example.org/a:b?c#d", true},
		{"a source without encryption", "http://example.org/", true},
		{"a source in capitals", "HTTPS://example.org/", true},
		{"another host", "//example.org/", true},
		{"a letter", "mailto:a@example.org", true},
		{"script", "javascript:x()", false},
		{"script in other letters", "JavaScript:x()", false},
		{"script behind a blank", " javascript:x()", false},
		{"script behind a sign that browsers skip", "\x01javascript:x()", false},
		{"script with a line break in its name", "java\nscript:x()", false},
		{"script with a tab before the colon", "javascript\t:x()", false},
		{"data", "data:text/html,<script>x()</script>", false},
		{"an old scheme", "vbscript:x()", false},
		{"a file", "file:///etc/passwd", false},
		{"no scheme but a colon", ":x", false},
	} {
		for _, name := range []string{"href", "src", "action", "formaction", "cite"} {
			got := HTML(El("a").Attr(name, test.address)) != "<a></a>"
			if got != test.kept {
				t.Errorf("%s: %s=%q is kept: %v, want %v", test.name, name, test.address, got, test.kept)
			}
		}
		if HTML(El("a").Title(test.address)) == "<a></a>" {
			t.Errorf("%s: title=%q is left out, though it is no address", test.name, test.address)
		}
	}
}

// TestAttrRefusesOtherValues: a value of another type is a mistake of ours.
func TestAttrRefusesOtherValues(t *testing.T) {
	defer func() {
		if got, want := recover(), "markup: width: a value that is no string, int or bool"; got != want {
			t.Errorf("Attr(width, 1.5) panics with %v, want %v", got, want)
		}
	}()
	El("svg").Attr("width", 1.5)
}

// TestSameCallsSameBytes: on the server and in the browser, now and later.
func TestSameCallsSameBytes(t *testing.T) {
	page := func() string {
		return HTML(El("a").Class("b").ID("c").DataSet("d", "e").Aria("f", "g").Title("h").Attr("href", "/i").Body(Text("j"), El("k").Text("l")))
	}
	for range 20 {
		if got := page(); got != page() {
			t.Fatalf("the same calls give %s and another time %s", got, page())
		}
	}
}

// FuzzHTML holds two promises: what is put into texts and attributes comes out of an HTML parser unchanged, and nothing of
// it ever becomes markup.
func FuzzHTML(f *testing.F) {
	f.Add("text", "value")
	f.Add(`<script>alert("1")</script>`, `"><script>alert(1)</script>`)
	f.Add("می\u200cرود \u202e", "می\u200cرود \\u200c \\")
	f.Add(strings.Repeat("x", 10_000), `' onload='x`)
	f.Add("&amp;&#34;&lt", "&quot;&#0;\r\x00\xff")
	f.Add("</p>", "-->")
	f.Add("line\nbreak\r\n", " \n\tblanks\n ")
	f.Fuzz(func(t *testing.T, text, attr string) {
		node := El("div").Body(
			El("p").Title(attr).DataSet("v", attr).Text(text),
			El("p").Body(El("b").Text(text), Text(text), El("i").Title(attr)),
		)
		nodes, err := html.ParseFragment(bytes.NewReader([]byte(HTML(node))), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
		if err != nil {
			t.Fatal(err)
		}
		text, attr = readable(text), readable(attr)
		want := []string{"div", "p", "title=" + attr, "data-v=" + attr, "#" + text, "p", "b", "#" + text, "#" + text, "i", "title=" + attr}
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

// readable is what HTML can carry of s. strings.ToValidUTF8 would make one sign of several bytes that are none.
func readable(s string) string {
	return strings.ReplaceAll(string([]rune(s)), "\x00", "\uFFFD")
}
