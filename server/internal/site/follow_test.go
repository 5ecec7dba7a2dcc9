package site

import (
	"strings"
	"testing"
	"time"
)

func TestFollow(t *testing.T) {
	web := files()
	c := config(facts(1, event("a", "2025-07-03", "visit", someState(t))))
	c.Web = web
	h, err := Follow(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, style, want string
	}{
		{"as it was", "", "margin:0"},
		{"after a change", "body{margin:1px}", "margin:1px"},
		{"after a mistake", "</style>", "margin:1px"},
		{"after its correction", "body{margin:2px}", "margin:2px"},
	} {
		if test.style != "" {
			file := *web["built/style.css"]
			file.Data, file.ModTime = []byte(test.style), file.ModTime.Add(time.Second)
			web["built/style.css"] = &file
		}
		if page := body(t, h, "/"); !strings.Contains(page, test.want) {
			t.Errorf("%s: the page lacks %q", test.name, test.want)
		}
	}
}
