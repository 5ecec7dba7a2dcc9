package ssr

import (
	"encoding/json"
	"strings"
	"testing"
)

func FuzzAppendJSON(f *testing.F) {
	f.Add("</script><script>")
	f.Add("<!--<script")
	f.Add("a\u2028b\u2029c & d \xff")
	f.Fuzz(func(t *testing.T, s string) {
		var text strings.Builder
		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(s); err != nil {
			t.Fatal(err)
		}
		got := appendJSON(nil, []byte(text.String()))
		if strings.ContainsAny(string(got), "<>&\u2028\u2029") {
			t.Errorf("appendJSON(%s) = %s, which a script element cannot hold", text.String(), got)
		}
		var back, want string
		if err := json.Unmarshal(got, &back); err != nil {
			t.Fatalf("appendJSON(%s) = %s: %v", text.String(), got, err)
		}
		json.Unmarshal([]byte(text.String()), &want)
		if back != want {
			t.Errorf("appendJSON(%q) means %q", want, back)
		}
	})
}
