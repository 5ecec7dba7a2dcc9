package relation

// Clip returns a text as it is quoted or shown where there is little room: itself, or where it has more letters than most
// the first so many of them and an ellipsis.
func Clip(s string, most int) string {
	for i := range s {
		if most--; most < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
