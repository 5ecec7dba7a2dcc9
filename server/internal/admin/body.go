package admin

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/access"
)

// maxBody is the size of the largest form, in bytes.
const maxBody = 1 << 20

// fields is a form as it was sent, in UTF-8: what was none, and NUL, stands as U+FFFD, which no text may have. So the form
// can come back with the place to be seen.
type fields struct{ values url.Values }

// readBody reads the form of a request. When it cannot be read the answer has been given and ok is false.
func (a *admin) readBody(w http.ResponseWriter, r *http.Request) (f fields, ok bool) {
	if t, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || t != "application/x-www-form-urlencoded" {
		a.serveText(w, r, http.StatusUnsupportedMediaType, "This is not a form",
			"The type of what was sent is not application/x-www-form-urlencoded. Nothing was written.")
		return f, false
	}
	body, err := access.ReadBody(w, r, maxBody, access.Patience)
	switch {
	case errors.Is(err, access.ErrTooLong):
		a.serveText(w, r, http.StatusRequestEntityTooLarge, "The form is too large", "It has more than 1 MB. Nothing was written.")
		return f, false
	case errors.Is(err, access.ErrSlow):
		a.serveText(w, r, http.StatusRequestTimeout, "The form did not arrive in time", "Nothing was written. Go back, and send it again.")
		return f, false
	}
	values, unread := url.ParseQuery(string(body))
	if err != nil || unread != nil {
		a.serveText(w, r, http.StatusBadRequest, "The form could not be read",
			"It is broken or came in only in part. Nothing was written. Go back, and send it again.")
		return f, false
	}
	return fields{values}, true
}

// line returns a field without the spaces around it, and without the BOM that comes along when a whole file is pasted.
func (f fields) line(name string) string {
	s := strings.ToValidUTF8(f.values.Get(name), "\uFFFD")
	return strings.TrimSpace(strings.TrimPrefix(strings.ReplaceAll(s, "\x00", "\uFFFD"), relation.BOM))
}

// text returns a field of several lines, which browsers end with CR LF.
func (f fields) text(name string) string {
	return strings.ReplaceAll(f.line(name), "\r\n", "\n")
}
