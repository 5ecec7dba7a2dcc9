//go:build race

package eventstore_test

// The race detector makes a start of SQLite many times slower.
func init() { raced = true }
