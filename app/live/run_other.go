//go:build !js

package live

import "errors"

// Run runs nowhere but in a browser.
func Run() error { return errors.New("live: not in a browser") }
