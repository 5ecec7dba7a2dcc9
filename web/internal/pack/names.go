package main

import (
	"bytes"
	"encoding/binary"
)

// tableMagic begins the table of functions that Go's runtime has for the traces of a panic, up to the size of a pointer. See
// internal/abi/symtab.go and the type pcHeader of runtime/symtab.go.
var tableMagic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// unname takes the names of functions out of a program's table of them: 16 kB on the wire. A trace still has the file and the
// line of each call. Names of the runtime stay, since it asks for its own; where a Go has another table nothing is taken.
func unname(data []byte) {
	at := bytes.Index(data, tableMagic)
	if at < 0 {
		return
	}
	header := data[at+len(tableMagic):]
	const namesField, nextField = 3 * 8, 4 * 8 // after the numbers of functions and files, and an empty field
	if len(header) < nextField+8 {
		return
	}
	first, end := binary.LittleEndian.Uint64(header[namesField:]), binary.LittleEndian.Uint64(header[nextField:])
	if first > end || end > uint64(len(data)-at) {
		return
	}
	names := data[at+int(first) : at+int(end)]
	for len(names) > 0 {
		name, rest, _ := bytes.Cut(names, []byte{0})
		if len(name) > 1 && !bytes.HasPrefix(name, []byte("runtime.")) {
			clear(name)
			name[0] = '.' // a trace leaves out what has no name at all
		}
		names = rest
	}
}
