package editions

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
)

// The catalogue is read as RDF by another's reader, which fetches nothing: it says where the data, every edition and each file
// are, under which terms, and what it names is there.
func TestCatalogue(t *testing.T) {
	o := openOffice(t)
	w := o.get("/dcat.jsonld", 0)
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/ld+json" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	var document any
	if err := json.Unmarshal(w.Body.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = nobody{}
	read, err := ld.NewJsonLdProcessor().ToRDF(document, options)
	if err != nil {
		t.Fatal(err)
	}
	facts := map[string][]string{} // objects by subject and predicate
	types := map[string]int{}
	for _, q := range read.(*ld.RDFDataset).GetQuads("@default") {
		at := q.Subject.GetValue() + " " + q.Predicate.GetValue()
		facts[at] = append(facts[at], q.Object.GetValue())
		if strings.HasSuffix(at, "#type") {
			types[q.Object.GetValue()]++
		}
	}
	const dcat, dct = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"
	for kind, want := range map[string]int{"Catalog": 1, "Dataset": 4, "Distribution": 18, "DataService": 1} {
		if types[dcat+kind] != want {
			t.Errorf("there are %d of %s, want %d", types[dcat+kind], kind, want)
		}
	}
	const catalogue, data = "https://map.example/dcat.jsonld", "https://map.example/data#data"
	for at, want := range map[string]string{
		catalogue + " " + dcat + "service":                               "https://map.example/api/v1",
		data + " " + dcat + "landingPage":                                "https://map.example/data",
		data + " " + dct + "license":                                     "https://creativecommons.org/licenses/by/4.0/",
		data + " " + dcat + "version":                                    o.desk.State().Revision(),
		"https://map.example/release/3/events.csv " + dcat + "mediaType": "https://www.iana.org/assignments/media-types/text/csv",
		"https://map.example/release/2 " + dcat + "isVersionOf":          data,
		"https://map.example/api/v1 " + dcat + "endpointDescription":     "https://map.example/api/v1/openapi.json",
	} {
		if got := facts[at]; len(got) != 1 || got[0] != want {
			t.Errorf("%s is %v, want %s", at, got, want)
		}
	}
	if n := len(facts[catalogue+" "+dcat+"dataset"]); n != 4 {
		t.Errorf("the catalogue has %d datasets", n)
	}
	for edition := range int64(3) {
		set := fmt.Sprintf("https://map.example/release/%d", edition+1)
		files := facts[set+" "+dcat+"distribution"]
		if len(files) != 6 || len(facts[set+" "+dct+"issued"]) != 1 {
			t.Errorf("%s has %d files", set, len(files))
		}
		for _, file := range files {
			at := strings.TrimPrefix(facts[file+" "+dcat+"downloadURL"][0], "https://map.example")
			if w := o.get(at, 0); w.Code != 200 || !strings.HasSuffix(facts[file+" "+dcat+"mediaType"][0], strings.Split(w.Header().Get("Content-Type"), ";")[0]) {
				t.Errorf("%s: %d %s, and the catalogue says %v", at, w.Code, w.Header().Get("Content-Type"), facts[file+" "+dcat+"mediaType"])
			}
		}
	}
	if list := o.get("/data", 0).Body.String(); !strings.Contains(list, `href="/dcat.jsonld"`) {
		t.Error("/data does not lead to the catalogue")
	}
}

// nobody fetches nothing.
type nobody struct{}

func (nobody) LoadDocument(u string) (*ld.RemoteDocument, error) {
	return nil, fmt.Errorf("%s was to be fetched", u)
}
