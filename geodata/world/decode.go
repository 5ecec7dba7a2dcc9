package world

import (
	"errors"
	"strconv"

	"recognitionmap/geodata/country"
)

// ErrBadWorld is wrapped by every error of Decode.
var ErrBadWorld = errors.New("world: bad compact form")

// maxGrid keeps a circle of longitude well inside an int32. It is finer than any source we know: 1/10000° is 11 m.
const maxGrid = 10000

// maxArcs keeps the distance between two references well inside an int32.
const maxArcs = 1 << 28

// Decode reads the compact form that Encode writes and returns the shapes ascending by code. The shapes share no
// memory with b. Whatever b holds, Decode takes time and memory in proportion to len(b), and answers with an error
// that wraps ErrBadWorld and names the byte where reading stopped, or with shapes whose every point is on the globe
// and whose every ring is closed.
func Decode(b []byte) ([]Shape, error) {
	t, err := DecodeTopology(b)
	if err != nil {
		return nil, err
	}
	return t.Shapes(), nil
}

// DecodeTopology is Decode before the arcs are joined into rings.
func DecodeTopology(b []byte) (*Topology, error) {
	d := decoder{b: b}
	t := d.topology()
	if d.wrong != "" {
		return nil, &decodeError{at: len(b) - len(d.b), wrong: d.wrong}
	}
	return t, nil
}

type decodeError struct {
	at    int
	wrong string
}

func (e *decodeError) Error() string {
	return ErrBadWorld.Error() + " at byte " + strconv.Itoa(e.at) + ": " + e.wrong
}

func (e *decodeError) Unwrap() error { return ErrBadWorld }

// decoder keeps what is left to read and, once something was wrong, the first thing that was.
type decoder struct {
	b     []byte
	wrong string
	grid  int32
	arcs  []Arc
	uses  []uint8 // how often each arc was referred to
	ref   int32   // the last reference read
}

func (d *decoder) fail(wrong string) {
	if d.wrong == "" {
		d.wrong = wrong
	}
}

func (d *decoder) topology() *Topology {
	if len(d.b) < len(magic) || string(d.b[:len(magic)]) != magic {
		d.fail("want " + magic)
		return nil
	}
	d.b = d.b[len(magic):]
	grid := d.uvarint()
	if grid == 0 || grid > maxGrid {
		d.fail("want a grid of 1 to 10000 steps a degree")
		return nil
	}
	d.grid = int32(grid)
	d.readArcs()
	if d.wrong != "" {
		return nil
	}
	d.uses = make([]uint8, len(d.arcs))
	places := make([]Place, d.count(6)) // a place takes three bytes of code, two of site and a count
	for i := range places {
		places[i] = d.place()
		if d.wrong != "" {
			return nil
		}
		if i > 0 && places[i].Code <= places[i-1].Code {
			d.fail("places not ascending by code")
			return nil
		}
	}
	if len(d.b) > 0 {
		d.fail("bytes after the end")
	}
	return &Topology{Grid: d.grid, Arcs: d.arcs, Places: places}
}

// readArcs keeps all vertices in one allocation. Each takes at least two bytes, which bounds it.
func (d *decoder) readArcs() {
	d.arcs = make([]Arc, min(d.count(5), maxArcs)) // an arc takes a count and two vertices
	all := make([]Vertex, 0, len(d.b)/2)
	var at Vertex
	for i := range d.arcs {
		n := d.count(2)
		if n < 2 {
			d.fail("an arc of fewer than two vertices")
			return
		}
		start := len(all)
		for range n {
			at = d.step(at)
			all = append(all, at)
		}
		d.arcs[i] = all[start:len(all):len(all)]
		if d.wrong != "" {
			return
		}
	}
}

// step reads a vertex as its distance from at.
func (d *decoder) step(at Vertex) Vertex {
	dx, dy := d.varint(180*d.grid), d.varint(180*d.grid)
	v := Vertex{wrap(at[0]+dx, d.grid), at[1] + dy}
	if v[1] < -90*d.grid || v[1] > 90*d.grid {
		d.fail("a latitude outside ±90°")
		return at
	}
	return v
}

func (d *decoder) place() Place {
	var p Place
	if len(d.b) < 3 {
		d.fail("ends inside a code")
		return p
	}
	for _, c := range d.b[:3] {
		if c < 'A' || c > 'Z' {
			d.fail("want a code of three capital letters")
			return p
		}
	}
	p.Code = country.Code(d.b[:3])
	d.b = d.b[3:]
	p.Site = d.step(Vertex{})
	p.Polygons = make([][]Chain, d.count(3)) // a polygon takes a count of rings, one of arcs, an arc
	for i := range p.Polygons {
		p.Polygons[i] = make([]Chain, d.count(2))
		if len(p.Polygons[i]) == 0 {
			d.fail("a polygon without a ring")
		}
		for j := range p.Polygons[i] {
			p.Polygons[i][j] = d.chain()
		}
		if d.wrong != "" {
			break
		}
	}
	return p
}
