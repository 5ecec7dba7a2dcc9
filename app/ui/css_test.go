package ui

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// node is an element as a style sheet sees it.
type node struct {
	tag, id, class string
	attr           map[string]string
	parent, before *node // before is the element next to it
}

// rule is one selector of a style sheet with what it declares.
type rule struct {
	selector string
	declares map[string]string
}

// sheet are the rules of style sheets in their order, for a screen that is wide or narrow, light, and asks for nothing.
type sheet []rule

func readSheets(t *testing.T, narrow bool, names ...string) (all sheet) {
	t.Helper()
	for _, name := range names {
		text, err := os.ReadFile("../../web/css/" + name)
		if err != nil {
			t.Fatal(err)
		}
		css := string(text)
		for {
			before, rest, ok := strings.Cut(css, "/*")
			if !ok {
				break
			}
			_, after, _ := strings.Cut(rest, "*/")
			css = before + after
		}
		all = all.add(css, narrow)
	}
	return all
}

func (all sheet) add(css string, narrow bool) sheet {
	for {
		prelude, rest, ok := strings.Cut(css, "{")
		if !ok {
			return all
		}
		end := closing(rest, '{', '}')
		body := rest[:end]
		css = rest[end+1:]
		switch prelude = strings.TrimSpace(prelude); {
		case strings.HasPrefix(prelude, "@media (max-width: 700px)") && narrow:
			all = all.add(body, narrow)
		case strings.HasPrefix(prelude, "@"):
		default:
			declares := map[string]string{}
			for _, d := range strings.Split(body, ";") {
				if name, value, ok := strings.Cut(d, ":"); ok {
					declares[strings.TrimSpace(name)] = strings.TrimSpace(value)
				}
			}
			for _, selector := range splitOutside(prelude, ',') {
				all = append(all, rule{strings.TrimSpace(selector), declares})
			}
		}
	}
}

// closing returns where what is open at the start of a text closes.
func closing(text string, open, end byte) int {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	panic("nothing closes " + text)
}

// splitOutside parts a text at bytes that stand in no brackets.
func splitOutside(text string, at byte) (parts []string) {
	depth, from := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case c == at && depth == 0:
			parts, from = append(parts, text[from:i]), i+1
		}
	}
	return append(parts, text[from:])
}

// of returns what the sheet says of a property of an element, "" for nothing.
func (all sheet) of(n *node, property string) (value string) {
	best := -1
	for _, r := range all {
		if says, ok := r.declares[property]; ok {
			if weight, fits := matches(r.selector, n); fits && weight >= best {
				best, value = weight, says
			}
		}
	}
	return value
}

// matches reports whether a selector means an element, and how much it weighs.
func matches(selector string, n *node) (weight int, ok bool) {
	parts := slices.DeleteFunc(splitOutside(strings.TrimSpace(selector), ' '), func(s string) bool { return s == "" })
	last := len(parts) - 1
	weight, ok = compound(parts[last], n)
	if !ok || last == 0 {
		return weight, ok
	}
	left, next := parts[:last], " "
	if c := parts[last-1]; len(c) == 1 && strings.Contains(">+~", c) {
		left, next = parts[:last-1], c
	}
	step := func(n *node) *node {
		if next == "+" || next == "~" {
			return n.before
		}
		return n.parent
	}
	for m := step(n); m != nil; m = step(m) {
		if more, ok := matches(strings.Join(left, " "), m); ok {
			return weight + more, true
		}
		if next == ">" || next == "+" {
			break
		}
	}
	return 0, false
}

// compound is matches for a selector of one element.
func compound(s string, n *node) (weight int, ok bool) {
	for s != "" {
		switch s[0] {
		case '#', '.':
			end := 1 + strings.IndexAny(s[1:]+"#", "#.[:")
			if s[0] == '#' && n.id != s[1:end] || s[0] == '.' && !slices.Contains(strings.Fields(n.class), s[1:end]) {
				return 0, false
			}
			weight += map[byte]int{'#': 100, '.': 10}[s[0]]
			s = s[end:]
		case '[':
			end := strings.IndexByte(s, ']')
			name, want, valued := strings.Cut(s[1:end], "=")
			op := strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz-")
			name = strings.TrimSuffix(name, op)
			got, has := n.attr[name]
			switch name {
			case "id":
				got, has = n.id, n.id != ""
			case "class":
				got, has = n.class, n.class != ""
			}
			fits := map[string]bool{"": got == want || !valued, "^": strings.HasPrefix(got, want), "*": strings.Contains(got, want), "~": slices.Contains(strings.Fields(got), want)}
			if !has || !fits[op] {
				return 0, false
			}
			weight, s = weight+10, s[end+1:]
		case ':':
			name, rest, function := strings.Cut(s, "(")
			if !function || name != ":is" && name != ":not" {
				return 0, false // a state that no element here is in
			}
			end := closing(rest, '(', ')')
			most, any := 0, false
			for _, one := range splitOutside(rest[:end], ',') {
				w, fits := matches(one, n)
				if name == ":not" && !fits {
					w = specific(one)
				}
				most, any = max(most, w), any || fits
			}
			if any != (name == ":is") {
				return 0, false
			}
			weight, s = weight+most, rest[end+1:]
		default:
			end := strings.IndexAny(s+"#", "#.[:")
			if s[:end] != n.tag && s[:end] != "*" {
				return 0, false
			}
			weight, s = weight+1, s[end:]
		}
	}
	return weight, true
}

// specific is the weight of a simple selector that need not match.
func specific(s string) int {
	return 100*strings.Count(s, "#") + 10*(strings.Count(s, ".")+strings.Count(s, "["))
}
