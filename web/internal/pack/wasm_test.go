package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// program returns a program with a section before and one after its data.
func program(data []byte) []byte {
	b := []byte(wasmHeader)
	for _, section := range [][]byte{{5, 3, 1, 0, 17}, append([]byte{dataSection}, append(binary.AppendUvarint(nil, uint64(len(data))), data...)...), {0, 2, 1, 'x'}} {
		b = append(b, section...)
	}
	return b
}

// memory returns what a program has in its memory when it starts, by address.
func memory(t *testing.T, program []byte) (map[int32]byte, int) {
	t.Helper()
	r := reader{rest: program[len(wasmHeader):]}
	for {
		kind, body := r.byte(), r.take(r.unsigned())
		if kind != dataSection {
			continue
		}
		segments, err := (&reader{rest: body}).segments()
		if err != nil {
			t.Fatal(err)
		}
		m := map[int32]byte{}
		for _, s := range segments {
			for i, b := range s.data {
				if at := s.at + int32(i); b != 0 {
					m[at] = b
				}
			}
		}
		return m, len(segments)
	}
}

func TestJoin(t *testing.T) {
	for name, test := range map[string]struct {
		segments []segment
		want     int // segments
	}{
		"none":        {nil, 0},
		"one":         {[]segment{{0, []byte("a")}}, 1},
		"near":        {[]segment{{8, []byte("ab")}, {20, []byte("c")}, {21, []byte("d")}}, 1},
		"just enough": {[]segment{{8, []byte("a")}, {8 + 1 + maxGap, []byte("b")}}, 1},
		"too far":     {[]segment{{8, []byte("a")}, {8 + 2 + maxGap, []byte("b")}}, 2},
		"high":        {[]segment{{63, []byte("a")}, {64, []byte("b")}, {70_000, []byte("c")}, {-1 << 31, []byte("d")}, {-2000, []byte("e")}}, 4},
	} {
		before := program(appendSegments(nil, test.segments))
		after, err := join(before)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		was, _ := memory(t, before)
		is, n := memory(t, after)
		if n != test.want || fmt.Sprint(was) != fmt.Sprint(is) {
			t.Errorf("%s: %d segments with %v, want %d with %v", name, n, is, test.want, was)
		}
		if !bytes.HasPrefix(after, before[:13]) || !bytes.HasSuffix(after, before[len(before)-4:]) {
			t.Errorf("%s: the other sections have changed: %q", name, after)
		}
	}
}

func TestJoinOfSomethingElse(t *testing.T) {
	good := program(appendSegments(nil, []segment{{8, []byte("ab")}}))
	for name, test := range map[string]struct {
		file []byte
		want string
	}{
		"text":               {[]byte("hello"), "does not begin"},
		"cut":                {good[:len(good)-1], "in the middle"},
		"a passive segment":  {program([]byte{1, 1, 2, 'a', 'b'}), "data segment 0 is not copied to a fixed address"},
		"a relative address": {program([]byte{1, 0, 0x23, 0, endOfCode, 1, 'a'}), "data segment 0 is not copied to a fixed address"},
		"a short section":    {program([]byte{2, 0, i32Const, 8, endOfCode, 1, 'a'}), "not as long as it says"},
		"a long section":     {program([]byte{1, 0, i32Const, 8, endOfCode, 1, 'a', 'b'}), "not as long as it says"},
	} {
		if _, err := join(test.file); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: join = %v, want %q", name, err, test.want)
		}
	}
}

// TestSigned reads what was written, at the ends of each length.
func TestSigned(t *testing.T) {
	for _, n := range []int32{0, 1, -1, 63, 64, -64, -65, 8191, 8192, -8192, -8193, 1<<31 - 1, -1 << 31} {
		r := reader{rest: slices.Concat(appendSigned(nil, n), []byte("x"))}
		if got := r.signed(); got != n || string(r.rest) != "x" {
			t.Errorf("%d is read as %d with %q left", n, got, r.rest)
		}
	}
}
