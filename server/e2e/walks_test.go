//go:build e2e

package e2e

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"recognitionmap/geodata/country"
)

// walks goes as many walks as there are numbers from first to before end, in tabs side by side: most of a walk is waiting.
// The walk of a number is the same in each run.
func walks(t *testing.T, s *server, program string, first, end, tabs int) {
	documents, record := documentsOf(t, s), recordOf(t)
	sideBySide(t, tabs, func(t *testing.T, tab int) {
		p := open(t, s, look{})
		visit, spots, failed := (*page).visit, map[country.Code]*point{}, 0
		if program == "ready" {
			visit = (*page).visitReady
		}
		for seed := first + tab; seed < end && failed < 3; seed += tabs {
			ok := t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
				own := *p
				own.T = t
				w := &walk{page: &own, documents: documents, record: record, chance: rand.New(rand.NewPCG(12, uint64(seed))), spots: spots, program: program}
				w.start(seed == first+tab, visit)
				visit = func(p *page, path string) { ask[bool](p, `shows.follow`, path) } // here, since -run may leave out walks
				for range 3 + w.chance.IntN(2) {                                          // the next walk goes on where this one ends
					w.step()
				}
			})
			if !ok {
				failed++
			}
		}
		if failed == 3 {
			t.Fatal("after three walks that failed the others of this tab are not gone")
		}
	})
}

// sideBySide runs a test once for each of some tabs, all at a time, however few processors there are: pages wait a lot.
func sideBySide(t *testing.T, tabs int, run func(t *testing.T, tab int)) {
	var all sync.WaitGroup
	for tab := range tabs {
		all.Go(func() {
			t.Run(fmt.Sprintf("tab=%d", tab), func(t *testing.T) { run(t, tab) })
		})
	}
	all.Wait()
}

func TestWalks(t *testing.T) {
	n := 150
	if other != nil {
		n = 24 // what only hands and documents can get wrong is the same in each engine
	}
	walks(t, shared(t), "ready", 0, n, 4)
}

func TestWalksWithoutProgram(t *testing.T) {
	g := newGate(t, shared(t))
	g.hold(".wasm")
	walks(t, g.server, "loading", 150, 300, 4)
}
