package country

// territories lists the places whose foreign relations another state conducts, by that state; columns as in africa.
var territories = []Country{
	{"ATC", "", "Ashmore and Cartier Islands", "", "", nil, Territory, "AUS", ""},
	{"HMD", "HM", "Heard Island and McDonald Islands", "", "", nil, Territory, "AUS", ""},
	{"IOA", "", "Australian Indian Ocean Territories", "", "",
		[]string{"Christmas Island", "Cocos Islands", "Keeling Islands"}, Territory, "AUS", ""},
	{"NFK", "NF", "Norfolk Island", "", "Kingston", nil, Territory, "AUS", ""},

	{"HKG", "HK", "Hong Kong", "香港", "", nil, Territory, "CHN", "Special administrative region of China."},
	{"MAC", "MO", "Macao", "澳門", "", []string{"Macau"}, Territory, "CHN", "Special administrative region of China."},

	{"FRO", "FO", "Faroe Islands", "Føroyar", "Tórshavn", []string{"Faeroe Islands", "Faroes"}, Territory, "DNK", ""},
	{"GRL", "GL", "Greenland", "Kalaallit Nunaat", "Nuuk", nil, Territory, "DNK", ""},

	{"ALA", "AX", "Åland", "", "Mariehamn", []string{"Aland Islands"}, Territory, "FIN", ""},

	{"ATF", "TF", "French Southern and Antarctic Lands", "Terres australes et antarctiques françaises", "",
		[]string{"Kerguelen", "Crozet"}, Territory, "FRA", ""},
	{"BLM", "BL", "Saint Barthélemy", "Saint-Barthélemy", "Gustavia", []string{"St Barts", "St Barths"},
		Territory, "FRA", ""},
	{"MAF", "MF", "Saint Martin", "Saint-Martin", "Marigot", []string{"St Martin"}, Territory, "FRA", ""},
	{"NCL", "NC", "New Caledonia", "Nouvelle-Calédonie", "Nouméa", nil, Territory, "FRA", ""},
	{"PYF", "PF", "French Polynesia", "Polynésie française", "Papeete", []string{"Tahiti"}, Territory, "FRA", ""},
	{"SPM", "PM", "Saint Pierre and Miquelon", "Saint-Pierre-et-Miquelon", "Saint-Pierre",
		[]string{"St Pierre and Miquelon"}, Territory, "FRA", ""},
	{"WLF", "WF", "Wallis and Futuna", "Wallis-et-Futuna", "Mata Utu", nil, Territory, "FRA", ""},

	{"AIA", "AI", "Anguilla", "", "The Valley", nil, Territory, "GBR", ""},
	{"BMU", "BM", "Bermuda", "", "Hamilton", nil, Territory, "GBR", ""},
	{"CYM", "KY", "Cayman Islands", "", "George Town", nil, Territory, "GBR", ""},
	{"FLK", "FK", "Falkland Islands", "", "Stanley", []string{"Malvinas", "Islas Malvinas"}, Territory, "GBR",
		"Administered by the United Kingdom; claimed by Argentina as the Islas Malvinas."},
	{"GGY", "GG", "Guernsey", "", "Saint Peter Port", []string{"Channel Islands", "Alderney", "Sark"},
		Territory, "GBR", "Crown dependency, not part of the United Kingdom, which conducts its foreign relations."},
	{"IMN", "IM", "Isle of Man", "Ellan Vannin", "Douglas", nil,
		Territory, "GBR", "Crown dependency, not part of the United Kingdom, which conducts its foreign relations."},
	{"IOT", "IO", "British Indian Ocean Territory", "", "", []string{"Chagos", "Diego Garcia"}, Territory, "GBR",
		"Administered by the United Kingdom; claimed by Mauritius as the Chagos Archipelago."},
	{"JEY", "JE", "Jersey", "", "Saint Helier", []string{"Channel Islands"},
		Territory, "GBR", "Crown dependency, not part of the United Kingdom, which conducts its foreign relations."},
	{"MSR", "MS", "Montserrat", "", "Brades", nil, Territory, "GBR", ""},
	{"PCN", "PN", "Pitcairn Islands", "", "Adamstown", nil, Territory, "GBR", ""},
	{"SGS", "GS", "South Georgia and the South Sandwich Islands", "", "", nil, Territory, "GBR",
		"Administered by the United Kingdom; claimed by Argentina."},
	{"SHN", "SH", "Saint Helena, Ascension and Tristan da Cunha", "", "Jamestown", []string{"St Helena"},
		Territory, "GBR", ""},
	{"TCA", "TC", "Turks and Caicos Islands", "", "Cockburn Town", nil, Territory, "GBR", ""},
	{"VGB", "VG", "British Virgin Islands", "", "Road Town", []string{"BVI"}, Territory, "GBR", ""},

	{"ABW", "AW", "Aruba", "", "Oranjestad", nil, Territory, "NLD", ""},
	{"CUW", "CW", "Curaçao", "Kòrsou", "Willemstad", nil, Territory, "NLD", ""},
	{"SXM", "SX", "Sint Maarten", "", "Philipsburg", nil, Territory, "NLD", ""},

	{"ASM", "AS", "American Samoa", "Amerika Sāmoa", "Pago Pago", nil, Territory, "USA", ""},
	{"GUM", "GU", "Guam", "Guåhan", "Hagåtña", nil, Territory, "USA", ""},
	{"MNP", "MP", "Northern Mariana Islands", "", "Saipan", []string{"Marianas"}, Territory, "USA", ""},
	{"PRI", "PR", "Puerto Rico", "", "San Juan", nil, Territory, "USA", ""},
	{"VIR", "VI", "United States Virgin Islands", "", "Charlotte Amalie", []string{"US Virgin Islands", "USVI"},
		Territory, "USA", ""},
}
