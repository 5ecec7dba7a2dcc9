package reader

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nlnwa/gowarc/v3"

	"recognitionmap/server/internal/eventstore"
)

// responseWriter and request are net/http's, whose names are long.
type (
	responseWriter = http.ResponseWriter
	request        = *http.Request
)

func openKept(t *testing.T, dir string, most int64) (*Keeper, []Copy) {
	t.Helper()
	k, copies, err := openKeeper(dir, most)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.Close() })
	return k, copies
}

// records reads the files of a folder as any reader of WARC does, strictly, and returns what each response is about.
func records(t *testing.T, dir string) (targets []string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		f, err := gowarc.NewWarcFileReader(name, 0, gowarc.WithStrictValidation())
		if err != nil {
			t.Fatal(err)
		}
		for {
			r, err := f.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if _, err := r.WarcRecord.ValidateDigest(); err != nil {
				t.Errorf("%s at %d: %v", name, r.Offset, err)
			}
			if r.WarcRecord.Type() == gowarc.Response {
				u, err := url.Parse(r.WarcRecord.WarcHeader().Get(gowarc.WarcTargetURI))
				if err != nil {
					t.Fatal(err)
				}
				label, _, _ := strings.Cut(u.Host, ".")
				targets = append(targets, label+u.Path)
			}
			r.Close()
		}
		f.Close()
	}
	return targets
}

// Pages are kept once, with the redirects on the way to them; what was not read whole is not.
func TestArchive(t *testing.T) {
	b, store, dir := openWeb(t), new(eventstore.Memory), t.TempDir()
	keeper, _ := openKept(t, dir, maxWARC)
	round := b.round(store, func(o *Options) { o.Hosts = 1 })
	round.Keeper = keeper
	addresses := []string{b.at("alive", "/1"), b.at("gone", "/1"), b.at("huge", "/1"), b.at("lent", "/1"), b.at("zipped", "/1"), b.at("private", "/1")}
	tally, err := round.Archive(t.Context(), addresses)
	if err != nil || tally.Kept != 3 || tally.Answers[eventstore.Alive] != 4 {
		t.Fatalf("Archive = %+v, %v", tally, err)
	}
	if got, want := strings.Join(records(t, dir), " "), "alive/1 lent/1 alive/today zipped/1"; got != want {
		t.Errorf("the records are of %s, want %s", got, want)
	}
	p := noted(t, store)[b.at("lent", "/1")]
	if p.File != "sources-00001.warc.gz" || !p.Kept.Equal(noon) || !p.Read.Equal(noon) || len(p.Hash) != 64 {
		t.Errorf("of a page that was kept it is noted: %+v", p)
	}
	if tally, err = round.Archive(t.Context(), addresses); err != nil || tally.Kept != 0 || tally.Pages != 1 || b.asked("alive", "/1") != 1 || b.asked("gone", "/1") != 1 {
		t.Errorf("Archive again = %+v, %v", tally, err) // the one that is too long may be shorter
	}
}

// What a program leaves that was killed at any byte is cut off, and nothing else: copies that were not noted are known.
func TestKeeperAfterAKill(t *testing.T) {
	b, dir := openWeb(t), t.TempDir()
	k, _ := openKept(t, dir, maxWARC)
	var sizes []int64
	for _, label := range []string{"alive", "lent"} {
		found, err := b.reader().Read(t.Context(), b.at(label, "/1"))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := k.Keep(b.at(label, "/1"), found); err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, k.size)
	}
	k.Close()
	whole, err := os.ReadFile(filepath.Join(dir, k.name))
	if err != nil {
		t.Fatal(err)
	}
	step := len(whole)/50 + 1
	for cut := 0; cut <= len(whole); cut += step {
		for _, tail := range []string{"", "\x00\x00\x00"} {
			into := t.TempDir()
			path := filepath.Join(into, k.name)
			if err := os.WriteFile(path, append(whole[:cut:cut], tail...), 0o600); err != nil {
				t.Fatal(err)
			}
			again, copies, err := openKeeper(into, maxWARC)
			if err != nil {
				if tail != "" && cut > 0 { // zeros in the middle of a record may be damage of any kind
					if left, _ := os.ReadFile(path); len(left) != cut+len(tail) {
						t.Errorf("cut at %d: %v, and the file was changed", cut, err)
					}
					continue
				}
				t.Fatalf("cut at %d: %v", cut, err)
			}
			want := 0
			for _, size := range sizes {
				if int64(cut) >= size {
					want++
				}
			}
			if len(copies) != want || want > 0 && again.size != sizes[want-1] {
				t.Errorf("cut at %d: %d copies in %d bytes, want %d", cut, len(copies), again.size, want)
			}
			if want == 2 && (copies[1].Address != b.at("lent", "/1") || !copies[1].At.Equal(noon) || len(copies[1].found.Hash) != 64 || copies[1].found.To != b.at("alive", "/today") || copies[1].File != k.name) {
				t.Errorf("the copy is %+v", copies[1])
			}
			again.Close()
			records(t, into)
		}
	}
	spoiled := append([]byte(nil), whole...)
	spoiled[len(whole)/2] ^= 0xff
	path := filepath.Join(dir, k.name)
	if err := os.WriteFile(path, spoiled, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := openKeeper(dir, maxWARC); err == nil || !strings.Contains(err.Error(), "put it aside") {
		t.Errorf("of a damaged file: %v", err)
	}
	if left, err := os.ReadFile(path); err != nil || !bytes.Equal(left, spoiled) {
		t.Errorf("a damaged file was changed (%v)", err)
	}
}

