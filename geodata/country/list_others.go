package country

// others lists the places outside the United Nations that conduct their foreign relations themselves, then the shapes
// without a government of their own; columns as in africa.
var others = []Country{
	{"COK", "CK", "Cook Islands", "Kūki ʻĀirani", "Avarua", nil, NonMember, "",
		"Self-governing in free association with New Zealand; conducts its own foreign relations, not a member of the United Nations."},
	{"XKX", "XK", "Kosovo", "Kosova / Косово", "Pristina", []string{"Prishtina"}, NonMember, "",
		"Declared independence from Serbia in 2008; recognized by about a hundred states, claimed by Serbia, not a member of the United Nations."},
	{"NIU", "NU", "Niue", "Niuē", "Alofi", nil, NonMember, "",
		"Self-governing in free association with New Zealand; conducts its own foreign relations, not a member of the United Nations."},
	{"CYN", "", "Northern Cyprus", "Kuzey Kıbrıs", "Nicosia", []string{"TRNC", "North Cyprus"}, NonMember, "",
		"Declared independence from Cyprus in 1983; recognized by Turkey alone and regarded by the United Nations as part of Cyprus."},
	{"SOL", "", "Somaliland", "", "Hargeisa", nil, NonMember, "",
		"Declared independence from Somalia in 1991; claimed by Somalia, not a member of the United Nations."},
	{"TWN", "TW", "Taiwan", "臺灣", "Taipei", []string{"Republic of China", "ROC", "Chinese Taipei", "Formosa"}, NonMember, "",
		"Governed by the Republic of China and claimed by the People’s Republic of China; not a member of the United Nations."},
	{"ESH", "EH", "Western Sahara", "الصحراء الغربية", "", []string{"Sahrawi Republic", "SADR", "Laayoune"}, NonMember, "",
		"Disputed between Morocco, which holds most of it, and the Polisario Front; on the United Nations’ list of non-self-governing territories."},

	{"ATA", "AQ", "Antarctica", "", "", nil, Ungoverned, "",
		"Under the Antarctic Treaty of 1959, which leaves territorial claims open."},
	{"KAS", "", "Siachen Glacier", "", "", nil, Ungoverned, "",
		"Uninhabited; disputed between India and Pakistan."},
}
