package breachpage

import (
	"candour/internal/breach"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/words"
)

// retrieval asks what was done to get it back.
var retrieval = step{
	title: "Get it back", button: "Record it", fields: retrievalFields,
	lede: func(stepPage) string {
		return "Each step is recorded by itself: asked back, then back or deleted, with who confirmed it."
	},
	reads: func(p stepPage) deed {
		form := breach.RetrievalBody{Step: breach.RetrievalStep(p.form.Text("step")), Words: p.form.Text("words")}
		return func(b *breach.Breach, s breach.Step) (ledger.Change, error) { return b.Retrieve(s, form) }
	},
}

func retrievalSteps() []govuk.Option {
	var all []govuk.Option
	for _, s := range breach.RetrievalSteps {
		all = append(all, govuk.Option{Value: string(s), Label: words.UpperFirst(s.Words())})
	}
	return all
}
