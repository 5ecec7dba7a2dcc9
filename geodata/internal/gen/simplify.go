package main

import (
	"container/heap"
	"math"

	"github.com/paulmach/orb"

	"recognitionmap/geodata/internal/topojson"
)

// simplifier removes vertices from all arcs at once, least important first, after Visvalingam and Whyatt (1993): a
// vertex weighs as much as the triangle it makes with its neighbours, here in km² on an equal-area plane, so that a
// bay counts the same in Norway and in Gabon and the result suits any equal-area map.
//
// orb/simplify has the same method for one line at a time. It may fold a line over itself or over another; this one
// removes a vertex only if no other vertex lies in its triangle, which keeps every border and coast apart.
type simplifier struct {
	nodes   []node
	start   []int32 // the first node of each arc
	grid    *grid
	queue   queue
	rings   [][]int32 // the rings that each arc is part of
	count   []int     // distinct vertices of each ring
	atLeast []int     // the number of vertices under which a ring does not fall
	limit   []float64 // of each arc, the weight under which a vertex goes
}

type node struct {
	at         orb.Point // on the plane, km
	prev, next int32     // -1 where the arc ends
	arc        int32
	weight     float64
	gone       bool
}

// spikeDiscount is how much less a needle weighs than its triangle, and a flat vertex more.
const spikeDiscount = 0.7

// newSimplifier lays out arcs, in degrees. An open arc keeps its ends; a closed one, an island, has none to keep.
func newSimplifier(arcs []orb.LineString, closed []bool) *simplifier {
	s := &simplifier{grid: new(grid), rings: make([][]int32, len(arcs))}
	for a, arc := range arcs {
		plane := toPlane(arc)
		s.limit = append(s.limit, math.Inf(1))
		start := int32(len(s.nodes))
		s.start = append(s.start, start)
		n := len(plane)
		if closed[a] {
			n--
		}
		for i := range n {
			s.nodes = append(s.nodes, node{at: plane[i], prev: start + int32(i) - 1, next: start + int32(i) + 1, arc: int32(a)})
			s.grid.add(start+int32(i), plane[i])
		}
		last := start + int32(n) - 1
		if closed[a] {
			s.nodes[start].prev, s.nodes[last].next = last, start
		} else {
			s.nodes[start].prev, s.nodes[last].next = -1, -1
		}
	}
	return s
}

// addRing says that the ring of these arcs has size vertices, keeps at least so many, and loses those of less weight
// than limit. An arc between two rings has the lower of their limits.
func (s *simplifier) addRing(ring topojson.Ring, size, atLeast int, limit float64) {
	id := int32(len(s.count))
	s.count = append(s.count, size)
	s.atLeast = append(s.atLeast, atLeast)
	for _, ref := range ring {
		a := max(ref, ^ref)
		s.rings[a] = append(s.rings[a], id)
		s.limit[a] = min(s.limit[a], limit)
	}
}

// run removes every vertex that weighs less than its arc's limit, lightest first.
func (s *simplifier) run() {
	for i := range s.nodes {
		s.push(int32(i), 0)
	}
	for s.queue.Len() > 0 {
		e := heap.Pop(&s.queue).(entry)
		n := &s.nodes[e.node]
		if n.gone || n.weight != e.weight || e.weight > s.limit[n.arc] || !s.mayGo(e.node) {
			continue
		}
		n.gone = true
		s.grid.remove(e.node, n.at)
		for _, r := range s.rings[n.arc] {
			s.count[r]--
		}
		s.nodes[n.prev].next, s.nodes[n.next].prev = n.next, n.prev
		s.push(n.prev, e.weight)
		s.push(n.next, e.weight)
	}
}

// push weighs a node anew, at least as much as what was removed beside it.
func (s *simplifier) push(i int32, atLeast float64) {
	n := &s.nodes[i]
	if n.prev < 0 || n.next < 0 {
		return
	}
	n.weight = max(atLeast, weigh(s.nodes[n.prev].at, n.at, s.nodes[n.next].at))
	heap.Push(&s.queue, entry{n.weight, i})
}

// weigh is the triangle's area in km², less for a sharp spike, more for a blunt corner: removing spikes first leaves
// smoother coasts at the same number of vertices. The angle is taken on the ground, not on the stretched plane.
func weigh(a, b, c orb.Point) float64 {
	area := math.Abs((b[0]-a[0])*(c[1]-a[1])-(b[1]-a[1])*(c[0]-a[0])) / 2
	sin := b[1] / earthRadius
	cos := math.Sqrt(max(1e-6, 1-sin*sin))
	ux, uy := (a[0]-b[0])*cos, (a[1]-b[1])/cos
	vx, vy := (c[0]-b[0])*cos, (c[1]-b[1])/cos
	lengths := math.Hypot(ux, uy) * math.Hypot(vx, vy)
	if lengths == 0 {
		return 0
	}
	return area * (1 - spikeDiscount*(ux*vx+uy*vy)/lengths)
}

// mayGo reports whether a node can be removed: its rings keep enough vertices and nothing lies between the old line
// and the new.
func (s *simplifier) mayGo(i int32) bool {
	n := &s.nodes[i]
	for _, r := range s.rings[n.arc] {
		if s.count[r] <= s.atLeast[r] {
			return false
		}
	}
	return !s.grid.anyInside(s.nodes[n.prev].at, n.at, s.nodes[n.next].at)
}

// kept returns what is left of an arc as indices into the original, ascending.
func (s *simplifier) kept(arc int) []int {
	var kept []int
	for i := s.start[arc]; int(i) < len(s.nodes) && s.nodes[i].arc == int32(arc); i++ {
		if !s.nodes[i].gone {
			kept = append(kept, int(i-s.start[arc]))
		}
	}
	return kept
}

type entry struct {
	weight float64
	node   int32
}

// queue is a heap of entries; equal weights go by node, so that the result is the same each time.
type queue []entry

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].weight < q[j].weight || q[i].weight == q[j].weight && q[i].node < q[j].node
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(e any)   { *q = append(*q, e.(entry)) }
func (q *queue) Pop() any {
	old := *q
	e := old[len(old)-1]
	*q = old[:len(old)-1]
	return e
}
