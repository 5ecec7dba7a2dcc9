package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/dataset"
	"recognitionmap/geodata/relation"
)

// exported returns the files of a data export of the data set.
func exported(t *testing.T) (files map[string]string, record *relation.Record) {
	t.Helper()
	s := realState(t)
	dir := filepath.Join(t.TempDir(), "new", "data")
	if err := Data(t.Context(), s, today, dataset.WorldGeoJSON(), dir); err != nil {
		t.Fatal(err)
	}
	files, beside := tree(t, dir)
	if len(beside) > 0 {
		t.Errorf("the export leaves %v beside itself", beside)
	}
	return files, s.Record
}

func TestDataFiles(t *testing.T) {
	files, record := exported(t)
	if got, want := names(files), ".recognitionmap-export LICENSE.txt SHA256SUMS datapackage.json events.csv events.jsonl map.geojson standing.csv"; got != want {
		t.Fatalf("files %s\nwant  %s", got, want)
	}
	t.Run("sums", func(t *testing.T) { checkSums(t, files) })
	t.Run("events.jsonl", func(t *testing.T) { checkLines(t, files["events.jsonl"], record) })
	t.Run("events.csv", func(t *testing.T) { checkEvents(t, files["events.csv"], record) })
	t.Run("standing.csv", func(t *testing.T) { checkStanding(t, files["standing.csv"], record) })
	t.Run("map.geojson", func(t *testing.T) { checkMap(t, files["map.geojson"], record) })
	t.Run("datapackage.json", func(t *testing.T) { checkPackage(t, files) })
}

func checkSums(t *testing.T, files map[string]string) {
	listed := []string{}
	for line := range strings.Lines(files["SHA256SUMS"]) {
		want, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		sum := sha256.Sum256([]byte(files[name]))
		if got := hex.EncodeToString(sum[:]); got != want || files[name] == "" {
			t.Errorf("%s has the sum %s, want %s", name, got, want)
		}
		listed = append(listed, name)
	}
	if !slices.IsSorted(listed) || len(listed) != len(files)-2 { // less the sums and the marker
		t.Errorf("sums of %v", listed)
	}
}

// The lines are those of the data set, in the order of the fold, and make the same record again.
func checkLines(t *testing.T, text string, record *relation.Record) {
	events, err := relation.DecodeEvents(strings.NewReader(text), "events.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(events, record.Events()) || !reflect.DeepEqual(relation.NewRecord(events).Changes(), record.Changes()) {
		t.Error("the events are not those of the record in its order")
	}
	source, err := filepath.Glob("../../../geodata/dataset/events/*.jsonl")
	if err != nil || len(source) == 0 {
		t.Fatalf("no files of the data set: %v", err)
	}
	var lines []string
	for _, name := range source {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(strings.TrimSpace(string(body)), "\n")...)
	}
	got := strings.Split(strings.TrimSpace(text), "\n")
	slices.Sort(got)
	slices.Sort(lines)
	if !slices.Equal(got, lines) {
		t.Error("the lines are not those of the data set's files")
	}
}

// rows reads a table and returns its rows by the names of their columns.
func rows(t *testing.T, text string) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll() // refuses rows of different lengths
	if err != nil || len(all) == 0 {
		t.Fatalf("no table: %v", err)
	}
	var list []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		list = append(list, row)
	}
	return list
}

func checkEvents(t *testing.T, text string, record *relation.Record) {
	list := rows(t, text)
	if len(list) != len(record.Events()) {
		t.Fatalf("%d rows, want %d", len(list), len(record.Events()))
	}
	for i, e := range record.Events() {
		row := list[i]
		addresses := strings.Fields(row["source_urls"])
		if row["id"] != e.ID || row["country"] != string(e.Country) || row["date"] != e.Date.String() || row["kind"] != string(e.Kind) ||
			row["headline"] != e.Headline || row["detail"] != e.Detail || row["confidence"] != string(e.Confidence) || row["ends"] != string(e.Ends) ||
			row["sources"] != strconv.Itoa(len(addresses)) || len(addresses) != len(e.Sources) || addresses[0] != e.Sources[0].URL {
			t.Errorf("row %d = %q, want %+v", i+1, row, e)
		}
	}
}

