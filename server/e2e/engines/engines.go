// Package engines drives browsers other than Chromium for the tests: Firefox by WebDriver BiDi over a websocket, WebKit by
// WebDriver over HTTP. Both are those of Debian, `make tools` installs them. What they cannot do in the same way is not here:
// no emulated touch, no throttled line, no screenshot of a part.
package engines

import (
	"context"
	"encoding/json"
)

// Engine is an engine of which browsers can be started. Its methods can be called from any goroutine, as can those of what
// it gives.
type Engine interface {
	// Profile returns a storage of its own: pages, caches and service workers that no other profile sees. What goes wrong in
	// its pages without anyone seeing it is told to hear, a line each: messages of the console, exceptions, failed requests,
	// requests to other hosts than 127.0.0.1. WebKit tells of nothing.
	Profile(ctx context.Context, hear func(line string)) (Profile, error)
	// Close ends all browsers of the engine.
	Close() error
}

// Profile is a browser as one reader has it.
type Profile interface {
	// Tab opens a tab, in front of all others.
	Tab(ctx context.Context) (Tab, error)
	// Downloads returns the folder in which pages save files; one that is not whole yet has another name.
	Downloads() string
	// Close ends the profile with all its tabs, and forgets what it keeps.
	Close() error
}

// Lasting is a profile that outlives its browser. That of WebKit does not.
type Lasting interface {
	Profile
	// StartAgain ends the browser and starts it again with what it has kept. Its tabs are gone then, and other profiles.
	StartAgain(ctx context.Context) error
}

// Tab is a tab of a browser.
type Tab interface {
	// Navigate goes to an address and waits until its document has loaded.
	Navigate(ctx context.Context, address string) error
	// Evaluate returns the value of a JavaScript expression, awaited, as JSON; null for one of which there is none.
	Evaluate(ctx context.Context, expression string) (json.RawMessage, error)
	// Before makes a script run before those of every document to come; errors.ErrUnsupported in WebKit, which cannot.
	Before(ctx context.Context, script string) error
	// Move moves the mouse to a point of the window, in CSS pixels.
	Move(ctx context.Context, x, y float64) error
	// Click moves it there and presses and releases its left button.
	Click(ctx context.Context, x, y float64) error
	// Press presses and releases keys, each a character, those without one as WebDriver names them (U+E000 and after).
	Press(ctx context.Context, keys string) error
	// Resize gives the window a size within its frame, in CSS pixels.
	Resize(ctx context.Context, width, height int64) error
	// Screenshot returns what the window shows, as PNG.
	Screenshot(ctx context.Context) ([]byte, error)
	// Close closes the tab.
	Close(ctx context.Context) error
}

// awaited makes an expression one that gives its value as a text of JSON.
func awaited(expression string) string {
	return `(async () => JSON.stringify(await (` + expression + `)) ?? "null")()`
}

// typed is what WebDriver calls an action: a key pressed or released, the mouse moved, or its button.
type typed map[string]any

// mouse are the actions of moving it to a point and then pressing or releasing its button.
func mouse(x, y float64, then ...string) []typed {
	actions := []typed{{"type": "pointerMove", "x": x, "y": y, "origin": "viewport"}}
	for _, does := range then {
		actions = append(actions, typed{"type": does, "button": 0})
	}
	return []typed{{"type": "pointer", "id": "mouse", "parameters": typed{"pointerType": "mouse"}, "actions": actions}}
}

// strokes are the actions of keys.
func strokes(keys string) []typed {
	var all []typed
	for _, key := range keys {
		all = append(all, typed{"type": "keyDown", "value": string(key)}, typed{"type": "keyUp", "value": string(key)})
	}
	return []typed{{"type": "key", "id": "keyboard", "actions": all}}
}
