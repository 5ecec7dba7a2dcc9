// These programs take longer to compile than all else here, so make openapi runs them and not every test does.

//go:build outside

package api

import (
	"net/http"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
)

func checker(t *testing.T, document []byte) validator.Validator {
	t.Helper()
	parsed, err := libopenapi.NewDocument(document)
	if err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(parsed)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return v
}

func init() {
	outside = func(t *testing.T, document []byte, r *http.Request, answer *http.Response) {
		if ok, faults := checker(t, document).ValidateHttpResponse(r, answer); !ok {
			for _, f := range faults {
				t.Errorf("%s: %s", f.Message, f.Reason)
				for _, s := range f.SchemaValidationErrors {
					t.Errorf("  %s: %s", s.FieldPath, s.Reason)
				}
			}
		}
	}
}

func TestDocumentIsValid(t *testing.T) {
	s := real(t)
	for _, form := range []string{"json", "yaml"} {
		v := checker(t, s.ask("GET", "/api/v1/openapi."+form, "").Body.Bytes())
		if ok, faults := v.ValidateDocument(); !ok {
			for _, f := range faults {
				t.Errorf("openapi.%s: %s: %s", form, f.Message, f.Reason)
				for _, s := range f.SchemaValidationErrors {
					t.Errorf("  %s: %s", s.FieldPath, s.Reason)
				}
			}
		}
	}
}
