//go:build (race || quick) && !e2e

package content

// ceiling keeps compression low where the race detector watches: it makes it twenty times slower, and finds in the best
// what it finds in a quick one.
const ceiling = Quick
