package relation

// Lens is a question that the map's colours can answer in place of the class. "" is the class itself.
type Lens string

const (
	LensClass       Lens = ""
	LensRecognition Lens = "recognition" // recognition alone
	LensEnvoy       Lens = "envoy"       // the higher rank of the two envoys
	LensMission     Lens = "mission"     // who holds the Afghan mission there
	LensPost        Lens = "post"        // whether the country's post in Kabul is open
	LensDelisting   Lens = "delisting"   // whether it has taken the Taliban off its list of banned organizations
)

// Lenses are all lenses, the class first. Nobody changes the slice.
var Lenses = []Lens{LensClass, LensRecognition, LensEnvoy, LensMission, LensPost, LensDelisting}

// ParseLens reads the word of a lens; "class" is the class.
func ParseLens(s string) (Lens, bool) {
	if s == "class" {
		return LensClass, true
	}
	for _, l := range Lenses {
		if string(l) == s {
			return l, true
		}
	}
	return "", false
}
