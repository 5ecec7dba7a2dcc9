package live

import (
	"testing"

	"recognitionmap/geodata/country"
)

// TestNamesInOtherLanguages: they come with the first letter of a search, which then finds by them; where they do not come,
// with the next letter.
func TestNamesInOtherLanguages(t *testing.T) {
	t.Cleanup(func() { country.Learn("") })
	f, p := served(t, "/")
	p.tongues.address = "/data/names"
	found := func() bool { return len(p.state.search.offers) > 0 && p.state.search.offers[0].name == "Russia" }
	p.Hear("type", []string{"روس"}, nil)
	if f.answer(); found() {
		t.Error("Russia is found before its names have come")
	}
	f.files["/data/names"] = []byte("RUS\tروسیه\n")
	p.Hear("type", []string{"روسی"}, nil)
	if f.answer(); !found() {
		t.Errorf("Russia is not found by a name that has come: %v", p.state.search.offers)
	}
	asked := len(f.asked)
	p.Hear("type", []string{"روسیه"}, nil)
	if f.answer(); !found() || len(f.asked) > asked {
		t.Errorf("they are asked for again: %q", f.asked[asked:])
	}
}
