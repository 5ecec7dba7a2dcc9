package site

import (
	"context"
	"errors"
	"net/http"

	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/shelf"
)

// comeAgain is how many seconds a client waits before it asks again for what too many others wait for. A queue is over in
// less.
const comeAgain = "2"

// failPage answers for a page that could not be made.
func (s *Site) failPage(w http.ResponseWriter, r *http.Request, err error) {
	if !isBusy(err) {
		s.log.Error("page", "address", r.RequestURI, "err", err)
		s.serveBroken(w, r)
		return
	}
	s.pageHeaders(w.Header())
	w.Header().Set("Retry-After", comeAgain)
	s.busy.ServeStatus(w, r, "no-store", http.StatusServiceUnavailable)
}

// failFile answers for a file that could not be made; what names it in words.
func (s *Site) failFile(w http.ResponseWriter, r *http.Request, what string, err error) {
	w.Header().Set("Cache-Control", "no-store")
	if !isBusy(err) {
		s.log.Error(what, "address", r.RequestURI, "err", err)
		http.Error(w, "this "+what+" could not be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Retry-After", comeAgain)
	http.Error(w, "too many ask for a "+what+" at once: try again in "+comeAgain+" seconds", http.StatusServiceUnavailable)
}

// isBusy reports whether nothing is wrong but the number of those who ask. Who has gone is told the same and does not hear it.
func isBusy(err error) bool {
	return errors.Is(err, shelf.ErrBusy) || errors.Is(err, context.Canceled)
}

// serveMade answers with a file that is made for each who asks, in the queue of pages.
func (s *Site) serveMade(w http.ResponseWriter, r *http.Request, what, mediaType string, body func() []byte) {
	var c *content.Content
	err := s.makers.Pages.Do(r.Context(), func() { c = content.PackedFor(r.Context(), mediaType, body(), content.Quick) })
	if err != nil {
		w.Header().Del("Content-Disposition")
		s.failFile(w, r, what, err)
		return
	}
	c.Serve(w, r, content.Revalidate)
}
