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
	version := ""
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
		page := body(t, h, "/")
		if !strings.Contains(page, test.want) {
			t.Errorf("%s: the page lacks %q", test.name, test.want)
		}
		if !strings.Contains(page, versionAddress) {
			t.Errorf("%s: the page does not ask whether it has changed", test.name)
		}
		now := body(t, h, versionAddress)
		if again := body(t, h, versionAddress); again != now {
			t.Errorf("%s: %s = %s, then %s without a change", test.name, versionAddress, now, again)
		}
		if (now != version) != (test.style != "" || version == "") {
			t.Errorf("%s: %s = %s after %s", test.name, versionAddress, now, version)
		}
		version = now
	}
}
