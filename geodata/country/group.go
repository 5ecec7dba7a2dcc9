package country

import (
	"slices"
	"strings"
	"sync"
)

// Group is a set of places by which standings are counted and events are found: a region or a bloc. Membership is that
// of AsOf, whatever day is looked at: a state that has joined since counts on every day.
type Group struct {
	Key     string // as in an address: "oic"
	Name    string
	Part    string // Key of the region that holds a part of it, "" for all others
	Members []Code // by code
	AsOf    string // when the members were these: "2026-01-01", or a year
	Source  string // address of the list that Members is held against
	Note    string // one sentence where the name alone would mislead, else ""
}

// Has reports whether a place is in the group.
func (g Group) Has(c Code) bool {
	_, ok := slices.BinarySearch(g.Members, c)
	return ok
}

// Counted is the number of members that a count of standings is about: Afghanistan itself and places outside the United
// Nations are none of them.
func (g Group) Counted() (n int) {
	for _, code := range g.Members {
		if c, _ := Lookup(code); c.Counted() {
			n++
		}
	}
	return n
}

// m49 is the United Nations' own division of the world for statistics, which takes no side on where a continent ends.
const m49 = "https://unstats.un.org/unsd/methodology/m49/"

// Regions returns the regions and sub-regions of the world, each sub-region behind its region. Every place but
// Antarctica is in one region; where the United Nations list a place with none, it is where its land lies. Nobody
// changes the slice.
var Regions = sync.OnceValue(func() []Group {
	region := func(key, name string, list []Country, more string) Group {
		members := listed(more)
		for _, c := range list {
			members = append(members, c.Code)
		}
		slices.Sort(members)
		return Group{Key: key, Name: name, Members: members, AsOf: "2025", Source: m49}
	}
	part := func(key, name, members string) Group {
		return Group{Key: key, Name: name, Part: "asia", Members: listed(members), AsOf: "2025", Source: m49}
	}
	return []Group{
		region("africa", "Africa", africa, "ATF ESH IOT SHN SOL"),
		region("americas", "Americas", americas, "ABW AIA BLM BMU CUW CYM FLK GRL MAF MSR PRI SGS SPM SXM TCA VGB VIR"),
		region("asia", "Asia", asia, "CYN HKG KAS MAC TWN"),
		part("central-asia", "Central Asia", "KAZ KGZ TJK TKM UZB"),
		part("southern-asia", "Southern Asia", "AFG BGD BTN IND IRN LKA MDV NPL PAK"),
		part("eastern-asia", "Eastern Asia", "CHN HKG JPN KOR MAC MNG PRK TWN"),
		part("south-eastern-asia", "South-eastern Asia", "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM"),
		part("western-asia", "Western Asia", "ARE ARM AZE BHR CYN CYP GEO IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM"),
		region("europe", "Europe", europe, "ALA FRO GGY IMN JEY XKX"),
		region("oceania", "Oceania", oceania, "ASM ATC COK GUM HMD IOA MNP NCL NFK NIU PCN PYF WLF"),
	}
})

// Blocs returns the organizations and other sets of states that are counted, the nearest to Afghanistan first. Nobody
// changes the slice.
var Blocs = sync.OnceValue(func() []Group {
	return []Group{
		{"neighbours", "Neighbours of Afghanistan", "", listed("CHN IRN PAK TJK TKM UZB"), "2025",
			"https://www.cia.gov/the-world-factbook/countries/afghanistan/", "The six states with a land border."},
		{"oic", "Organisation of Islamic Cooperation", "", listed("AFG ALB ARE AZE BEN BFA BGD BHR BRN CIV CMR COM DJI DZA EGY GAB GIN GMB GNB GUY " +
			"IDN IRN IRQ JOR KAZ KGZ KWT LBN LBY MAR MDV MLI MOZ MRT MYS NER NGA OMN PAK PSE QAT SAU SDN SEN SLE SOM SUR SYR TCD TGO TJK TKM TUN TUR UGA UZB YEM"),
			"2025", "https://www.oic-oci.org/states/?lan=en", ""},
		{"sco", "Shanghai Cooperation Organisation", "", listed("BLR CHN IND IRN KAZ KGZ PAK RUS TJK UZB"), "2025",
			"https://eng.sectsco.org/", "Its members; Afghanistan has been an observer since 2012."},
		{"eu", "European Union", "", listed("AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"),
			"2025", "https://european-union.europa.eu/principles-countries-history/eu-countries_en", ""},
		{"g20", "G20", "", listed("ARG AUS BRA CAN CHN DEU FRA GBR IDN IND ITA JPN KOR MEX RUS SAU TUR USA ZAF"), "2025",
			"https://g20.org/about-g20/g20-members/", "Its 19 states; the European Union and the African Union are members too and have no class."},
		{"unsc", "UN Security Council", "", listed("BHR CHN COD COL DNK FRA GBR GRC LBR LVA PAK PAN RUS SOM USA"), "2026-01-01",
			"https://main.un.org/securitycouncil/en/content/current-members", "The five permanent and the ten elected members of 2026."},
		{"p5", "Permanent members of the Security Council", "", listed("CHN FRA GBR RUS USA"), "2026-01-01",
			"https://main.un.org/securitycouncil/en/content/current-members", ""},
	}
})

// Region returns the region or sub-region with a key, and whether there is one.
func Region(key string) (Group, bool) { return keyed(Regions(), key) }

// Bloc returns the bloc with a key, and whether there is one.
func Bloc(key string) (Group, bool) { return keyed(Blocs(), key) }

func keyed(groups []Group, key string) (Group, bool) {
	for _, g := range groups {
		if g.Key == key {
			return g, true
		}
	}
	return Group{}, false
}

// listed reads a list of codes in their order.
func listed(list string) []Code {
	var all []Code
	for _, s := range strings.Fields(list) {
		all = append(all, Code(s))
	}
	return all
}
