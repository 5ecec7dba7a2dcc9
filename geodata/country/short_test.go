package country

import "testing"

func TestShort(t *testing.T) {
	for code, short := range shorts {
		c, ok := Lookup(code)
		if !ok {
			t.Errorf("shorts has %s, which is no place", code)
		}
		if len(short) >= len(c.Name) || c.Short() != short {
			t.Errorf("%s.Short() = %q, want %q, and that shorter than %q", code, c.Short(), short, c.Name)
		}
	}
	if c, _ := Lookup("FRA"); c.Short() != "France" {
		t.Errorf("FRA.Short() = %q, want its name", c.Short())
	}
}
