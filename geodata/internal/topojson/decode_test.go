package topojson

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// two is XAA, 2° wide and high, and XAB east of it, which share arc 0; a degree is two steps of the grid.
const two = `{"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[10,-20]},
"arcs":[[[4,0],[0,4]],[[4,4],[-4,0],[0,-4],[4,0]],[[4,0],[4,0],[0,4],[-4,0]]],
"objects":{"countries":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","id":"001","properties":{"a3":"XAA"},"arcs":[[0,1]]},
{"type":"MultiPolygon","id":"002","properties":{"a3":"XAB"},"arcs":[[[2,-1]]]}]}}}`

func TestDecode(t *testing.T) {
	topology, err := Decode([]byte(two))
	if err != nil {
		t.Fatal(err)
	}
	countries := topology.Objects["countries"]
	if len(countries) != 2 {
		t.Fatalf("%d countries, want 2", len(countries))
	}
	want := map[string]orb.Ring{
		"XAA": {{12, -20}, {12, -18}, {10, -18}, {10, -20}, {12, -20}},
		"XAB": {{12, -20}, {14, -20}, {14, -18}, {12, -18}, {12, -20}},
	}
	for _, c := range countries {
		a3 := c.Properties["a3"]
		if got := topology.Join(c.Polygons[0][0]); !got.Equal(want[a3]) {
			t.Errorf("Join(%s) = %v, want %v", a3, got, want[a3])
		}
	}
	if got := topology.Arcs[0]; !got.Equal(orb.LineString{{12, -20}, {12, -18}}) {
		t.Errorf("after Join arc 0 is %v, want it as it was", got)
	}
}

func TestDecodeRejects(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"another type", `"Topology"`, `"FeatureCollection"`, "want a quantized Topology"},
		{"arcs that are not quantized", `"transform":`, `"was":`, "want a quantized Topology"},
		{"an arc of one point", `[[4,0],[0,4]]`, `[[4,0]]`, "arc 0 has 1 points"},
		{"an arc that is not there", `[[0,1]]`, `[[0,7]]`, `geometry "001": arc 7, want one of 3`},
		{"arcs that do not meet", `[[[2,-1]]]`, `[[[2,0]]]`, "do not meet"},
		{"an open ring", `[[0,1]]`, `[[1]]`, "do not meet"},
		{"a ring without an arc", `[[0,1]]`, `[[]]`, "a ring without an arc"},
		{"a polygon without a ring", `[[0,1]]`, `[]`, "a polygon without a ring"},
		{"a line", `"Polygon"`, `"LineString"`, "is a LineString"},
		{"an object of one geometry", `"GeometryCollection"`, `"Polygon"`, "want a GeometryCollection"},
		{"half a file", `"objects"`, ``, "topojson: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Decode([]byte(strings.Replace(two, test.old, test.new, 1)))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Decode = %v, want an error with %q", err, test.want)
			}
		})
	}
}
