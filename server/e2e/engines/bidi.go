package engines

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// bidi speaks WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): commands with a number, answers with the same number,
// and events between them.
type bidi struct {
	socket  *websocket.Conn
	happens func(method string, params json.RawMessage) // takes events, one at a time
	mu      sync.Mutex
	last    int
	waiting map[int]chan answer
	ended   error
}

// answer is what a browser sends.
type answer struct {
	ID      int             `json:"id"`
	Type    string          `json:"type"` // "success", "error" or "event"
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
}

// dialBiDi speaks to the browser that listens at an address, ws://HOST:PORT.
func dialBiDi(ctx context.Context, address string, happens func(method string, params json.RawMessage)) (*bidi, error) {
	socket, _, err := websocket.Dial(ctx, address+"/session", nil)
	if err != nil {
		return nil, err
	}
	socket.SetReadLimit(-1) // documents and pictures are as large as they are
	b := &bidi{socket: socket, happens: happens, waiting: map[int]chan answer{}}
	go b.listen()
	return b, b.call(ctx, "session.new", map[string]any{"capabilities": map[string]any{}}, nil)
}

func (b *bidi) listen() {
	for {
		var a answer
		if err := wsjson.Read(context.Background(), b.socket, &a); err != nil {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.ended = fmt.Errorf("the browser is gone: %w", err)
			for _, waits := range b.waiting {
				close(waits)
			}
			return
		}
		if a.Type == "event" {
			b.happens(a.Method, a.Params)
			continue
		}
		b.mu.Lock()
		if waits := b.waiting[a.ID]; waits != nil {
			waits <- a
			delete(b.waiting, a.ID)
		}
		b.mu.Unlock()
	}
}

// call gives the browser a command and reads its result into another value, nil for none.
func (b *bidi) call(ctx context.Context, method string, params, result any) error {
	waits := make(chan answer, 1)
	b.mu.Lock()
	if b.ended != nil {
		b.mu.Unlock()
		return b.ended
	}
	b.last++
	id := b.last
	b.waiting[id] = waits
	b.mu.Unlock()
	if err := wsjson.Write(ctx, b.socket, map[string]any{"id": id, "method": method, "params": params}); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case a, on := <-waits:
		switch {
		case !on:
			return b.ended
		case a.Type == "error":
			return fmt.Errorf("%s: %s: %s", method, a.Error, a.Message)
		case result != nil:
			return json.Unmarshal(a.Result, result)
		}
		return nil
	case <-ctx.Done():
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.waiting, id)
		return fmt.Errorf("%s: %w", method, ctx.Err())
	}
}
