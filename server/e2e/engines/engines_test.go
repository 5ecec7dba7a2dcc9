//go:build e2e

package engines

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// document keeps something, saves something, and makes a mistake.
const document = `<!doctype html><title>A page</title><button style="position:absolute;left:100px;top:100px;width:50px;height:50px">Save</button><input>
<a download="said.txt" href="data:text/plain,said"></a><script>
document.querySelector("button").onclick = (e) => { trusted = e.isTrusted; document.querySelector("a").click(); };
document.querySelector("input").focus();
console.error("a mistake");
</script>`

// TestEngines does with each engine what a Tab promises.
func TestEngines(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, document)
	}))
	defer s.Close()
	for _, test := range []struct {
		name  string
		start func(context.Context) (Engine, error)
		hears bool
	}{{"Firefox", Firefox, true}, {"WebKit", WebKit, false}} {
		t.Run(test.name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 2*startTime)
			defer cancel()
			try := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			e, err := test.start(ctx)
			try(err)
			t.Cleanup(func() {
				if err := e.Close(); err != nil {
					t.Error(err)
				}
			})
			var mu sync.Mutex
			heard := 0
			p, err := e.Profile(ctx, func(line string) {
				mu.Lock()
				defer mu.Unlock()
				if heard++; line != "console error: a mistake" {
					t.Errorf("heard %q", line)
				}
			})
			try(err)
			is := func(tab Tab, expression, want string) {
				t.Helper()
				got, err := tab.Evaluate(ctx, expression)
				if err != nil || string(got) != want {
					t.Errorf("%s = %s, %v, want %s", expression, got, err, want)
				}
			}
			first, err := p.Tab(ctx)
			try(err)
			before := `null`
			switch err := first.Before(ctx, `globalThis.before = 1;`); {
			case err == nil:
				before = `1`
			case !errors.Is(err, errors.ErrUnsupported):
				t.Error(err)
			}
			try(first.Resize(ctx, 500, 400))
			try(first.Navigate(ctx, s.URL))
			is(first, `[innerWidth, innerHeight, document.hidden, document.title, globalThis.before ?? null]`, `[500,400,false,"A page",`+before+`]`)
			try(first.Press(ctx, "abc"))
			is(first, `document.querySelector("input").value`, `"abc"`)
			is(first, `undefined`, `null`)
			for _, wrong := range []string{`nothing.at`, `Promise.reject(new TypeError("x"))`, `)`} {
				if got, err := first.Evaluate(ctx, wrong); err == nil {
					t.Errorf("%s = %s, want an error", wrong, got)
				}
			}
			try(first.Click(ctx, 125, 125))
			is(first, `trusted`, `true`)
			for {
				file, err := os.ReadFile(filepath.Join(p.Downloads(), "said.txt"))
				if err == nil && string(file) == "said" {
					break
				}
				select {
				case <-ctx.Done():
					t.Fatalf("what was saved is %q, %v", file, err)
				case <-time.After(20 * time.Millisecond):
				}
			}

			// Tabs of a profile share what it keeps, those of another have nothing of it.
			is(first, `(localStorage.kept = "yes")`, `"yes"`)
			second, err := p.Tab(ctx)
			try(err)
			try(second.Navigate(ctx, s.URL))
			is(second, `localStorage.kept`, `"yes"`)
			is(first, `location.href`, string(mustJSON(s.URL+"/")))
			other, err := e.Profile(ctx, func(string) {})
			try(err)
			stranger, err := other.Tab(ctx)
			try(err)
			try(stranger.Navigate(ctx, s.URL))
			is(stranger, `localStorage.kept`, `null`)
			try(other.Close())

			if shot, err := second.Screenshot(ctx); err != nil || http.DetectContentType(shot) != "image/png" {
				t.Errorf("the screenshot is %.20q, %v", shot, err)
			}
			try(second.Close(ctx))
			if _, err := second.Evaluate(ctx, `1`); err == nil {
				t.Error("a closed tab answers")
			}
			is(first, `1`, `1`)
			try(p.Close())
			mu.Lock()
			defer mu.Unlock()
			if test.hears && heard != 2 {
				t.Errorf("heard %d mistakes, want one of each page", heard)
			}
		})
	}
}

func mustJSON(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}
