//go:build !race && !quick && !e2e

package content

// ceiling is the highest quality that is used: see race.go.
const ceiling = Best
