package main

import (
	"github.com/paulmach/orb"

	"recognitionmap/geodata/country"
)

// Every departure from the source is a row below with its reason. Places are told apart by the source's a3: its
// numeric id 036 is met twice, for Australia and for the Ashmore and Cartier Islands, and five places have none.

// empties are rings of the source that enclose nothing. They are left out.
var empties = []struct {
	code          country.Code
	polygon, ring int
	reason        string
}{
	{"ATA", 0, 1, "a hole of two points at the pole, left over from a cut along the antimeridian"},
	{"ATC", 0, 0, onePoint + "the whole place"},
	{"FJI", 19, 0, onePoint + "Ono-i-Lau"},
	{"IND", 12, 0, onePoint + "Minicoy"},
	{"IND", 13, 0, onePoint + "the Amindivi Islands"},
	{"IOA", 1, 0, onePoint + "the Cocos Islands"},
	{"IOA", 2, 0, onePoint + "the Cocos Islands"},
	{"ITA", 0, 1, onePoint + "the hole that the Vatican City leaves"},
	{"KIR", 13, 0, onePoint + "Kanton"},
	{"KIR", 14, 0, onePoint + "Nikumaroro"},
	{"KIR", 15, 0, onePoint + "Manra"},
	{"KIR", 16, 0, onePoint + "Enderbury"},
	{"KIR", 17, 0, onePoint + "Orona"},
	{"KIR", 18, 0, onePoint + "Banaba"},
	{"MHL", 4, 0, onePoint + "Rongelap"},
	{"NLD", 11, 0, onePoint + "Saba"},
	{"NZL", 11, 0, onePoint + "Tokelau"},
	{"NZL", 12, 0, onePoint + "Tokelau"},
	{"RUS", 97, 0, onePoint + "one of the islets off Shikotan"},
	{"USA", 126, 0, onePoint + "one of the Florida Keys"},
	{"VAT", 0, 0, onePoint + "the whole place"},
	{"VCT", 2, 0, onePoint + "Canouan"},
}

const onePoint = "smaller than the source's grid, where it is one point twice: "

// sites are markers that do not stand in the middle of the largest part.
var sites = []struct {
	code   country.Code
	at     orb.Point
	added  bool // the source does not have the place at all
	reason string
}{
	{"ATC", orb.Point{123.594, -12.426}, false, "no outline left; the point that the source gives"},
	{"VAT", orb.Point{12.439, 41.898}, false, "no outline left; the point that the source gives"},
	{"KIR", orb.Point{173.0, 1.4}, false, "Tarawa, the capital; the largest part, Kiritimati, is 3,300 km away at the map's other edge"},
}

func isEmpty(code country.Code, polygon, ring int) bool {
	for _, e := range empties {
		if e.code == code && e.polygon == polygon && e.ring == ring {
			return true
		}
	}
	return false
}

func siteOf(code country.Code) (orb.Point, bool) {
	for _, s := range sites {
		if s.code == code && !s.added {
			return s.at, true
		}
	}
	return orb.Point{}, false
}