func checkStanding(t *testing.T, text string, record *relation.Record) {
	counts := map[string]int{}
	for _, row := range rows(t, text) {
		s := record.Standing(country.Code(row["country"]), today)
		since := ""
		if s.SinceOK {
			since = s.Since.String()
		}
		if row["class"] != string(s.Class) || row["since"] != since || row["contested"] != strconv.FormatBool(s.Contested) ||
			row["because"] != strings.Join(s.Because, " ") || row["recognition"] != s.Recognition.Value || row["envoy_to_kabul"] != s.Envoy.Value ||
			row["envoy_of_kabul"] != s.EmirateEnvoy.Value || row["afghan_mission"] != s.Mission.Value || row["post_in_kabul"] != s.Post.Value || row["day"] != "2025-07-10" {
			t.Errorf("row %q, want %+v", row, s)
		}
		counts[row["class"]]++
	}
	n := record.On(today).Counts
	if want := map[string]int{"recognized": n.Recognized, "ambassador": n.Ambassador, "none": n.None}; !maps.Equal(counts, want) {
		t.Errorf("counts %v, want %v", counts, want)
	}
}

func checkMap(t *testing.T, text string, record *relation.Record) {
	collection, source := features(t, []byte(text)), features(t, dataset.WorldGeoJSON())
	if len(collection) != len(source) || len(collection) < len(country.All()) {
		t.Fatalf("%d features, want %d", len(collection), len(source))
	}
	for i, f := range collection {
		code, _ := f.Properties["code"].(string)
		s := record.Standing(country.Code(code), today)
		var since any
		if s.SinceOK {
			since = s.Since.String()
		}
		p := f.Properties
		if p["class"] != string(s.Class) || p["since"] != since || p["contested"] != s.Contested || p["on_record"] != s.OnRecord || p["date"] != "2025-07-10" {
			t.Errorf("%s has %v, want %+v", code, p, s)
		}
		if f.Type != "Feature" || !bytes.Equal(f.Geometry, source[i].Geometry) || len(f.Geometry) == 0 {
			t.Errorf("%s has another shape than in the source", code)
		}
	}
}

type readFeature struct {
	Type       string
	Properties map[string]any
	Geometry   json.RawMessage
}

func features(t *testing.T, text []byte) []readFeature {
	t.Helper()
	var collection struct {
		Type     string
		Features []readFeature
	}
	if err := json.Unmarshal(text, &collection); err != nil || collection.Type != "FeatureCollection" {
		t.Fatalf("no GeoJSON: %q, %v", collection.Type, err)
	}
	return collection.Features
}

func checkPackage(t *testing.T, files map[string]string) {
	var p struct {
		Schema    string `json:"$schema"`
		Name      string
		Licenses  []struct{ Name, Path, Title string }
		Resources []struct {
			Name, Path, Format, Hash string
			Bytes                    int
			Licenses                 []struct{ Path string }
			Schema                   struct {
				Fields []struct{ Name, Type, Description string }
			}
		}
	}
	if err := json.Unmarshal([]byte(files["datapackage.json"]), &p); err != nil {
		t.Fatal(err)
	}
	if p.Schema != dataPackageProfile || p.Name == "" || len(p.Licenses) != 2 || len(p.Resources) != 4 {
		t.Fatalf("the package is %+v", p)
	}
	for _, r := range p.Resources {
		sum := sha256.Sum256([]byte(files[r.Path]))
		if r.Bytes != len(files[r.Path]) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) || len(r.Licenses) == 0 {
			t.Errorf("%s is described as %+v", r.Path, r)
		}
		if r.Format != "csv" {
			continue
		}
		header, _, _ := strings.Cut(files[r.Path], "\n")
		var described []string
		for _, f := range r.Schema.Fields {
			described = append(described, f.Name)
			if f.Type == "" || f.Description == "" {
				t.Errorf("%s: nothing is said of %s", r.Path, f.Name)
			}
		}
		if header != strings.Join(described, ",") {
			t.Errorf("%s has the columns\n%s, described are\n%v", r.Path, header, described)
		}
	}
}

func TestDataIsTheSame(t *testing.T) {
	s := stateOf(t, event("first", "2022-03-01", relation.AmbassadorSent), event("second", "2025-07-03", relation.Recognition))
	dir := filepath.Join(t.TempDir(), "data")
	var before map[string]string
	for range 2 { // the second takes the place of the first
		if err := Data(t.Context(), s, today, dataset.WorldGeoJSON(), dir); err != nil {
			t.Fatal(err)
		}
		files, beside := tree(t, dir)
		if before != nil && !maps.Equal(files, before) || len(beside) > 0 {
			t.Errorf("the second export differs from the first, or leaves %v", beside)
		}
		before = files
	}
	if err := Data(t.Context(), s, today-30, dataset.WorldGeoJSON(), dir); err != nil {
		t.Fatal(err)
	}
	if files, _ := tree(t, dir); files["events.csv"] != before["events.csv"] || files["standing.csv"] == before["standing.csv"] {
		t.Error("another day changes the events, or not the standing")
	}
}

