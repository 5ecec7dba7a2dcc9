//go:build !race

package scene

// How thorough the tests are: see race_test.go.
const (
	often = 1       // days from one that is looked at to the next
	many  = 200_000 // events of a large record
)
