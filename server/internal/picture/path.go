package picture

import (
	"math"
	"strconv"
)

// point is a place on the image, in pixels.
type point struct{ x, y float64 }

// line is one subpath.
type line struct {
	points []point
	closed bool
}

// transform leads from the plate to the image.
type transform struct{ scale, dx, dy float64 }

func (t transform) x(v float64) float64 { return v*t.scale + t.dx }
func (t transform) y(v float64) float64 { return v*t.scale + t.dy }

// parse reads the path data that app/carto writes: m, l, h, v, c and z, absolute or relative; the numbers of a command
// repeat it, those of m as l. Curves become chords.
func parse(d string, t transform) []line {
	var points []point
	var lines []line
	var at, start point
	first := 0 // of the subpath, in points
	var command byte
	end := func(closed bool) {
		if len(points) > first {
			lines = append(lines, line{points[first:len(points):len(points)], closed})
		}
		first = len(points)
	}
	add := func(q point) {
		at = q
		points = append(points, point{t.x(q.x), t.y(q.y)})
	}
	s := scanner{d, 0}
	for {
		if c := s.letter(); c != 0 {
			command = c
			if c == 'z' || c == 'Z' {
				end(true)
				at = start
				continue
			}
		} else if s.done() || command == 0 {
			break
		}
		relative := command >= 'a'
		from := point{}
		if relative {
			from = at
		}
		switch command | 0x20 {
		case 'm':
			end(false)
			start = point{from.x + s.number(), from.y + s.number()}
			add(start)
			command-- // what follows are lines
		case 'l':
			if len(points) == first {
				add(at) // after z, a subpath goes on from its start
			}
			add(point{from.x + s.number(), from.y + s.number()})
		case 'h':
			add(point{from.x + s.number(), at.y})
		case 'v':
			add(point{at.x, from.y + s.number()})
		case 'c':
			a := at
			var q [3]point
			for i := range q {
				q[i] = point{from.x + s.number(), from.y + s.number()}
			}
			const chords = 12
			for i := 1; i <= chords; i++ {
				u := float64(i) / chords
				v := 1 - u
				f := [4]float64{v * v * v, 3 * v * v * u, 3 * v * u * u, u * u * u}
				add(point{f[0]*a.x + f[1]*q[0].x + f[2]*q[1].x + f[3]*q[2].x, f[0]*a.y + f[1]*q[0].y + f[2]*q[1].y + f[3]*q[2].y})
			}
		default:
			return lines // no path of ours
		}
		if s.failed() {
			break
		}
	}
	end(false)
	return lines
}

// scanner reads letters and numbers.
type scanner struct {
	text string
	pos  int
}

func (s *scanner) blank() {
	for s.pos < len(s.text) && (s.text[s.pos] == ' ' || s.text[s.pos] == ',' || s.text[s.pos] == '\n') {
		s.pos++
	}
}

func (s *scanner) done() bool {
	s.blank()
	return s.pos >= len(s.text)
}

func (s *scanner) failed() bool { return s.pos > len(s.text) }

// letter reads a command, 0 where a number stands.
func (s *scanner) letter() byte {
	if s.done() || s.text[s.pos]|0x20 < 'a' || s.text[s.pos]|0x20 > 'z' {
		return 0
	}
	s.pos++
	return s.text[s.pos-1]
}

func (s *scanner) number() float64 {
	s.blank()
	from := s.pos
	for s.pos < len(s.text) && (s.text[s.pos] >= '0' && s.text[s.pos] <= '9' || s.text[s.pos] == '.' || s.text[s.pos] == '-' && s.pos == from) {
		s.pos++
	}
	v, err := strconv.ParseFloat(s.text[min(from, len(s.text)):min(s.pos, len(s.text))], 64)
	if err != nil {
		s.pos = len(s.text) + 1
	}
	return v
}

// circle is a circle as a polygon.
func circle(x, y, r float64) []line {
	const sides = 32
	l := line{points: make([]point, sides), closed: true}
	for i := range l.points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / sides)
		l.points[i] = point{x + r*cos, y + r*sin}
	}
	return []line{l}
}

// dashes are the pieces of lines that a dash and a gap in turn leave, from the start of each line on.
func dashes(lines []line, dash, gap float64) []line {
	var pieces []line
	for _, l := range lines {
		points := l.points
		if l.closed {
			points = append(points[:len(points):len(points)], points[0])
		}
		drawn, left := true, dash // whether a dash is being drawn, and how far it or the gap still goes
		piece := []point{points[0]}
		for i := 1; i < len(points); i++ {
			a, b := points[i-1], points[i]
			for n := math.Hypot(b.x-a.x, b.y-a.y); n > left; n = math.Hypot(b.x-a.x, b.y-a.y) {
				a = point{a.x + (b.x-a.x)*left/n, a.y + (b.y-a.y)*left/n}
				if drawn {
					pieces = append(pieces, line{points: append(piece, a)})
				}
				drawn, left, piece = !drawn, dash, []point{a}
				if !drawn {
					left = gap
				}
			}
			left -= math.Hypot(b.x-a.x, b.y-a.y)
			piece = append(piece, b)
		}
		if drawn {
			pieces = append(pieces, line{points: piece})
		}
	}
	return pieces
}
