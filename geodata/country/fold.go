package country

import (
	"strings"
	"unicode"
)

// plain maps the accented letters of the names in the lists, and what a reader may type for them, to letters without
// accents. A letter that is missing stays as it is: it is then found by itself only.
var plain = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ā': "a", 'ă': "a", 'ą': "a", 'æ': "ae",
	'ç': "c", 'ć': "c", 'č': "c", 'ď': "d", 'đ': "d", 'ð': "d",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ē': "e", 'ė': "e", 'ę': "e", 'ě': "e", 'ə': "e",
	'ğ': "g", 'ģ': "g", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ī': "i", 'ı': "i",
	'ķ': "k", 'ł': "l", 'ľ': "l", 'ļ': "l", 'ñ': "n", 'ń': "n", 'ņ': "n", 'ň': "n",
	'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o", 'ō': "o", 'ő': "o", 'œ': "oe",
	'ř': "r", 'ś': "s", 'ş': "s", 'š': "s", 'ș': "s", 'ß': "ss", 'ť': "t", 'ţ': "t", 'ț': "t", 'þ': "th",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ū': "u", 'ů': "u", 'ű': "u", 'ŵ': "w",
	'ý': "y", 'ÿ': "y", 'ź': "z", 'ż': "z", 'ž': "z", 'ệ': "e",
	'ά': "α", 'έ': "ε", 'ή': "η", 'ί': "ι", 'ό': "ο", 'ύ': "υ", 'ώ': "ω", 'ς': "σ", 'ё': "е", 'й': "и",
	'ḍ': "d", 'ḥ': "h", 'ḫ': "h", 'ṣ': "s", 'ṭ': "t", 'ẓ': "z", 'ġ': "g", 'ḩ': "h", 'ʿ': "", 'ʾ': "",
	// Arabic, Persian, Pashto and Urdu keyboards write the same name with other letters.
	'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ي': "ی", 'ى': "ی", 'ې': "ی", 'ۍ': "ی", 'ئ': "ی", 'ے': "ی", 'ك': "ک", 'ګ': "گ", 'ؤ': "و",
	'ة': "ه", 'ۀ': "ه", 'ە': "ه", 'ہ': "ه", 'ھ': "ه", 'ں': "ن", 'ڼ': "ن", 'ـ': "",
}

// Fold reduces s to what a search compares: small letters without accents, words parted by one space. Apostrophes, dots
// and marks that are not seen (joiners, directions) vanish, as in Côte d’Ivoire and U.S.; every other mark parts words.
func Fold(s string) string {
	folded, _ := foldWith(s, false)
	return folded
}

// FoldAt is Fold that tells where in s each byte of the result comes from; one more entry is the length of s.
func FoldAt(s string) (folded string, at []int) { return foldWith(s, true) }

func foldWith(s string, places bool) (string, []int) {
	var b strings.Builder
	var at []int
	b.Grow(len(s))
	gap := false
	for i, r := range s {
		switch {
		case r < 0x80 && 'a' <= r && r <= 'z': // most of a text
		case r == '\'' || r == '’' || r == '‘' || r == 'ʻ' || r == '`' || r == '.' || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mc, r):
			gap = b.Len() > 0
			continue
		default:
			if '！' <= r && r <= '～' { // the wide letters of Chinese and Japanese keyboards
				r -= '！' - '!'
			}
			r = unicode.ToLower(r)
		}
		if gap {
			b.WriteByte(' ')
			gap = false
			if places {
				at = append(at, i)
			}
		}
		before := b.Len()
		if r < 0x80 {
			b.WriteByte(byte(r))
		} else if p, ok := plain[r]; ok {
			b.WriteString(p)
		} else {
			b.WriteRune(r)
		}
		for ; places && before < b.Len(); before++ {
			at = append(at, i)
		}
	}
	if places {
		at = append(at, len(s))
	}
	return b.String(), at
}
