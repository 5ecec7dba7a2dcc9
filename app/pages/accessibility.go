package pages

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"recognitionmap/app/ui"
)

func accessibility(*Model) []app.UI { return []app.UI{ui.Text("h1", "", "Accessibility")} }
