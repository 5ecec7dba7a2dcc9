//go:build e2e

package e2e

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// stillWhole checks that a page whose program has not come works without it and says what is missing.
func stillWhole(t *testing.T, p *page, says string) {
	t.Helper()
	p.until("a word about what is missing", `probe.text("#status") !== ""`)
	if got := eval[string](p, `probe.text("#status")`); !strings.Contains(got, says) || !strings.Contains(got, "work without it") {
		t.Errorf("the page says %q, want %q in it", got, says)
	}
	p.click(p.spot("CHN"))
	awaits(p, "CHN", `probe.one("#panel").dataset.country`)
	awaits(p, true, `probe.text("#panel-class").startsWith("Ambassador sent since ")`)
	p.slide(number(t, "2021-08-15"))
	awaits(p, "/country/CHN?date=2021-08-15", `location.pathname + location.search`)
	awaits(p, "none", `probe.classOf("CHN")`)
}

func TestWithoutWebAssembly(t *testing.T) {
	g := newGate(t, shared(t))
	g.answer("static/worker.", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		io.WriteString(w, "delete globalThis.WebAssembly;")
		r.Header.Set("Accept-Encoding", "identity")
		body := httptest.NewRecorder()
		g.proxy.ServeHTTP(body, r)
		io.Copy(w, body.Body)
	})
	p := open(t, g.server, look{})
	p.visit("/")
	stillWhole(t, p, "this browser has no WebAssembly")
	awaits(p, true, `probe.all("#panel .events .sources a").length > 0`)
	p.clickOn(`.site a[href^="/table"]`)
	p.arrived("/table?date=2021-08-15")
	awaits(p, 0, `probe.counts(document, "tbody", "recognized")`)
}

func TestProgramThatDoesNotCome(t *testing.T) {
	p := open(t, shared(t), look{})
	p.expect("Failed to load resource", "request failed", "panic", "goroutine", "runtime", "main.", "pages.", "exit code", "\t/", "WebAssembly", "Content-Length", "MIME")
	for _, test := range []struct {
		name, says string
		gate       func(g *gate)
	}{
		{"blocked", "", func(g *gate) { g.refuse(".wasm") }},
		{"cut half-way", "", func(g *gate) { g.cut(".wasm") }},
		{"missing", "404", func(g *gate) { g.answer(".wasm", http.NotFound) }},
		{"no program at all", "", func(g *gate) {
			g.answer(".wasm", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/wasm")
				w.Write([]byte("\x00asm?"))
			})
		}},
		{"its script is missing", "a script did not come", func(g *gate) {
			g.answer(".js", func(w http.ResponseWriter, r *http.Request) {
				if strings.Contains(r.URL.Path, "wasm_exec") {
					http.NotFound(w, r)
					return
				}
				g.proxy.ServeHTTP(w, r)
			})
		}},
		{"its loader is missing", "a script did not come", func(g *gate) { g.answer("static/app.", http.NotFound) }},
		{"the record is missing", "", func(g *gate) { g.answer("data/", http.NotFound) }},
		{"the record is broken", "", func(g *gate) {
			g.answer("data/", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(`[{"id":`)) })
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := newGate(t, shared(t))
			test.gate(g)
			p.turn(g.server)
			p.visit("/")
			stillWhole(t, p, test.says)
			if got := eval[string](p, `document.documentElement.dataset.app`); got != "missing" {
				t.Errorf("data-app = %q", got)
			}
		})
	}
}

func TestBadDates(t *testing.T) {
	p := open(t, shared(t), look{})
	for _, test := range []struct{ query, day, notice string }{
		{"?date=yesterday", "", "is not a date"},
		{"?date=1990-01-01", "1 January 1996", "starts in 1996"},
		{"?date=9999-01-01", "", "still to come"},
		{"?date=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "", "is not a date"},
		{"?date=2024-02", "1 February 2024", "February 2024"},
	} {
		p.visit("/" + test.query)
		p.quiet()
		if got := eval[string](p, `probe.text("#notice")`); !strings.Contains(got, test.notice) {
			t.Errorf("%s: notice = %q, want %q in it", test.query, got, test.notice)
		}
		day := test.day
		if day == "" {
			day = eval[string](p, `new Date(+probe.one("#date").max * 864e5).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })`)
		}
		if got := eval[string](p, `probe.text("#day")`); got != day {
			t.Errorf("%s shows %s, want %s", test.query, got, day)
		}
		if !eval[bool](p, `probe.one("#notice").getBoundingClientRect().height > 10`) {
			t.Errorf("%s: the notice cannot be seen", test.query)
		}
	}
}

func TestUnknownAddress(t *testing.T) {
	p := open(t, shared(t), look{})
	p.expect("404")
	for _, path := range []string{"/nope", "/country/XAA", "/events/2025-01-01-xaa-nothing"} {
		p.visit(path)
		p.ready()
		awaits(p, true, `probe.text("h1") === "There is no page at this address" && probe.all('.roll a[href="/table"]').length === 1`)
		p.clickOn(`.roll a[href="/country/RUS"]`)
		awaits(p, "RUS", `probe.one("#panel")?.dataset.country ?? ""`)
		awaits(p, true, `!!probe.one("#map")`)
	}
}
