//go:build !js

package remote

import "fmt"

// Fetch has nothing to ask outside a browser.
func Fetch(url string) ([]byte, error) {
	return nil, fmt.Errorf("%w from %s: not in a browser", ErrOffline, url)
}
