// Command app is the program that runs in the browser: it takes over the page that the server wrote.
package main

import "recognitionmap/app/live"

func main() {
	if err := live.Run(); err != nil {
		panic(err)
	}
}
