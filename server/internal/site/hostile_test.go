package site

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/geodata/relation"
)

// hostile are texts that an event may have and no page may be moved by.
var hostile = []struct{ name, text string }{
	{"quotes", `He said "no", 'never' and \"perhaps\" \ `},
	{"a script", `<script>alert("x")</script>`},
	{"an end of a script", `</script><script>alert(1)</script><!-- `},
	{"an end of a style", `</style></title></textarea><img src=x onerror=alert(1)>`},
	{"an attribute", `" onmouseover="alert(1)" x='`},
	{"references", `&lt;b&gt; &amp;amp; &#60; &quot`},
	{"a joiner", "می\u200cشود: به رسمیت شناختن"},
	{"right to left", "\u202eטקסט נגדי\u202c العربية"},
	{"10,000 characters", strings.Repeat("long ", 2000)},
	{"a template", "{{.Version}} ${x} `x`"},
	{"line separators", "one\u2028two\u2029three"},
}

func TestHostileEvents(t *testing.T) {
	code := someState(t)
	events := []relation.Event{event("plain", "2025-07-02", relation.Visit, code)}
	for i, test := range hostile {
		// An ambassador is accepted by the first, sent by the second: both headlines explain the class.
		kind := []relation.Kind{relation.AmbassadorSent, relation.AmbassadorAccepted, relation.Statement}[min(i, 2)]
		e := event("h"+strconv.Itoa(i), "2025-07-03", kind, code)
		e.Headline, e.Detail = "h "+test.text+" h", "d "+test.text+" d"
		e.Sources = []relation.Source{{
			URL: "https://example.org/?" + strings.NewReplacer(" ", "", "\n", "").Replace(test.text), Publisher: "p " + test.text + " p",
			Title: "t " + test.text + " t", Published: "u " + test.text, Supports: "s " + test.text + " s",
		}}
		events = append(events, e)
	}
	s := newSite(t, func(c *Config) { c.Facts = func() Facts { return facts(1, events...) } })
	elements := len(parse(t, body(t, s, "/events/plain")))
	entry, log := body(t, s, "/country/"+string(code)), body(t, s, "/events?year=2025")
	for i, test := range hostile {
		e := events[i+1]
		t.Run(test.name, func(t *testing.T) {
			page := body(t, s, "/events/"+e.ID)
			holdsTexts(t, page, e.Headline, e.Detail, e.Sources[0].Publisher, e.Sources[0].Supports, e.Sources[0].Title)
			if got := len(parse(t, page)); got != elements {
				t.Errorf("the event's page has %d elements, that of a harmless event %d", got, elements)
			}
			holdsTexts(t, entry, e.Headline, e.Detail, e.Sources[0].Publisher)
			holdsTexts(t, log, e.Headline)
		})
	}
	for _, address := range []string{"/", "/table", "/events", "/nope"} {
		holdsTexts(t, get(s, "GET", address).Body.String())
	}
	first := text(find(t, parse(t, entry), "script", "id", "first"))
	var facts any
	if err := json.Unmarshal([]byte(first), &facts); err != nil || !strings.Contains(first, "perhaps") {
		t.Errorf("the JSON for the page's script is broken or lacks a headline: %v", err)
	}
	back, err := relation.ParseWire(body(t, s, dataAddress(t, s).Events))
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range back {
		if e.Headline != events[i].Headline || e.Sources[0] != events[i].Sources[0] {
			t.Errorf("event %s comes back as %+v", events[i].ID, e)
		}
	}
}

// holdsTexts checks that a document has each text as text and nothing in it that a text could have made.
func holdsTexts(t *testing.T, document string, texts ...string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			t.Errorf("a comment: %.80q", n.Data)
		case n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style":
			all.WriteString(n.Data + "\n")
		case n.Data == "img", n.Data == "textarea":
			t.Errorf("a stray <%s>", n.Data)
		case n.Data == "script" && strings.HasPrefix(text(n), "alert"):
			t.Errorf("a script: %.80q", text(n))
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.Contains(a.Val, `\u200c`) {
				t.Errorf("<%s %s=%.80q>", n.Data, a.Key, a.Val)
			}
		}
	}
	for _, want := range texts {
		if !strings.Contains(all.String(), want) {
			t.Errorf("the text %.80q is not there as it was written", want)
		}
	}
}

func dataAddress(t *testing.T, s *Site) (n newest) {
	t.Helper()
	if err := json.Unmarshal([]byte(body(t, s, "/data/current.json")), &n); err != nil {
		t.Fatal(err)
	}
	return n
}
