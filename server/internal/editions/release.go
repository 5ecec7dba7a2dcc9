package editions

import (
	"context"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"recognitionmap/server/internal/access"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/proof"
	"recognitionmap/server/internal/shelf"
)

// release is that of an edition, ready to be sent.
type release struct {
	Number   int64
	Revision string
	Time     time.Time
	Files    []releaseFile
}

type releaseFile struct {
	Name  string
	Bytes int

	content *content.Content
}

func (r *release) weight() (n int) {
	for _, f := range r.Files {
		n += f.content.Weight()
	}
	return n
}

// maxRevisions is how many a record may have to be packed while somebody waits: of 600 the files have 3 MB.
const maxRevisions = 20_000

// release returns the release of the edition that a path names.
func (e *editions) release(r *http.Request) (*release, error) {
	s, err := e.desk.Asked(r.Context(), "", r.PathValue("edition"), e.Today())
	if err != nil {
		return nil, err
	}
	if len(s.Log) > maxRevisions {
		return nil, access.Refused(http.StatusServiceUnavailable, "this record is too long to be packed while somebody waits; the command release of its operator writes it")
	}
	keys, err := e.Releaser.Keys.Keys(r.Context())
	if err != nil {
		return nil, err
	}
	key := strconv.FormatInt(s.Number, 10) + " " + content.Hash(proof.KeysText(keys))
	made, _, err := e.releases.Get(r.Context(), shelf.Age{}, key, func(work context.Context) (*release, error) { return e.make(work, s) })
	return made, err
}

func (e *editions) make(ctx context.Context, s *desk.State) (*release, error) {
	files, err := e.Releaser.Files(ctx, s)
	if err != nil {
		return nil, err
	}
	made := &release{Number: s.Number, Revision: s.Revision(), Time: s.Time}
	for _, f := range files {
		if err := ctx.Err(); err != nil { // packing is half of the work
			return nil, err
		}
		made.Files = append(made.Files, releaseFile{f.Name, len(f.Body), content.Packed(mediaType(f.Name), f.Body, content.Quick)})
	}
	return made, nil
}

// serveRelease answers GET /release/{edition} with its files and how to check them.
func (e *editions) serveRelease(w http.ResponseWriter, r *http.Request) {
	made, err := e.release(r)
	if err != nil {
		e.fail(w, r, err)
		return
	}
	e.serve(w, r, http.StatusOK, frame.Page{Name: "release", Title: "Release of edition " + strconv.FormatInt(made.Number, 10), Here: "/data", Body: made}, "")
}

// serveFile answers GET /release/{edition}/{file}.
func (e *editions) serveFile(w http.ResponseWriter, r *http.Request) {
	made, err := e.release(r)
	if err != nil {
		e.fail(w, r, err)
		return
	}
	for _, f := range made.Files {
		if f.Name == r.PathValue("file") {
			open(w.Header())
			f.content.Serve(w, r, content.Revalidate)
			return
		}
	}
	e.serveMissing(w, r, "A release has no such file; its page lists those that it has.")
}

// serveKeys answers GET /keys.txt with the public keys.
func (e *editions) serveKeys(w http.ResponseWriter, r *http.Request) {
	keys, err := e.Releaser.Keys.Keys(r.Context())
	if err != nil {
		e.fail(w, r, err)
		return
	}
	open(w.Header())
	content.New("text/plain; charset=utf-8", proof.KeysText(keys), content.Quick).Serve(w, r, content.Revalidate)
}

// mediaType is the type of a file of a release.
func mediaType(name string) string {
	switch strings.TrimPrefix(path.Ext(name), ".") {
	case "jsonl":
		return "application/jsonl"
	case "json":
		return "application/json"
	case "geojson":
		return "application/geo+json"
	case "csv":
		return "text/csv; charset=utf-8; header=present"
	case "md":
		return "text/markdown; charset=utf-8"
	}
	return "text/plain; charset=utf-8"
}
