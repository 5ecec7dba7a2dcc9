//go:build !unix

package eventstore

import "context"

// lockFolder does nothing here: two programs that open a new database at the same moment are not expected where the
// server is only tried out.
func lockFolder(context.Context, string) (unlock func(), err error) { return func() {}, nil }
