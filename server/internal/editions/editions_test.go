package editions

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/net/html"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/eventstore"
	"recognitionmap/server/internal/export"
	"recognitionmap/server/internal/proof"
)

var today = relation.DayOf(2026, 11, 30)

// office is the pages around a store with three editions: Russia recognizes, China accepts an ambassador, and Russia's
// headline is corrected.
type office struct {
	http.Handler
	t     *testing.T
	store *eventstore.Memory
	desk  *desk.Desk
}

func openOffice(t *testing.T) *office {
	t.Helper()
	store := new(eventstore.Memory)
	lines := `{"id":"rus","country":"RUS","date":"2025-07-03","kind":"recognition","headline":"Russia recognizes","confidence":"confirmed","sources":[{"url":"https://mid.ru/1","publisher":"Ministry","title":"On it","published":"2025-07-03","supports":"all"}]}
{"id":"chn","country":"CHN","date":"2024-01-30","kind":"ambassador-accepted","evidence":"credentials","headline":"China accepts an ambassador","confidence":"disputed","sources":[{"url":"https://news.example/1","publisher":"A paper","title":"","supports":"all"}]}
{"id":"rus","country":"RUS","date":"2025-07-03","kind":"recognition","headline":"Russia recognizes the government","confidence":"confirmed","sources":[{"url":"https://mid.ru/1","publisher":"Ministry","title":"On it","published":"2025-07-03","supports":"all"}]}`
	for i, expect := range []int64{0, 0, 1} {
		events, err := relation.DecodeEvents(strings.NewReader(strings.Split(lines, "\n")[i]), "test")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Append(t.Context(), eventstore.Change{EventID: events[0].ID, Expect: expect, Event: &events[0], Origin: eventstore.FromEditor, Author: "Somebody", Reason: "reason " + string(rune('A'+i))}); err != nil {
			t.Fatal(err)
		}
	}
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	d, err := desk.Open(t.Context(), store, func() relation.Day { return today }, log)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC) }
	return &office{New(d, Options{
		Style: "body{margin:0}", Origin: "https://map.example", Today: func() relation.Day { return today }, Now: now, Log: log,
		Releaser: &export.Releaser{Shapes: []byte(`{"type":"FeatureCollection","features":[]}`), Tree: new(proof.Tree), Keys: &proof.Keyring{Store: store, Now: now}},
	}), t, store, d}
}

// get answers for an address, of an edition where one is named.
func (o *office) get(address string, edition int64) *httptest.ResponseRecorder {
	o.t.Helper()
	r := httptest.NewRequest("GET", address, nil)
	if edition > 0 {
		r = r.WithContext(desk.In(r.Context(), o.desk.State().Until(edition)))
	}
	w := httptest.NewRecorder()
	o.ServeHTTP(w, r)
	return w
}

// words is what a page says, without tags.
func words(page string) string {
	z, skip := html.NewTokenizer(strings.NewReader(page)), false
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case html.StartTagToken:
			name, _ := z.TagName()
			skip = string(name) == "style" || string(name) == "script"
		case html.EndTagToken:
			skip = false
		case html.TextToken:
			if !skip {
				b.Write(z.Text())
				b.WriteByte(' ')
			}
		}
	}
}

