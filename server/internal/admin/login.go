package admin

import (
	"crypto/subtle"
	"errors"
	"net/http"
	"regexp"

	"recognitionmap/server/internal/eventstore"
)

// loginPage is the form to sign in.
type loginPage struct {
	Next  string // where to go afterwards
	Fault string
}

// ours matches the addresses that signing in leads to: no host, and nothing a browser could take for one.
var ours = regexp.MustCompile(`^/edit(/[a-z0-9/-]*)?(\?[A-Za-z0-9=&%.-]*)?$`)

// nextOf returns where to go after signing in.
func nextOf(s string) string {
	if len(s) > 500 || !ours.MatchString(s) {
		return "/edit"
	}
	return s
}

// serveLogin answers GET /edit/login?next=.
func (a *admin) serveLogin(w http.ResponseWriter, r *http.Request) {
	a.serveLoginPage(w, r, http.StatusOK, loginPage{Next: nextOf(r.FormValue("next"))})
}

func (a *admin) serveLoginPage(w http.ResponseWriter, r *http.Request, status int, page loginPage) {
	a.serve(w, r, status, view{Name: "login", Title: "Sign in to edit", Faulty: page.Fault != "", Body: page})
}

// wrongToken is the one answer to a secret that does not open: an unknown one, an expired and a revoked.
const wrongToken = "No token that holds has this secret. It may be mistyped, expired or revoked."

// login answers POST /edit/login with a new session. A secret has 256 random bits, so that looking for its hash tells
// nothing by the time it takes.
func (a *admin) login(w http.ResponseWriter, r *http.Request) {
	f, ok := a.readBody(w, r)
	if !ok {
		return
	}
	page := loginPage{Next: nextOf(f.line("next"))}
	from := a.Addresses.Of(r)
	if err := a.Limits.WriteFrom(from); err != nil { // a look into the store is not for nothing
		a.refuseLogin(w, r, err, page)
		return
	}
	hash := a.Hash(f.line("secret"))
	t, err := a.store.Token(r.Context(), hash)
	if err == nil && (subtle.ConstantTimeCompare(t.Hash, hash) != 1 || !t.Valid(a.Now())) {
		err = eventstore.ErrNotFound
	}
	if err == nil {
		err = a.openSession(w, r, t) // ErrNotFound where the token was revoked this moment
	}
	switch {
	case err == nil:
		http.Redirect(w, r, page.Next, http.StatusSeeOther)
	case errors.Is(err, eventstore.ErrNotFound):
		if err := a.Limits.Failed(from); err != nil {
			a.refuseLogin(w, r, err, page)
			return
		}
		page.Fault = wrongToken
		a.serveLoginPage(w, r, http.StatusUnauthorized, page)
	default:
		a.fail(w, r, err)
	}
}

// refuseLogin answers one who tries too often.
func (a *admin) refuseLogin(w http.ResponseWriter, r *http.Request, err error, page loginPage) {
	refused := a.refusal(w, r, err)
	page.Fault = "Too many attempts from your address. Wait a quarter of an hour."
	a.serveLoginPage(w, r, refused.Status, page)
}

// logout answers POST /edit/logout. It asks for no form token: whoever sends it can only end the session.
func (a *admin) logout(w http.ResponseWriter, r *http.Request) {
	if value := a.cookie(r); value != "" {
		if err := a.store.EndSession(r.Context(), hashOf(value)); err != nil {
			a.fail(w, r, err)
			return
		}
	}
	a.setCookie(w, "")
	http.Redirect(w, r, "/edit/login", http.StatusSeeOther)
}
