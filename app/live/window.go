package live

import (
	"recognitionmap/app/carto"
	"recognitionmap/app/ui"
)

// moved puts the window to which the reader has moved the map into the view, and into the address when it rests.
func (s State) moved(a Move) (State, []Effect) {
	at := ui.AtOf(a.To)
	s.looked = at
	v := s.View
	v.Look.At = at
	return s.at(v).rest(Redraw{})
}

// look brings the map to the window of the view, unless it shows that.
func (s State) look(effects ...Effect) (State, []Effect) {
	if !s.View.HasMap() || s.looked == s.View.Look.At {
		return s, effects
	}
	s.looked = s.View.Look.At
	return s, append(effects, Look{s.looked}, Redraw{})
}

// bring moves the map so that a place takes a good part of the view, or shows whole, unless it does already. At the same
// scale, where that is enough.
func (s State) bring(a Found) (State, []Effect) {
	b, ok := carto.PathBounds(a.Outline)
	if !ok || a.Well && a.Country != s.View.Country {
		return s, nil
	}
	share, whole := a.Now.Share(b)
	at := ui.Fitted(a.Outline)
	switch {
	case a.Well && whole && share >= .2 && share <= .6, !a.Well && whole:
		return s, []Effect{Uncover{}}
	case !a.Well && share < 1:
		at = ui.AtOf(carto.Around(b.Center(), a.Now.Zoom))
	}
	v := s.View
	v.Look.At = at
	s.looked = at
	return s.at(v).rest(Look{at}, Redraw{}, Uncover{})
}
