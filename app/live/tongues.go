package live

import "recognitionmap/geodata/country"

// tongues are the names of places in other languages, which most readers never search by: fetched with the first letter of
// a search.
type tongues struct {
	address string // "" where there are none, or when they were asked for
	typed   string // what is searched for meanwhile
}

// learn makes the search know them, and looks again for what was typed until they had come.
func (p *Program) learn(typed string) {
	t := &p.tongues
	t.typed = typed
	if t.address == "" || typed == "" {
		return
	}
	address := t.address
	t.address = ""
	p.document.Fetch(address, func(body []byte, err error) {
		if err != nil {
			t.address = address // with the next letter
			return
		}
		country.Learn(string(body))
		if t.typed != "" {
			p.Do(Type{t.typed})
		}
	})
}
