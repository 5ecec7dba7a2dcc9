//go:build race || quick || e2e

package content

// ceiling keeps compression low where the race detector watches, which makes it twenty times slower and finds in the best
// what it finds in a quick one, and beside a browser, where it took a third of a core.
const ceiling = Quick
