package api

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"

	"recognitionmap/server/internal/access"
)

// revisionTag is a validator of an event as a writer gives it back: the number of the revision with what was done to it on
// the way. The validator of a compressed answer names its coding, ours and those of proxies that compress ("17-gzip",
// "17--gzip", "17;gzip"), and of an event of which no source is found any more that ("17-dead"); nginx and others weaken it
// instead. By RFC 9110, 13.1.1, no weak one would match. But the number is the revision whatever the bytes were, and who sits
// behind such a proxy has no other.
var revisionTag = regexp.MustCompile(`^(?:W/)?"([1-9][0-9]*)(?:(?:--?|;)(?:dead|gzip|br|zstd|deflate|quick))*"$`)

// ifMatch reads the number of the revision that a writer has seen.
func ifMatch(header string) (int64, error) {
	const want = `want the ETag of the event as it was read, such as If-Match: "17"`
	if header == "" {
		return 0, access.Refused(http.StatusPreconditionRequired, "If-Match: it is missing, "+want)
	}
	if m := revisionTag.FindStringSubmatch(header); m != nil {
		if n, err := strconv.ParseInt(m[1], 10, 64); err == nil {
			return n, nil
		}
	}
	return 0, access.Refused(http.StatusPreconditionFailed, fmt.Sprintf("If-Match: %q is no revision, %s", shorten(header), want))
}

// checkHeaders refuses a header that is given twice where one of the two would be taken for what was said.
func checkHeaders(h http.Header) error {
	for _, name := range [...]string{"Authorization", "If-Match", "Last-Event-Id"} {
		if n := len(h[name]); n > 1 {
			return access.Refused(http.StatusBadRequest, fmt.Sprintf("%s: it is given %d times, want it once", name, n))
		}
	}
	return nil
}
