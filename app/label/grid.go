package label

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// grid says whose land lies where: a number for each cell, 0 for none.
type grid struct {
	cols, rows int
	owner      []int16
	crossings  [][]float64 // of a row, room to work in
	up         []int       // of a column, room to work in
}

// span is a rectangle of cells, its end outside.
type span struct{ col, row, endCol, endRow int }

func (g *grid) reset(cols, rows int) {
	g.cols, g.rows = cols, rows
	g.owner = make([]int16, cols*rows)
	g.crossings = make([][]float64, rows)
	g.up = make([]int, cols)
}

// fill gives the cells whose middle rings enclose an owner; a cell is a point of the rings less origin, times k.
func (g *grid) fill(rings []orb.Ring, owner int16, origin orb.Point, k float64) {
	first, last := g.rows, -1
	for _, r := range rings {
		a := r[len(r)-1]
		ax, ay := (a[0]-origin[0])*k, (a[1]-origin[1])*k-.5
		for _, b := range r {
			bx, by := (b[0]-origin[0])*k, (b[1]-origin[1])*k-.5
			low, high := min(ay, by), max(ay, by)
			for row := max(0, int(math.Ceil(low))); row < g.rows && float64(row) < high; row++ {
				x := ax + (bx-ax)*(float64(row)-ay)/(by-ay)
				g.crossings[row] = append(g.crossings[row], x)
				first, last = min(first, row), max(last, row)
			}
			ax, ay = bx, by
		}
	}
	for row := first; row <= last; row++ {
		xs := g.crossings[row]
		slices.SortStableFunc(xs, cmp.Compare[float64])
		for i := 0; i+1 < len(xs); i += 2 {
			from, to := max(0, int(math.Ceil(xs[i]-.5))), min(g.cols, int(math.Ceil(xs[i+1]-.5)))
			for col := from; col < to; col++ {
				g.owner[row*g.cols+col] = owner
			}
		}
		g.crossings[row] = xs[:0]
	}
}

// runs calls f with each run of columns in which an owner has all of the h cells that end with a row, within a rectangle.
func (g *grid) runs(owner int16, h int, in span, f func(bottom, from, to int)) {
	up := g.up[in.col:max(in.col, in.endCol)]
	clear(up)
	for row := in.row; row < in.endRow; row++ {
		start := -1
		for i, o := range g.owner[row*g.cols+in.col : row*g.cols+in.endCol] {
			if o == owner {
				up[i]++
			} else {
				up[i] = 0
			}
			if up[i] >= h {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 {
				f(row, in.col+start, in.col+i)
				start = -1
			}
		}
		if start >= 0 {
			f(row, in.col+start, in.endCol)
		}
	}
}

// widest is the middle, in cells, of the largest rectangle of an owner's cells four times as wide as high, of several that
// which is nearest the middle of where it is looked for. It is false where there is none.
func (g *grid) widest(owner int16, in span) (x, y float64, ok bool) {
	mx, my := float64(in.col+in.endCol)/2, float64(in.row+in.endRow)/2
	for h := 1; h <= in.endRow-in.row; h += 1 + h/6 {
		least, found := 0.0, false
		g.runs(owner, h, in, func(bottom, from, to int) {
			if to-from < 4*h {
				return
			}
			cx, cy := float64(from+to)/2, float64(bottom+1)-float64(h)/2
			if d := math.Hypot(cx-mx, cy-my); !found || d < least {
				x, y, least, found = cx, cy, d, true
			}
		})
		if !found {
			break
		}
		ok = true
	}
	return x, y, ok
}

// each calls f with the owner of each cell of a rectangle that the grid has.
func (g *grid) each(in span, f func(col, row int, owner int16)) {
	for row := max(0, in.row); row < min(g.rows, in.endRow); row++ {
		for col := max(0, in.col); col < min(g.cols, in.endCol); col++ {
			f(col, row, g.owner[row*g.cols+col])
		}
	}
}
