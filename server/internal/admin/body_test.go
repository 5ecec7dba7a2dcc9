package admin

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// A form of which no more comes is answered, and so is one that breaks off.
func TestFormThatDoesNotArrive(t *testing.T) {
	o := open(t)
	o.publish(visit(), "first")
	for _, test := range []struct {
		name string
		end  error
		want int
	}{
		{"it is late", os.ErrDeadlineExceeded, http.StatusRequestTimeout},
		{"it breaks off", io.ErrUnexpectedEOF, http.StatusBadRequest},
	} {
		r := httptest.NewRequest("POST", "/report/"+visitID, io.MultiReader(strings.NewReader("text=half"), ending{test.end}))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		o.ServeHTTP(w, r)
		if w.Code != test.want || !strings.Contains(w.Body.String(), "Nothing was written") {
			t.Errorf("%s: %d %s, want %d", test.name, w.Code, w.Body, test.want)
		}
	}
}

// ending is a body that ends with an error.
type ending struct{ error }

func (e ending) Read([]byte) (int, error) { return 0, e.error }
