package export

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/mod/sumdb/note"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/proof"
)

// shop is a store with some editions, and what makes releases of them.
type shop struct {
	*Releaser
	store *eventstore.Memory
	state *desk.State
	keys  []byte // the published ones
}

// openShop makes a shop of six editions: three events, a correction, a withdrawal, and the event anew. Of two shops that differ
// in a headline the histories differ from the second edition on.
func openShop(t *testing.T, headline string) *shop {
	t.Helper()
	store := new(eventstore.Memory)
	one, two, three := event("one", "2024-01-01", relation.Recognition), event("two", "2024-01-02", relation.Visit), event("three", "2024-01-03", relation.AmbassadorAccepted)
	two.Headline = headline
	corrected := one
	corrected.Headline = "<Corrected> & more"
	for _, c := range []eventstore.Change{
		{EventID: "one", Event: &one}, {EventID: "two", Event: &two}, {EventID: "three", Event: &three},
		{EventID: "one", Expect: 1, Event: &corrected}, {EventID: "three", Expect: 3}, {EventID: "three", Event: &three},
	} {
		c.Origin, c.Author, c.Reason = eventstore.FromEditor, "Nobody's business", "a reason"
		if _, err := store.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	d, err := desk.Open(t.Context(), store, func() relation.Day { return today }, quiet())
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	s := &shop{&Releaser{Shapes: []byte(`{"type":"FeatureCollection","features":[]}`), Tree: new(proof.Tree), Keys: &proof.Keyring{Store: store, Now: func() time.Time { now = now.Add(time.Minute); return now }}}, store, d.State(), nil}
	keys, err := s.Keys.Keys(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.keys = proof.KeysText(keys)
	return s
}

// folder is the release of an edition as a folder in memory.
func (s *shop) folder(t *testing.T, edition int64) fstest.MapFS {
	t.Helper()
	files, err := s.Files(t.Context(), s.state.Until(edition))
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{proof.Marker: {Data: []byte("x")}}
	for _, f := range files {
		folder[f.Name] = &fstest.MapFile{Data: f.Body}
	}
	return folder
}

func trusted(t *testing.T, keys []byte) proof.Trusted {
	t.Helper()
	trust, err := proof.ParseKeys(keys)
	if err != nil {
		t.Fatal(err)
	}
	return trust
}

func TestReleaseIsTheSameAgain(t *testing.T) {
	s := openShop(t, "a headline")
	one, two := s.folder(t, 5), s.folder(t, 5)
	if len(one) != 13 || len(two) != len(one) {
		t.Errorf("a release has %d files, and again %d", len(one), len(two))
	}
	for name, file := range one {
		if !bytes.Equal(file.Data, two[name].Data) {
			t.Errorf("%s is another the second time", name)
		}
		if bytes.Contains(file.Data, []byte("Nobody")) {
			t.Errorf("%s names an editor", name)
		}
		if !strings.HasSuffix(string(file.Data), "\n") && name != proof.Marker {
			t.Errorf("%s does not end with its last line", name)
		}
	}
	if c := proof.CheckFolder("here", one, trusted(t, s.keys)); len(c.Faults) > 0 || len(c.By) != 1 || c.Edition.Number != 5 {
		t.Errorf("it is found to be %+v", c)
	}
}

// What signs is a plain note: any program that has the published key can check it.
func TestReleaseIsAPlainNote(t *testing.T) {
	s := openShop(t, "a headline")
	folder := s.folder(t, 6)
	var public string
	for line := range strings.Lines(string(folder[proof.KeysFile].Data)) {
		if !strings.HasPrefix(line, "#") {
			public = strings.TrimSpace(line)
		}
	}
	verifier, err := note.NewVerifier(public)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := note.Open(folder[proof.EditionFile].Data, note.VerifierList(verifier))
	if err != nil {
		t.Fatal(err)
	}
	if want := "sha256sums " + digest(folder[proof.SumsFile].Data) + "\n"; !strings.HasPrefix(opened.Text, "recognition-map\n6\n") || !strings.HasSuffix(opened.Text, want) {
		t.Errorf("it says %q, want the end %q", opened.Text, want)
	}
}

// edit changes a file of a folder.
func edit(name, from, to string) func(fstest.MapFS) {
	return func(f fstest.MapFS) {
		f[name] = &fstest.MapFile{Data: bytes.Replace(f[name].Data, []byte(from), []byte(to), 1)}
	}
}

// resum makes SHA256SUMS that of the files as they are, as a forger would.
func resum(f fstest.MapFS) {
	var files []File
	for name, file := range f {
		if name != proof.SumsFile && name != proof.EditionFile && name != proof.Marker {
			files = append(files, File{name, file.Data})
		}
	}
	f[proof.SumsFile] = &fstest.MapFile{Data: sums(files)}
}

func TestTamperingIsNamed(t *testing.T) {
	real, other := openShop(t, "a headline"), openShop(t, "another headline")
	trust := trusted(t, real.keys)
	older, foreign := real.folder(t, 4), other.folder(t, 6)
	for _, test := range []struct {
		says, want string
		do         func(fstest.MapFS)
	}{
		{"a byte of a table changed", "events.csv was changed", edit("events.csv", "2024", "2025")},
		{"a class changed", "standing.csv was changed", edit("standing.csv", ",none,", ",recognized,")},
		{"a byte of the codebook changed", "CODEBOOK.md was changed", edit("CODEBOOK.md", "The", "the")},
		{"the map cut in half", "map.geojson is cut: ", func(f fstest.MapFS) { f["map.geojson"].Data = f["map.geojson"].Data[:len(f["map.geojson"].Data)/2] }},
		{"a table emptied", "sources.csv is cut: 0 of ", func(f fstest.MapFS) { f["sources.csv"] = &fstest.MapFile{} }},
		{"a file missing", "sources.csv is missing", func(f fstest.MapFS) { delete(f, "sources.csv") }},
		{"a file added", "notes.txt was added", func(f fstest.MapFS) { f["notes.txt"] = &fstest.MapFile{Data: []byte("x")} }},
		{"a folder added", "more was added", func(f fstest.MapFS) { f["more/events.csv"] = &fstest.MapFile{Data: []byte("x")} }},
		{"a file that is a link", "events.csv is no plain file", func(f fstest.MapFS) {
			f["events.csv"] = &fstest.MapFile{Data: f["events.csv"].Data, Mode: fs.ModeNamedPipe}
		}},
		{"two files swapped", "events.jsonl was changed", func(f fstest.MapFS) {
			f["events.jsonl"], f["revisions.jsonl"] = f["revisions.jsonl"], f["events.jsonl"]
		}},
		{"no sums", "SHA256SUMS is missing", func(f fstest.MapFS) { delete(f, "SHA256SUMS") }},
		{"a line of the sums taken out", "SHA256SUMS is not the one that was signed", func(f fstest.MapFS) {
			_, f["SHA256SUMS"].Data, _ = bytes.Cut(f["SHA256SUMS"].Data, []byte("\n"))
		}},
		{"sums that name a file elsewhere", "Line 11 of SHA256SUMS is no sum of a file of this folder", func(f fstest.MapFS) {
			f["SHA256SUMS"].Data = append(f["SHA256SUMS"].Data, strings.Repeat("0", 64)+"  ../../etc/passwd\n"...)
		}},
		{"a change with sums made anew", "SHA256SUMS is not the one that was signed", func(f fstest.MapFS) { edit("events.csv", "2024", "2025")(f); resum(f) }},
		{"no signature file", "edition.note is missing: nothing in this folder is signed", func(f fstest.MapFS) { delete(f, "edition.note") }},
		{"another number in the signed text", "edition.note: it was changed after it was signed", edit("edition.note", "\n6\n", "\n7\n")},
		{"another time in the signed text", "edition.note: it was changed after it was signed", edit("edition.note", "time 20", "time 19")},
		{"the signature changed", "edition.note: it was changed after it was signed, or its signature was", func(f fstest.MapFS) {
			letter := &f["edition.note"].Data[len(f["edition.note"].Data)-20]
			if *letter == 'A' {
				*letter = 'B'
			} else {
				*letter = 'A'
			}
		}},
		{"the signed text cut in half", "edition.note: it has no signature: it was cut", func(f fstest.MapFS) { f["edition.note"].Data = f["edition.note"].Data[:60] }},
		{"the signature cut", "edition.note: its signature is cut or broken", func(f fstest.MapFS) {
			f["edition.note"].Data = f["edition.note"].Data[:len(f["edition.note"].Data)-30]
		}},
		{"an empty signature file", "edition.note: it is empty", func(f fstest.MapFS) { f["edition.note"] = &fstest.MapFile{} }},
		{"all made anew with a key of the forger's", "edition.note: it is signed with another key", func(f fstest.MapFS) {
			clear(f)
			for name, file := range foreign {
				f[name] = file
			}
		}},
		{"the signature of an older edition", "SHA256SUMS is not the one that was signed with edition 4: it was changed, or it is of another edition", func(f fstest.MapFS) { f["edition.note"] = older["edition.note"] }},
		{"the files of an older edition under the signature", "edition.note is of edition 6, and revisions.jsonl has 4 revisions", func(f fstest.MapFS) {
			for name, file := range older {
				if name != "edition.note" {
					f[name] = file
				}
			}
		}},
		{"a revision taken out, with sums made anew", "edition.note is of edition 6, and revisions.jsonl has 5 revisions", func(f fstest.MapFS) {
			_, f["revisions.jsonl"].Data, _ = bytes.Cut(f["revisions.jsonl"].Data, []byte("\n"))
			resum(f)
		}},
		{"a revision changed, with sums made anew", "revisions.jsonl is not the history that was signed", func(f fstest.MapFS) { edit("revisions.jsonl", "a reason", "no reason")(f); resum(f) }},
		{"an event put in, with sums made anew", "events.jsonl does not follow from revisions.jsonl", func(f fstest.MapFS) {
			f["events.jsonl"].Data = append(f["events.jsonl"].Data, "{}\n"...)
			resum(f)
		}},
		{"a receipt in place of the signature", "edition.note is a receipt", func(f fstest.MapFS) {
			text, err := proof.NewReceipt(real.state, real.Tree, someState(), today, time.Unix(0, 0), nil)
			signed, err2 := real.Keys.Sign(t.Context(), text)
			if err := errors.Join(err, err2); err != nil {
				t.Fatal(err)
			}
			f["edition.note"] = &fstest.MapFile{Data: signed}
		}},
	} {
		t.Run(test.says, func(t *testing.T) {
			folder := real.folder(t, 6)
			test.do(folder)
			found := proof.CheckFolder("here", folder, trust)
			if !strings.Contains(strings.Join(found.Faults, "\n"), test.want) {
				t.Errorf("found %q, want %q", found.Faults, test.want)
			}
		})
	}
}

func TestEditionsAreHeldAgainstEachOther(t *testing.T) {
	real, other := openShop(t, "a headline"), openShop(t, "another headline")
	check := func(s *shop, edition int64) *proof.Checked {
		return proof.CheckFolder("release", s.folder(t, edition), trusted(t, s.keys))
	}
	noted := proof.CheckFile("old.note", real.folder(t, 4)[proof.EditionFile].Data, trusted(t, real.keys))
	for _, test := range []struct {
		says         string
		c            *proof.Checked
		with         *proof.Checked
		fault, wants string
	}{
		{"a later one", check(real, 6), check(real, 4), "", "A continuation: the first 4 revisions of release are those of release"},
		{"a later one and a signature alone", check(real, 6), noted, "", "A continuation: the first 4 revisions"},
		{"an older one", check(real, 4), check(real, 6), "This is an older edition than release: 4, and that is 6", "A continuation"},
		{"the same", check(real, 4), noted, "", "The same edition as old.note, with the same history"},
		{"the same number of another history", check(other, 4), noted, "Edition 4 has another history than in old.note", ""},
		{"a history that was rewritten", check(other, 6), noted, "The history was rewritten: the first 4 revisions of release are not those of old.note", ""},
	} {
		test.c.Against(test.with)
		if got := strings.Join(test.c.Faults, "\n"); !strings.Contains(got, test.fault) || (test.fault == "") != (got == "") {
			t.Errorf("%s: faults %q, want %q", test.says, got, test.fault)
		}
		if got := strings.Join(test.c.Said, "\n"); !strings.Contains(got, test.wants) {
			t.Errorf("%s: said %q, want %q", test.says, got, test.wants)
		}
	}
}

// A receipt is held against a release: what it says follows from the events there, or a signature does not make it so.
func TestReceiptFollowsFromARelease(t *testing.T) {
	s, other := openShop(t, "a headline"), openShop(t, "another headline")
	receipt := func(edition int64, from, to string) *proof.Checked {
		text, err := proof.NewReceipt(s.state.Until(edition), s.Tree, someState(), today, time.Unix(0, 0), nil)
		if err != nil {
			t.Fatal(err)
		}
		signed, err := s.Keys.Sign(t.Context(), strings.Replace(text, from, to, 1))
		if err != nil {
			t.Fatal(err)
		}
		return proof.CheckFile("receipt", signed, trusted(t, s.keys))
	}
	release := func(s *shop, edition int64) *proof.Checked {
		return proof.CheckFolder("release", s.folder(t, edition), trusted(t, s.keys))
	}
	for _, test := range []struct {
		says        string
		c, with     *proof.Checked
		fault, want string
	}{
		{"of its edition", receipt(6, "", ""), release(s, 6), "", "The same edition as release, with the same history. What it says follows from the events of release."},
		{"of a later one", receipt(5, "", ""), release(s, 6), "", "The record has gone on since: release is of edition 6. A continuation: the first 5 revisions of release are those of receipt. What it says follows"},
		{"of an older one", receipt(6, "", ""), release(s, 5), "", "cannot be told without the folder of the newer release"},
		{"what is not so", receipt(6, "class: recognized", "class: none"), release(s, 6), "What it says does not follow from the events of release: by them, and the rule of this program, the class of", ""},
		{"of another history", receipt(5, "", ""), release(other, 6), "The history was rewritten", ""},
	} {
		test.c.Against(test.with)
		if said, faults := strings.Join(test.c.Said, " "), strings.Join(test.c.Faults, " "); !strings.Contains(said, test.want) || !strings.Contains(faults, test.fault) || (faults == "") != (test.fault == "") {
			t.Errorf("%s: said %q, faults %q; want %q, %q", test.says, said, faults, test.want, test.fault)
		}
	}
}

// While two keys overlap, who trusts either can check; a retired one signs no more, and what it signed holds.
func TestKeysChange(t *testing.T) {
	ctx := context.Background()
	s := openShop(t, "a headline")
	before, old := s.folder(t, 6), trusted(t, s.keys)
	if _, err := proof.Rotate(ctx, s.store, time.Now()); err != nil {
		t.Fatal(err)
	}
	during := s.folder(t, 6)
	keys, err := s.Keys.Keys(ctx)
	if err != nil || len(keys) != 2 {
		t.Fatalf("%d keys (%v), want 2", len(keys), err)
	}
	if err := s.store.RetireKey(ctx, 1, time.Now()); err != nil {
		t.Fatal(err)
	}
	after := s.folder(t, 6)
	all, fresh := trusted(t, after[proof.KeysFile].Data), trusted(t, []byte(keys[1].Public))
	for _, test := range []struct {
		says   string
		folder fstest.MapFS
		trust  proof.Trusted
		want   string // a fault, or how many signed it
	}{
		{"before, by the old key", before, old, "1"},
		{"before, by the new key", before, fresh, "another key"},
		{"before, by both", before, all, "1"},
		{"during, by the old key", during, old, "1"},
		{"during, by the new key", during, fresh, "1"},
		{"during, by both", during, all, "2"},
		{"after, by the old key", after, old, "another key"},
		{"after, by the new key", after, fresh, "1"},
	} {
		c := proof.CheckFolder("here", test.folder, test.trust)
		got := strings.Join(c.Faults, "\n")
		if got == "" {
			got = string(rune('0' + len(c.By)))
		}
		if !strings.Contains(got, test.want) {
			t.Errorf("%s: %s, want %s", test.says, got, test.want)
		}
	}
	if !bytes.Contains(after[proof.KeysFile].Data, []byte("retired 2")) {
		t.Errorf("the keys are\n%s", after[proof.KeysFile].Data)
	}
	if err := s.store.RetireKey(ctx, 2, time.Now()); err != nil {
		t.Fatal(err)
	}
	s.Keys.Now = func() time.Time { return time.Now().Add(time.Hour) }
	if _, err := s.Files(ctx, s.state); err == nil || !strings.Contains(err.Error(), "every key is retired") {
		t.Errorf("without a key that signs: %v", err)
	}
}
