//go:build e2e

package e2e

import (
	"fmt"
	"strings"
	"testing"

	views "recognitionmap/app/state"
	"recognitionmap/geodata/relation"
)

// oddAddresses are what people, programs and other sites make of the addresses of the map.
var oddAddresses = []string{
	// too early and too late
	"/?date=1990-01-01", "/country/RUS?date=1985-01-01", "/?date=1995-12-31", "/?date=0001-01-01", "/country/SAU?date=1969-12-31",
	"/?date=2026-11-25", "/?date=9999-12-31", "/country/CHN?date=2027-01-01",
	// malformed
	"/?date=2025-7-3", "/country/PAK?date=2025-7-3", "/?date=yesterday", "/?date=2025-02-30", "/?date=2023-02-29", "/?date=2025-13-01",
	"/?date=2025-00-10", "/?date=20250703", "/?date=03.07.2025", "/?date=3%20July%202025", "/?date=2025-07-03T12:00:00Z",
	"/?date=+2025-07-03", "/?date=-2025-07-03", "/?date=1751500800", "/?date=2025-07-03%20", "/?date=%00", "/?date=%D9%A2%D9%A0%D9%A2%D9%A5",
	"/?date=%22%3E%3Cb%3E", "/?date", "/?date=", "/?date=-", "/?DATE=2025-07-03", "/?date=" + strings.Repeat("2025-07-03", 30),
	// known to the month or the year, and the day that moves
	"/?date=2024-02", "/?date=1996", "/?date=1995", "/?date=2021", "/country/RUS?date=2025-07", "/?date=2026-12", "/?date=2027",
	"/?date=latest", "/country/CHN?date=latest", "/?date=LATEST", "/?date=" + today,
	// doubled, encoded, broken
	"/?date=2025-07-03&date=1999-01-01", "/?date=1990-01-01&date=2025-07-03", "/?date=&date=2025-07-03", "/?date=2025%2D07%2D03",
	"/?%64ate=2025-07-03", "/?date=2025-07-03&x=%zz", "/?date=%zz", "/country/%52US?date=2025-07-03", "/?date=2025-07-03;lens=envoy",
	"/?&&date=2025-07-03&&", "/??date=2025-07-03", "/?lens=envoy&lens=post", "/?date=2025-07-03#panel",
	// with what other sites hang on
	"/?utm_source=mail&utm_medium=x", "/?date=2025-07-03&utm_source=mail", "/country/RUS?fbclid=IwAR0&date=2025-07-03", "/?fbclid=a&date=1990-01-01",
	"/country/CHN?ref=a,b&gclid=%2C", "/?q=Russia", "/?patterns=on&utm_source=x",
	// countries in other spellings, and none
	"/country/rus", "/country/RU", "/country/ru?date=2025-07-03", "/country/Rus/?date=1985-01-01", "/country/RUS/", "/country/RUS//?date=2025-7-3",
	"/country/XAA", "/country/", "/country/Russia?date=2025-07-03", "/country", "/country/RUS/CHN", "/country/643",
	// how the map is drawn, not understood
	"/?lens=nothing", "/?lens=class", "/?lens=ENVOY&date=2025-07-03", "/country/PAK?lens=envoy&date=1990-01-01", "/?show=nothing", "/?show=none,recognized,none",
	"/?show=Ambassador", "/?show=,,&date=2024-02", "/?at=nowhere", "/?at=1,2", "/?at=181,0,2&date=2025-07-03", "/?patterns=yes", "/?names=no", "/?lens=x&show=y&at=z&date=w",
	"/?date=2025-07-03&lens=&show=&at=",
}

// openOdd opens each odd address in a tab of its own kind, and compares what stands there with the server's document.
func openOdd(t *testing.T, s *server, then func(p *page, check func(when string))) {
	documents, record := documentsOf(t, s), recordOf(t)
	const tabs = 3
	sideBySide(t, tabs, func(t *testing.T, tab int) {
		p := open(t, s, look{})
		p.expect("404")
		for i := tab; i < len(oddAddresses); i += tabs {
			address := oddAddresses[i]
			p.visit(address)
			then(p, func(when string) {
				now := ask[shows](p, `shows.page`, "")
				if untrue := now.falsehood(record); untrue != "" {
					t.Errorf("%.80s, in the window %.80s, %s: %s", address, now.Address, when, untrue)
				} else if now.Sums == nil {
					t.Errorf("%.80s, %s: the document is not whole", address, when)
				} else if part := documents.differing(&now); part != "" {
					t.Errorf("%.80s, in the window %.80s, %s: %s", address, now.Address, when, documents.difference(p, now.Address, part))
				}
			})
		}
	})
}

// TestOddAddresses has the program take over what the server has written.
func TestOddAddresses(t *testing.T) {
	openOdd(t, shared(t), func(p *page, check func(when string)) {
		p.quiet()
		check("after the takeover")
	})
}

// TestOddAddressesWithoutProgram goes on to another day, too: of what was odd in the address nothing may be left that is
// not true of the new day.
func TestOddAddressesWithoutProgram(t *testing.T) {
	g := newGate(t, shared(t))
	g.hold(".wasm")
	documents, record := documentsOf(t, g.server), recordOf(t)
	openOdd(t, g.server, func(p *page, check func(when string)) {
		check("at load")
		now := ask[shows](p, `shows.page`, "")
		if now.Day == "" {
			return // no map
		}
		era := views.EraOf(relation.Day(now.Slider), relation.Day(number(p.T, today)))
		day := era.First + 100
		if day == relation.Day(now.Slider) {
			day++
		}
		now = ask[shows](p, `shows.slide`, int(day))
		if untrue := now.falsehood(record); untrue != "" {
			p.Errorf("from %.80s to %s by the slider: %s", now.Address, day, untrue)
			return
		}
		p.until("the day in the address", fmt.Sprintf(`location.search.includes("date=%s")`, day))
		if now, wrong := p.agrees(documents, record, ""); wrong != "" {
			p.Errorf("by the slider to %.80s: %s", now.Address, wrong)
		}
	})
}
