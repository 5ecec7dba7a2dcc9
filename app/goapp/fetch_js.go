package goapp

import (
	"fmt"
	"syscall/js"
)

// Fetch returns the body at an address of this site. It blocks the goroutine that calls it, never the page. A request
// without an answer gives an error, and with it the body that the service worker has kept of another day, if any; an answer
// other than 2xx gives one that names its status.
func Fetch(url string) ([]byte, error) {
	response, err := await(js.Global().Call("fetch", url))
	if err != nil {
		return nil, fmt.Errorf("goapp: no answer from %s: %w", url, err)
	}
	if !response.Get("ok").Bool() {
		return nil, fmt.Errorf("goapp: %s answered %d", url, response.Get("status").Int())
	}
	buffer, err := await(response.Call("arrayBuffer"))
	if err != nil {
		return nil, fmt.Errorf("goapp: no answer from %s: %w", url, err)
	}
	view := js.Global().Get("Uint8Array").New(buffer)
	body := make([]byte, view.Length())
	js.CopyBytesToGo(body, view)
	if response.Get("headers").Call("has", "X-Copy").Bool() {
		return body, fmt.Errorf("goapp: no answer from %s, but a copy", url)
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
