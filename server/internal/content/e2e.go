//go:build e2e

package content

// ceiling keeps compression low beside a browser, from which it took a third of a core. What is compressed well is tested
// elsewhere.
const ceiling = Hasty
