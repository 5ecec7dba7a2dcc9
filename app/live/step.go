package live

import (
	"slices"

	"recognitionmap/app/pages"
)

// Step is what follows from an action: another state, and what is to be done to the page. It asks nobody and waits for
// nothing.
func (s State) Step(a Action) (State, []Effect) {
	s, effects := s.next(a)
	s.short = s.short || !s.Complete && slices.Contains(effects, Effect(Show{}))
	return s, effects
}

func (s State) next(a Action) (State, []Effect) {
	switch a := a.(type) {
	case Open:
		return s.open(a.Country)
	case Slide:
		s.moves++
		s.Playing = false
		return s.at(s.View.OnDay(a.Day, s.Today)).rested(Rest{s.moves})
	case SlideKey:
		if d, ok := s.slideKey(a); ok {
			return s.slide(d, ShowDay{d})
		}
	case Press:
		return s.pressed(a)
	case Release:
		return s.released(a)
	case Toggle:
		return s.toggle()
	case Step:
		return s.step(a)
	case Speak:
		return s.speak(a)
	case Rest:
		return s.rested(a)
	case Follow:
		return s.follow(a)
	case Submit:
		return s.submit(a)
	case Narrow:
		v, notice, _ := s.parse(a.Path, a.Query)
		return s.turnTo(v, notice, Replace{v.URL()}) // letters are no steps of the history
	case Arrive:
		return s.arrive(a)
	case MapKey:
		return s.mapKey(a)
	case Type:
		return s.offer(a.Text)
	case Choose:
		return s.choose(a)
	case Take:
		return s.take(a.Offer)
	case Count:
		return s.count(a)
	case Download:
		return s.download(a)
	case Move:
		return s.moved(a)
	case Found:
		return s.bring(a)
	case Hide:
		return s.pause()
	case Learn:
		return s.learn(a)
	case Told:
		return s.told(a)
	case NoRoom:
		if !s.full {
			s.full, s.Notice = true, pages.NoRoom
			return s, []Effect{Show{}}
		}
	case Say:
		if s.Status != a.Status {
			s.Status = a.Status
			return s, []Effect{Show{}}
		}
	}
	return s, nil
}

// learn takes a record that has come. An older one than is shown is never taken.
func (s State) learn(a Learn) (State, []Effect) {
	if a.Edition < s.Edition || a.Edition == s.Edition && s.Complete {
		return s, nil
	}
	news := ""
	if a.Edition > s.Edition {
		news = pages.News(s.Record, a.Record, s.View.Day, s.Complete)
		s.Rests = "" // it was said of another record
	}
	same := a.Edition == s.Edition && !s.short
	s.Record, s.Complete, s.Edition, s.short = a.Record, true, a.Edition, false
	switch {
	case same:
		return s, nil // the page has its texts from the server
	case news == "":
		return s, []Effect{Show{}}
	}
	s.Notice = news
	return s, []Effect{Show{}, Announce{news}}
}

// told moves today on when the day has changed, and with it a view that shows today; and offers another build of the program,
// or no longer: servers may come and go. The reader decides when it is loaded.
func (s State) told(a Told) (State, []Effect) {
	if a.Today <= s.Today && a.Newer == s.Newer {
		return s, nil
	}
	effects := []Effect{Show{}}
	if a.Newer && !s.Newer {
		effects = append(effects, Announce{pages.NewVersion})
	}
	s.Newer = a.Newer
	s.Today = max(s.Today, a.Today)
	if s.View.Live {
		s.View.Day = s.Today
	}
	return s, effects
}
