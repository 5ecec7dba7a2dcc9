package access

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/shelf"
)

// challenge begins the header of an answer to who has no right to write (RFC 6750, 3.1).
const challenge = `Bearer realm="recognitionmap"`

// invalid is the header for a token that does not hold.
var invalid = [2]string{"WWW-Authenticate", challenge + `, error="invalid_token"`}

// answers say of every error of a write which status it has and what its writer reads, by program or in a form.
var answers = [...]struct {
	err    error
	status int
	words  string // "" for those of the error
	header [2]string
}{
	{ErrMissing, http.StatusUnauthorized, "", [2]string{"WWW-Authenticate", challenge}}, // without an error code: nobody has tried
	{ErrUnknown, http.StatusUnauthorized, "", invalid},
	{ErrExpired, http.StatusUnauthorized, "", invalid},
	{ErrRevoked, http.StatusUnauthorized, "", invalid},
	{ErrTooLong, http.StatusRequestEntityTooLarge, "", [2]string{}},
	{ErrSlow, http.StatusRequestTimeout, "", [2]string{}},
	{ErrBroken, http.StatusBadRequest, "", [2]string{}},
	{desk.ErrRole, http.StatusForbidden, "", [2]string{"WWW-Authenticate", challenge + `, error="insufficient_scope", scope="publish"`}},
	{desk.ErrOwn, http.StatusForbidden, "", [2]string{}},
	{desk.ErrBadEdition, http.StatusBadRequest, "", [2]string{}},
	{desk.ErrNoEdition, http.StatusUnprocessableEntity, "", [2]string{}},
	{desk.ErrWithdrawn, http.StatusGone, "", [2]string{}},
	{eventstore.ErrNotFound, http.StatusNotFound, "", [2]string{}},
	{eventstore.ErrDecided, http.StatusConflict, "another person was first: it is decided already", [2]string{}},
	{eventstore.ErrUnfit, http.StatusUnprocessableEntity, "", [2]string{}},
	{eventstore.ErrFull, http.StatusServiceUnavailable, "this site keeps as many of these as it can, and takes no more now", [2]string{}},
	{shelf.ErrBusy, http.StatusServiceUnavailable, "too many ask at once. Try again in 2 seconds", [2]string{"Retry-After", "2"}},
	{eventstore.ErrDamaged, http.StatusServiceUnavailable,
		"the store is damaged, so nothing is written until its operator has mended it; reads go on", [2]string{}},
	{eventstore.ErrUnavailable, http.StatusServiceUnavailable,
		"the store cannot be written now, and nothing was; reads go on. Try again in " + retryLater + " seconds", [2]string{"Retry-After", retryLater}},
}

// retryLater is how many seconds a client waits before it tries a store again that was not available.
const retryLater = "30"

// RefusalOf returns the answer that an error of this package, of the desk or of the store stands for, nil for any other:
// a mistake of ours, see Answer.
func RefusalOf(err error) *Refusal {
	var r *Refusal
	var conflict *eventstore.Conflict
	var faults relation.Faults
	switch {
	case errors.As(err, &r):
		return r
	case errors.As(err, &faults):
		return caused(err, http.StatusUnprocessableEntity, faultsWords(faults))
	case errors.As(err, &conflict) && conflict.Current == 0:
		return caused(err, http.StatusNotFound, fmt.Sprintf("there is no event %.60q to change", conflict.EventID))
	case errors.As(err, &conflict) && conflict.Expect == 0:
		return caused(err, http.StatusConflict, fmt.Sprintf("there is an event %s already, at revision %d", conflict.EventID, conflict.Current))
	case errors.As(err, &conflict):
		return caused(err, http.StatusConflict, fmt.Sprintf("%s is at revision %d, not %d: read it again and repeat the change on what it says now",
			conflict.EventID, conflict.Current, conflict.Expect))
	}
	for _, a := range answers {
		if errors.Is(err, a.err) {
			r = caused(err, a.status, a.words)
			if a.header[0] != "" {
				r.header.Set(a.header[0], a.header[1])
			}
			return r
		}
	}
	return nil
}

// caused returns the refusal for an error, in its own words where none are given.
func caused(err error, status int, words string) *Refusal {
	if words == "" {
		words = err.Error()
		for _, name := range [...]string{"access: ", "desk: ", "eventstore: ", "proof: "} { // of the packages, which are nobody's business
			words = strings.TrimPrefix(words, name)
		}
	}
	r := Refused(status, words)
	r.cause = err
	return r
}

// faultsWords names the first fault, and how many there are.
func faultsWords(faults relation.Faults) string {
	words := faults[0].Message
	if faults[0].Field != "" {
		words = faults[0].Field + ": " + words
	}
	if more := len(faults) - 1; more > 0 {
		words += fmt.Sprintf(", and %d more", more)
	}
	return words
}

// Mistake is the answer to a request that met a mistake of ours.
func Mistake() *Refusal {
	return Refused(http.StatusInternalServerError, "the server made a mistake, which is in its log; nothing was written")
}

// Answer returns RefusalOf err. An error that it does not know is logged, with args as slog has them, and answered as a
// mistake of ours; that the client has gone is no mistake, and nobody reads the answer.
func Answer(err error, log *slog.Logger, args ...any) *Refusal {
	if r := RefusalOf(err); r != nil {
		return r
	}
	if errors.Is(err, context.Canceled) {
		return Refused(http.StatusServiceUnavailable, "the client has gone")
	}
	log.Error("a write met a mistake", append(args, "err", err)...)
	return Mistake()
}
