package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/proof"
)

// File is one file of a data export.
type File struct {
	Name string
	Body []byte
}

// Data writes the facts of a state into the folder dir: every event, and how each place stands at the end of day. shapes
// are those of the places as GeoJSON. Of one state and day the files are the same byte for byte.
func Data(ctx context.Context, s *desk.State, day relation.Day, shapes []byte, dir string) error {
	files, err := dataFiles(s, day, shapes)
	if err != nil {
		return err
	}
	return writeFiles(ctx, append(files, File{proof.SumsFile, sums(files)}), dir)
}

// writeFiles writes files into the folder dir, all or none.
func writeFiles(ctx context.Context, files []File, dir string) error {
	f, err := newFolder(dir)
	if err != nil {
		return err
	}
	defer f.discard()
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		if err := f.write(file.Name, file.Body); err != nil {
			return err
		}
	}
	return f.stand()
}

// dataFiles returns the files of a data export without their sums.
func dataFiles(s *desk.State, day relation.Day, shapes []byte) ([]File, error) {
	lines, err := EventLines(s.Record.Events())
	if err != nil {
		return nil, err
	}
	places, err := ReadShapes(shapes)
	if err != nil {
		return nil, err
	}
	world, err := MapGeoJSON(places, s.Record, day, relation.LensClass, s.Revision())
	if err != nil {
		return nil, err
	}
	files := []File{
		{proof.EventsFile, lines},
		{"events.csv", EventsCSV(s.Record.Events())},
		{"sources.csv", SourcesCSV(s.Record.Events())},
		{"standing.csv", StandingCSV(s.Record, day, relation.LensClass)},
		{"map.geojson", world},
	}
	about, err := dataPackage(s, day, files)
	if err != nil {
		return nil, err
	}
	return append(files, File{proof.PackageFile, about}, File{"CODEBOOK.md", codebook()}, File{"LICENSE.txt", []byte(licence)}), nil
}

// EventLines returns events as the data set has them, one JSON object a line in the order given: in the order of the
// fold they make the same record when they are read again.
func EventLines(events []*relation.Event) ([]byte, error) {
	var b bytes.Buffer
	for _, e := range events {
		line, err := proof.EventLine(e)
		if err != nil {
			return nil, fmt.Errorf("export: %s: %w", e.ID, err)
		}
		b.Write(line)
	}
	return b.Bytes(), nil
}

// sums is what `sha256sum -c` checks, by name.
func sums(files []File) []byte {
	lines := make([]string, len(files))
	for i, f := range files {
		lines[i] = f.Name + "\x00" + digest(f.Body)
	}
	slices.Sort(lines)
	var b bytes.Buffer
	for _, line := range lines {
		name, sum, _ := bytes.Cut([]byte(line), []byte{0})
		fmt.Fprintf(&b, "%s  %s\n", sum, name)
	}
	return b.Bytes()
}

func digest(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}
