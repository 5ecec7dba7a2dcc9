package goapp

import (
	"errors"
	"fmt"
	"syscall/js"
)

// Errors of Fetch, which are wrapped.
var (
	ErrOffline = errors.New("goapp: no answer")
	ErrCopy    = errors.New("goapp: no answer, but a copy")
)

// Fetch returns the body at an address of this site. It blocks the goroutine that calls it, never the page. A request
// without an answer gives an error that wraps ErrOffline, or ErrCopy and the body that the service worker has kept of
// another day; an answer other than 2xx gives one that names its status.
func Fetch(url string) ([]byte, error) {
	response, err := await(js.Global().Call("fetch", url))
	if err != nil {
		return nil, fmt.Errorf("%w from %s: %v", ErrOffline, url, err)
	}
	if !response.Get("ok").Bool() {
		return nil, fmt.Errorf("goapp: %s answered %d", url, response.Get("status").Int())
	}
	buffer, err := await(response.Call("arrayBuffer"))
	if err != nil {
		return nil, fmt.Errorf("%w from %s: %v", ErrOffline, url, err)
	}
	view := js.Global().Get("Uint8Array").New(buffer)
	body := make([]byte, view.Length())
	js.CopyBytesToGo(body, view)
	if response.Get("headers").Call("has", "X-Copy").Bool() {
		return body, fmt.Errorf("%w of %s", ErrCopy, url)
	}
	return body, nil
}

// await blocks until a promise is settled.
func await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	settled := make(chan outcome, 1)
	var done, failed js.Func
	done = js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{value: args[0]}
		return nil
	})
	failed = js.FuncOf(func(_ js.Value, args []js.Value) any {
		settled <- outcome{err: js.Error{Value: args[0]}}
		return nil
	})
	defer done.Release()
	defer failed.Release()
	promise.Call("then", done, failed)
	o := <-settled
	return o.value, o.err
}
