package review

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"recognitionmap/geodata/relation"
)

func source(i int, field string) string { return "sources[" + strconv.Itoa(i) + "]." + field }

// owners finds a confirmed event that rests on one owner's pages, none of them official.
func owners(e *relation.Event, fault found) {
	if e.Confidence != relation.Confirmed || len(e.Sources) == 0 || relation.WellSupported(e.Sources) {
		return
	}
	for i := range e.Sources {
		if record(&e.Sources[i]) {
			return
		}
	}
	fault("confidence", "confirmed, and all sources are of one owner that is not official, want two owners, or \"reported\"")
}

// record reports whether a page is the United Nations' own record of votes, of which an unofficial copy is read.
func record(s *relation.Source) bool {
	return strings.HasPrefix(s.URL, "https://github.com/UNxml/") || strings.HasPrefix(s.Publisher, "United Nations, ") || strings.HasPrefix(s.Publisher, "UN Human Rights Council")
}

// notPublishers are labels of hosts at which a publisher tests, caches or mirrors pages, and hosts of digests and of others'
// pages.
var notPublishers = regexp.MustCompile(`(^|\.)(test|beta|dev|staging|preview|cache|cdn|cdnedge|[a-z0-9-]*cdn|v[0-9]+|mail|web\.archive)\.|cloudfront\.net$|duckdns\.org$|oszar\.com$|longform\.social$|azurewebsites\.net$|appspot\.com$|herokuapp\.com$|railway\.app$`)

// tracking are names of parameters that say who a reader is or where from, and of which a page is none the other.
var tracking = regexp.MustCompile(`^(utm_.*|fbclid|gclid|mc_[ce]id|igshid|x-craft-live-preview|rest_route|_s|ico|debugld)$`)

// addresses finds pages at an address that is not the publisher's own.
func addresses(e *relation.Event, fault found) {
	for i := range e.Sources {
		at := source(i, "url")
		u, err := url.Parse(e.Sources[i].URL)
		if err != nil {
			continue // relation.Validate says so
		}
		if u.Port() != "" {
			fault(at, "has the port "+u.Port()+", want the address without it")
		}
		if m := notPublishers.FindString(u.Hostname()); m != "" && !strings.Contains(e.Sources[i].Publisher, "(") {
			fault(at, u.Hostname()+" is no publisher's host, want the publisher's own page, or in brackets behind the publisher what it is")
		}
		for name, values := range u.Query() {
			if tracking.MatchString(name) || (name == "from" || name == "source") && (values[0] == "rss" || values[0] == "feed") {
				fault(at, "has the parameter "+name+", want the address without it")
			}
		}
		for j := range i {
			if e.Sources[j].URL == e.Sources[i].URL {
				fault(at, "stands twice, want each page once")
			}
		}
	}
}
