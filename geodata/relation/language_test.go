package relation

import "testing"

// A page is in the language that its title names, else in English, which no title names.
func TestLanguage(t *testing.T) {
	for title, want := range map[string]string{
		"Flag over the embassy (in Russian)": "ru", "A visit (in Dari)": "prs", "News (in Arabic)": "ar", "News (in Uzbek)": "uz",
		"A visit (in 2022)": "", "A visit (in Dari": "", "Russian": "", "": "", "News (in )": "", "News (in r)": "", "(in Ukrainian) and more": "",
	} {
		if got := (Source{Title: title}).Language(); got != want {
			t.Errorf("Source{%q}.Language() = %q, want %q", title, got, want)
		}
	}
	for tag, want := range map[string]string{"ru": "Russian", "prs": "Dari", "uz": "Uzbek", "xx": "xx", "r": "r"} {
		if got := LanguageName(tag); got != want {
			t.Errorf("LanguageName(%q) = %q, want %q", tag, got, want)
		}
	}
}
