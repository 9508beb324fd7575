package breachpage

import (
	"candour/internal/breach"
	"candour/internal/ledger"
)

// change asks what changes so that it does not happen again.
var change = step{
	title: "What changes?", button: "Record it", fields: changeFields,
	lede: func(stepPage) string {
		return "What changes in how the work is done, so that it does not happen again to another family."
	},
	reads: func(p stepPage) deed {
		form := breach.ChangeBody{What: p.form.Text("what"), Who: p.form.Text("who"), By: p.form.Date("by", "The day")}
		return func(b *breach.Breach, s breach.Step) (ledger.Change, error) { return b.WillChange(s, form) }
	},
}
