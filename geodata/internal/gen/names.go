package main

import (
	"fmt"

	"recognitionmap/geodata/country"
)

var kinds = map[country.Kind]string{
	country.Member:     "member",
	country.Observer:   "observer",
	country.NonMember:  "non-member",
	country.Territory:  "territory",
	country.Ungoverned: "ungoverned",
}

// describe returns what the GeoJSON says of a place: its name is ours, not the source's abbreviation.
func describe(code country.Code) (properties, error) {
	c, ok := country.Lookup(code)
	if !ok {
		return properties{}, fmt.Errorf("%s is drawn and not listed in geodata/country", code)
	}
	return properties{Code: code, Name: c.Name, Kind: kinds[c.Kind], Parent: c.Parent}, nil
}
