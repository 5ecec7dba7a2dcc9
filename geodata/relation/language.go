package relation

import "strings"

// languages are those of sources and their tags.
const languages = "Arabic ar,Bengali bn,Bulgarian bg,Chinese zh,Danish da,Dari prs,Dutch nl,French fr,Georgian ka,German de,Indonesian id,Italian it,Japanese ja,Karakalpak kaa,Kazakh kk,Korean ko,Norwegian no,Pashto ps,Persian fa,Portuguese pt,Romanian ro,Russian ru,Serbian sr,Spanish es,Turkish tr,Ukrainian uk,Urdu ur,Uzbek uz,"

// Language returns the tag of the language that the title of a source names at its end, as in "Flag over the embassy (in
// Russian)"; "" where it names none.
func (s Source) Language() string {
	i := strings.LastIndex(s.Title, "(in ")
	if i < 0 || !strings.HasSuffix(s.Title, ")") {
		return ""
	}
	_, tag, _ := strings.Cut(","+languages, ","+s.Title[i+4:len(s.Title)-1]+" ")
	tag, _, _ = strings.Cut(tag, ",")
	return tag
}

// LanguageName returns the name of a language of sources in English, and a tag that no source has as it is.
func LanguageName(tag string) string {
	before, _, ok := strings.Cut(languages, " "+tag+",")
	if !ok {
		return tag
	}
	return before[strings.LastIndexByte(before, ',')+1:]
}
