//go:build e2e

package e2e

import (
	"context"
	"flag"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	views "recognitionmap/app/state"
	"recognitionmap/server/e2e/engines"
)

// other is the engine in which tabs are opened, nil for Chromium.
var other engines.Engine

// webDriverKeys has what WebDriver calls the keys of kb.
var webDriverKeys = strings.NewReplacer(
	kb.Escape, "\uE00C", kb.Enter, "\uE007", kb.Tab, "\uE004", kb.Backspace, "\uE003", kb.Home, "\uE011", kb.End, "\uE010",
	kb.ArrowLeft, "\uE012", kb.ArrowUp, "\uE013", kb.ArrowRight, "\uE014", kb.ArrowDown, "\uE015",
)

// openOther is open in another engine than Chromium.
func openOther(t *testing.T, s *server, l look) *page {
	t.Helper()
	if l.dark || l.touch || l.noScript {
		t.Fatalf("a look for Chromium alone: %+v", l)
	}
	c := newComplaints(s.origin)
	profile, err := other.Profile(context.Background(), c.hearLine)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := profile.Close(); err != nil {
			t.Error(err)
		}
	})
	return newTabIn(t, profile, s.origin, l, c)
}

// anotherOther is another in another engine than Chromium. Such an engine tells of all tabs of a profile what it tells of one.
func (p *page) anotherOther() *page {
	p.Helper()
	return newTabIn(p.T, p.profile, p.origin, p.look, p.complaints)
}

func newTabIn(t *testing.T, profile engines.Profile, origin string, l look, c *complaints) *page {
	t.Helper()
	p := newPage(t, origin, l, c)
	p.profile = profile
	var err error
	p.tab, err = profile.Tab(p.context())
	p.do("open a tab", err)
	p.atEnd(func() { p.tab.Close(p.context()) })
	p.resize(p.look.width, p.look.height)
	p.before(pinned)
	if l.before != "" {
		p.before(l.before)
	}
	return p
}

// whole asks the tests that hold everywhere for all that they can do, and not for a fixed choice.
var whole = flag.Bool("whole", false, "in each engine, go through all addresses and cut the line at each answer")

// allAddresses are those of the site that work with no network: each that stands for itself, and of the sitemap's countries
// and events one in twelve. Every second one is of another day.
func allAddresses(t *testing.T, s *server) []string {
	t.Helper()
	var all []string
	add := func(path string) {
		if len(all)%2 == 1 {
			path += "?date=2024-02-01"
		}
		all = append(all, path)
	}
	for _, a := range views.Addresses {
		if a.Is == views.Drawn && !a.Whole && !a.Named() {
			add(a.Pattern)
		}
	}
	listed := regexp.MustCompile(`<loc>[^<]*(/(?:country|events)/[^<]*)</loc>`).FindAllStringSubmatch(s.get(t, "/sitemap.xml"), -1)
	for i := 0; i < len(listed); i += 12 {
		add(listed[i][1])
	}
	return all
}

// named is a test as one of several.
type named struct {
	name string
	run  func(*testing.T)
}

// everywhere are the tests that hold in each engine: what a visit, a copy for use with no network and its renewal are. make
// engines makes them in Chromium too, whole, by the names that it reads here.
var everywhere = []named{
	{"first and second visit", TestSecondVisit},
	{"offline after one visit", TestOfflineAfterOneVisit},
	{"comparisons offline", TestCompareOffline},
	{"search, filters and rows offline", TestRowsOffline},
	{"pictures offline", TestSavePictureOffline},
	{"what cannot be had offline", TestWorkerSaysWhatCannotBeHad},
	{"data update in open pages", TestOpenPagesFollowTheRecord},
	{"newer editions only", TestNewerEditionsOnly},
	{"editions do not mix", TestEditionsDoNotMix},
	{"installing is whole or not", TestInstallingIsWholeOrNot},
	{"versions do not mix", TestVersionsDoNotMix},
	{"program update in two tabs", TestNewVersion},
	{"portal, silence, caches wiped", TestAnswersTell},
	{"a dead server behind a living link", TestNoAnswerBehindALivingLink},
	{"a copy in one file", TestCarry},
	{"the table", TestRowsAreTargets},
	{"walks", TestWalks},
}

// lasting is of those that keep something when they are ended, which WebKit does not while it is driven.
var lasting = []named{
	{"offline in a browser that was started again", TestStartedAgain},
}

func TestInFirefox(t *testing.T) {
	in(t, engines.Firefox, slices.Concat(everywhere, lasting), "offline after one visit", "a copy in one file", "the table")
}

// Without a processor for pictures WebKit takes twice as long.
func TestInWebKit(t *testing.T) { in(t, engines.WebKit, everywhere, "a copy in one file", "the table") }

// in runs tests in an engine, without -whole those of a fixed choice.
func in(t *testing.T, start func(context.Context) (engines.Engine, error), tests []named, fixed ...string) {
	engine, err := start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other = engine
	t.Cleanup(func() {
		other = nil
		if err := engine.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, test := range tests {
		if *whole || slices.Contains(fixed, test.name) {
			t.Run(test.name, test.run)
		}
	}
}
