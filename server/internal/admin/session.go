package admin

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"time"

	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
)

// sessionLength is how long a browser stays signed in.
const sessionLength = 12 * time.Hour

// maxCookie is the length of the longest cookie that is looked at, in bytes; ours has 43.
const maxCookie = 100

// curator is a person who has signed in.
type curator struct {
	desk.Writer
	Form string // what a form of this session carries, so that no other can be sent with its cookie
}

// errNoSession says that a request comes from nobody who has signed in.
var errNoSession = errors.New("admin: not signed in")

// cookieName is bound to host and https by its prefix where there is https.
func (a *admin) cookieName() string {
	if a.secure {
		return "__Host-edit"
	}
	return "edit"
}

// setCookie gives the browser a session, or takes it where value is "".
func (a *admin) setCookie(w http.ResponseWriter, value string) {
	c := &http.Cookie{
		Name: a.cookieName(), Value: value, Path: "/", MaxAge: int(sessionLength / time.Second),
		HttpOnly: true, Secure: a.secure, SameSite: http.SameSiteStrictMode,
	}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// cookie returns the session that a request shows, "" for none.
func (a *admin) cookie(r *http.Request) string {
	c, err := r.Cookie(a.cookieName())
	if err != nil || len(c.Value) > maxCookie {
		return ""
	}
	return c.Value
}

// openSession makes a new session of a token; the one before it in this browser ends.
func (a *admin) openSession(w http.ResponseWriter, r *http.Request, t eventstore.Token) error {
	secret := make([]byte, 32)
	rand.Read(secret) // never fails
	value := base64.RawURLEncoding.EncodeToString(secret)
	if old := a.cookie(r); old != "" {
		if err := a.store.EndSession(r.Context(), hashOf(old)); err != nil {
			return err
		}
	}
	now := a.Now()
	expires := now.Add(sessionLength)
	if !t.Expires.IsZero() && t.Expires.Before(expires) {
		expires = t.Expires
	}
	if err := a.store.AddSession(r.Context(), eventstore.Session{Hash: hashOf(value), TokenID: t.ID, Expires: expires}, now); err != nil {
		return err
	}
	a.setCookie(w, value)
	return nil
}

// findCurator returns who sent a request: errNoSession, or an error of the store.
func (a *admin) findCurator(r *http.Request) (*curator, error) {
	value := a.cookie(r)
	if value == "" {
		return nil, errNoSession
	}
	now := a.Now()
	t, err := a.store.Session(r.Context(), hashOf(value), now)
	if errors.Is(err, eventstore.ErrNotFound) || err == nil && !t.Valid(now) {
		return nil, errNoSession
	}
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte("form " + value))
	return &curator{desk.WriterOf(t), base64.RawURLEncoding.EncodeToString(sum[:])}, nil
}

// sent reports whether a form is one of the session that it came with.
func (c *curator) sent(f fields) bool {
	return subtle.ConstantTimeCompare([]byte(f.values.Get("token")), []byte(c.Form)) == 1
}

type curatorKey struct{}

// curatorOf returns the person of a request that signedIn let through, nil for others.
func curatorOf(r *http.Request) *curator {
	c, _ := r.Context().Value(curatorKey{}).(*curator)
	return c
}

func withCurator(r *http.Request, c *curator) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), curatorKey{}, c))
}

// signedIn lets people pass who have signed in; others are asked to.
func (a *admin) signedIn(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := a.findCurator(r)
		if errors.Is(err, errNoSession) {
			to := "/edit/login"
			if r.Method == http.MethodGet {
				to += "?next=" + url.QueryEscape(r.URL.RequestURI())
			}
			http.Redirect(w, r, to, http.StatusSeeOther)
			return
		}
		if err != nil {
			a.fail(w, r, err)
			return
		}
		next(w, withCurator(r, c))
	}
}

// readForm reads the form of a signed-in request and checks that it is one of the session. When it is not, the answer has
// been given and ok is false.
func (a *admin) readForm(w http.ResponseWriter, r *http.Request) (f fields, ok bool) {
	if f, ok = a.readBody(w, r); !ok {
		return f, false
	}
	if !curatorOf(r).sent(f) {
		a.serveText(w, r, http.StatusForbidden, "The form is of another session",
			"You have signed in anew since this page was opened. Nothing was written. Open the page again, and send the form from there.")
		return f, false
	}
	return f, true
}
