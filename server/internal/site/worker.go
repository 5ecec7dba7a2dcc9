package site

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"recognitionmap/app/state"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/ssr"
)

// newWorker is /app-worker.js: web/js/sw.js after what it is to keep, which is all that the pages of frame need. It names
// the build in frame, by which a page of one build knows that the server has another: a hash of all that is served and
// does not depend on the facts, the policies of pages included: who has a page keeps those that it came with.
func (s *Site) newWorker(frame *ssr.Frame) (*content.Content, error) {
	files := given(frame.Loader, frame.Worker, frame.Share, frame.Offer, frame.Move, frame.RestFile, frame.Exec, frame.Wasm, frame.World)
	for _, l := range frame.Links {
		if strings.HasPrefix(l.Href, "/static/") {
			files = append(files, l.Href)
		}
	}
	rules, later := workerRules(), given(frame.Detail, frame.Names)
	build, err := json.Marshal([]any{s.static.worker, files, later, s.static.offline, rules, frame.Style, frame.Rest, frame.Hold, frame.Script, s.policy, permissions})
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	frame.Build = content.Hash(build)[:12]
	if s.forget {
		return content.New(mediaType(".js"), []byte(forgetful), content.Best), nil
	}
	files = append(files, given(frame.Core, frame.Events)...)
	slices.Sort(files)
	text := ""
	for _, c := range []struct {
		name  string
		value any
	}{{"BUILD", frame.Build}, {"EDITION", frame.Edition}, {"REVISION", frame.Revision}, {"FILES", files}, {"LATER", later}, {"OFFLINE", s.static.offline}, {"RULES", rules}} {
		value, err := json.Marshal(c.value)
		if err != nil {
			return nil, fmt.Errorf("site: %w", err)
		}
		text += fmt.Sprintf("const %s = %s;\n", c.name, value)
	}
	text += "const PAST = /[?&](" + strings.Join(pastParameters, "|") + ")=/;\n"
	return content.New(mediaType(".js"), []byte(text+s.static.worker), content.Best), nil
}

// given are those of addresses that there are.
func given(addresses ...string) []string {
	return slices.DeleteFunc(addresses, func(a string) bool { return a == "" })
}

// forgetful is a worker that undoes all that workers have done, whatever is wrong with them: browsers ask for
// /app-worker.js past their copies of it at every visit, so that this one reaches them all. It answers nothing itself.
const forgetful = `addEventListener("install", () => skipWaiting());
addEventListener("activate", (e) => e.waitUntil((async () => {
	for (const name of await caches.keys()) await caches.delete(name);
	await registration.unregister();
})()));
`

// workerRules are the addresses that the worker answers for, each with what it does: of two that have a path the first
// holds. A path is a regular expression, which takes a slash too many: it is the page's to see to. All that is not among
// them is the browser's, with a network or without.
func workerRules() [][2]string {
	var rules [][2]string
	for _, a := range state.Addresses {
		rule := map[state.Copy]string{state.Kept: "kept", state.Renewed: "renewed"}[a.Copy]
		if a.Is == state.Drawn {
			rule = "page"
		}
		if rule == "" {
			continue
		}
		path := "^"
		for part := range strings.SplitSeq(strings.Trim(a.Pattern, "/"), "/") {
			if strings.HasPrefix(part, "{") {
				part = "[^/]+"
			} else {
				part = regexp.QuoteMeta(part)
			}
			path += "/+" + part
		}
		rules = append(rules, [2]string{path + "/*$", rule})
	}
	return rules
}
