//go:build !race && !quick

package content

// ceiling is the highest quality that is used: see race.go.
const ceiling = Best
