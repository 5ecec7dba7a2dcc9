package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// mostCarried is how many bytes the copy in one file may have, uncompressed as it is carried.
const mostCarried = 1 << 20

// The copy of the real record has all of it, needs nothing beside itself, and its sums are right.
func TestCarry(t *testing.T) {
	s := realSite(t)
	w := get(s, "GET", "/carry.html")
	text := w.Body.String()
	if len(text) > mostCarried {
		t.Errorf("the copy has %d bytes, want at most %d", len(text), mostCarried)
	}
	t.Logf("the copy has %d bytes", len(text))

	whole := strings.TrimSuffix(text, "\n")
	end := strings.LastIndexByte(whole, '\n') + 1
	if want := hexSum(text[:end]); !strings.HasPrefix(text[end:], `<section id="sum" aria-label="Sum">SHA-256 of all lines above: <code>`+want+"</code>") {
		t.Errorf("the last line is %q, want the sum %s", text[end:], want)
	}
	if got, want := body(t, s, "/carry.sha256"), hexSum(text)+"  recognition-map-2025-07-10.html\n"; got != want {
		t.Errorf("GET /carry.sha256 = %q, want %q", got, want)
	}
	if again := body(t, realSite(t), "/carry.html"); again != text {
		t.Error("two servers of one build make two copies of one edition")
	}

	ids, policy, links := map[string]bool{}, "", 0
	for _, n := range parse(t, text) {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if id := attr["id"]; id != "" && ids[id] {
			t.Errorf("two elements are called %s", id)
		} else {
			ids[id] = true
		}
		if attr["http-equiv"] != "" {
			policy = attr["content"]
		}
		if attr["src"] != "" || attr["srcset"] != "" || attr["action"] != "" || n.Data == "link" && attr["href"] != "data:," {
			t.Errorf("<%s> asks for %v", n.Data, attr)
		}
		if attr["type"] != "application/json" && (n.Data == "script" || n.Data == "style") && !strings.Contains(policy, hashSource(n.FirstChild.Data)) {
			t.Errorf("the policy of the copy keeps out its own %s: %.80s", n.Data, n.FirstChild.Data)
		}
	}
	for _, found := range regexp.MustCompile(`href=\\?"([^"\\]*)`).FindAllStringSubmatch(text, -1) {
		to, inside := strings.CutPrefix(found[1], "#")
		if inside && to != "{code}" && !ids[to] || !inside && !strings.HasPrefix(to, "http") && !strings.HasPrefix(to, "data:,") && !strings.HasPrefix(to, "{") && !strings.HasPrefix(to, "${") {
			t.Errorf("a link leads to %q, which is not in the file", found[1])
		}
		links++
	}
	if links < 2000 {
		t.Errorf("the copy has %d links", links)
	}
	if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "connect-src") || !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), policy) {
		t.Errorf("the policy of the copy is %q, that of the answer %q", policy, w.Header().Get("Content-Security-Policy"))
	}
	for _, c := range country.All() {
		if !ids[string(c.Code)] {
			t.Errorf("the copy has no entry of %s", c.Name)
		}
	}
	plain := html.UnescapeString(text)
	for _, e := range s.current.Load().facts.Record.Events() {
		for _, has := range append([]string{e.Headline, e.Detail}, urls(e)...) {
			if !strings.Contains(plain, has) {
				t.Errorf("of %s the copy lacks %q", e.ID, has)
			}
		}
	}
}

func hexSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func urls(e *relation.Event) (list []string) {
	for _, s := range e.Sources {
		list = append(list, s.URL)
	}
	return list
}

// A record that is too long for the file leaves events out, and says so.
func TestCarryOfALongRecord(t *testing.T) {
	var events []relation.Event
	for i := range 3000 {
		e := event(fmt.Sprintf("event-%d", i), "2024-01-01", relation.Visit, country.All()[i%200].Code)
		e.Detail = strings.Repeat("Detail ", 60)
		events = append(events, e)
	}
	s := newSite(t, func(c *Config) { f := facts(1, events...); c.Facts = func() Facts { return f } })
	text := body(t, s, "/carry.html")
	if len(text) > mostCarried || len(text) < mostCarried*9/10 {
		t.Errorf("the copy of a long record has %d bytes, want nearly %d", len(text), mostCarried)
	}
	if !strings.Contains(text, "Older events left out to keep this file small: ") {
		t.Error("the copy does not say that it leaves events out")
	}
}

// Whatever stands in an event, it ends no script and no element of the copy.
func TestCarryOfHostileWords(t *testing.T) {
	e := event("hostile", "2022-03-01", relation.AmbassadorSent, someState(t))
	e.Headline = `</script><script>alert(1)</script> href="/events/x" <!-- {day} & "quoted"`
	s := newSite(t, func(c *Config) { f := facts(1, e); c.Facts = func() Facts { return f } })
	scripts := 0
	for _, n := range parse(t, body(t, s, "/carry.html")) {
		if n.Data != "script" {
			continue
		}
		scripts++
		for _, a := range n.Attr {
			if a.Key == "type" && a.Val == "application/json" && !json.Valid([]byte(n.FirstChild.Data)) {
				t.Errorf("a script holds what is no JSON: %.200s", n.FirstChild.Data)
			}
		}
	}
	if scripts != 5 {
		t.Errorf("the copy has %d scripts, want 5", scripts)
	}
}
