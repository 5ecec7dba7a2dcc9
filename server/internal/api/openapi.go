package api

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"recognitionmap/server/internal/access"
)

const about = `Who recognizes the Taliban government of Afghanistan, who exchanges ambassadors with it, day by day, with sources.

Reads need no key. Each has a strong ` + "`ETag`" + `; ask again with ` + "`If-None-Match`" + `. Pages of other sites may read too.
Writes need a token, a reason and, to change what is there, ` + "`If-Match`" + `. Every error is a problem of RFC 9457.
Unknown parameters and fields are errors, and so is what cannot be read and what is given twice.

Every read but the stream takes ` + "`known`" + ` (a day) or ` + "`edition`" + ` (a number), and then answers as the record stood.`

// config is the API less its operations.
func (a *api) config() huma.Config {
	text := huma.Format{
		Marshal: func(w io.Writer, v any) error {
			e := json.NewEncoder(w)
			e.SetEscapeHTML(false)
			return e.Encode(v)
		},
		Unmarshal: json.Unmarshal,
	}
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Recognition Map", Version: "1.0.0", Description: about,
				License: &huma.License{Name: "CC BY 4.0", Identifier: "CC-BY-4.0"},
			},
			Servers:    []*huma.Server{{URL: base, Description: "This server"}},
			Components: &huma.Components{SecuritySchemes: map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer", Description: "`recognitionmap token create` prints one"}}},
			Security:   []map[string][]string{{}}, // none, unless an operation says otherwise
			Tags: []*huma.Tag{
				{Name: "Standing", Description: "What the events come to"}, {Name: "Events", Description: "What happened"},
				{Name: "Record", Description: "What was said when"}, {Name: "Sources", Description: "What the events rest on"},
				{Name: "Writing", Description: "With a token"},
			},
		},
		Formats:                      map[string]huma.Format{"application/json": text, "json": text},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{clearer},
	}
}

// op is an operation of the list below. Of a read too many may ask at once.
func op(method, path, id, tag, summary, text string, errors ...int) huma.Operation {
	if method == http.MethodGet {
		errors = append(errors, http.StatusServiceUnavailable)
	}
	return huma.Operation{Method: method, Path: path, OperationID: id, Tags: []string{tag}, Summary: summary, Description: text, Errors: errors}
}

// file makes an operation answer with a file.
func file(o huma.Operation, mediaType string, schema *huma.Schema) huma.Operation {
	o.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{mediaType: {Schema: schema}}}}
	return o
}

// reads registers what anybody may ask.
func (a *api) reads() {
	const get = http.MethodGet
	described(a.huma.OpenAPI().Components.Schemas)
	huma.Register(a.huma, op(get, "/standing", "standing", "Standing", "How every country stands on a day", "The answer of one revision never changes.", 400), a.standing)
	huma.Register(a.huma, op(get, "/countries", "countries", "Standing", "Every place of the map", "", 400, 422), a.countries)
	huma.Register(a.huma, op(get, "/countries/{code}", "country", "Standing", "One country with its standing today and its events", "", 400, 404), a.country)
	huma.Register(a.huma, file(op(get, "/map.geojson", "map", "Standing", "The world of a day as GeoJSON",
		"RFC 7946, one feature a place with `code`, `name`, `kind`, `class`, `since`, `contested`, `reported`, `unrecorded`, `rule`, `parent`, `date`, `on_record` and `because`.", 400), geoJSONType, &huma.Schema{Type: "object"}), a.geojson)
	huma.Register(a.huma, op(get, "/events", "events", "Events", "Events, newest first, in pages",
		"All pages of a list come from one revision: when the record has changed meanwhile, the answer is 410 and the list begins again.", 400, 410), a.events)
	huma.Register(a.huma, file(op(get, "/events.csv", "eventsTable", "Events", "Events as a table", csvText, 400), csvType, &huma.Schema{Type: "string"}), a.csv)
	huma.Register(a.huma, op(get, "/events/{id}", "event", "Events", "One event", "", 400, 404, 410), a.event)
	huma.Register(a.huma, op(get, "/events/{id}/revisions", "revisions", "Record", "What was said of an event, when and why", "", 400, 404), a.revisions)
	huma.Register(a.huma, op(get, "/changes", "changes", "Record", "Revisions after one that the caller has",
		"Each says what an event is from then on, or with null that it was withdrawn.", 400), a.changes)

	huma.Register(a.huma, op(get, "/sources", "sources", "Sources", "The pages that the record rests on",
		"Each address once, with what was learned by asking for it, which is of now: an earlier edition has none of that. A list goes on after the last address that the caller has.", 400, 422), a.sources)
	huma.Register(a.huma, op(get, "/sources/counts", "sourceCounts", "Sources", "How many events and pages rest on what", "The numbers of the page /sources.", 400), a.counts)

	for _, item := range a.huma.OpenAPI().Paths {
		item.Get.Parameters = append(item.Get.Parameters,
			&huma.Param{Name: "known", In: "query", Schema: &huma.Schema{Type: "string", Format: "date"}, Description: "YYYY-MM-DD: the answer of the record as it stood at the end of that day in UTC"},
			&huma.Param{Name: "edition", In: "query", Schema: &huma.Schema{Type: "integer", Format: "int64"}, Description: "Number of a revision: the answer of the record as it stood then. Not together with `known`"})
		if _, ok := item.Get.Responses["422"]; !ok {
			item.Get.Responses["422"] = item.Get.Responses["400"]
		}
	}
	a.mux.Handle("GET "+base+"/stream", a.streams)
	a.huma.OpenAPI().AddOperation(a.streamOperation())
}