func TestNoFormulas(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"=HYPERLINK(\"https://example.org\")", "'=HYPERLINK(\"https://example.org\")"},
		{"+1", "'+1"}, {"-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'\t=1"}, {"\r=1", "'\r=1"}, {"\n=1", "'\n=1"}, {"＝1", "'＝1"},
		{"a=1", "a=1"}, {"", ""}, {"'", "'"}, {"Côte d’Ivoire, \"x\"", "Côte d’Ivoire, \"x\""},
	} {
		e := event("first", "2022-03-01", relation.Visit)
		e.Headline, e.Detail, e.Sources[0].Publisher = test.text, test.text, test.text
		row := rows(t, string(EventsCSV([]relation.Event{e})))[0]
		for _, name := range []string{"headline", "detail", "source_publishers"} {
			if row[name] != test.want {
				t.Errorf("%s %q is the cell %q, want %q", name, test.text, row[name], test.want)
			}
		}
	}
}

func TestMapGeoJSONRefuses(t *testing.T) {
	record := relation.NewRecord(nil)
	for _, shapes := range []string{"", "{", `{"features":[{"type":"Feature","properties":{"code":"XXQ"}}]}`, `{"features":[{}]}`} {
		if text, err := MapGeoJSON([]byte(shapes), record, today); err == nil {
			t.Errorf("MapGeoJSON(%s) = %s", shapes, text)
		}
	}
	if text, err := MapGeoJSON([]byte(`{"features":[]}`), record, today); err != nil || !json.Valid(text) {
		t.Errorf("no shapes: %s, %v", text, err)
	}
}

func TestFoldersThatAreRefused(t *testing.T) {
	s := stateOf(t, event("first", "2022-03-01", relation.Visit))
	shapes := []byte(`{"features":[]}`)
	parent := t.TempDir()
	full, file, empty := filepath.Join(parent, "full"), filepath.Join(parent, "file"), filepath.Join(parent, "empty")
	marked := filepath.Join(parent, "marked") // a folder is no marker
	link := filepath.Join(parent, "link")
	for _, err := range []error{
		os.MkdirAll(full, 0o755), os.WriteFile(filepath.Join(full, "thesis.txt"), []byte("mine"), 0o644), os.WriteFile(file, nil, 0o644),
		os.Mkdir(empty, 0o755), os.MkdirAll(filepath.Join(marked, marker), 0o755), os.Symlink(empty, link),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct{ name, dir, want string }{
		{"one with files of others", full, "not empty and not an export"},
		{"one with a folder of the marker's name", marked, "not empty and not an export"},
		{"a file", file, "not a directory"},
		{"below a file", filepath.Join(file, "a"), "not a directory"},
		{"none", "", "no folder named"},
		{"the one we are in", ".", "in use"},
		{"the root", "/", "cannot be replaced"},
	} {
		err := Data(t.Context(), s, today, shapes, test.dir)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Data = %v, want %q", test.name, err, test.want)
		}
	}
	if body, err := os.ReadFile(filepath.Join(full, "thesis.txt")); err != nil || string(body) != "mine" {
		t.Errorf("the files of others: %q, %v", body, err)
	}
	for _, dir := range []string{empty, link} { // the second through the link, where the first stands
		if err := Data(t.Context(), s, today, shapes, dir); err != nil {
			t.Errorf("Data(%s) = %v", dir, err)
		}
	}
	if files, beside := tree(t, empty); len(files) != 8 || fmt.Sprint(beside) != "[file full link marked]" {
		t.Errorf("%d files, and beside them %v", len(files), beside)
	}
}

func TestHalfAnExport(t *testing.T) {
	s := stateOf(t, event("first", "2022-03-01", relation.Visit))
	dir := filepath.Join(t.TempDir(), "data")
	if err := Data(t.Context(), s, today, []byte(`{"features":[]}`), dir); err != nil {
		t.Fatal(err)
	}
	before, _ := tree(t, dir)
	ended, end := context.WithCancel(t.Context())
	end()
	if err := Data(ended, s, today+1, []byte(`{"features":[]}`), dir); !errors.Is(err, context.Canceled) {
		t.Errorf("Data = %v, want that it was ended", err)
	}
	if after, beside := tree(t, dir); !maps.Equal(before, after) || len(beside) > 0 {
		t.Errorf("an export that was ended changes the one before, or leaves %v", beside)
	}
}

func TestNamesThatAreRefused(t *testing.T) {
	f, err := newFolder(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.discard()
	for _, name := range []string{"", "..", "../a", "/a", "a/../../b", `a\b`, "a\x00b"} {
		if err := f.write(name, nil); err == nil {
			t.Errorf("write(%q) is accepted", name)
		}
	}
	if err := f.write("a/b/c.txt", []byte("c")); err != nil {
		t.Error(err)
	}
	if body, err := os.ReadFile(filepath.Join(f.temp, "a", "b", "c.txt")); err != nil || !bytes.Equal(body, []byte("c")) {
		t.Errorf("%q, %v", body, err)
	}
}
