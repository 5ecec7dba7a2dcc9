package site

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image/png"
	"io/fs"
	"path"
	"strings"
	"sync"

	"recognitionmap/app/pages"
	"recognitionmap/server/internal/content"
)

// offerScript is the script that offers to install the site, without its words.
//
//go:embed offer.js
var offerScript string

// static holds the files of web/ that have an address of their own: /static/NAME.HASH.EXT, which never changes, so that
// a browser keeps it for a year. They are the same for every edition of the facts.
type static struct {
	files  map[string]*content.Content // by address
	style  string                      // the style sheets of the map's pages, inline in every page
	rest   string                      // the style sheets of other pages, inline in these
	hold   string                      // the script of the head, inline in every page
	script string                      // the script of the body, inline in every page
	worker string                      // the service worker without its lists

	loader, room, share, offer, move, restFile, offline, wasm, exec string // addresses, "" for what is not there
	icons, screenshots                                              []picture
	favicon                                                         *content.Content // nil without icons
}

// picture is an image of the manifest.
type picture struct {
	name, address, mediaType string
	width, height            int // 0 for SVG
}

// newStatic reads web and compresses what is served. Of the build's own files only the program may be missing.
func newStatic(web fs.FS) (*static, error) {
	s := &static{files: make(map[string]*content.Content)}
	var err error
	var loader, room, share, move string
	for name, to := range map[string]*string{
		"style.css": &s.style, "rest.css": &s.rest, "hold.js": &s.hold, "page.js": &s.script, "sw.js": &s.worker, "app.js": &loader, "worker.js": &room, "share.js": &share, "move.js": &move,
	} {
		if *to, err = bundle(web, name); err != nil {
			return nil, err
		}
	}
	s.loader = s.add("app.js", content.New(mediaType("app.js"), []byte(loader), content.Best))
	s.room = s.add("worker.js", content.New(mediaType("worker.js"), []byte(room), content.Best))
	s.move = s.add("move.js", content.New(mediaType("move.js"), []byte(move), content.Best))
	words, err := json.Marshal(pages.OfferWords())
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	s.offer = s.add("offer.js", content.New(mediaType("offer.js"), []byte("const WORDS = "+string(words)+";\n"+offerScript), content.Best))
	s.share = s.add("share.js", content.New(mediaType("share.js"), []byte(share), content.Best))
	s.offline = s.add("offline.html", newPlain(s.style, s.rest, "No network", "There is no network", `This page comes from the server alone, so it cannot be shown now. <a href="">Try again</a>. `+
		`Without a network you have the map, <a href="/table">the table</a>, <a href="/events">the events</a> and the page of every country.`))
	s.restFile = s.add("rest.css", content.New(mediaType("rest.css"), []byte(s.rest), content.Best))
	if s.wasm, err = s.built(web, "app.wasm"); err != nil {
		return nil, err
	}
	if s.exec, err = s.built(web, "wasm_exec.js"); err != nil {
		return nil, err
	}
	if s.icons, err = s.pictures(web, "icons"); err != nil {
		return nil, err
	}
	if s.screenshots, err = s.pictures(web, "screenshots"); err != nil {
		return nil, err
	}
	s.favicon = s.makeFavicon()
	return s, nil
}

// Style returns the style sheets of a folder web/ in one.
func Style(web fs.FS) (string, error) {
	style, err := bundle(web, "style.css")
	if err != nil {
		return "", err
	}
	rest, err := bundle(web, "rest.css")
	return style + rest, err
}

// bundle reads a file that web/internal/bundle has written.
func bundle(web fs.FS, name string) (string, error) {
	text, err := fs.ReadFile(web, "built/"+name)
	if err != nil {
		return "", fmt.Errorf("site: %w: make build makes it", err)
	}
	return strings.TrimSuffix(string(text), "\n"), nil
}

// add gives a file its address.
func (s *static) add(name string, c *content.Content) string {
	ext := path.Ext(name)
	address := "/static/" + strings.TrimSuffix(name, ext) + "." + c.Hash[:12] + ext
	s.files[address] = c
	return address
}

