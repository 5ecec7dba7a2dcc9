package ssr

import "strings"

// MinifyCSS drops comments and the spaces that mean nothing. Strings are left alone. It knows no more of CSS than that:
// spaces around + - * / > and before a colon stay, since they may mean something there.
func MinifyCSS(css string) string {
	b := make([]byte, 0, len(css))
	space := false // white space was read since the last byte written
	put := func(c byte) {
		last := byte('{')
		if len(b) > 0 {
			last = b[len(b)-1]
		}
		if space && strings.IndexByte("{};,:", last) < 0 && strings.IndexByte("{};,", c) < 0 {
			b = append(b, ' ')
		}
		if c == '}' && last == ';' {
			b = b[:len(b)-1]
		}
		space = false
		b = append(b, c)
	}
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '"' || c == '\'':
			end := i + 1
			for end < len(css) && css[end] != c {
				if css[end] == '\\' {
					end++
				}
				end++
			}
			end = min(end+1, len(css))
			put(c)
			b = append(b, css[i+1:end]...)
			i = end - 1
		case strings.HasPrefix(css[i:], "/*"):
			end := strings.Index(css[i+2:], "*/")
			if end < 0 {
				return string(b)
			}
			i += 2 + end + 1
			space = true
		case strings.IndexByte(" \t\r\n\f", c) >= 0:
			space = true
		default:
			put(c)
		}
	}
	return string(b)
}

// MinifyJS drops lines that are comments, and indentation. A script with a template literal is left as it is, since
// the spaces in one are part of it.
func MinifyJS(js string) string {
	if strings.Contains(js, "`") {
		return js
	}
	var b strings.Builder
	block := false
	for line := range strings.Lines(js) {
		line = strings.TrimSpace(line)
		switch {
		case block:
			block = !strings.HasSuffix(line, "*/")
		case strings.HasPrefix(line, "/*"):
			block = !strings.HasSuffix(line, "*/")
		case line == "" || strings.HasPrefix(line, "//"):
		default:
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return b.String()
}
