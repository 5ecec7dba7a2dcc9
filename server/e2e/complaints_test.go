//go:build e2e

package e2e

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	pagedomain "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// complaints collects what goes wrong on a page without anyone seeing it: messages in the console, exceptions, failed
// requests, requests to other hosts, dialogs.
type complaints struct {
	mu       sync.Mutex
	sites    []string // origins to which requests are in order
	list     []string
	expected []string
	asked    map[network.RequestID]string // addresses
}

func newComplaints(site string) *complaints {
	return &complaints{sites: []string{site}, asked: map[network.RequestID]string{}}
}

// otherwise has what other engines say for what tests expect in the words of Chromium.
var otherwise = map[string]string{
	"net::ERR_":       "NS_ERROR_",
	"Failed to load":  "A ServiceWorker intercepted the request and encountered an unexpected error",
	"Failed to fetch": "NetworkError when attempting to fetch resource",
}

// expect makes complaints that hold a text no fault.
func (c *complaints) expect(texts ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.expected = append(c.expected, texts...)
	for _, text := range texts {
		for of, said := range otherwise {
			if strings.HasPrefix(text, of) {
				c.expected = append(c.expected, said)
			}
		}
	}
}

// unexpected returns the complaints that no one expected.
func (c *complaints) unexpected() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var list []string
	for _, line := range c.list {
		known := false
		for _, e := range c.expected {
			known = known || strings.Contains(line, e)
		}
		if !known {
			list = append(list, line)
		}
	}
	return list
}

// hear takes an event of the browser.
func (c *complaints) hear(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			c.add("console %s: %s", e.Type, texts(e.Args))
		}
	case *runtime.EventExceptionThrown:
		c.add("exception: %s %s", e.ExceptionDetails.Text, texts([]*runtime.RemoteObject{cmp.Or(e.ExceptionDetails.Exception, &runtime.RemoteObject{})}))
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			c.add("console %s: %s: %s %s", e.Entry.Level, e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		c.asked[e.RequestID] = e.Request.URL
		if !c.ours(strings.TrimPrefix(e.Request.URL, "blob:")) && !strings.HasPrefix(e.Request.URL, "data:") {
			c.add("a request to another host: %s", e.Request.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled && e.ErrorText != "net::ERR_ABORTED" {
			c.add("request failed: %s %s %s", c.asked[e.RequestID], e.ErrorText, e.BlockedReason)
		}
	case *pagedomain.EventJavascriptDialogOpening:
		c.add("a dialog: %s", e.Message)
	}
}

// hearLine takes what another engine than Chromium tells.
func (c *complaints) hearLine(line string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add("%s", line)
}

func (c *complaints) ours(url string) bool {
	for _, s := range c.sites {
		if strings.HasPrefix(url, s+"/") {
			return true
		}
	}
	return false
}

func (c *complaints) add(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	if strings.Contains(line, "/api/v1/stream") && (strings.Contains(line, "net::ERR_") || strings.Contains(line, "NS_ERROR_")) {
		return // a stream ends with its server, and the page asks for it again
	}
	c.list = append(c.list, line)
}

// texts are the arguments of a call of the console.
func texts(args []*runtime.RemoteObject) string {
	var all []string
	for _, a := range args {
		var s string
		if json.Unmarshal(a.Value, &s) != nil {
			s = a.Description
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}
