package live

import (
	"strconv"
	"time"

	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/relation"
)

// press is the pointer where it came down on the slider.
type press struct {
	at   float64
	tick relation.Day // the day of the change whose mark lies there
	near bool         // there is one
}

// How long the address waits until the day rests, how far apart the announcements of a play are at least, and how near to
// a mark a click on the slider is one on it.
const (
	restAfter = 150 * time.Millisecond
	quietFor  = 3 * time.Second
	reach     = 6 // CSS pixels
)

// pace is the time from one change of a play to the next; Document.Pace gives the reader's.
const pace = 900 * time.Millisecond

// slide shows a day that was chosen on the slider, which ends a play.
func (s State) slide(d relation.Day, effects ...Effect) (State, []Effect) {
	s.Playing = false
	s = s.at(s.View.OnDay(d, s.Today))
	return s.rest(effects...)
}

// rest lets page and address follow when nothing has moved for a moment.
func (s State) rest(effects ...Effect) (State, []Effect) {
	s.moves++
	return s, append(effects, Later{restAfter, Rest{s.moves}})
}

// rested writes page and address, unless something has moved since.
func (s State) rested(a Rest) (State, []Effect) {
	if a.moves != s.moves {
		return s, nil
	}
	effects := []Effect{Show{}}
	if s.View.HasMap() && !s.Playing { // which would write a hundred addresses
		effects = append(effects, Replace{s.View.URL()})
	}
	return s, effects
}

// toggle starts or ends the play. At the last change of the era it starts over.
func (s State) toggle() (State, []Effect) {
	if s.Playing {
		return s.pause()
	}
	s.Playing, s.spoke = true, time.Time{}
	s.turn++
	era := s.era()
	if d, ok := s.Record.ChangeAfter(s.View.Day); !ok || d > era.Last {
		s = s.at(s.View.OnDay(era.First, s.Today))
		return s, []Effect{ShowDay{era.First}, Show{}, Later{AtPace, Step{s.turn}}}
	}
	return s.step(Step{s.turn})
}

// step shows the next change of the era and ends the play at the last.
func (s State) step(a Step) (State, []Effect) {
	if !s.Playing || a.turn != s.turn {
		return s, nil
	}
	era := s.era()
	d, ok := s.Record.ChangeAfter(s.View.Day)
	if !ok || d > era.Last {
		return s.pause()
	}
	s = s.at(s.View.OnDay(d, s.Today))
	effects := []Effect{ShowDay{d}, Later{AtOnce, Speak{turn: s.turn, day: d}}}
	if next, ok := s.Record.ChangeAfter(d); !ok || next > era.Last {
		s, more := s.pause()
		return s, append(effects, more...)
	}
	return s, append(effects, Show{}, Later{AtPace, Step{s.turn}})
}

// speak announces a change, unless another was announced a moment ago: then the one shown when the moment is over.
func (s State) speak(a Speak) (State, []Effect) {
	if a.turn != s.turn || a.day != s.View.Day {
		return s, nil
	}
	if wait := s.spoke.Add(quietFor).Sub(a.now); !s.spoke.IsZero() && wait > 0 {
		return s, []Effect{Later{wait, Speak{turn: a.turn, day: a.day}}}
	}
	s.spoke = a.now
	return s, []Effect{Announce{ui.ChangeLine(s.Record, a.day)}}
}

// pause ends the play where it is.
func (s State) pause() (State, []Effect) {
	if !s.Playing {
		return s, nil
	}
	s.Playing = false
	s.moves++
	return s, []Effect{Show{}, Replace{s.View.URL()}}
}

// slideKey is where a key on a slider leads: the change, or the country's event, before or after, with Shift the day; a tenth of
// the era; its ends. Right and left go as the eye goes. ok is false for a key that leads nowhere.
func (s State) slideKey(a SlideKey) (to relation.Day, ok bool) {
	day, era, key := s.View.Day, s.era(), a.Key
	if a.RightToLeft {
		switch key {
		case "ArrowLeft":
			key = "ArrowRight"
		case "ArrowRight":
			key = "ArrowLeft"
		}
	}
	tenth := max(1, (era.Last-era.First)/10)
	switch key {
	case "ArrowRight", "ArrowUp":
		if to = day + 1; !a.Shift {
			to = s.change(1, a.Own, era)
		}
	case "ArrowLeft", "ArrowDown":
		if to = day - 1; !a.Shift {
			to = s.change(-1, a.Own, era)
		}
	case "PageUp":
		to = day + tenth
	case "PageDown":
		to = day - tenth
	case "Home":
		to = era.First
	case "End":
		to = era.Last
	default:
		return 0, false
	}
	return min(max(to, era.First), era.Last), true
}

// change is the nearest day before or after the view's on which a class changed, or with own that of an event of the open
// country, or the end of the era.
func (s State) change(direction int, own bool, era state.Era) relation.Day {
	if own {
		to := [...]relation.Day{era.First, era.Last}[(direction+1)/2]
		for _, e := range s.Record.Of(s.View.Country) {
			if d := e.Date.Effective(); direction > 0 && d > s.View.Day && d < to || direction < 0 && d < s.View.Day && d > to {
				to = d
			}
		}
		return to
	}
	if direction < 0 {
		if d, ok := s.Record.ChangeBefore(s.View.Day); ok && d >= era.First {
			return d
		}
		return era.First
	}
	if d, ok := s.Record.ChangeAfter(s.View.Day); ok && d <= era.Last {
		return d
	}
	return era.Last
}

// tickAt is the day of the change whose mark lies nearest to a place on the slider, if it is within reach.
func (s State) tickAt(at, length float64) (best relation.Day, found bool) {
	era, least := s.era(), float64(reach)
	for d, ok := s.Record.ChangeAfter(era.First - 1); ok && d <= era.Last; d, ok = s.Record.ChangeAfter(d) {
		off := (float64(d-era.First)/float64(max(1, era.Last-era.First)) - at) * length
		if off = max(off, -off); off <= least {
			best, least, found = d, off, true
		}
	}
	return best, found
}

func (s State) pressed(a Press) (State, []Effect) {
	s.press.at = a.At * a.Length
	s.press.tick, s.press.near = s.tickAt(a.At, a.Length)
	return s.pause()
}

// released shows the day of the mark on which the pointer came down, unless it was dragged.
func (s State) released(a Release) (State, []Effect) {
	if off := a.At*a.Length - s.press.at; off <= -reach || off >= reach || !s.press.near {
		return s, nil
	}
	d := s.press.tick
	s.press = press{}
	return s.slide(d, ShowDay{d})
}

// paceOf reads what the reader chose as pace, in milliseconds.
func paceOf(ms string) time.Duration {
	if n, err := strconv.Atoi(ms); err == nil && n > 0 {
		return time.Duration(n) * time.Millisecond
	}
	return pace
}
