package main

import (
	"encoding/binary"
	"strings"
	"testing"
)

// functionTable is a table of functions as Go's linker writes it, as far as its names, with something before and after it.
func functionTable(names ...string) []byte {
	list := "\x00" + strings.Join(names, "\x00") + "\x00"
	b := append([]byte("before"), tableMagic...)
	for _, field := range []int{len(names), 1, 0, 72, 72 + len(list), 0, 0, 0} {
		b = binary.LittleEndian.AppendUint64(b, uint64(field))
	}
	return append(append(b, list...), "after\x00it"...)
}

func TestUnname(t *testing.T) {
	data := functionTable("main.main", "runtime.main", "a", "runtimes.x")
	const begin, gone = 6 + 72, "\x00\x00\x00\x00\x00\x00\x00\x00"
	want := string(data[:begin]) + "\x00." + gone + "\x00runtime.main\x00a\x00." + gone + "\x00\x00after\x00it"
	if unname(data); string(data) != want {
		t.Errorf("unname makes\n%q, want\n%q", data, want)
	}
}

// TestUnnameElsewhere: data of any other kind stays as it is.
func TestUnnameElsewhere(t *testing.T) {
	whole := functionTable("main.main")
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("main.main\x00"), "no more than the magic": whole[:14], "a header that is cut": whole[:60], "names that are cut": whole[:85],
	} {
		was := string(data)
		if unname(data); string(data) != was {
			t.Errorf("%s: unname makes %q of %q", name, data, was)
		}
	}
}
