package world

import "encoding/binary"

// chain reads one ring and checks that its arcs meet end to end and close it.
func (d *decoder) chain() Chain {
	chain := make(Chain, d.count(1))
	if len(chain) == 0 {
		d.fail("a ring without an arc")
		return nil
	}
	points := 1
	for i := range chain {
		d.ref += d.varint(2 * maxArcs)
		index := arcIndex(d.ref)
		if d.wrong != "" || int(index) >= len(d.arcs) {
			d.fail("a reference to an arc that is not there")
			return nil
		}
		if d.uses[index]++; d.uses[index] > 2 {
			d.fail("an arc of more than two rings")
			return nil
		}
		chain[i] = d.ref
		points += len(d.arcs[index]) - 1
		if i > 0 && d.first(d.ref) != d.first(^chain[i-1]) {
			d.fail("arcs that do not meet")
			return nil
		}
	}
	if points < 4 || d.first(chain[0]) != d.first(^d.ref) {
		d.fail("want a closed ring of at least four points")
	}
	return chain
}

// first is the vertex where the arc meant by ref begins.
func (d *decoder) first(ref int32) Vertex {
	if ref < 0 {
		arc := d.arcs[^ref]
		return arc[len(arc)-1]
	}
	return d.arcs[ref][0]
}

// count reads how many items follow, of at least size bytes each: more than the rest can hold is an error, so that
// no allocation is larger than the input.
func (d *decoder) count(size int) int {
	n := d.uvarint()
	if n > uint64(len(d.b)/size) {
		d.fail("more items than bytes")
		return 0
	}
	return int(n)
}

func (d *decoder) uvarint() uint64 {
	n, size := binary.Uvarint(d.b)
	if size <= 0 {
		d.fail("want a varint")
		return 0
	}
	d.b = d.b[size:]
	return n
}

// varint reads a signed number from -limit to limit.
func (d *decoder) varint(limit int32) int32 {
	n, size := binary.Varint(d.b)
	if size <= 0 || n < -int64(limit) || n > int64(limit) {
		d.fail("a number outside its range")
		return 0
	}
	d.b = d.b[size:]
	return int32(n)
}
