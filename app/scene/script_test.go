package scene

import (
	"encoding/json"
	"regexp"
	"testing"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
)

// script looks rows up as web/js/rows.js does, from their JSON.
type script struct {
	Lens          relation.Lens
	First, Last   int
	Today         int
	Months        [][3]any
	Numerals      [2][]string
	Dated         string
	Texts         map[string]string
	Marks         []string
	Looks         []scriptLook
	Stands        [][2]string
	Places        map[country.Code][]any
	Spoken, Rolls []string
	Counts        [][]*int
	Days          []int
	queries       [2]string
	cursor        map[country.Code]int // where the step of the last day was: days are asked for ascending
}

type scriptLook struct {
	Set         map[string]string
	Says, Doubt string
}

func scriptOf(t testing.TB, rows *Rows, v state.View) *script {
	t.Helper()
	text, err := json.Marshal(rows)
	if err != nil {
		t.Fatal(err)
	}
	r := &script{queries: Queries(v), cursor: map[country.Code]int{}}
	if err := json.Unmarshal(text, r); err != nil {
		t.Fatal(err)
	}
	return r
}

// placed is what the script finds for a place on a day.
type placed struct {
	name, as   string
	look       scriptLook
	stand, tip string
}

func (r *script) place(c country.Code, d relation.Day) placed {
	row, p := r.Places[c], placed{}
	p.name = row[0].(string)
	holder := c
	if as, ok := row[1].(string); ok {
		p.as, holder = as, country.Code(row[2].(string))
		row = r.Places[holder]
	}
	i := max(1, r.cursor[holder])
	if relation.Day(row[i].(float64)) > d {
		i = 1
	}
	for i+3 < len(row) && relation.Day(row[i+3].(float64)) <= d {
		i += 3
	}
	r.cursor[holder] = i
	p.look = r.Looks[int(row[i+1].(float64))]
	stand := r.Stands[int(row[i+2].(float64))]
	p.stand, p.tip = stand[0], stand[1]
	return p
}

func (r *script) day(d relation.Day) (spoken, roll string, counts []*int) {
	i := 0
	for i+4 < len(r.Days) && relation.Day(r.Days[i+4]) <= d {
		i += 4
	}
	return r.Spoken[r.Days[i+1]], r.Rolls[r.Days[i+2]], r.Counts[r.Days[i+3]]
}

var hole = regexp.MustCompile(`\{(\w+)\}`)

func fill(text string, values map[string]string) string {
	return hole.ReplaceAllStringFunc(text, func(h string) string {
		if v, ok := values[h[1:len(h)-1]]; ok {
			return v
		}
		return h
	})
}

func (r *script) values(d relation.Day) map[string]string {
	at := 0
	for at+1 < len(r.Months) && relation.Day(r.Months[at+1][0].(float64)) <= d {
		at++
	}
	month := r.Months[at]
	n := int(d) - int(month[0].(float64))
	iso := map[string]string{"iso": fill(month[2].(string), map[string]string{"n": r.Numerals[1][n]})}
	query, dated := r.queries[0], fill(r.Dated, iso)
	if int(d) == r.Today {
		query, dated = r.queries[1], ""
	}
	return map[string]string{"iso": iso["iso"], "day": fill(month[1].(string), map[string]string{"n": r.Numerals[0][n]}), "query": fill(query, iso), "dated": dated}
}

func (r *script) address(c country.Code, d relation.Day) string {
	values, name := r.values(d), "close"
	if c != "" {
		name, values["code"] = "open", string(c)
	}
	return fill(r.Texts[name], values)
}
