package ui

import "testing"

func TestLanguage(t *testing.T) {
	for title, want := range map[string]string{
		"Flag over the embassy (in Russian)": "ru", "A visit (in Dari)": "prs", "News (in Arabic)": "ar", "News (in Uzbek)": "uz",
		"A visit (in 2022)": "", "A visit (in Dari": "", "Russian": "", "": "", "News (in )": "", "News (in r)": "", "(in Ukrainian) and more": "",
	} {
		if got := language(title); got != want {
			t.Errorf("language(%q) = %q, want %q", title, got, want)
		}
	}
}
