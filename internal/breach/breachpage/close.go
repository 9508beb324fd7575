package breachpage

import (
	"candour/internal/breach"
	"candour/internal/ledger"
)

// closing asks for the account with which the breach is closed.
var closing = step{
	title: "Close the breach", button: "Close it", fields: closeFields,
	lede: func(stepPage) string {
		return "What happened and what was done, in a few sentences. Nothing can be added afterwards."
	},
	reads: func(p stepPage) deed {
		form := breach.ClosedBody{Words: p.form.Text("words")}
		return func(b *breach.Breach, s breach.Step) (ledger.Change, error) { return b.Close(s, form) }
	},
}
