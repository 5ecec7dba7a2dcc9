package country

import (
	"errors"
	"strconv"
)

// Code names one place of the map: the ISO 3166-1 alpha-3 code where there is one, else a user-assigned code of the
// same form (XKX Kosovo, SOL Somaliland, CYN Northern Cyprus, KAS Siachen Glacier). Always three capital letters;
// the zero value means "no place".
type Code string

// ErrUnknown says that no place of the map has the code asked for.
var ErrUnknown = errors.New("country: unknown code")

// unknownError carries the input, so that a person sees what was not understood.
type unknownError struct{ input string }

func (e *unknownError) Error() string {
	return ErrUnknown.Error() + ": " + strconv.Quote(e.input) + ", want an ISO 3166-1 alpha-3 or alpha-2 code"
}

func (e *unknownError) Unwrap() error { return ErrUnknown }

// Parse returns the code of the place that s names: alpha-3 or alpha-2, in any case of its ASCII letters, without
// spaces around it. Kosovo is XKX or XK. Otherwise the error is ErrUnknown wrapped with s.
func Parse(s string) (Code, error) {
	if len(s) == 2 || len(s) == 3 {
		var upper [3]byte
		for i := range len(s) {
			b := s[i]
			if 'a' <= b && b <= 'z' {
				b -= 'a' - 'A'
			}
			upper[i] = b
		}
		if i, ok := index[string(upper[:len(s)])]; ok {
			return places[i].Code, nil
		}
	}
	return "", &unknownError{s}
}
