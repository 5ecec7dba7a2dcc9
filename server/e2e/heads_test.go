//go:build e2e

package e2e

import (
	"slices"
	"testing"
)

const heads = `probe.all("#panel .heads li").map((e) => e.textContent).join("; ")`

// TestHeadsOfMission reads who leads the missions, without script and with the program, which follows the day.
func TestHeadsOfMission(t *testing.T) {
	s := shared(t)
	const then = "Ubaid ur Rehman Nizamani, chargé d’affaires, then ambassador in Kabul since 4 November 2022; Mansoor Ahmad Khan, ambassador who stayed on from the Republic’s time in Kabul from August 2021 to 4 November 2022; Sardar Ahmad Shakib, later ambassador in Islamabad since 29 October 2021"
	plain := open(t, s, look{noScript: true})
	plain.visit("/country/PAK?date=2026-01-01")
	if got := eval[string](plain, heads); got != then {
		t.Errorf("without script: %q, want %q", got, then)
	}
	p := open(t, s, look{width: 412, height: 915})
	p.visitReady("/country/PAK?date=2026-01-01")
	awaits(p, then, heads)
	eval[bool](p, `(window.page.hear("link", "/country/PAK?date=2022-01-01"), true)`)
	awaits(p, "Mansoor Ahmad Khan, ambassador who stayed on from the Republic’s time in Kabul since August 2021; Sardar Ahmad Shakib, in Islamabad since 29 October 2021", heads)
	eval[bool](p, `(window.page.hear("link", "/country/RUS?date=2025-07-03"), true)`)
	awaits(p, "Dmitry Zhirnov, ambassador who stayed on from the Republic’s time in Kabul since 17 August 2021; Gul Hassan Hassan, ambassador in Moscow since 3 July 2025; Jamal Nasir Garwal, chargé d’affaires in Moscow from 6 April 2022 to 3 July 2025", heads)
	p.clickOn("#panel .heads li:last-child a:last-child")
	awaits(p, "/events/2025-07-03-rus-ambassador-accepted?date=2025-07-03", `location.pathname + location.search`)
}

// TestWhatIsNotConfirmedSaysSo opens a country whose class rests on the word of one side: without script, before the
// program and with it.
func TestWhatIsNotConfirmedSaysSo(t *testing.T) {
	s := shared(t)
	const why = `probe.all("#panel .why").map((e) => e.textContent)`
	want := []string{"Because: Muttaqi says ties with Turkey rise to ambassador level with envoy Saniullah Farahmand (reported, not confirmed)"}
	plain := open(t, s, look{noScript: true})
	plain.visit("/country/TUR")
	if got := eval[[]string](plain, why); !slices.Equal(got, want) {
		t.Errorf("without script: %q, want %q", got, want)
	}
	for _, program := range []bool{false, true} {
		p := open(t, s, look{})
		if program {
			p.visitReady("/")
		} else {
			p.visit("/?wasm=false")
		}
		p.click(p.spot("TUR"))
		awaits(p, want[0], why+`.join("; ")`)
	}
}
