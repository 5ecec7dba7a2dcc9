package worddiff

import (
	"strings"
	"testing"
)

// bracketed are pieces as a text, with brackets around what is marked.
func bracketed(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Marked {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestOf(t *testing.T) {
	for _, test := range []struct{ name, before, after, was, is string }{
		{"the same", "Two words", "Two words", "Two words", "Two words"},
		{"a word for another", "The envoy met the minister.", "The ambassador met the minister.", "The [envoy] met the minister.", "The [ambassador] met the minister."},
		{"a word more", "The envoy arrived in Kabul", "The first envoy arrived in Kabul", "The envoy arrived in Kabul", "The [first] envoy arrived in Kabul"},
		{"a word less at the end", "He came to stay", "He came", "He came [to stay]", "He came"},
		{"two words beside each other", "It was a long meeting in Kabul", "It was a short visit in Kabul", "It was a [long meeting] in Kabul", "It was a [short visit] in Kabul"},
		{"a letter", "The chargé stays in the city", "The charge stays in the city", "The [chargé] stays in the city", "The [charge] stays in the city"},
		{"nothing in common", "One sentence of the record", "Quite another, which says more", "[One sentence of the record]", "[Quite another, which says more]"},
		{"little in common", "of the one in the other", "long words alone, and of the shortest in the middle", "[of the one in the other]", "[long words alone, and of the shortest in the middle]"},
		{"a sign that takes the place of a space", "Kabul airport is open", "Kabul-airport is open", "Kabul airport is open", "Kabul[-]airport is open"},
		{"from nothing", "", "All of it", "", "[All of it]"},
		{"to nothing", "All of it", "", "[All of it]", ""},
		{"right to left, a word joined without a space", "سفیر می\u200cرود به کابل", "سفیر نمی\u200cرود به کابل", "سفیر [می\u200cرود] به کابل", "سفیر [نمی\u200cرود] به کابل"},
		{"a script without spaces", "中国大使抵达喀布尔", "中国特使抵达喀布尔", "中国[大]使抵达喀布尔", "中国[特]使抵达喀布尔"},
		{"a part of an address", "https://mfa.example/news/1", "https://mfa.example/news/2", "https://mfa.example/news/[1]", "https://mfa.example/news/[2]"},
	} {
		if was, is := Of(test.before, test.after); bracketed(was) != test.was || bracketed(is) != test.is {
			t.Errorf("%s: Of(%q, %q) = %q, %q, want %q, %q", test.name, test.before, test.after, bracketed(was), bracketed(is), test.was, test.is)
		}
	}
}

// The pieces of a text are the text, whatever it is, and two texts without their marks are one but for space.
func FuzzOf(f *testing.F) {
	f.Add("The envoy met the minister.", "The ambassador met him.")
	f.Add("می\u200cرود\n\n", "\xff\x00 e\u0301")
	f.Fuzz(func(t *testing.T, before, after string) {
		was, is := Of(before, after)
		if got := joined(was, true); got != before {
			t.Errorf("before: %q, want %q", got, before)
		}
		if got := joined(is, true); got != after {
			t.Errorf("after: %q, want %q", got, after)
		}
		if spaceless(joined(was, false)) != spaceless(joined(is, false)) {
			t.Errorf("what is not marked differs: %v, %v", was, is)
		}
	})
}

func joined(pieces []Piece, marked bool) (text string) {
	for _, p := range pieces {
		if marked || !p.Marked {
			text += p.Text
		}
	}
	return text
}

func spaceless(text string) string { return strings.Join(strings.Fields(text), "") }
