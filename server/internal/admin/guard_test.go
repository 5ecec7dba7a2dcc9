package admin

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recognitionmap/server/internal/eventstore"
)

// Every page has the headers, one h1, no script, labels for its fields, ids once, and only such references as there are.
func TestPages(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	changed := visit()
	changed.Headline = "An envoy visits again"
	o.publish(changed, "second")
	if _, err := o.store.Propose(t.Context(), eventstore.Change{EventID: visitID, Expect: 2, Author: "Ben Proposer", Reason: "why"}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.store.Report(t.Context(), visitID, "something is wrong with this"); err != nil {
		t.Fatal(err)
	}
	ada, reader := o.signIn("Ada Publisher"), o.reader()
	for _, test := range []struct {
		who      *browser
		address  string
		status   int
		noindex  bool
		cachable bool
	}{
		{reader, "/edit/login", 200, true, false}, {ada, "/edit", 200, true, false}, {ada, "/edit?country=FRA&done=proposed", 200, true, false},
		{ada, "/edit/new?country=FRA", 200, true, false}, {ada, "/edit/event/" + visitID, 200, true, false},
		{ada, "/edit/event/none", 404, true, false}, {ada, "/edit/proposals/1", 200, true, false}, {ada, "/edit/proposals/2", 404, true, false},
		{ada, "/edit/proposals/x", 404, true, false}, {ada, "/edit/notes/1", 200, true, false}, {ada, "/edit/notes/9", 404, true, false},
		{ada, "/edit/nothing", 404, true, false}, {ada, "/edit/new?proposal=1", 404, true, false},
		{reader, "/history/" + visitID, 200, false, true}, {reader, "/history/none", 404, false, false},
		{reader, "/corrections", 200, false, true}, {reader, "/corrections?page=2", 404, false, false}, {reader, "/corrections?page=01", 404, false, false},
		{reader, "/report/" + visitID, 200, false, true}, {reader, "/report/none", 404, false, false}, {reader, "/report/" + visitID + "/thanks", 200, false, false},
	} {
		t.Run(test.address, func(t *testing.T) {
			a := test.who.get(test.address)
			if a.Code != test.status {
				t.Fatalf("status %d, want %d", a.Code, test.status)
			}
			checkHeaders(t, a, test.noindex, test.cachable)
			checkPage(t, a)
		})
	}
}

func checkHeaders(t *testing.T, a answer, noindex, cachable bool) {
	t.Helper()
	h := a.Header()
	style := a.all(func(n *html.Node) bool { return n.Data == "style" })
	if len(style) != 1 {
		t.Fatalf("%d styles", len(style))
	}
	sum := sha256.Sum256([]byte(style[0].FirstChild.Data))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	if got := h.Get("Content-Security-Policy"); got != want {
		t.Errorf("policy %q, want %q", got, want)
	}
	if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cross-Origin-Opener-Policy") != "same-origin" || (h.Get("X-Robots-Tag") == "noindex") != noindex {
		t.Errorf("headers %v", h)
	}
	if caching := h.Get("Cache-Control"); cachable != (caching == "public, no-cache") || !cachable && caching != "no-store" {
		t.Errorf("Cache-Control %q", caching)
	}
	if cachable == (h.Get("ETag") == "") {
		t.Errorf("ETag %q", h.Get("ETag"))
	}
}

func checkPage(t *testing.T, a answer) {
	t.Helper()
	ids, labelled, headings := map[string]int{}, map[string]bool{}, 0
	for _, n := range a.all(func(*html.Node) bool { return true }) {
		if id := attr(n, "id"); id != "" {
			ids[id]++
		}
		switch n.Data {
		case "script":
			t.Error("a script")
		case "h1":
			headings++
		case "label":
			labelled[attr(n, "for")] = true
		}
		for _, at := range n.Attr {
			if strings.HasPrefix(at.Key, "on") || at.Key == "style" {
				t.Errorf("%s has %s", n.Data, at.Key)
			}
		}
	}
	if headings != 1 {
		t.Errorf("%d h1", headings)
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %s is there %d times", id, n)
		}
	}
	for _, n := range a.all(func(n *html.Node) bool { return true }) {
		switch n.Data {
		case "input", "select", "textarea":
			if attr(n, "type") != "hidden" && !labelled[attr(n, "id")] {
				t.Errorf("the field %s has no label", attr(n, "name"))
			}
		case "img":
			if attr(n, "alt") == "" {
				t.Error("a picture without words")
			}
		}
		refs := strings.Fields(attr(n, "aria-describedby") + " " + attr(n, "aria-labelledby"))
		if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok {
			refs = append(refs, to)
		}
		for _, to := range refs {
			if ids[to] == 0 {
				t.Errorf("%s refers to #%s, which is not there", n.Data, to)
			}
		}
	}
}

