package picture

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// shape is something with one paint: an area, or lines with a width.
type shape struct {
	lines  []line
	radius float64         // half the width of lines, 0 for an area
	copies []point         // how far from its place an area is drawn, each time; nil for once, in its place
	reach  float64         // how far from lines there may be paint
	box    image.Rectangle // which nothing of it leaves
	paint  paint
}

// fill adds what lines enclose, by the nonzero rule.
func (d *drawing) fill(lines []line, p paint) { d.add(shape{lines: lines, paint: p}) }

// piece is how many steps of a line are drawn as one shape: the box around a whole coast would be mostly land.
const piece = 32

// stroke adds lines with a width.
func (d *drawing) stroke(lines []line, width float64, colour color.RGBA) {
	for _, l := range lines {
		points := l.points
		if l.closed {
			points = append(points[:len(points):len(points)], points[0])
		}
		for from := 0; from == 0 || from+1 < len(points); from += piece {
			part := line{points: points[from:min(from+piece+1, len(points))]}
			d.add(shape{lines: []line{part}, radius: width / 2, paint: plain(colour)})
		}
	}
}

// add puts a shape on the drawing, unless all of it is cut off.
func (d *drawing) add(s shape) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, l := range s.lines {
		for _, p := range l.points {
			low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	if len(s.lines) == 0 {
		return
	}
	s.reach = s.radius
	for _, c := range s.copies {
		s.reach = max(s.reach, math.Abs(c.x), math.Abs(c.y))
	}
	r := s.reach
	s.box = image.Rect(int(math.Floor(low.x-r)), int(math.Floor(low.y-r)), int(math.Ceil(high.x+r))+1, int(math.Ceil(high.y+r))+1).Intersect(d.clip)
	if !s.box.Empty() {
		d.shapes = append(d.shapes, s)
	}
}

// steps goes through the steps of a shape: of lines those that are drawn, of an area all of its edge.
func (s *shape) steps(step func(a, b point)) {
	for _, l := range s.lines {
		n := len(l.points)
		for i := 1; i < n; i++ {
			step(l.points[i-1], l.points[i])
		}
		if s.radius == 0 {
			step(l.points[n-1], l.points[0])
		}
	}
}

// within returns the part of a box, as high as the box, that holds all of the shape between its top and its bottom.
func (s *shape) within(box image.Rectangle) image.Rectangle {
	top, bottom := float64(box.Min.Y)-s.reach, float64(box.Max.Y)+s.reach
	left, right := math.Inf(1), math.Inf(-1)
	s.steps(func(a, b point) {
		if max(a.y, b.y) >= top && min(a.y, b.y) <= bottom {
			left, right = min(left, a.x, b.x), max(right, a.x, b.x)
		}
	})
	if left > right {
		return image.Rectangle{}
	}
	box.Min.X, box.Max.X = max(box.Min.X, int(math.Floor(left-s.reach))), min(box.Max.X, int(math.Ceil(right+s.reach))+1)
	return box
}

// each calls draw with how far from its place the shape is drawn, each time.
func (s *shape) each(draw func(c point)) {
	if s.copies == nil {
		draw(point{})
	}
	for _, c := range s.copies {
		draw(c)
	}
}

// outline gives z all of the shape that is seen in a box, whose corner is z's origin. Steps above and below it are left out.
func (s *shape) outline(z *vector.Rasterizer, box image.Rectangle) {
	x, y, height := float64(box.Min.X), float64(box.Min.Y), float64(box.Dy())
	seen := func(a, b point) bool { return max(a.y, b.y)-y >= -s.radius && min(a.y, b.y)-y <= height+s.radius }
	if s.radius == 0 {
		s.each(func(c point) {
			s.steps(func(a, b point) {
				a, b = point{a.x + c.x, a.y + c.y}, point{b.x + c.x, b.y + c.y}
				if seen(a, b) {
					z.MoveTo(float32(a.x-x), float32(a.y-y))
					z.LineTo(float32(b.x-x), float32(b.y-y))
				}
			})
		})
		return
	}
	s.steps(func(a, b point) {
		if seen(a, b) {
			rectangle(z, point{a.x - x, a.y - y}, point{b.x - x, b.y - y}, s.radius)
		}
	})
	if s.radius < 1 {
		return
	}
	for _, l := range s.lines {
		for _, p := range l.points {
			if seen(p, p) {
				disc(z, point{p.x - x, p.y - y}, s.radius)
			}
		}
	}
}

// rectangle goes around a step. It turns the same way as disc, so that where they overlap nothing cancels out.
func rectangle(z *vector.Rasterizer, a, b point, r float64) {
	dx, dy := b.x-a.x, b.y-a.y
	n := math.Hypot(dx, dy)
	if n == 0 {
		return
	}
	dx, dy = dx/n*r, dy/n*r
	z.MoveTo(float32(a.x+dy), float32(a.y-dx))
	z.LineTo(float32(b.x+dy), float32(b.y-dx))
	z.LineTo(float32(b.x-dy), float32(b.y+dx))
	z.LineTo(float32(a.x-dy), float32(a.y+dx))
	z.ClosePath()
}

// octagon is a disc as small ones are drawn, of radius 1.
var octagon = func() (corners [8]point) {
	for i := range corners {
		sin, cos := math.Sincos(math.Pi / 4 * float64(i))
		corners[i] = point{cos, sin}
	}
	return corners
}()

func disc(z *vector.Rasterizer, p point, r float64) {
	for i, c := range octagon {
		if i == 0 {
			z.MoveTo(float32(p.x+r*c.x), float32(p.y+r*c.y))
		} else {
			z.LineTo(float32(p.x+r*c.x), float32(p.y+r*c.y))
		}
	}
	z.ClosePath()
}
