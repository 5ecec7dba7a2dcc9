package site

import (
	"strings"
	"testing"
)

// budgetText is how many bytes on the wire the page of words alone may have, in the form of a client that takes no better.
const budgetText = 14_000

func TestText(t *testing.T) {
	s := realSite(t)
	for _, test := range []struct{ address, holds string }{
		{"/text", "On 10 July 2025 one state recognizes"},
		{"/text?date=2023-09-13", ">China</a>, since 13 September 2023"},
		{"/text?date=1999-01-01&lens=envoy&at=africa", `href="/country/PAK?date=1999-01-01"`},
		{"/text?date=2021-08-15", ">No state on this day.<"},
		{"/text?date=yesterday", "yesterday&#8221; is not a date"},
		{"/text?date=2999-01-01", "is still to come"},
	} {
		for _, form := range []string{"br", "gzip"} {
			w := get(s, "GET", test.address, "Accept-Encoding", form)
			if n := w.Body.Len(); w.Code != 200 || w.Header().Get("Content-Encoding") != form || n < 1000 || n > budgetText {
				t.Errorf("GET %s in %s = %d, %d bytes, want some and at most %d", test.address, form, w.Code, n, budgetText)
			}
		}
		w := get(s, "GET", test.address)
		text := w.Body.String()
		if !strings.Contains(text, test.holds) {
			t.Errorf("GET %s lacks %q", test.address, test.holds)
		}
		for _, not := range []string{"<script", "<svg", "<img", `rel="stylesheet"`} {
			if strings.Contains(text, not) {
				t.Errorf("GET %s has %s", test.address, not)
			}
		}
		for _, n := range parse(t, text) {
			if n.Data == "style" && !strings.Contains(w.Header().Get("Content-Security-Policy"), hashSource(n.FirstChild.Data)) {
				t.Errorf("GET %s: its policy keeps its own style out", test.address)
			}
		}
	}
	if w := get(s, "GET", "/text/?date=2025-07-03"); w.Code != 301 || w.Header().Get("Location") != "/text?date=2025-07-03" {
		t.Errorf("GET /text/ = %d to %s, want 301 to /text", w.Code, w.Header().Get("Location"))
	}
	if !strings.Contains(body(t, s, "/accessibility?date=2025-07-03"), `href="/text?date=2025-07-03"`) {
		t.Error("the page on accessibility does not lead to the page of words alone")
	}
}
