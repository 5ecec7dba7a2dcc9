package admin

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/sources"
)

const sourceURL = "https://mfa.gov.fr/1"

// openChecked is an office that asks for pages by check, with how often it did.
func openChecked(t *testing.T, check func() (eventstore.Page, error)) (o *office, asked *int) {
	t.Helper()
	asked = new(int)
	var book *sources.Book
	o = open(t, func(options *Options) {
		options.Learned = func() *sources.Learned { return book.Learned() }
		options.Check = func(ctx context.Context, address string) (eventstore.Page, error) {
			*asked++
			p, err := check()
			if err != nil || p.Checked.IsZero() {
				return eventstore.Page{Address: address}, err
			}
			if p, err = o.store.Learn(ctx, address, func(kept *eventstore.Page) { *kept = p }); err == nil {
				err = book.Refresh(ctx)
			}
			return p, err
		}
	})
	book = sources.NewBook(o.store, nil)
	o.publish(visit(), "first")
	return o, asked
}

// A curator of either role has a source checked, and reads what was found.
func TestCheckSource(t *testing.T) {
	at := now
	o, asked := openChecked(t, func() (eventstore.Page, error) {
		at = at.Add(time.Minute)
		return eventstore.Page{Checked: at, Answer: eventstore.Gone, Detail: "404 Not Found", Refusal: "<b>no</b>"}, nil
	})
	address := "/edit/source?" + url.Values{"url": {sourceURL}}.Encode()
	if a := o.reader().get(address); a.Code != http.StatusSeeOther || !strings.HasPrefix(a.Header().Get("Location"), "/edit/login?next=") {
		t.Errorf("who has not signed in gets %d, %s", a.Code, a.Header().Get("Location"))
	}
	for _, name := range []string{"Ben Proposer", "Ada Publisher"} {
		b := o.signIn(name)
		page := b.get(address).want(200)
		checkHeaders(t, page, true, false)
		checkPage(t, page)
		done := b.post("/edit/source", page.form("/edit/source", "url")).want(http.StatusSeeOther)
		page = b.get(done.Header().Get("Location")).want(200)
		if !strings.Contains(page.text(), "Asked for just now: gone, 404 Not Found.") || !strings.Contains(page.text(), "<b>no</b>") {
			t.Errorf("%s reads %s", name, page.text())
		}
		checkPage(t, page)
	}
	if *asked != 2 {
		t.Errorf("it was asked for %d times", *asked)
	}
}

// Nothing is asked for that no source of the record is, nor by forms of another session or site.
func TestCheckSourceRefuses(t *testing.T) {
	o, asked := openChecked(t, func() (eventstore.Page, error) { return eventstore.Page{Checked: now}, nil })
	b := o.signIn("Ada Publisher")
	form := b.get("/edit/source?"+url.Values{"url": {sourceURL}}.Encode()).want(200).form("/edit/source", "url")
	copied := func(pairs ...string) url.Values {
		f := url.Values{}
		for name := range form {
			f.Set(name, form.Get(name))
		}
		return set(f, pairs...)
	}
	for _, address := range []string{"", "http://127.0.0.1/", "https://mfa.gov.fr/2", "file:///etc/passwd", sourceURL + "\x00"} {
		b.get("/edit/source?" + url.Values{"url": {address}}.Encode()).want(404)
		if a := b.post("/edit/source", copied("url", address)); a.Code < 400 {
			t.Errorf("a form with %q: %d", address, a.Code)
		}
	}
	b.post("/edit/source", copied("token", "another")).want(403)
	b.post("/edit/source", url.Values{"url": {sourceURL}}).want(403)
	o.reader().post("/edit/source", form).want(http.StatusSeeOther)
	r := httptest.NewRequestWithContext(t.Context(), "POST", "/edit/source", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	b.send(r).want(403)
	if *asked != 0 {
		t.Errorf("it was asked for %d times", *asked)
	}
	open(t).signIn("Ada Publisher").get("/edit/source?" + url.Values{"url": {sourceURL}}.Encode()).want(404) // a site that asks for nothing
}

// A host that asks to be asked later, and a store that is down, are said.
func TestCheckSourceFails(t *testing.T) {
	for want, check := range map[string]func() (eventstore.Page, error){
		"the host asks not to be asked now": func() (eventstore.Page, error) { return eventstore.Page{}, nil },
		"the store cannot be written now":   func() (eventstore.Page, error) { return eventstore.Page{}, eventstore.ErrUnavailable },
	} {
		o, _ := openChecked(t, check)
		b := o.signIn("Ada Publisher")
		page := b.post("/edit/source", b.get("/edit/source?"+url.Values{"url": {sourceURL}}.Encode()).want(200).form("/edit/source", "url"))
		if !strings.Contains(strings.ToLower(page.text()), want) {
			t.Errorf("%d %s, want %q", page.Code, page.text(), want)
		}
	}
}
