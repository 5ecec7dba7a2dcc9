package export

import (
	"encoding/json"
	"fmt"
	"time"

	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/desk"
)

const licence = `Recognition Map: the data

Events (events.jsonl, events.csv, standing.csv, and the classes in map.geojson)
  Creative Commons Attribution 4.0 International (CC BY 4.0)
  https://creativecommons.org/licenses/by/4.0/
  Attribution: Recognition Map. The pages named as sources belong to their publishers.

Shapes (the geometry in map.geojson)
  Made from Natural Earth, which is in the public domain.
  Boundaries imply no endorsement.

Program
  MIT License. It is not part of this folder.
`

// dataPackageProfile is the edition of the Frictionless standard (https://datapackage.org/standard/data-package/).
const dataPackageProfile = "https://datapackage.org/profiles/2.0/datapackage.json"

type packageLicence struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

var (
	ccBy         = packageLicence{"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Events: Creative Commons Attribution 4.0 International"}
	publicDomain = packageLicence{"", "https://www.naturalearthdata.com/about/terms-of-use/", "Shapes: Natural Earth, public domain"}
)

type packageField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

type packageSchema struct {
	Fields     []packageField `json:"fields"`
	PrimaryKey []string       `json:"primaryKey"`
}

type resource struct {
	Name        string           `json:"name"`
	Path        string           `json:"path"`
	Type        string           `json:"type,omitempty"`
	Title       string           `json:"title"`
	Description string           `json:"description"`
	Format      string           `json:"format"`
	MediaType   string           `json:"mediatype"`
	Encoding    string           `json:"encoding"`
	Bytes       int              `json:"bytes"`
	Hash        string           `json:"hash"`
	Licenses    []packageLicence `json:"licenses"`
	Schema      *packageSchema   `json:"schema,omitempty"`
}

// dataPackage is datapackage.json: what the other files are, and under which licence. Its time is that of the state.
func dataPackage(s *desk.State, day relation.Day, files []File) ([]byte, error) {
	const inert = " A cell that begins like a formula has an apostrophe in front."
	about := map[string]resource{
		"events.jsonl": {Name: "events", Title: "Events", Format: "jsonl", MediaType: "application/jsonl",
			Description: "One JSON object a line, in the order in which events count: on one day the later wins."},
		"events.csv": {Name: "events-table", Type: "table", Title: "Events as a table", Format: "csv", MediaType: "text/csv",
			Description: "One row an event, in the same order." + inert, Schema: schema(eventColumns, "id")},
		"sources.csv": {Name: "sources", Type: "table", Title: "Sources as a table", Format: "csv", MediaType: "text/csv",
			Description: "One row for each page that an event names, in the order of the events." + inert, Schema: schema(sourceColumns, "event", "number")},
		"standing.csv": {Name: "standing", Type: "table", Title: "How every counted state stood on " + day.Long(), Format: "csv", MediaType: "text/csv",
			Description: "Members and observers of the United Nations less Afghanistan. An empty cell is unknown." + inert, Schema: schema(standingColumns, "country")},
		"map.geojson": {Name: "map", Title: "The map of " + day.Long(), Format: "geojson", MediaType: "application/geo+json",
			Description: "RFC 7946; a territory has the class of the state that conducts its foreign relations."},
	}
	made := struct {
		Schema      string           `json:"$schema"`
		Name        string           `json:"name"`
		Title       string           `json:"title"`
		Description string           `json:"description"`
		Version     string           `json:"version"`
		Created     string           `json:"created"`
		Keywords    []string         `json:"keywords"`
		Licenses    []packageLicence `json:"licenses"`
		Resources   []resource       `json:"resources"`
	}{
		Schema: dataPackageProfile, Name: "recognition-map", Title: "Recognition Map",
		Description: "Who recognizes the Taliban government of Afghanistan, who exchanges ambassadors with it, and who does neither: dated events with sources, and what follows from them on " + day.Long() + ".",
		Version:     s.Revision(), Created: s.Time.UTC().Format(time.RFC3339),
		Keywords: []string{"Afghanistan", "diplomatic recognition", "ambassadors"},
		Licenses: []packageLicence{ccBy, publicDomain},
	}
	for _, f := range files {
		r, ok := about[f.Name]
		if !ok {
			return nil, fmt.Errorf("export: nothing is said of %s", f.Name)
		}
		r.Path, r.Encoding, r.Bytes, r.Hash = f.Name, "utf-8", len(f.Body), "sha256:"+digest(f.Body)
		r.Licenses = []packageLicence{ccBy}
		if r.Name == "map" {
			r.Licenses = append(r.Licenses, publicDomain)
		}
		made.Resources = append(made.Resources, r)
	}
	text, err := json.MarshalIndent(made, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return append(text, '\n'), nil
}

func schema(columns []column, key ...string) *packageSchema {
	s := &packageSchema{PrimaryKey: key}
	for _, c := range columns {
		s.Fields = append(s.Fields, packageField{c.name, c.kind, c.meaning})
	}
	return s
}
