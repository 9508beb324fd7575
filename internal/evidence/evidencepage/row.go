package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
)

// rowWhy is who said an item, and for what does not simply stand, why.
func rowWhy(v *view, i *evidence.Item) templ.Component {
	text := v.source(i) + "."
	if s := v.so(i); s == footing.Disputed || s == footing.NoLongerStands {
		text += " " + v.why(i)
	}
	return govuk.Text(text)
}