// A copy that is there and was not noted is noted at the next start, and the page not asked for again.
func TestRecall(t *testing.T) {
	b, dir := openWeb(t), t.TempDir()
	store := &full{new(eventstore.Memory), 0}
	k, _ := openKept(t, dir, maxWARC)
	round := b.round(store)
	round.Keeper = k
	if _, err := round.Archive(t.Context(), []string{b.at("alive", "/1")}); err == nil {
		t.Fatal("a full store took a note")
	}
	k.Close()
	k, copies := openKept(t, dir, maxWARC)
	store.room = 9
	round.Keeper = k
	if err := round.Recall(t.Context(), copies); err != nil {
		t.Fatal(err)
	}
	tally, err := round.Archive(t.Context(), []string{b.at("alive", "/1")})
	if err != nil || tally.Fresh != 1 || b.asked("alive", "/1") != 1 {
		t.Errorf("Archive = %+v, %v", tally, err)
	}
	if p := noted(t, store.Memory)[b.at("alive", "/1")]; p.File == "" || p.Hash == "" || p.Kept.IsZero() || p.Answer != eventstore.Alive || p.Detail != "200 OK" {
		t.Errorf("it is noted: %+v", p)
	}
}

// Long files are followed by others, of two programs one writes, and where nothing can be written it is said and the file
// left as it was.
func TestKeeper(t *testing.T) {
	b, dir := openWeb(t), filepath.Join(t.TempDir(), "a[b]*?")
	k, _ := openKept(t, dir, 1)
	found, err := b.reader().Read(t.Context(), b.at("alive", "/1"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if file, _, err := k.Keep(b.at("alive", fmt.Sprint("/", i)), found); err != nil || file != fileName(i+1) {
			t.Errorf("Keep = %s, %v", file, err)
		}
	}
	if _, _, err := openKeeper(dir, 1); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("a second keeper: %v", err)
	}
	size := k.size
	whole := k.file
	k.most = maxWARC
	if k.file, err = os.Open(whole.Name()); err != nil { // to be read alone
		t.Fatal(err)
	}
	if _, _, err := k.Keep(b.at("alive", "/9"), found); err == nil || !strings.Contains(err.Error(), "could not be written") || k.size != size {
		t.Errorf("Keep where nothing can be written = %v", err)
	}
	k.file.Close()
	k.file = whole
	if _, _, err := k.Keep(b.at("alive", "/9"), found); err != nil {
		t.Error(err)
	}
	k.Close()
	if k, copies := openKept(t, dir, maxWARC); k.name != fileName(3) || len(copies) != 2 {
		t.Errorf("opened again: %s with %+v", k.name, copies)
	}
	if _, _, err := openKeeper(filepath.Join(dir, fileName(1)), 1); err == nil {
		t.Error("a file was taken for a folder")
	}
}

