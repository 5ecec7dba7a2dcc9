package api

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"recognitionmap/geodata/country"
)

func TestTable(t *testing.T) {
	s := real(t)
	rows, err := csv.NewReader(s.ask("GET", "/api/v1/events.csv", "").Body).ReadAll()
	if err != nil || len(rows) != 1+len(s.desk.State().Record.Events()) {
		t.Fatalf("events.csv has %d rows, %v", len(rows), err)
	}
	for _, column := range rows[0] {
		if !strings.Contains(csvText, "`"+column+"`") {
			t.Errorf("the document does not say what %s is", column)
		}
	}
	for i, e := range s.desk.State().Record.Events() {
		if rows[i+1][0] != e.ID || rows[i+1][3] != e.Date.String() {
			t.Fatalf("row %d is %v, want %s", i+1, rows[i+1], e.ID)
		}
	}
}

func TestMapHasEveryPlace(t *testing.T) {
	var collection struct {
		Type     string
		Features []struct {
			ID         country.Code
			Properties struct{ Code, Class string }
			Geometry   struct{ Type string }
		}
	}
	if err := json.Unmarshal(real(t).ask("GET", "/api/v1/map.geojson", "").Body.Bytes(), &collection); err != nil {
		t.Fatal(err)
	}
	if collection.Type != "FeatureCollection" || len(collection.Features) != len(country.All()) {
		t.Errorf("%s of %d features, want one for each of %d places", collection.Type, len(collection.Features), len(country.All()))
	}
	for _, f := range collection.Features {
		if f.Properties.Class == "" || !slices.Contains([]string{"Point", "Polygon", "MultiPolygon"}, f.Geometry.Type) {
			t.Errorf("%s has the class %q and the geometry %q", f.ID, f.Properties.Class, f.Geometry.Type)
		}
	}
}

func TestTableOfAQuery(t *testing.T) {
	s := real(t)
	for _, query := range []string{"country=RUS,CHN&kind=recognition,ambassador-accepted", "from=1997-05-01&to=1997-06-30", "confidence=disputed", "q=PUTIN%20credentials", "q=xyzzy"} {
		rows, err := csv.NewReader(s.ask("GET", "/api/v1/events.csv?"+query, "").Body).ReadAll()
		list := get[events](t, s, "/api/v1/events?limit=500&"+query)
		if err != nil || len(rows) != 1+list.Total {
			t.Fatalf("events.csv?%s has %d rows, %v, want a header and %d", query, len(rows), err, list.Total)
		}
		slices.Reverse(list.Events) // a table begins with the oldest
		for i, e := range list.Events {
			if rows[i+1][0] != e.ID {
				t.Errorf("events.csv?%s: row %d is %s, want %s", query, i+1, rows[i+1][0], e.ID)
			}
		}
	}
}