// built adds a file that the build left in built/, in whatever forms it has there. The address is "" without any.
func (s *static) built(web fs.FS, name string) (string, error) {
	plain, _ := fs.ReadFile(web, "built/"+name)
	gz, _ := fs.ReadFile(web, "built/"+name+".gz")
	br, _ := fs.ReadFile(web, "built/"+name+".br")
	switch {
	case plain == nil && gz == nil && br == nil:
		return "", nil
	case gz == nil && br == nil && len(plain) < 256<<10: // Go's own script: small, compressed here
		return s.add(name, content.New(mediaType(name), plain, content.Best)), nil
	}
	c, err := content.Built(mediaType(name), plain, gz, br)
	if err != nil {
		return "", fmt.Errorf("site: %s: %w", name, err)
	}
	return s.add(name, c), nil
}

// pictures adds the images of a folder, which may be missing.
func (s *static) pictures(web fs.FS, folder string) ([]picture, error) {
	var list []picture
	entries, _ := fs.ReadDir(web, folder)
	for _, e := range entries {
		name := e.Name()
		if ext := path.Ext(name); ext != ".png" && ext != ".svg" {
			continue
		}
		body, err := fs.ReadFile(web, folder+"/"+name)
		if err != nil {
			return nil, fmt.Errorf("site: %w", err)
		}
		p := picture{name: strings.TrimSuffix(name, path.Ext(name)), mediaType: mediaType(name)}
		if p.mediaType == "image/png" {
			size, err := png.DecodeConfig(bytes.NewReader(body))
			if err != nil {
				return nil, fmt.Errorf("site: %s/%s: %w", folder, name, err)
			}
			p.width, p.height = size.Width, size.Height
		}
		p.address = s.add(name, content.New(p.mediaType, body, content.Best))
		list = append(list, p)
	}
	return list, nil
}

// makeFavicon wraps the smallest icon of at least 32 pixels for those who ask for /favicon.ico without being told to: the
// ICO container takes a PNG as it is.
func (s *static) makeFavicon() *content.Content {
	var best *picture
	for i, p := range s.icons {
		if p.width >= 32 && p.width <= 256 && (best == nil || p.width < best.width) {
			best = &s.icons[i]
		}
	}
	if best == nil {
		return nil
	}
	image := s.files[best.address]
	body, err := image.Plain()
	if err != nil {
		return nil
	}
	ico := []byte{0, 0, 1, 0, 1, 0, byte(best.width), byte(best.height), 0, 0, 1, 0, 32, 0} // 256 is written as 0
	ico = binary.LittleEndian.AppendUint32(ico, uint32(len(body)))
	ico = binary.LittleEndian.AppendUint32(ico, 22) // where the image starts
	return content.New("image/x-icon", append(ico, body...), content.Best)
}

// mediaType returns the type of a file by its name.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".wasm":
		return "application/wasm" // without a parameter, or browsers do not compile it while it arrives
	case ".png":
		return "image/png"
	case ".svg":
		return "image/svg+xml"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".json":
		return "application/json"
	case ".xml":
		return "application/xml"
	case ".geojson":
		return "application/geo+json"
	case ".webmanifest":
		return "application/manifest+json"
	}
	return "application/octet-stream"
}

// long is the length from which a file that everybody may ask for is compressed quickly: well takes a second for 2 MB.
const long = 2 << 20

// packed is a large file, compressed as well as its length allows. The plain form, which hardly anybody takes and which of
// 200,000 events has 120 MB, is not kept.
func packed(name string, body []byte) *content.Content {
	q := content.Good
	if len(body) > long {
		q = content.Quick
	}
	return content.Packed(mediaType(name), body, q)
}

// shapes are what shipped has made, by name and hash.
var shapes sync.Map

// shipped returns a file of the build that holds shapes, compressed when first asked for: whatever edition and Site it
// belongs to, that is once.
func shipped(name string, body []byte) func() *content.Content {
	made, _ := shapes.LoadOrStore(name+" "+content.Hash(body), sync.OnceValue(func() *content.Content { return packed(name, body) }))
	return made.(func() *content.Content)
}