func TestFormsOfOthersAreRefused(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	ada := o.signIn("Ada Publisher")
	for _, address := range []string{"/edit/login", "/edit/logout", "/edit/new", "/edit/event/" + visitID, "/report/" + visitID, "/edit/proposals/1", "/edit/notes/1"} {
		for _, site := range []string{"cross-site", "same-site"} {
			r := httptest.NewRequestWithContext(t.Context(), "POST", address, strings.NewReader("do=publish"))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set("Sec-Fetch-Site", site)
			if a := ada.send(r); a.Code != http.StatusForbidden {
				t.Errorf("POST %s from %s = %d, want 403", address, site, a.Code)
			}
		}
		r := httptest.NewRequestWithContext(t.Context(), "POST", address, strings.NewReader("do=publish"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "https://evil.example")
		if a := ada.send(r); a.Code != http.StatusForbidden {
			t.Errorf("POST %s of another origin = %d, want 403", address, a.Code)
		}
	}
	for _, token := range []string{"", "x", o.signIn("Pia Publisher").get("/edit/new").form("/edit/new", "").Get("token")} {
		form := set(ada.get("/edit/event/"+visitID).form("/edit/event/"+visitID, "withdraw"), "withdraw-reason", "why", "do", "publish", "token", token)
		ada.post("/edit/event/"+visitID, form).want(http.StatusForbidden)
	}
	if n := len(o.desk.State().Log); n != 1 {
		t.Errorf("the store has %d revisions, want 1", n)
	}
}

// A browser that says nothing of where a form comes from but its origin is believed for the name by which readers know the
// site, whatever a proxy makes of the host.
func TestFormsBehindAProxy(t *testing.T) {
	for _, test := range []struct {
		name, base, host, origin string
		want                     int
	}{
		{"the host of the upstream", "https://map.example", "127.0.0.1:8000", "https://map.example", http.StatusUnprocessableEntity},
		{"the host of the upstream, another site", "https://map.example", "127.0.0.1:8000", "https://evil.example", http.StatusForbidden},
		{"the site's other scheme", "https://map.example", "127.0.0.1:8000", "http://map.example", http.StatusForbidden},
		{"a port that https has anyway", "", "map.example:443", "https://map.example", http.StatusUnprocessableEntity},
		{"a port that http has anyway", "", "map.example:80", "http://map.example", http.StatusUnprocessableEntity},
		{"another port", "", "map.example:8443", "https://map.example", http.StatusForbidden},
		{"no proxy", "", "127.0.0.1:8000", "http://127.0.0.1:8000", http.StatusUnprocessableEntity},
	} {
		o := open(t, func(o *Options) { o.Base = test.base })
		o.publish(visit(), "first")
		r := httptest.NewRequestWithContext(t.Context(), "POST", "/report/"+visitID, strings.NewReader("text=short"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", test.origin)
		r.Host = test.host
		w := httptest.NewRecorder()
		if o.ServeHTTP(w, r); w.Code != test.want {
			t.Errorf("%s: POST of %s to %s = %d, want %d", test.name, test.origin, test.host, w.Code, test.want)
		}
	}
}

func TestBodies(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	for _, test := range []struct {
		name, contentType, body string
		want                    int
	}{
		{"a megabyte and more", "application/x-www-form-urlencoded", "text=" + strings.Repeat("a", 1<<20), http.StatusRequestEntityTooLarge},
		{"JSON", "application/json", "{}", http.StatusUnsupportedMediaType},
		{"no type", "", "text=x", http.StatusUnsupportedMediaType},
		{"broken escapes", "application/x-www-form-urlencoded", "text=%zz", http.StatusBadRequest},
		{"nothing", "application/x-www-form-urlencoded", "", http.StatusUnprocessableEntity},
		{"NUL bytes", "application/x-www-form-urlencoded", "text=" + url.QueryEscape("a text with \x00 in it, long enough"), http.StatusUnprocessableEntity},
		{"broken UTF-8", "application/x-www-form-urlencoded", "text=" + url.QueryEscape("a text with \xff\xfe in it, long enough"), http.StatusUnprocessableEntity},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), "POST", "/report/"+visitID, strings.NewReader(test.body))
			r.Header.Set("Content-Type", test.contentType)
			if a := o.reader().send(r); a.Code != test.want || !strings.Contains(a.Header().Get("Content-Type"), "text/html") {
				t.Errorf("status %d, want %d with a page", a.Code, test.want)
			}
		})
	}
	if notes, _ := o.store.Notes(t.Context(), ""); len(notes) > 0 {
		t.Errorf("%d notes were kept", len(notes))
	}
}

func TestPanicIsAPage(t *testing.T) {
	o := open(t, func(o *Options) { o.Hash = func(string) []byte { panic("a mistake") } })
	if a := o.reader().post("/edit/login", url.Values{"secret": {"x"}}); a.Code != http.StatusInternalServerError || !strings.Contains(a.text(), "ours") {
		t.Errorf("a panic answers %d", a.Code)
	}
}

func TestPictures(t *testing.T) {
	o := open(t)
	ada := o.signIn("Ada Publisher")
	q := "/edit/preview.svg?day=2026-11-20"
	with := q + "&id=x&country=FRA&date=2026-11-01&confidence=confirmed&kind=recognition"
	for address, want := range map[string]string{q: `data-class="none"`, with: `data-class="recognized"`, q + "&id=x": `data-class="none"`} {
		a := ada.get(address).want(http.StatusOK)
		if !strings.Contains(a.Body.String(), want) || a.Header().Get("Content-Type") != "image/svg+xml" {
			t.Errorf("%s = %s", address, a.Body)
		}
		for d := xml.NewDecoder(a.Body); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is no XML: %v", address, err)
			}
		}
	}
	for _, bad := range []string{"/edit/preview.svg", q[:len(q)-1] + "x", strings.Replace(with, "FRA", "XXX", 1), strings.Replace(with, "recognition", "x", 1), strings.Replace(with, "2026-11-01", "x", 1)} {
		ada.get(bad).want(http.StatusNotFound)
	}
	o.reader().get(q).want(http.StatusSeeOther)
}
