// Command gen makes the files of geodata that are not written by people. Run it as `go generate ./geodata`.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"recognitionmap/geodata/internal/topojson"
	"recognitionmap/geodata/world"
)

func main() {
	if err := generate("."); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// file is one that gen writes, by its name below the folder geodata.
type file struct {
	name string
	data []byte
}

// generate reads and writes below dir, the folder geodata. It writes nothing before everything could be made, and leaves alone
// what is as it should be: whatever is built from a file that was written is built anew.
func generate(dir string) error {
	files, err := build(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(dir, f.name)
		if there, err := os.ReadFile(name); err == nil && bytes.Equal(there, f.data) {
			continue
		}
		if err := os.WriteFile(name, f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// build makes the files from what lies below dir. It asks no network and no clock: the same input gives the same bytes.
func build(dir string) ([]file, error) {
	source, err := readChecked(filepath.Join(dir, "naturalearth"), "countries-50m.topo.json")
	if err != nil {
		return nil, err
	}
	topology, err := topojson.Decode(source)
	if err != nil {
		return nil, err
	}
	all, err := places(topology)
	if err != nil {
		return nil, err
	}
	public, err := geoJSON(topology, all)
	if err != nil {
		return nil, err
	}
	compact := world.Encode(simplified(topology, all))
	if _, err := world.Decode(compact); err != nil {
		return nil, err
	}
	detail := world.Encode(detailed(topology, all))
	if _, err := world.Decode(detail); err != nil {
		return nil, err
	}
	line, err := nextEdition(filepath.Join(dir, "dataset"))
	if err != nil {
		return nil, err
	}
	return []file{
		{"dataset/world-50m.geojson", public}, {"dataset/world.bin", compact}, {"dataset/detail.bin", detail},
		{"dataset/edition.txt", []byte(line)}, {"dataset/names.txt", foreignNames()}, {"neighbour/table_gen.go", neighbourTable(topology, all, hashOf(source))},
	}, nil
}
