package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Shapes are the outlines of the places, as they go into maps. Nobody changes them.
type Shapes []shape

// shape is the outline of a place. Its geometry goes from the source to every copy byte by byte.
type shape struct {
	Properties struct {
		Code   country.Code  `json:"code"`
		Name   string        `json:"name"`
		Kind   string        `json:"kind"`
		Parent *country.Code `json:"parent"`
	} `json:"properties"`
	Geometry json.RawMessage `json:"geometry"`
}

// ReadShapes reads a FeatureCollection whose features have a code among their properties, as dataset.WorldGeoJSON has.
func ReadShapes(collection []byte) (Shapes, error) {
	var in struct {
		Features Shapes `json:"features"`
	}
	if err := json.Unmarshal(collection, &in); err != nil {
		return nil, fmt.Errorf("export: shapes: %w", err)
	}
	for _, s := range in.Features {
		if _, ok := country.Lookup(s.Properties.Code); !ok {
			return nil, fmt.Errorf("export: shapes: %w: %q", country.ErrUnknown, s.Properties.Code)
		}
	}
	return in.Features, nil
}

// properties are what a feature of a map says beside its shape: the same columns in every row, as GIS programs want.
type properties struct {
	Code       country.Code   `json:"code"`
	Name       string         `json:"name"`
	Kind       string         `json:"kind"`
	Class      relation.Class `json:"class"`
	Since      *relation.Date `json:"since"` // null where no event began the class
	Contested  bool           `json:"contested"`
	Reported   bool           `json:"reported"`
	Unrecorded bool           `json:"unrecorded"`
	Rule       string         `json:"rule"`
	Parent     *country.Code  `json:"parent"` // null but of a territory
	Date       string         `json:"date"`
	OnRecord   bool           `json:"on_record"`
	Because    []string       `json:"because"` // ids of the events that decided the class, newest first
	*shown                    // nil where no lens was asked for
}

// shown is what a place shows through a lens.
type shown struct {
	Value     string   `json:"shown"`
	Contested bool     `json:"shown_contested"`
	Because   []string `json:"shown_because"`
	From      string   `json:"shown_from"` // of which days it asks
	To        string   `json:"shown_to"`
}

func shownOf(pic relation.Picture, lens relation.Lens, c country.Code) *shown {
	if lens == relation.LensClass {
		return nil
	}
	r := pic.Read(lens, c)
	first, last := pic.SpanOf(lens)
	return &shown{r.Value, r.Contested, append([]string{}, pic.Behind(lens, c)...), first.String(), last.String()}
}

// MapGeoJSON returns the map of a day as GeoJSON (RFC 7946), a feature a line: shapes with the class of every place at
// the end of the day, and what they show through a lens. revision names the state that r is of.
func MapGeoJSON(shapes Shapes, r *relation.Record, day relation.Day, lens relation.Lens, revision string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`{"type":"FeatureCollection","date":` + strconv.Quote(day.String()) + `,"revision":` + strconv.Quote(revision) + `,"features":[`)
	pic := r.On(day)
	for i := range shapes {
		f := &shapes[i].Properties
		s := r.Standing(f.Code, day)
		p := properties{f.Code, f.Name, f.Kind, s.Class, nil, s.Contested, s.Reported, s.Unrecorded, s.Rule, f.Parent, day.String(), s.OnRecord, s.Because, shownOf(pic, lens, f.Code)}
		if s.SinceOK {
			p.Since = &s.Since
		}
		if p.Because == nil {
			p.Because = []string{}
		}
		text, err := json.Marshal(p)
		if err != nil {
			return nil, fmt.Errorf("export: %s: %w", f.Code, err)
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n" + `{"type":"Feature","id":` + strconv.Quote(string(f.Code)) + `,"properties":`)
		b.Write(text)
		b.WriteString(`,"geometry":`)
		b.Write(shapes[i].Geometry)
		b.WriteByte('}')
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}