func TestPages(t *testing.T) {
	o := openOffice(t)
	for _, test := range []struct {
		address string
		edition int64
		status  int
		want    string
	}{
		{"/data", 0, 200, "1 event corrected. reason C"},
		{"/data", 0, 200, "The newest: edition 3 2 events."},
		{"/data", 1, 200, "The newest: edition 1 1 event."},
		{"/data?page=2", 0, 404, "no page 2, want 1 to 1."},
		{"/data?page=x", 0, 404, "a number from 1"},
		{"/release/3", 0, 200, "recognitionmap verify"},
		{"/release/4", 0, 404, "edition 4 is still to come, the newest is 3."},
		{"/release/03", 0, 404, "is no number, want 1 to 3."},
		{"/release/3/nothing.csv", 0, 404, "no such file"},
		{"/release/", 0, 404, "no such page"},
		{"/receipt", 0, 200, "Make a receipt"},
		{"/receipt?country=RUS&date=2025-07-03", 0, 200, "headline: Russia recognizes the government confidence: confirmed"},
		{"/receipt?country=ru", 0, 200, "date: 2026-11-30"},
		{"/receipt?country=RUS&date=2025-07-03", 1, 200, "headline: Russia recognizes confidence: confirmed"},
		{"/receipt?country=CHN&date=2025-07-03", 0, 200, "class: none mark: contested"},
		{"/receipt?country=CHN&date=2025-07-03", 0, 200, "deciding-events: 0 disputed-event: chn"},
		{"/receipt?country=CHN&date=2025-07-03", 1, 200, "class: none rule: No event of this country is on record"},
		{"/receipt?country=Atlantis", 0, 400, "“Atlantis” is no country"},
		{"/receipt?country=RUS&date=2025-02-30", 0, 400, "is no day, want YYYY-MM-DD."},
		{"/receipt?country=RUS&date=2026-12-01", 0, 400, "1 December 2026 is out of range, want a day from 1 January 1996 to 30 November 2026."},
		{"/receipt?country=RUS&date=1995-12-31", 0, 400, "31 December 1995 is out of range"},
		{"/sources", 0, 200, "Today 1 of 1 deciding events have a primary source; 0 are archived; newest event 3 July 2025. The colours are those of 30 November 2026."},
		{"/sources", 0, 200, "one publisher alone 0 1 All 1 2 pages of the government in Kabul alone 0 0 copies and mirrors alone 0 0 confirmed 1 1 reported, not confirmed 0 0 disputed 0 1"},
		{"/sources", 1, 200, "Russia : Russia recognizes 3 July 2025, confirmed. It rests on an official page: Ministry ."},
		{"/verify", 0, 200, "Paste a receipt"},
		{"/keys.txt", 0, 200, "recognition-map+"},
	} {
		w := o.get(test.address, test.edition)
		if got := strings.NewReplacer("&#34;", "\"", "“", "\"", "”", "\"").Replace(html.UnescapeString(words(w.Body.String()))); w.Code != test.status || !strings.Contains(got, strings.NewReplacer("“", "\"", "”", "\"").Replace(test.want)) {
			t.Errorf("%s of edition %d: %d\n%s\nwant %d and %q", test.address, test.edition, w.Code, got, test.status, test.want)
		}
		if strings.Contains(w.Body.String(), "Somebody") || strings.Contains(w.Body.String(), "PRIVATE") {
			t.Errorf("%s says what is not public", test.address)
		}
	}
}

func TestDatasetIsDescribed(t *testing.T) {
	_, text, ok := strings.Cut(openOffice(t).get("/data", 0).Body.String(), `<script type="application/ld+json">`)
	text, _, _ = strings.Cut(text, "</script>")
	var d description
	if err := json.Unmarshal([]byte(text), &d); err != nil || !ok {
		t.Fatalf("%v in %s", err, text)
	}
	if d.Type != "Dataset" || !strings.HasPrefix(d.Version, "3-") || len(d.Distribution) != 6 || d.Distribution[0].URL != "https://map.example/release/3/events.jsonl" {
		t.Errorf("it is described as %+v", d)
	}
}

// What is downloaded file by file is the release that the command writes.
func TestDownloadedReleaseHolds(t *testing.T) {
	o := openOffice(t)
	keys, err := proof.ParseKeys(o.get("/keys.txt", 0).Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, edition := range []string{"1", "3"} {
		page, folder := o.get("/release/"+edition, 0).Body.String(), fstest.MapFS{}
		for _, part := range strings.Split(page, `href="/release/`+edition+`/`)[1:] {
			name, _, _ := strings.Cut(part, `"`)
			w := o.get("/release/"+edition+"/"+name, 0)
			if w.Code != 200 || w.Header().Get("Access-Control-Allow-Origin") != "*" || w.Header().Get("ETag") == "" {
				t.Errorf("%s: %d %v", name, w.Code, w.Header())
			}
			folder[name] = &fstest.MapFile{Data: w.Body.Bytes()}
		}
		if c := proof.CheckFolder("downloaded", folder, keys); len(c.Faults) > 0 || len(folder) != 12 {
			t.Errorf("edition %s: %d files, faults %q", edition, len(folder), c.Faults)
		}
	}
}

// receipt is the file of a receipt.
func (o *office) receipt(edition int64) string {
	o.t.Helper()
	w := o.get("/receipt?country=RUS&date=2025-07-03&file=1", edition)
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") || !strings.Contains(w.Header().Get("Content-Disposition"), "RUS-2025-07-03") {
		o.t.Fatalf("a receipt: %d %v", w.Code, w.Header())
	}
	return w.Body.String()
}

