// Package frame is what stands around a document that only the server writes: head, masthead, foot, style, and the headers
// that go with it. The documents themselves are templates of those who serve them.
package frame

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed frame.html
var frame string

// CSS is the style of documents beside the site's own.
//
//go:embed frame.css
var CSS string

// Page is a document before it is HTML.
type Page struct {
	Name     string // of the template
	Title    string
	Here     string // the address marked in the navigation
	Faulty   bool   // the title says that a form came back
	Noindex  bool
	Revision string // of the state, "" where none is shown
	Me       any    // who has signed in, with Name and MayPublish; nil in public
	Style    template.HTML
	Script   template.HTML // behind everything else, "" for none
	Body     any           // what the template is about
}

// Templates are pages by name, each with the frame around it.
type Templates map[string]*template.Template

// Parse reads the templates of a folder: each is a page that defines "main", but for those of shared, which all pages can
// use. It panics on one that is wrong, which a test finds.
func Parse(files fs.FS, folder string, functions template.FuncMap, shared ...string) Templates {
	parts := template.Must(template.New("").Funcs(functions).Parse(frame))
	for _, name := range shared {
		template.Must(parts.ParseFS(files, path.Join(folder, name)))
	}
	all := make(Templates)
	entries, err := fs.ReadDir(files, folder)
	if err != nil {
		panic("frame: " + err.Error())
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".html")
		all[name] = template.Must(template.Must(parts.Clone()).ParseFS(files, path.Join(folder, e.Name())))
	}
	return all
}

// HTML returns a page with a style and a script, whose hashes Policy has.
func (t Templates) HTML(p Page, style, script string) ([]byte, error) {
	p.Style = template.HTML("<style>" + style + "</style>") // written by us
	if script != "" {
		p.Script = template.HTML("<script>" + script + "</script>")
	}
	var b bytes.Buffer
	if err := t[p.Name].ExecuteTemplate(&b, "frame", p); err != nil {
		return nil, fmt.Errorf("frame: page %s: %w", p.Name, err)
	}
	return b.Bytes(), nil
}

// Policy is the Content-Security-Policy of a document: of styles and scripts only its own, and what more its script does.
func Policy(style, script string, more ...string) string {
	parts := []string{"default-src 'none'", "style-src " + source(style), "img-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"}
	if script != "" {
		parts = append(parts, "script-src "+source(script))
	}
	return strings.Join(append(parts, more...), "; ")
}

func source(inline string) string {
	sum := sha256.Sum256([]byte(inline))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Headers sets what every document has, and that nobody keeps it, which who serves it may say otherwise.
func Headers(h http.Header, policy string) {
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // and not less: a form without an Origin header would be refused
	h.Set("Content-Security-Policy", policy)
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cache-Control", "no-store")
}
