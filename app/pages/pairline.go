package pages

import (
	"recognitionmap/app/state"
	"recognitionmap/app/ui"
	"recognitionmap/geodata/country"
)

// PairLine says how a place stands on both days of a comparison, "" where nothing is compared.
func PairLine(m *Model, code country.Code) string {
	c, ok := country.Lookup(code)
	if !ok || m.View.Page != state.Compare {
		return ""
	}
	v := m.View
	return v.Span.From.Long() + " – " + ui.PlaceLabel(m.Record.On(v.Span.From), v.Look.Lens, c) + ". " +
		v.Span.To.Long() + " – " + ui.PlaceLabel(m.Record.On(v.Span.To), v.Look.Lens, c) + "."
}
