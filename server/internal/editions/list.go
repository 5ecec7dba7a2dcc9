package editions

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/shelf"
)

// perPage is how many editions a page has.
const perPage = 50

// listPage is a page of the editions, newest first.
type listPage struct {
	Newest      int64
	Revision    string
	Events      int
	List        []desk.Batch
	Page, Pages int
	Dataset     description
}

// Later and Earlier are the pages beside it, 0 for none.
func (p listPage) Later() int { return p.Page - 1 }
func (p listPage) Earlier() int {
	if p.Page == p.Pages {
		return 0
	}
	return p.Page + 1
}

// serveList answers GET /data?page=: the editions with what each changed, and where to get them.
func (e *editions) serveList(w http.ResponseWriter, r *http.Request) {
	n := 1
	if text := r.URL.Query().Get("page"); text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil || n < 1 || strconv.Itoa(n) != text {
			e.serveMissing(w, r, "A page of the editions has a number from 1.")
			return
		}
	}
	s := e.desk.StateOf(r.Context())
	c, _, err := e.pages.Get(r.Context(), shelf.Age{s.Number, int64(e.Today())}, strconv.Itoa(n), func(context.Context) (*content.Content, error) {
		list := s.Batches()
		slices.Reverse(list)
		p := listPage{Newest: s.Number, Revision: s.Revision(), Events: len(s.Record.Events()), Page: n, Pages: max(1, (len(list)+perPage-1)/perPage), Dataset: e.describe(s)}
		if n > p.Pages {
			return nil, fmt.Errorf("%w: the list of editions has no page %d, want 1 to %d", desk.ErrNoEdition, n, p.Pages)
		}
		p.List = list[(n-1)*perPage : min(len(list), n*perPage)]
		body, err := e.templates.HTML(frame.Page{Name: "list", Title: "Data and editions", Here: "/data", Revision: s.Revision(), Body: p}, e.style, "")
		if err != nil {
			return nil, err
		}
		return content.Packed("text/html; charset=utf-8", body, content.Quick), nil
	})
	if err != nil {
		e.fail(w, r, err)
		return
	}
	c.Serve(w, r, content.Revalidate)
}
