package editions

import (
	"context"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"time"

	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/shelf"
)

// What the data are called for search engines and catalogues.
const (
	dataName  = "Recognition Map"
	dataAbout = "Who recognizes the Taliban government of Afghanistan, who exchanges ambassadors with it, and who does neither: dated events with their sources."
	dataTerms = "https://creativecommons.org/licenses/by/4.0/"
)

// downloads are the files of a release that others read the data from.
var downloads = []struct{ name, about string }{
	{"events.jsonl", "Events with their sources, one JSON object a line"}, {"events.csv", "Events as a table"}, {"sources.csv", "Sources as a table"},
	{"standing.csv", "How every place stood on the day of the edition"}, {"map.geojson", "Shapes with the class of that day"}, {"datapackage.json", "What the files hold, as a Data Package"},
}

// description describes the newest release for search engines, as schema.org has it.
type description struct {
	Context      string     `json:"@context"`
	Type         string     `json:"@type"`
	Name         string     `json:"name"`
	Description  string     `json:"description"`
	URL          string     `json:"url"`
	Licence      string     `json:"license"`
	Version      string     `json:"version"`
	Modified     string     `json:"dateModified"`
	Free         bool       `json:"isAccessibleForFree"`
	Distribution []download `json:"distribution"`
}

type download struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

func (e *editions) describe(s *desk.State) description {
	d := description{
		"https://schema.org", "Dataset", dataName, dataAbout, e.Origin + "/data", dataTerms, s.Revision(), s.Time.UTC().Format(time.RFC3339), true, nil,
	}
	for _, file := range downloads {
		d.Distribution = append(d.Distribution, download{"DataDownload", file.name, mediaType(file.name), e.fileURL(s.Number, file.name)})
	}
	return d
}

func (e *editions) fileURL(edition int64, name string) string {
	return fmt.Sprintf("%s/release/%d/%s", e.Origin, edition, name)
}

// maxListed is how many editions the catalogue has at most, the newest ones.
const maxListed = 100

// vocabulary says what the names of the catalogue mean, so that nobody has to fetch that from elsewhere.
var vocabulary = map[string]any{
	"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
	"id": "@id", "type": "@type",
	"title":               map[string]any{"@id": "dct:title", "@language": "en"},
	"about":               map[string]any{"@id": "dct:description", "@language": "en"},
	"issued":              map[string]any{"@id": "dct:issued", "@type": "xsd:dateTime"},
	"modified":            map[string]any{"@id": "dct:modified", "@type": "xsd:dateTime"},
	"licence":             map[string]any{"@id": "dct:license", "@type": "@id"},
	"conformsTo":          map[string]any{"@id": "dct:conformsTo", "@type": "@id"},
	"version":             "dcat:version",
	"identifier":          "dct:identifier",
	"keyword":             map[string]any{"@id": "dcat:keyword", "@language": "en"},
	"landingPage":         map[string]any{"@id": "dcat:landingPage", "@type": "@id"},
	"homepage":            map[string]any{"@id": "foaf:homepage", "@type": "@id"},
	"dataset":             "dcat:dataset",
	"service":             "dcat:service",
	"servesDataset":       map[string]any{"@id": "dcat:servesDataset", "@type": "@id"},
	"endpoint":            map[string]any{"@id": "dcat:endpointURL", "@type": "@id"},
	"endpointDescription": map[string]any{"@id": "dcat:endpointDescription", "@type": "@id"},
	"hasVersion":          map[string]any{"@id": "dcat:hasVersion", "@type": "@id"},
	"isVersionOf":         map[string]any{"@id": "dcat:isVersionOf", "@type": "@id"},
	"distribution":        "dcat:distribution",
	"downloadURL":         map[string]any{"@id": "dcat:downloadURL", "@type": "@id"},
	"accessURL":           map[string]any{"@id": "dcat:accessURL", "@type": "@id"},
	"mediaType":           map[string]any{"@id": "dcat:mediaType", "@type": "@id"},
}

// catalogue is a catalogue of the data in JSON-LD, as DCAT 3 has it: the data, their editions with the files of each, and
// the API.
func (e *editions) catalogue(s *desk.State) map[string]any {
	home := e.Origin + "/data"
	whole := map[string]any{
		"id": home + "#data", "type": "dcat:Dataset", "title": dataName, "about": dataAbout, "identifier": home, "licence": dataTerms, "landingPage": home,
		"modified": s.Time.UTC().Format(time.RFC3339), "version": s.Revision(), "keyword": []string{"diplomatic recognition", "Afghanistan", "ambassadors"},
		"distribution": e.distributions(s.Number),
	}
	sets := []map[string]any{whole}
	var versions []string
	list := s.Batches()
	for _, b := range slices.Backward(list[max(0, len(list)-maxListed):]) {
		at := fmt.Sprintf("%s/release/%d", e.Origin, b.Last)
		versions = append(versions, at)
		sets = append(sets, map[string]any{
			"id": at, "type": "dcat:Dataset", "title": fmt.Sprintf("%s, edition %d", dataName, b.Last), "about": b.Words() + ".", "identifier": at, "licence": dataTerms, "landingPage": at,
			"issued": b.Time.UTC().Format(time.RFC3339), "version": fmt.Sprint(b.Last), "isVersionOf": home + "#data", "distribution": e.distributions(b.Last),
		})
	}
	whole["hasVersion"] = versions
	return map[string]any{
		"@context": vocabulary, "id": e.Origin + "/dcat.jsonld", "type": "dcat:Catalog", "title": dataName, "about": dataAbout, "homepage": home, "licence": dataTerms,
		"modified": s.Time.UTC().Format(time.RFC3339), "dataset": sets,
		"service": map[string]any{
			"id": e.Origin + "/api/v1", "type": "dcat:DataService", "title": dataName + " API", "endpoint": e.Origin + "/api/v1", "endpointDescription": e.Origin + "/api/v1/openapi.json",
			"servesDataset": home + "#data", "licence": dataTerms,
		},
	}
}

func (e *editions) distributions(edition int64) []map[string]any {
	var all []map[string]any
	for _, file := range downloads {
		at := e.fileURL(edition, file.name)
		kind, _, _ := mime.ParseMediaType(mediaType(file.name))
		all = append(all, map[string]any{
			"id": at, "type": "dcat:Distribution", "title": file.name, "about": file.about, "downloadURL": at, "accessURL": fmt.Sprintf("%s/release/%d", e.Origin, edition), "licence": dataTerms,
			"mediaType": "https://www.iana.org/assignments/media-types/" + kind,
		})
	}
	return all
}

// serveCatalogue answers GET /dcat.jsonld: where editions and downloads are, for catalogues.
func (e *editions) serveCatalogue(w http.ResponseWriter, r *http.Request) {
	s := e.desk.StateOf(r.Context())
	c, _, err := e.pages.Get(r.Context(), shelf.Age{s.Number, int64(e.Today())}, "catalogue", func(context.Context) (*content.Content, error) {
		text, err := json.MarshalIndent(e.catalogue(s), "", " ")
		if err != nil {
			return nil, err
		}
		return content.Packed("application/ld+json", append(text, '\n'), content.Quick), nil
	})
	if err != nil {
		e.fail(w, r, err)
		return
	}
	open(w.Header())
	c.Serve(w, r, content.Revalidate)
}
