package admin

import (
	"net/url"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"recognitionmap/server/internal/desk"
)

// Whatever stands in a form is carried on as it was typed, as text that a page can show.
func FuzzForm(f *testing.F) {
	for _, seed := range []string{
		"country=FRA&date=2026-01-02&kind=visit&headline=An+envoy+visits&confidence=confirmed&source-0-url=https://mfa.gov.fr/1&source-0-publisher=Ministry&source-0-supports=all&reason=why&expect=3",
		"date=2026-02-30&detail=a%0D%0Ab%00%FF&source-49-url=x&source-50-url=y", "withdraw=1&reason=%20&expect=x", "headline=%EF%BB%BFa&headline=b", "%zz=1", "a;b=1",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, body string, known bool) {
		id := ""
		if known {
			id = visitID
		}
		values, err := url.ParseQuery(body)
		if err != nil {
			return
		}
		first := typedIn(fields{values}, id)
		carried := url.Values{}
		for _, h := range first.Hidden() {
			if !utf8.ValidString(h.Value) || strings.ContainsRune(h.Value, 0) {
				t.Errorf("%s holds %q", h.Name, h.Value)
			}
			carried.Set(h.Name, h.Value)
		}
		if again := typedIn(fields{carried}, id); !first.Withdraw && !reflect.DeepEqual(again, first) {
			t.Errorf("%q is typed as\n%+v, carried on as\n%+v", body, first, again)
		}
		if _, unread := desk.ReadDate(first.Date); len(unread) == 0 && first.Date != "" && first.event().Date.String() != first.Date {
			t.Errorf("the date %q is read as %s", first.Date, first.event().Date)
		}
	})
}