// What an archive answers is noted: the snapshot, or why there is none.
func TestSnapshots(t *testing.T) {
	answers := map[string]func(w responseWriter, r request, page string){
		"leads": func(w responseWriter, r request, page string) {
			w.Header().Set("Location", "/web/20261130120000/"+page)
			w.WriteHeader(302)
		},
		"names": func(w responseWriter, r request, page string) {
			w.Header().Set("Content-Location", "/web/20261130120001/"+page)
			io.WriteString(w, "<title>A snapshot</title>")
		},
		"lying":    func(w responseWriter, r request, page string) { io.WriteString(w, "<title>Not found</title>") },
		"silent":   func(w responseWriter, r request, page string) { io.WriteString(w, "<title>Wayback Machine</title>") },
		"refusing": func(w responseWriter, r request, page string) { w.WriteHeader(403) },
		"huge":     pageOf("huge"),
		"inward":   pageOf("inward"),
		"toname": func(w responseWriter, r request, page string) {
			w.Header().Set("Location", "http://turned.example/"+page)
			w.WriteHeader(302)
		},
		"tofile": pageOf("tofile"),
		"away": func(w responseWriter, r request, page string) {
			w.Header().Set("Location", "http://alive.example/"+page)
			w.WriteHeader(302)
		},
		"loop": func(w responseWriter, r request, page string) {
			w.Header().Set("Location", r.URL.String())
			w.WriteHeader(302)
		},
		"other": func(w responseWriter, r request, page string) {
			w.Header().Set("Content-Location", "/web/1/http://alive.example/another")
			io.WriteString(w, "<title>A snapshot</title>")
		},
	}
	b := openWeb(t)
	for label, want := range map[string]string{
		"leads": "", "names": "", "lying": "but it says “Not found”", "silent": "names no snapshot", "refusing": "403 Forbidden", "huge": "too long",
		"inward": "leads to another host, 10.1.2.3", "tofile": `scheme "file"`, "away": "leads to another host", "toname": "leads to another host", "loop": "without an end", "other": "names no snapshot",
	} {
		back := pagesOf("archive", func(w responseWriter, r request) {
			if page, ok := strings.CutPrefix(r.URL.RequestURI(), "/save/"); ok {
				answers[label](w, r, page)
				return
			}
			io.WriteString(w, "<title>A snapshot</title>")
		})
		store := new(eventstore.Memory)
		round := b.round(store)
		round.Keeper, _ = openKept(t, t.TempDir(), maxWARC)
		round.Save = must(url.Parse(b.at("archive", "/save/")))
		page := b.at("alive", "/1?a=b")
		tally, err := round.Archive(t.Context(), []string{page, b.at("gone", "/1"), b.at("private", "/1")})
		p := noted(t, store)[page]
		if err != nil || tally.Saved+tally.Refused != 1 || tally.Left > 0 || !p.Saved.Equal(noon) {
			t.Errorf("%s: %+v, %v, %+v", label, tally, err, p)
		}
		if want == "" {
			if !strings.HasPrefix(p.Archive, b.at("archive", "/web/2026")) || !strings.HasSuffix(p.Archive, "/"+page) || p.Refusal != "" {
				t.Errorf("%s: the snapshot is %q (%s)", label, p.Archive, p.Refusal)
			}
		} else if p.Archive != "" || !strings.Contains(p.Refusal, want) {
			t.Errorf("%s: the snapshot is %q (%s), want %q", label, p.Archive, p.Refusal, want)
		}
		asked := b.asked("archive", "/save/http:/"+strings.TrimPrefix(page, "http:/"))
		if tally, err = round.Archive(t.Context(), []string{page}); err != nil || tally.Pages != 0 || b.asked("archive", "/save/http:/"+strings.TrimPrefix(page, "http:/")) != asked {
			t.Errorf("%s again: %+v, %v", label, tally, err)
		}
		back()
	}
}

func pageOf(label string) func(responseWriter, request, string) {
	return func(w responseWriter, r request, _ string) { pages[label](w, r) }
}

// An archive that does not answer is left alone after three times, and nothing is said of pages that it was not asked for.
func TestArchiveDown(t *testing.T) {
	b, store := openWeb(t), new(eventstore.Memory)
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody.Close()
	slow := func(o *Options) { o.Patience = 50 * time.Millisecond }
	for _, save := range []string{"http://" + nobody.Addr().String() + "/save/", b.at("slow", "/save/"), b.at("drips", "/save/"), b.at("late", "/save/"), b.at("missing", "/save/")} {
		round := b.round(store, slow)
		round.Keeper, _ = openKept(t, t.TempDir(), maxWARC)
		round.Save = must(url.Parse(save))
		var addresses []string
		for i := range 5 {
			addresses = append(addresses, b.at("alive", fmt.Sprint("/", i)))
		}
		tally, err := round.Archive(t.Context(), addresses)
		if err != nil || tally.Left != 5 || tally.Saved+tally.Refused > 0 {
			t.Errorf("%s: %+v, %v", save, tally, err)
		}
		for _, p := range noted(t, store) {
			if !p.Saved.IsZero() || p.Refusal != "" || p.File == "" {
				t.Errorf("%s: it is noted: %+v", save, p)
			}
		}
	}
}