// streamOperation describes GET stream, which huma does not serve: it ends with its reader.
func (a *api) streamOperation() *huma.Operation {
	schemas := a.huma.OpenAPI().Components.Schemas
	o := op(http.MethodGet, "/stream", "stream", "Record", "New revisions as they come",
		"Server-sent events: one message named `revision` for each new state, its id the number of the revision, its data as `Message` says. "+
			"`Last-Event-ID` resumes, with all that was missed in one message. A comment every 20 seconds shows that the stream lives.")
	problem := a.huma.OpenAPI().Paths["/standing"].Get.Responses["400"].Content
	o.Responses = map[string]*huma.Response{
		"200": {Description: "OK", Content: map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: "string"}}}},
		"400": {Description: "Last-Event-ID or since is no number", Content: problem},
		"422": {Description: "An unknown parameter", Content: problem},
		"503": {Description: "Too many streams", Content: problem},
	}
	number := &huma.Schema{Type: "integer", Format: "int64"}
	o.Parameters = []*huma.Param{
		{Name: "since", In: "query", Schema: number, Description: "Number of the last revision that the caller has", Example: 0},
		{Name: "Last-Event-ID", In: "header", Schema: number, Description: "The same, as an EventSource says it"},
	}
	schemas.Map()["Message"] = huma.SchemaFromType(schemas, messageType)
	return &o
}

// writes registers what a token is needed for.
func (a *api) writes() {
	refusals := []int{400, 401, 403, 408, 413, 415, 429, 503}
	write := func(method, path, id, summary string, status int, more ...int) huma.Operation {
		o := op(method, path, id, "Writing", summary, "With the role publish the change is published; with the role propose it waits for a second person, and the answer is 202.", append(more, refusals...)...)
		o.Security = []map[string][]string{{"token": {}}}
		o.Middlewares = huma.Middlewares{a.admit}
		o.DefaultStatus = status
		o.MaxBodyBytes = access.MaxBody + 1 // admit has counted already
		return o
	}
	huma.Register(a.huma, write(http.MethodPost, "/events", "addEvent", "Add an event", http.StatusCreated, 409), a.add)
	huma.Register(a.huma, write(http.MethodPut, "/events/{id}", "correctEvent", "Say what an event is from now on", http.StatusOK, 404, 412, 428), a.correct)
	huma.Register(a.huma, write(http.MethodDelete, "/events/{id}", "withdrawEvent", "Withdraw an event", http.StatusOK, 404, 410, 412, 428), a.withdraw)

	document := a.huma.OpenAPI()
	for _, o := range []*huma.Operation{document.Paths["/events"].Post, document.Paths["/events/{id}"].Put, document.Paths["/events/{id}"].Delete} {
		done := o.Responses["200"]
		if o.DefaultStatus == http.StatusCreated {
			done = o.Responses["201"]
		}
		o.Responses["202"] = &huma.Response{Description: "Proposed", Content: done.Content, Headers: map[string]*huma.Param{"Location": done.Headers["Location"]}}
	}
}

// describe serves the document itself, which is complete from then on.
func (a *api) describe() {
	document := a.huma.OpenAPI()
	text, err := json.MarshalIndent(document, "", "  ")
	if err != nil {
		panic("api: the OpenAPI document does not encode: " + err.Error())
	}
	yaml, err := document.YAML()
	if err != nil {
		panic("api: the OpenAPI document does not encode: " + err.Error())
	}
	for _, form := range []struct {
		name, mediaType string
		body            []byte
	}{{"openapi.json", "application/openapi+json", append(text, '\n')}, {"openapi.yaml", "application/openapi+yaml", yaml}} {
		a.mux.HandleFunc(fmt.Sprintf("GET %s/%s", base, form.name), func(w http.ResponseWriter, r *http.Request) {
			if err := onlyQuery(r); err != nil {
				access.RefusalOf(err).Write(w)
				return
			}
			w.Header().Set("Content-Type", form.mediaType)
			w.Write(form.body)
		})
	}
}
