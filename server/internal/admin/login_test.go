package admin

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"
)

func TestSignIn(t *testing.T) {
	o := open(t)
	b := o.signIn("Ada Publisher")
	c := b.cookie
	if c.Name != "edit" || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Secure || c.MaxAge != 12*60*60 || len(c.Value) != 43 {
		t.Errorf("the session's cookie is %v", c)
	}
	b.get("/edit").want(http.StatusOK)
	first := b.cookie
	if b.post("/edit/login", url.Values{"secret": {"secret of Ada Publisher"}}); b.cookie.Value == first.Value {
		t.Error("a second sign-in has the session of the first")
	}
	if a := (&browser{o, first}).get("/edit"); a.Code != http.StatusSeeOther {
		t.Errorf("the session before a second sign-in still answers %d", a.Code)
	}
	second := *b.cookie
	b.post("/edit/logout", nil).want(http.StatusSeeOther)
	if a := (&browser{o, &second}).get("/edit"); a.Code != http.StatusSeeOther || a.Header().Get("Location") != "/edit/login?next=%2Fedit" {
		t.Errorf("after signing out /edit = %d to %q", a.Code, a.Header().Get("Location"))
	}
}

func TestSecureCookie(t *testing.T) {
	b := open(t, func(o *Options) { o.Base = "https://map.example" }).signIn("Ada Publisher")
	if c := b.cookie; c.Name != "__Host-edit" || !c.Secure || c.Domain != "" || c.Path != "/" {
		t.Errorf("over https the cookie is %v", c)
	}
	b.get("/edit").want(http.StatusOK)
}

// Whoever guesses learns nothing of which secrets there were.
func TestWrongSecretsLookAlike(t *testing.T) {
	o := open(t)
	var first string
	for _, secret := range []string{"unknown", "", "secret of Old", "secret of Gone", "\x00\xff", "' OR 1=1 --"} {
		b := o.reader()
		a := b.post("/edit/login", url.Values{"secret": {secret}}).want(http.StatusUnauthorized)
		if b.cookie != nil {
			t.Errorf("%q sets a cookie", secret)
		}
		if first == "" {
			first = a.Body.String()
		}
		if a.Body.String() != first {
			t.Errorf("%q gets another page than an unknown secret", secret)
		}
	}
}

func TestSignInIsLimited(t *testing.T) {
	o := open(t)
	wrong := url.Values{"secret": {"guess"}}
	for range 10 {
		o.reader().post("/edit/login", wrong).want(http.StatusUnauthorized)
	}
	if a := o.reader().post("/edit/login", wrong); a.Code != http.StatusTooManyRequests || a.Header().Get("Retry-After") != "600" {
		t.Errorf("the eleventh attempt = %d, Retry-After %q", a.Code, a.Header().Get("Retry-After"))
	}
	o.reader().post("/edit/login", url.Values{"secret": {"secret of Ada Publisher"}}).want(http.StatusSeeOther) // from the same address
	other := httptest.NewRequestWithContext(t.Context(), "POST", "/edit/login?", nil)
	other.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	other.RemoteAddr = "198.51.100.7:1"
	if a := o.reader().send(other); a.Code != http.StatusUnauthorized {
		t.Errorf("another address = %d, want its own limit", a.Code)
	}
}

func TestSessionEndsWithItsToken(t *testing.T) {
	o := open(t)
	b := o.signIn("Ben Proposer")
	if err := o.store.RevokeToken(t.Context(), "Ben Proposer", now); err != nil {
		t.Fatal(err)
	}
	b.get("/edit").want(http.StatusSeeOther)
	late := o.signIn("Ada Publisher")
	o.now = now.Add(12 * time.Hour)
	late.get("/edit").want(http.StatusSeeOther)
}

func TestNext(t *testing.T) {
	for in, want := range map[string]string{
		"/edit/event/2025-07-03-rus-visit": "/edit/event/2025-07-03-rus-visit", "/edit?country=FRA": "/edit?country=FRA",
		"": "/edit", "//evil.example": "/edit", "/edit//evil.example": "/edit", "https://evil.example": "/edit",
		"/editor": "/edit", `/edit\evil`: "/edit", "/edit/../x": "/edit", "/edit\r\nX: y": "/edit", "/": "/edit",
	} {
		if got := nextOf(in); got != want {
			t.Errorf("nextOf(%q) = %q, want %q", in, got, want)
		}
	}
	o := open(t)
	b := o.reader()
	a := b.get("/edit/proposals/1").want(http.StatusSeeOther)
	form := b.get(a.Header().Get("Location")).want(http.StatusOK).form("/edit/login", "")
	if a := b.post("/edit/login", set(form, "secret", "secret of Ada Publisher")); a.Header().Get("Location") != "/edit/proposals/1" {
		t.Errorf("signing in leads to %q", a.Header().Get("Location"))
	}
}
