//go:build race

package scene

// The race detector makes the tests ten times slower, and finds in one day of a week what it finds in all.
const (
	often = 7
	many  = 20_000
)
