package editions

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"recognitionmap/app/state"
	"recognitionmap/geodata/country"
	"recognitionmap/geodata/relation"
	"recognitionmap/server/internal/content"
	"recognitionmap/server/internal/desk"
	"recognitionmap/server/internal/frame"
	"recognitionmap/server/internal/proof"
)

// receiptPage is the form for a receipt, and a receipt where one was asked for.
type receiptPage struct {
	Fault    string // what was wrong with what was asked
	Code     country.Code
	Date     string
	Today    string
	Name     string // of the country
	Day      string // in words
	Edition  int64
	Signed   string // "" for none
	File     string // address of it alone
	Entry    string // address of what it is about, as the record stood
	FirstDay string
}

// serveReceipt answers GET /receipt?country=&date=: how a country stood on a day by the newest edition, or the one that is
// asked for, signed; with file=1 the signed text alone. Without a country it is the form.
func (e *editions) serveReceipt(w http.ResponseWriter, r *http.Request) {
	query, today := r.URL.Query(), e.Today()
	s := e.desk.StateOf(r.Context())
	p := receiptPage{Date: query.Get("date"), Today: today.String(), FirstDay: state.FirstDay.String(), Edition: s.Number}
	page := frame.Page{Name: "receipt", Title: "Receipt", Here: "/data", Noindex: true, Revision: s.Revision()}
	if !query.Has("country") {
		page.Body = p
		e.serve(w, r, http.StatusOK, page, "")
		return
	}
	place, day, err := e.asked(query, today)
	var signed []byte
	if err == nil {
		if signed, err = e.sign(r, s, place, day); err != nil {
			e.fail(w, r, err)
			return
		}
	}
	switch {
	case err != nil && query.Get("file") != "":
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	case err != nil:
		p.Fault, page.Faulty = err.Error(), true
		page.Body = p
		e.serve(w, r, http.StatusBadRequest, page, "")
		return
	case query.Get("file") != "":
		open(w.Header())
		w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="recognition-map-%s-%s-%d.txt"`, place.Code, day, s.Number))
		content.New("text/plain; charset=utf-8", signed, content.Quick).Serve(w, r, "no-store")
		return
	}
	at := url.Values{"country": {string(place.Code)}, "date": {day.String()}, "edition": {strconv.FormatInt(s.Number, 10)}}
	p.Entry = "/country/" + string(place.Code) + "?date=" + day.String() + "&edition=" + at.Get("edition")
	at.Set("file", "1")
	p.Code, p.Date, p.Name, p.Day, p.Signed, p.File = place.Code, day.String(), place.Name, day.Long(), string(signed), "/receipt?"+at.Encode()
	page.Title, page.Body = "Receipt: "+place.Name+" on "+day.Long(), p
	e.serve(w, r, http.StatusOK, page, "")
}

// asked reads what a receipt is wanted for. The error is for a person.
func (e *editions) asked(query url.Values, today relation.Day) (place country.Country, day relation.Day, err error) {
	code, err := country.Parse(query.Get("country"))
	if err != nil {
		return place, 0, fmt.Errorf("%q is no country of the map, want its code, such as RUS", relation.Clip(query.Get("country"), 40))
	}
	place, _ = country.Lookup(code)
	day = today
	if text := query.Get("date"); text != "" {
		if day, err = relation.ParseDay(text); err != nil {
			return place, 0, fmt.Errorf("%q is no day, want YYYY-MM-DD", relation.Clip(text, 40))
		}
	}
	if day < state.FirstDay || day > today {
		return place, 0, fmt.Errorf("%s is out of range, want a day from %s to %s", day.Long(), state.FirstDay.Long(), today.Long())
	}
	return place, day, nil
}

func (e *editions) sign(r *http.Request, s *desk.State, place country.Country, day relation.Day) ([]byte, error) {
	known := e.Learned()
	text, err := proof.NewReceipt(s, e.Releaser.Tree, place.Code, day, e.Now(), func(address string) (time.Time, string) {
		page := known.Page(address)
		return page.Read, page.Hash
	})
	if err != nil {
		return nil, err
	}
	return e.Releaser.Keys.Sign(r.Context(), text)
}
