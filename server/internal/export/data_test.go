package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

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
	if got, want := names(files), ".recognitionmap-export CODEBOOK.md LICENSE.txt SHA256SUMS datapackage.json events.csv events.jsonl map.geojson sources.csv standing.csv"; got != want {
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
	again := relation.NewRecord(events)
	if !reflect.DeepEqual(again.Events(), record.Events()) || !reflect.DeepEqual(again.Changes(), record.Changes()) {
		t.Error("the events are not those of the record")
	}
	for i, e := range record.Events() {
		if events[i].ID != e.ID {
			t.Fatalf("line %d is %s, want %s: they are not in the record's order", i+1, events[i].ID, e.ID)
		}
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
	if p.Schema != dataPackageProfile || p.Name == "" || len(p.Licenses) != 2 || len(p.Resources) != 5 {
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