// Any program that has the published key can check a receipt.
func TestReceiptIsAPlainNote(t *testing.T) {
	o := openOffice(t)
	if list, err := o.store.Keys(t.Context()); len(list) > 0 || err != nil {
		t.Errorf("there is a key before anything was signed (%v)", err)
	}
	signed := o.receipt(0)
	list, err := o.store.Keys(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	v, err := note.NewVerifier(list[0].Public)
	if err != nil {
		t.Fatal(err)
	}
	n, err := note.Open([]byte(signed), note.VerifierList(v))
	if err != nil {
		t.Fatal(err)
	}
	e, _ := o.desk.State().Record.Event("rus")
	for _, want := range []string{"country: RUS\n", "class: recognized\n", "edition: 3-", "  source: https://mid.ru/1\n", "  sha256: " + proof.EventHash(&e) + "\n", "issued: 2026-11-30T12:00:00Z\n"} {
		if !strings.Contains(n.Text, want) {
			t.Errorf("it says\n%s\nwant %q", n.Text, want)
		}
	}
}

func TestVerify(t *testing.T) {
	o, other := openOffice(t), openOffice(t)
	now, older := o.receipt(0), o.receipt(1)
	edition := o.get("/release/2/edition.note", 0).Body.String()
	foreign := other.receipt(0)
	for _, test := range []struct {
		says, signed string
		status       int
		want         string
	}{
		{"a receipt", now, 200, "It is as it was signed A receipt of edition 3"},
		{"a receipt of the newest edition", now, 200, "That is the newest edition. The record says the same"},
		{"one of an older edition", older, 200, "That is an older edition: the record is at 3-"},
		{"an edition", edition, 200, "Edition 2-"},
		{"pasted with the ends of lines of a form", strings.ReplaceAll(strings.TrimSpace(now), "\n", "\r\n"), 200, "It is as it was signed"},
		{"a byte changed", strings.Replace(now, "recognized\n", "ambassador\n", 1), 422, "it was changed after it was signed"},
		{"an issue time changed", strings.Replace(now, "issued: 2026", "issued: 2027", 1), 422, "it was changed after it was signed"},
		{"cut in half", now[:len(now)/2], 422, "it has no signature: it was cut"},
		{"the signature cut", now[:len(now)-10], 422, "its signature is cut or broken"},
		{"another key", foreign, 422, "it is signed with another key"},
		{"nothing", "", 422, "it is empty"},
		{"other bytes", "\x00\xff<script>", 422, "it has no signature"},
	} {
		for _, way := range []string{"text", "file"} {
			if way == "file" && test.signed == "" {
				continue
			}
			w := httptest.NewRecorder()
			o.ServeHTTP(w, sending(t, way, test.signed))
			if got := words(w.Body.String()); w.Code != test.status || !strings.Contains(got, test.want) {
				t.Errorf("%s as %s: %d\n%s\nwant %d and %q", test.says, way, w.Code, got, test.status, test.want)
			}
			if strings.Contains(w.Body.String(), "<script>\"") || strings.Count(w.Body.String(), "<script") != 1 {
				t.Errorf("%s: what was sent is taken for markup", test.says)
			}
		}
	}
	w := httptest.NewRecorder()
	o.ServeHTTP(w, sending(t, "text", strings.Repeat("a", maxFile+1)))
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("what is too long: %d", w.Code)
	}
}

// sending is the form of /verify with a text, or the same as a file.
func sending(t *testing.T, way, signed string) *http.Request {
	t.Helper()
	if way == "text" {
		r := httptest.NewRequest("POST", "/verify", strings.NewReader(url.Values{"signed": {signed}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return r
	}
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile("file", "receipt.txt")
	if err == nil {
		_, err = io.WriteString(part, signed)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/verify", &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return r
}

// A record that was restored from an older copy, or written anew, does not vouch for what another has signed.
func TestVerifyAgainstAnotherHistory(t *testing.T) {
	o := openOffice(t)
	now, older := o.receipt(0), o.receipt(1)
	for _, test := range []struct {
		says, signed, want string
		record             *desk.State
	}{
		{"an older copy", now, "an edition that this server does not have", o.desk.State().Until(2)},
		{"another history", older, "another than the one that was signed", openOffice(t).desk.State()},
	} {
		keys, _ := o.store.Keys(t.Context())
		trusted, err := proof.ParseKeys(proof.KeysText(keys))
		if err != nil {
			t.Fatal(err)
		}
		p := verifyPage{Checked: proof.CheckFile("it", []byte(test.signed), trusted)}
		tree := new(proof.Tree)
		record := *test.record
		if test.says == "another history" { // of one moment both are the same
			record.Log = append([]eventstore.Revision(nil), record.Log...)
			record.Log[0].Reason = "another reason"
		}
		p.hold(&record, tree)
		if got := strings.Join(p.Checked.Faults, " "); !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.says, got, test.want)
		}
	}
}
