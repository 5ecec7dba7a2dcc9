package api

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"recognitionmap/server/internal/access"
)

// checkQuery refuses a query of which net/url would leave something out, and a parameter that is given twice, of which it
// would take the first: a caller who is answered believes that all of what was asked has been heard. The error is a 400.
func checkQuery(raw string) error {
	query, err := url.ParseQuery(raw)
	if err != nil {
		return access.Refused(http.StatusBadRequest, fmt.Sprintf("query: %q cannot be read: %s", shorten(raw), shorten(err.Error())))
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		values := query[name]
		if len(values) > 1 {
			return access.Refused(http.StatusBadRequest, fmt.Sprintf("query.%s: it is given %d times, want it once; several countries or kinds stand between commas", plain(name), len(values)))
		}
		if !utf8.ValidString(name) || !utf8.ValidString(values[0]) {
			return access.Refused(http.StatusBadRequest, fmt.Sprintf("query.%s: it is not valid UTF-8", plain(name)))
		}
	}
	return nil
}

// onlyQuery refuses parameters that huma does not see to, where it does not serve: all but names. The error is a 422, as
// huma's is.
func onlyQuery(r *http.Request, names ...string) error {
	for _, name := range slices.Sorted(maps.Keys(r.URL.Query())) {
		if !slices.Contains(names, name) {
			return access.Refused(http.StatusUnprocessableEntity, fmt.Sprintf("query.%s: unknown query parameter", plain(name)))
		}
	}
	return nil
}

// plain returns a name as it may stand in a sentence: itself where it is a word of ours or could be, else quoted.
func plain(name string) string {
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") != "" {
		return fmt.Sprintf("%q", shorten(name))
	}
	return shorten(name)
}
