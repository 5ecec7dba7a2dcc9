package admin

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// browser is someone with a cookie jar for one cookie.
type browser struct {
	*office
	cookie *http.Cookie
}

// answer is a response with its page.
type answer struct {
	*httptest.ResponseRecorder
	t    *testing.T
	root *html.Node
}

func (b *browser) send(r *http.Request) answer {
	b.t.Helper()
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		b.cookie = c
		if c.MaxAge < 0 {
			b.cookie = nil
		}
	}
	root, err := html.Parse(strings.NewReader(w.Body.String()))
	if err != nil {
		b.t.Fatal(err)
	}
	return answer{w, b.t, root}
}

func (b *browser) get(address string) answer {
	b.t.Helper()
	return b.send(httptest.NewRequestWithContext(b.t.Context(), "GET", address, nil))
}

func (b *browser) post(address string, form url.Values) answer {
	b.t.Helper()
	r := httptest.NewRequestWithContext(b.t.Context(), "POST", address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.send(r)
}

// signIn returns a browser in which a person has signed in.
func (o *office) signIn(name string) *browser {
	o.t.Helper()
	b := &browser{office: o}
	if a := b.post("/edit/login", url.Values{"secret": {"secret of " + name}}); a.Code != http.StatusSeeOther || b.cookie == nil {
		o.t.Fatalf("signing in as %s = %d", name, a.Code)
	}
	return b
}

func (o *office) reader() *browser { return &browser{office: o} }

func (a answer) want(status int) answer {
	a.t.Helper()
	if a.Code != status {
		a.t.Fatalf("status %d, want %d: %s", a.Code, status, a.text())
	}
	return a
}

// all returns the elements that a test of theirs holds for.
func (a answer) all(is func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := range a.root.Descendants() {
		if n.Type == html.ElementNode && is(n) {
			found = append(found, n)
		}
	}
	return found
}

func (a answer) byID(id string) *html.Node {
	for _, n := range a.all(func(n *html.Node) bool { return attr(n, "id") == id }) {
		return n
	}
	return nil
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf is the text inside an element, without that of styles.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent.Data != "style" {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func (a answer) text() string { return textOf(a.root) }

// form returns what the form with an address would send when its button were pressed, and fails without one.
func (a answer) form(action, hiddenName string) url.Values {
	a.t.Helper()
	for _, f := range a.all(func(n *html.Node) bool { return n.Data == "form" && attr(n, "action") == action }) {
		values := url.Values{}
		for n := range f.Descendants() {
			switch {
			case n.Type != html.ElementNode:
			case n.Data == "input":
				values.Add(attr(n, "name"), attr(n, "value"))
			case n.Data == "textarea":
				values.Add(attr(n, "name"), textOf(n))
			case n.Data == "option":
				if _, chosen := find(n, "selected"); chosen {
					values.Add(attr(n.Parent, "name"), attr(n, "value"))
				}
			}
		}
		if hiddenName == "" || values.Has(hiddenName) {
			return values
		}
	}
	a.t.Fatalf("no form goes to %s: %s", action, a.text())
	return nil
}

func find(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func set(form url.Values, pairs ...string) url.Values {
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}
