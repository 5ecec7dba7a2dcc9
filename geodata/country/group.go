package country

import "strings"

// Group is a set of places by which standings are counted and events are found: a region or a bloc. Membership is that
// of AsOf, whatever day is looked at: a state that has joined since counts on every day.
type Group struct {
	Key     string // as in an address: "oic"
	Name    string
	Part    string // Key of the region that it is a part of, "" for all others
	members string // codes between blanks: text that needs no making when the program starts
	AsOf    string // when the members were these: a day or a year
	Source  string // address of the list that the members are held against
	Note    string // one sentence where the name alone would mislead, else ""
}

// Has reports whether a place is in the group.
func (g *Group) Has(c Code) bool { return len(c) == 3 && strings.Contains(g.members, string(c)) }

// Members are the places of the group by code.
func (g *Group) Members() []Code {
	codes := make([]Code, 0, len(g.members)/4+1)
	for i := 0; i < len(g.members); i += 4 {
		codes = append(codes, Code(g.members[i:i+3]))
	}
	return codes
}

const (
	asOf    = "2025"
	m49     = "https://unstats.un.org/unsd/methodology/m49/" // the United Nations' own division of the world, for statistics
	council = "https://main.un.org/securitycouncil/en/content/current-members"
)

// Regions are the regions and sub-regions of the world, each sub-region behind its region. Every place but Antarctica is
// in one region; one that the United Nations list in none is where its land lies. Nobody changes the slice.
var Regions = []Group{
	{"africa", "Africa", "", "AGO ATF BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ IOT " +
		"KEN LBR LBY LSO MAR MDG MLI MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SHN SLE SOL SOM SSD STP SWZ SYC TCD " +
		"TGO TUN TZA UGA ZAF ZMB ZWE", asOf, m49, ""},
	{"americas", "Americas", "", "ABW AIA ARG ATG BHS BLM BLZ BMU BOL BRA BRB CAN CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GRD GRL GTM GUY " +
		"HND HTI JAM KNA LCA MAF MEX MSR NIC PAN PER PRI PRY SGS SLV SPM SUR SXM TCA TTO URY USA VCT VEN VGB VIR", asOf, m49, ""},
	{"asia", "Asia", "", "AFG ARE ARM AZE BGD BHR BRN BTN CHN CYN CYP GEO HKG IDN IND IRN IRQ ISR JOR JPN KAS KAZ KGZ KHM KOR KWT " +
		"LAO LBN LKA MAC MDV MMR MNG MYS NPL OMN PAK PHL PRK PSE QAT SAU SGP SYR THA TJK TKM TLS TUR TWN UZB VNM " +
		"YEM", asOf, m49, ""},
	{"central-asia", "Central Asia", "asia", "KAZ KGZ TJK TKM UZB", asOf, m49, ""},
	{"southern-asia", "Southern Asia", "asia", "AFG BGD BTN IND IRN LKA MDV NPL PAK", asOf, m49, ""},
	{"eastern-asia", "Eastern Asia", "asia", "CHN HKG JPN KOR MAC MNG PRK TWN", asOf, m49, ""},
	{"south-eastern-asia", "South-eastern Asia", "asia", "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM", asOf, m49, ""},
	{"western-asia", "Western Asia", "asia", "ARE ARM AZE BHR CYN CYP GEO IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM", asOf, m49, ""},
	{"europe", "Europe", "", "ALA ALB AND AUT BEL BGR BIH BLR CHE CZE DEU DNK ESP EST FIN FRA FRO GBR GGY GRC HRV HUN IMN IRL ISL ITA " +
		"JEY LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE UKR VAT XKX", asOf, m49, ""},
	{"oceania", "Oceania", "", "ASM ATC AUS COK FJI FSM GUM HMD IOA KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TON TUV VUT WLF " +
		"WSM", asOf, m49, ""},
}

// Blocs are the organizations and other sets of states that are counted, the nearest to Afghanistan first. Nobody changes
// the slice.
var Blocs = []Group{
	{"neighbours", "Neighbours of Afghanistan", "", "CHN IRN PAK TJK TKM UZB", asOf,
		"https://www.cia.gov/the-world-factbook/countries/afghanistan/", "The six states with a land border."},
	{"oic", "Organisation of Islamic Cooperation", "", "AFG ALB ARE AZE BEN BFA BGD BHR BRN CIV CMR COM DJI DZA EGY GAB GIN GMB GNB GUY IDN IRN IRQ JOR KAZ KGZ " +
		"KWT LBN LBY MAR MDV MLI MOZ MRT MYS NER NGA OMN PAK PSE QAT SAU SDN SEN SLE SOM SUR SYR TCD TGO TJK TKM " +
		"TUN TUR UGA UZB YEM", asOf,
		"https://www.oic-oci.org/states/?lan=en", ""},
	{"sco", "Shanghai Cooperation Organisation", "", "BLR CHN IND IRN KAZ KGZ PAK RUS TJK UZB", asOf, "https://eng.sectsco.org/", "Its members, without observers and partners."},
	{"eu", "European Union", "", "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN " +
		"SWE", asOf,
		"https://european-union.europa.eu/principles-countries-history/eu-countries_en", ""},
	{"g20", "G20", "", "ARG AUS BRA CAN CHN DEU FRA GBR IDN IND ITA JPN KOR MEX RUS SAU TUR USA ZAF", asOf,
		"https://g20.org/about-g20/g20-members/", "Its 19 states; the European Union and the African Union, members too, have no class."},
	{"unsc", "UN Security Council", "", "BHR CHN COD COL DNK FRA GBR GRC LBR LVA PAK PAN RUS SOM USA", "2026", council, "The five permanent and the ten elected members of 2026."},
	{"p5", "Permanent members of the Security Council", "", "CHN FRA GBR RUS USA", "2026", council, ""},
}

// Region returns the region or sub-region with a key, nil where there is none.
func Region(key string) *Group { return keyed(Regions, key) }

// Bloc returns the bloc with a key, nil where there is none.
func Bloc(key string) *Group { return keyed(Blocs, key) }

func keyed(groups []Group, key string) *Group {
	for i := range groups {
		if groups[i].Key == key {
			return &groups[i]
		}
	}
	return nil
}
