package editions

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"recognitionmap/app/ui"
	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/proof"
)

// verifyPage is the form for what is to be checked, and what a check found.
type verifyPage struct {
	Keys    string // the public ones, between spaces, for the script
	Text    string // what was sent
	Checked *proof.Checked
	Entry   string // address of what a receipt is about, as the record says it now
}

// Good reports whether a check found nothing wrong.
func (p verifyPage) Good() bool { return p.Checked != nil && len(p.Checked.Faults) == 0 }

// serveVerify answers GET /verify with the form.
func (e *editions) serveVerify(w http.ResponseWriter, r *http.Request) {
	keys, err := e.Releaser.Keys.Keys(r.Context())
	if err != nil {
		e.fail(w, r, err)
		return
	}
	e.serveCheck(w, r, http.StatusOK, verifyPage{}, keys)
}

func (e *editions) serveCheck(w http.ResponseWriter, r *http.Request, status int, p verifyPage, keys []eventstore.Key) {
	for _, k := range keys {
		p.Keys = strings.TrimSpace(p.Keys + " " + k.Public)
	}
	w.Header().Set("Content-Security-Policy", e.checking)
	e.serve(w, r, status, frame.Page{Name: "verify", Title: "Check a receipt or an edition", Here: "/data", Body: p}, verifyScript)
}

// maxFile is the longest file that is taken, in bytes: a receipt with a hundred sources has some 20,000.
const maxFile = access.MaxBody

// verify answers POST /verify: it checks a text that was pasted, or a file, and holds it against the record.
func (e *editions) verify(w http.ResponseWriter, r *http.Request) {
	keys, err := e.Releaser.Keys.Keys(r.Context())
	if err != nil {
		e.fail(w, r, err)
		return
	}
	sent, err := sentText(w, r)
	if err != nil {
		e.fail(w, r, err)
		return
	}
	trusted, err := proof.ParseKeys(proof.KeysText(keys))
	if err != nil {
		e.fail(w, r, err)
		return
	}
	p := verifyPage{Text: sent, Checked: proof.CheckFile("What was sent", []byte(sent), trusted)}
	s := e.desk.State()
	p.hold(s, e.Releaser.Tree)
	status := http.StatusOK
	if !p.Good() {
		status = http.StatusUnprocessableEntity
	}
	e.serveCheck(w, r, status, p, keys)
}

// hold compares what was signed with the record as it is now.
func (p *verifyPage) hold(s *desk.State, tree *proof.Tree) {
	c := p.Checked
	number, root := int64(0), tlog.Hash{}
	switch {
	case c.Receipt != nil:
		number, root = c.Receipt.Number, c.Receipt.Root
	case c.Edition != nil:
		number, root = c.Edition.Number, c.Edition.Root
	default:
		return
	}
	if number < 1 || number > s.Number {
		c.Faults = append(c.Faults, "It is of an edition that this server does not have: its record may have been restored from an older copy.")
		return
	}
	if now, err := tree.Root(s.Until(number).Log); err != nil || now != root {
		c.Faults = append(c.Faults, "The history of this server's record is another than the one that was signed.")
		return
	}
	newest := "That is the newest edition."
	if number < s.Number {
		newest = "That is an older edition: the record is at " + s.Revision() + " now, and has gone on from it."
	}
	c.Said = append(c.Said, newest)
	if r := c.Receipt; r != nil {
		now := s.Record.Standing(r.Country, r.Day)
		p.Entry = "/country/" + string(r.Country) + "?date=" + r.Day.String()
		if now.Class == r.Class {
			c.Said = append(c.Said, "The record says the same of that country and day now: "+ui.ClassLabel(now.Class)+ui.Doubt(now)+".")
		} else {
			c.Said = append(c.Said, "The record says otherwise of that country and day now: "+ui.ClassLabel(now.Class)+ui.Doubt(now)+".")
		}
	}
}

// sentText returns the file that a form carries, else the text.
func sentText(w http.ResponseWriter, r *http.Request) (string, error) {
	body, err := access.ReadBody(w, r, maxFile, access.Patience)
	if err != nil {
		return "", err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	if err := r.ParseMultipartForm(maxFile); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return "", access.Refused(http.StatusBadRequest, "the form cannot be read")
	}
	if f, _, err := r.FormFile("file"); err == nil {
		defer f.Close()
		if text, err := io.ReadAll(f); err == nil && len(text) > 0 {
			return strings.ToValidUTF8(string(text), "\uFFFD"), nil
		}
	}
	return r.PostFormValue("signed"), nil
}
