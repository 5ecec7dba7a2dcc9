package country

// shorts are the names that a map prints where the whole one has no room: common in atlases, and never a name that a place
// would not know as its own.
var shorts = map[Code]string{
	"ARE": "UAE", "ATG": "Antigua", "BIH": "Bosnia", "CAF": "C. African Rep.", "COD": "DR Congo", "CYN": "N. Cyprus",
	"DOM": "Dominican Rep.", "ESH": "W. Sahara", "GBR": "UK", "GNQ": "Eq. Guinea", "KNA": "St Kitts", "LCA": "St Lucia",
	"MKD": "N. Macedonia", "MNP": "N. Marianas", "PNG": "Papua N. Guinea", "PRK": "N. Korea", "KOR": "S. Korea",
	"SLB": "Solomon Is.", "SSD": "S. Sudan", "STP": "São Tomé", "TTO": "Trinidad", "USA": "USA", "VCT": "St Vincent",
	"ATF": "French S. Lands", "COK": "Cook Is.", "CYM": "Cayman Is.", "FLK": "Falkland Is.", "FRO": "Faroes", "IOT": "Chagos",
	"MHL": "Marshall Is.", "PYF": "Fr. Polynesia", "SGS": "South Georgia", "SHN": "St Helena", "SPM": "St Pierre", "TCA": "Turks and Caicos",
	"VGB": "British Virgin Is.", "VIR": "US Virgin Is.",
}

// Short is the name of a place where there is little room, its Name where that is the shortest.
func (c Country) Short() string {
	if s, ok := shorts[c.Code]; ok {
		return s
	}
	return c.Name
}
