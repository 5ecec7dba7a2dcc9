package alerts

import (
	"bytes"
	"cmp"
	"context"
	"crypto/ecdh"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"recognitionmap/geodata/country"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/publicnet"
)

// What an alert can be about, beside a state, which is named by its code.
const (
	recognitions = "recognition"
	ambassadors  = "ambassador"
)

// same is what an alert is about that is to go on.
const same = "same"

// page is the form with what its script needs.
type page struct {
	Key    string // public, by which push services know the site; "" where alerts cannot be had
	Why    string // why they cannot
	Recent int    // days
	After  int    // minutes
}

// serve answers GET /alerts.
func (a *Alerts) serve(w http.ResponseWriter, r *http.Request) {
	p := page{Recent: recent, After: int(a.After.Minutes())}
	if !a.Open() {
		p.Why = "This server has not been told an https address of its own, by which the push services of browsers could know it. So it sends no alerts."
	} else if key, err := a.key(r.Context()); err != nil {
		p.Why = access.Answer(err, a.Log, "address", r.URL.Path).Sentence()
	} else {
		p.Key = key.Public
	}
	code := script
	if p.Key == "" {
		code = ""
	}
	body, err := a.templates.HTML(frame.Page{Name: "alerts", Title: "Alerts", Here: "/alerts", Body: p}, a.style, code)
	if err != nil {
		a.Log.Error("page", "address", r.URL.Path, "err", err)
		say(w, http.StatusInternalServerError, access.Mistake().Sentence())
		return
	}
	content.New("text/html; charset=utf-8", body, content.Quick).ServeStatus(w, r, "no-store", http.StatusOK)
}

// say answers the script with what it shows.
func say(w http.ResponseWriter, status int, words string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(words)))
	w.WriteHeader(status)
	io.WriteString(w, words)
}

// maxForm is the longest form that is taken, in bytes, and maxEndpoint the longest endpoint in it. The longest known have
// some 600.
const (
	maxForm     = 8 << 10
	maxEndpoint = 2000
)

// lookTime is how long the look-up of an endpoint's host may take.
const lookTime = 5 * time.Second

// take answers POST /alerts with what a reader's browser is told from now on: the fields are endpoint, key, auth, and about,
// which is "recognition", "ambassador", or "state" with the code of one in state; of "nothing" an alert is ended. "same" comes
// from the site's worker, where a browser takes messages at another endpoint than before, which is in the field of that name.
func (a *Alerts) take(w http.ResponseWriter, r *http.Request) {
	words, err := a.taken(w, r)
	if err != nil {
		refused := access.Answer(err, a.Log, "address", r.URL.Path)
		if after := refused.GetHeaders().Get("Retry-After"); after != "" {
			w.Header().Set("Retry-After", after)
		}
		say(w, refused.Status, refused.Sentence())
		return
	}
	say(w, http.StatusOK, words)
}

func (a *Alerts) taken(w http.ResponseWriter, r *http.Request) (words string, err error) {
	if a.crossing.Check(r) != nil {
		return "", access.Refused(http.StatusForbidden, "this came from a page of another site, and nothing was written")
	}
	body, err := access.ReadBody(w, r, maxForm, access.Patience)
	if err != nil {
		return "", err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	endpoint, about := r.PostFormValue("endpoint"), r.PostFormValue("about")
	from := a.Addresses.Of(r)
	if about == "nothing" {
		if err := a.Limits.WriteFrom(from); err != nil {
			return "", err
		}
		return "Alerts are off. Nothing of this browser is kept here any more.", a.desk.Store().EndAlert(r.Context(), endpoint)
	}
	if !a.Open() {
		return "", access.Refused(http.StatusNotFound, "this site sends no alerts")
	}
	alert := eventstore.Alert{Endpoint: endpoint, Key: r.PostFormValue("key"), Auth: r.PostFormValue("auth"), Seen: max(a.desk.State().Number, 1)}
	words = "Alerts are on in this browser: "
	switch place, known := country.Lookup(country.Code(r.PostFormValue("state"))); {
	case about == recognitions:
		alert.About, words = about, words+"any recognition."
	case about == ambassadors:
		alert.About, words = about, words+"any change of ambassadors."
	case about == "state" && known && place.State():
		alert.About, words = string(place.Code), words+place.Name+"."
	case about == same:
		words = "Alerts go on in this browser."
	default:
		return "", access.Refused(http.StatusUnprocessableEntity, "choose what the alerts are to be about")
	}
	if err := a.Limits.Alert(from); err != nil {
		return "", err
	}
	if err := a.check(r.Context(), &alert); err != nil {
		return "", err
	}
	if about == same {
		return words, a.desk.Store().MoveAlert(r.Context(), r.PostFormValue("before"), alert)
	}
	return words, a.desk.Store().AddAlert(r.Context(), alert, a.Most)
}

// check returns a *access.Refusal unless messages can be sent to an alert: its endpoint is an https address of a host that
// everybody can reach, and its keys are such. They are kept in one form.
func (a *Alerts) check(ctx context.Context, alert *eventstore.Alert) error {
	refuse := func(words string) error { return access.Refused(http.StatusUnprocessableEntity, words) }
	u, err := url.Parse(alert.Endpoint)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || len(alert.Endpoint) > maxEndpoint {
		return refuse("the address at which the browser takes messages is none of https")
	}
	key, wrong := decode(alert.Key)
	auth, broken := decode(alert.Auth)
	if _, none := ecdh.P256().NewPublicKey(key); cmp.Or(wrong, broken, none) != nil || len(auth) != 16 {
		return refuse("the keys of the browser are not such as messages can be encrypted with")
	}
	alert.Key, alert.Auth = base64.RawURLEncoding.EncodeToString(key), base64.RawURLEncoding.EncodeToString(auth)
	ctx, stop := context.WithTimeout(ctx, lookTime)
	defer stop()
	switch err := a.Dialer.Check(ctx, u.Hostname()); {
	case errors.Is(err, publicnet.ErrPrivate):
		return refuse("the address at which the browser takes messages leads into a private network, which is not asked")
	case err != nil:
		return refuse("the host at which the browser takes messages cannot be found now")
	}
	return nil
}

// decode reads a key as browsers give it: base64url, with padding or without.
func decode(text string) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.TrimRight(text, "="))
}
