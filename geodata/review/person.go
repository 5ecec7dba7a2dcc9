package review

import (
	"strings"

	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// Person is somebody whom events name, under one spelling.
type Person struct {
	Name  string   `json:"name"`
	Also  []string `json:"also,omitempty"`  // spellings of sources, whole or in part
	Posts []Post   `json:"posts,omitempty"` // ascending, as far as events name them; none of who led no mission
}

// Post is a mission that a person led.
type Post struct {
	Country country.Code       `json:"country"` // whose mission in Kabul, or in which Kabul's is
	Way     relation.Direction `json:"way"`     // sent to Kabul, or accepted from there
	From    relation.Date      `json:"from"`
	Until   string             `json:"until,omitempty"` // a date, "" for what no event ends
}

// spellings finds a person under another name than the one of the table. A text that has both says how a source spells it.
func spellings(e *relation.Event, persons []Person, fault found) {
	for _, p := range persons {
		for _, also := range p.Also {
			for _, text := range own(e) {
				if strings.HasPrefix(text[0], "sources") || !strings.Contains(text[1], also) || strings.Contains(text[1], p.Name) {
					continue
				}
				if text[0] == "detail" && strings.Contains(e.Headline, p.Name) {
					continue
				}
				fault(text[0], "spells "+quote(p.Name)+" as "+quote(also)+", want one spelling, or both")
			}
		}
	}
}
