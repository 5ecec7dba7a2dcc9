package country

// oceania lists the members of the United Nations in Oceania, columns as in africa.
var oceania = []Country{
	{"AUS", "AU", "Australia", "", "Canberra", nil, Member, "", ""},
	{"FJI", "FJ", "Fiji", "Viti", "Suva", nil, Member, "", ""},
	{"KIR", "KI", "Kiribati", "", "South Tarawa", []string{"Gilbert Islands"}, Member, "", ""},
	{"MHL", "MH", "Marshall Islands", "Aelōn̄ in M̧ajeļ", "Majuro", nil, Member, "", ""},
	{"FSM", "FM", "Micronesia", "", "Palikir", []string{"Federated States of Micronesia"}, Member, "", ""},
	{"NRU", "NR", "Nauru", "Naoero", "Yaren", nil, Member, "", ""},
	{"NZL", "NZ", "New Zealand", "", "Wellington", []string{"Aotearoa"}, Member, "", ""},
	{"PLW", "PW", "Palau", "Belau", "Ngerulmud", nil, Member, "", ""},
	{"PNG", "PG", "Papua New Guinea", "Papua Niugini", "Port Moresby", nil, Member, "", ""},
	{"WSM", "WS", "Samoa", "Sāmoa", "Apia", []string{"Western Samoa"}, Member, "", ""},
	{"SLB", "SB", "Solomon Islands", "", "Honiara", nil, Member, "", ""},
	{"TON", "TO", "Tonga", "", "Nukuʻalofa", nil, Member, "", ""},
	{"TUV", "TV", "Tuvalu", "", "Funafuti", []string{"Ellice Islands"}, Member, "", ""},
	{"VUT", "VU", "Vanuatu", "", "Port Vila", []string{"New Hebrides"}, Member, "", ""},
}
